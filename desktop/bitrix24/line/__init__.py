"""The line to one portal: requests within the limits, packed, side by side as the portal bears it, repeated where safe."""
