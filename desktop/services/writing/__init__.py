"""Every write to the portal: one path that all take, and one module a subject that is written."""
