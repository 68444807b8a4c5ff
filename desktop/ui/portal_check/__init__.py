"""The check of the portal: which way it answers where portals may differ."""
