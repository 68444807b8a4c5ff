"""What the window says of each kind of write, one module a kind; `kinds` lists them."""
