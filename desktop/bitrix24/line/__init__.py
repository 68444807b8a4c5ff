"""The line to one portal: one request at a time, within the limits, packed, repeated where that is safe."""
