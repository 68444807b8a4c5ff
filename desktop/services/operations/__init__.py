"""What the supervisor does to several lists, or out of what is in them, as one action; one module an operation."""
