"""The log and the diagnostics of the Help menu."""
