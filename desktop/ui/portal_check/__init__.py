"""The check of the portal: how it answers where portals differ."""
