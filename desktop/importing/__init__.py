"""Dropped files to rows, columns and candidates. Never Qt, never the portal."""
