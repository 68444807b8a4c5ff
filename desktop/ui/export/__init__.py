"""A table as a file."""
