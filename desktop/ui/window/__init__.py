"""The main window: tabs, actions, status bar, and what keeps its data fresh."""
