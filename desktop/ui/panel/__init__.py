"""The side panel: the progress of what is selected."""
