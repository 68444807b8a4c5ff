"""Logging of the program: to standard error, masked, so that no secret ever stands in it."""

import logging

from desktop.bitrix24 import masking

LEVELS = ("debug", "info", "warning", "error")


def set_up(level: str) -> None:
    """Send log records of this level and above to standard error, through the filter that masks secrets."""
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", datefmt="%H:%M:%S"
    )
    masking.install()
