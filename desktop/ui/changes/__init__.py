"""Changes by the supervisor: planned, shown, carried out, reported."""
