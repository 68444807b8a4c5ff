"""Ending the program while a change is being carried out."""
