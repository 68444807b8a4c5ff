"""The evening report: its dialog, and what it is made into."""
