"""The window with what operators did on a day: calls, talk time, people done."""
