"""The words for each kind of write, one module per subject; `kinds` lists them all."""
