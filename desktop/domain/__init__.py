"""Typed values and rules of call lists. Standard library only, no I/O."""
