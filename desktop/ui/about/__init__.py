"""About the program: versions, and the libraries in it with their licences."""
