"""The dialog that turns dropped contact exports into call lists."""
