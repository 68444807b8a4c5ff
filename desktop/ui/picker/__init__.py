"""The dialog in which contacts or companies are chosen for a call list."""
