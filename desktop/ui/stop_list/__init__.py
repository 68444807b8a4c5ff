"""The supervisor's own stop list: its dialog, what is put on it, and how it is saved."""
