"""The tools that build the packages are pinned, so that they can't be replaced: by commit, by version, by hash."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")


def test_actions_are_named_by_commit():
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_tools_are_named_by_version():
    assert re.findall(r"choco install (.*)", WORKFLOW) == ["nsis --version=3.11 --no-progress --yes"]
    commands = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    for words in re.findall(r'"pip", "install",[^)]*', commands):
        assert re.search(r"==\d", words), words


def test_what_is_checked_out_keeps_no_access():
    assert WORKFLOW.count("actions/checkout@") == WORKFLOW.count("persist-credentials: false")
