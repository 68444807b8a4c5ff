"""The manual page of the Debian package names every option of the program."""

import argparse
from pathlib import Path

from desktop.cli import parser

MANUAL = Path(__file__).resolve().parents[2] / "packaging" / "linux" / "call-list-desk.1"


def test_every_option_is_in_the_manual_page():
    text = MANUAL.read_text(encoding="utf-8").replace(r"\-", "-")
    for action in parser()._actions:
        if action.option_strings and action.help != argparse.SUPPRESS and action.dest != "help":
            assert action.option_strings[-1] in text, action.option_strings
