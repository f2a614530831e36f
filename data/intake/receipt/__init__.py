"""What an office keeps after publishing: who, when, what, how much, and the marks by which it is found again."""

from data.intake.receipt.facts import Published, receipt
from data.intake.receipt.page import receipt_html

__all__ = ["Published", "receipt", "receipt_html"]
