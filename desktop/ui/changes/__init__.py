"""What the supervisor changes: planned, shown, carried out, told."""
