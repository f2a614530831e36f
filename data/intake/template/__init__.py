"""The file that an office fills in: the figures in force, the columns of the schema, and what each of them takes."""

from data.intake.template.file import template, template_name

__all__ = ["template", "template_name"]
