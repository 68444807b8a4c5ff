"""The side panel: how the selection is going."""
