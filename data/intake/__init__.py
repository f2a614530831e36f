"""What happens to an uploaded file before it may be published: read, check, compare."""
