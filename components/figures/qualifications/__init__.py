"""Qualifications and work-based learning."""
