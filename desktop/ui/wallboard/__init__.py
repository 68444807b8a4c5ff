"""The wallboard: what happens in the call lists, for a screen that everybody in the room sees."""
