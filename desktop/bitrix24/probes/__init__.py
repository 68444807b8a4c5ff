"""Read-only questions that show which way a portal answers where portals may differ (contract 14, 15)."""
