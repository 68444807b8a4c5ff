"""The window that lists all keys."""
