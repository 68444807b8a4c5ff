"""The history of all lists as a file."""
