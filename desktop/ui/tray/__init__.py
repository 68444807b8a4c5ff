"""The program without its window: an icon in the system's tray, and what is told there."""
