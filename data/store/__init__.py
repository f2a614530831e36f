"""What offices have published: append-only versions in a database, above the bundled data, which are version 0.

Import its modules by name: those that open the database import SQLAlchemy, which a dashboard without versions never needs.
"""
