"""What an action must be told before it can be planned: the upper part of a plan dialog, one module an action."""
