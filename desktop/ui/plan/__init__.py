"""The dialog that shows what a write will do, and asks for confirmation."""
