"""What opens a portal to the program: values that hold secrets, and the masking of them everywhere."""
