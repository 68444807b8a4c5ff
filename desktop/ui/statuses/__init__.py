"""The tab of the CALL_LIST dictionary."""
