"""The dialog for choosing contacts or companies for a call list."""
