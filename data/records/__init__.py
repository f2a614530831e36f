"""Extracts of enrolment records, counted into the tables that offices publish. The dashboard itself never imports this."""
