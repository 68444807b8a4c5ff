"""What must be chosen before an action can be planned: the upper part of a plan dialog, one module per action."""
