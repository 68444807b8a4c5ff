"""From dropped files to rows, columns and candidates. Uses neither Qt nor the portal."""
