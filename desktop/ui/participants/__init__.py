"""The tab of the participants of the chosen call list."""
