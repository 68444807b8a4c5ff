"""Actions on several lists, or on the people in them; one module per operation."""
