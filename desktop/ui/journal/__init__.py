"""The journal: every write of this program to the portal."""
