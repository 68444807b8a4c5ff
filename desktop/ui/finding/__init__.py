"""People who are found from the toolbar in all call lists."""
