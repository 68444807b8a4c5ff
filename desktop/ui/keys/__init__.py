"""The window that lists all keyboard shortcuts."""
