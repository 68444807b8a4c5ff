"""The program in the task bar: progress, a number, and tasks that begin from its icon."""
