"""The window with charts of what happened in call lists."""
