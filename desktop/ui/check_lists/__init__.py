"""The check of all call lists: what is wrong in them, with the repair beside it."""
