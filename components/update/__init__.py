"""Updating the data: a file is uploaded, checked, compared, published; versions are looked up and restored."""
