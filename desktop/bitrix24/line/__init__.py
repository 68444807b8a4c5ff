"""The line to one portal: requests within the limits, packed, side by side, repeated where that is safe."""
