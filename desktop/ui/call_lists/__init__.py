"""The tab of all call lists."""
