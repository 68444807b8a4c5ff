"""What is shown when the program itself has failed."""
