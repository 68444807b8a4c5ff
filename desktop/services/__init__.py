"""What the supervisor does, one module a subject. Never Qt."""
