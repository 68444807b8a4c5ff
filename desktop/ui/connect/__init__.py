"""The dialog that connects a portal."""
