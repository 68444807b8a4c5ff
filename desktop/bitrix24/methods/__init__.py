"""The REST methods that the program uses, one module a subject: typed values in and out, over the line."""
