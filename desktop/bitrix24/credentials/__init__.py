"""Credentials: values that hold secrets, and masking secrets everywhere."""
