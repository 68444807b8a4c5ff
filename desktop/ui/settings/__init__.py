"""The dialog of the program's settings."""
