"""New versions of the program: looked for only where that was chosen."""
