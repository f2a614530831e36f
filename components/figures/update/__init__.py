"""Updating the data in words and tables: what was found in a file, what it would change, which versions there are."""
