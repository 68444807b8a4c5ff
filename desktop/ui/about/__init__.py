"""About the program: versions, and the libraries with their licences."""
