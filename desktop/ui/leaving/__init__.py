"""The end of the program: asked about when a change is being carried out."""
