"""Mutual recognition of qualifications."""
