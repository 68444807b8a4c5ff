"""The checks before a commit are those of the project's own command, and they download nothing."""

import re
from pathlib import Path

CONFIGURATION = (Path(__file__).resolve().parents[2] / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_hooks_are_the_projects_own(script):
    assert set(re.findall(r"repo: (.*)", CONFIGURATION)) == {"local"}
    assert set(re.findall(r"language: (.*)", CONFIGURATION)) == {"system"}
    [command] = re.findall(r"entry: python3 packaging/dev\.py (.*)", CONFIGURATION)
    assert command in script("dev").COMMANDS
