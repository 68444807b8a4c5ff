"""The window for failures of the program itself."""
