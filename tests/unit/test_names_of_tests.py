"""The tests of a module can be found by its name."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
HOUSE = TESTS.parent / "desktop"


@pytest.fixture(scope="module")
def names():
    """Return the names of all modules and folders of the program."""
    return {path.stem for path in HOUSE.rglob("*") if path.suffix == ".py" or path.is_dir()}


@pytest.mark.parametrize(
    "path",
    [path for folder in ("unit", "ui") for path in sorted((TESTS / folder).rglob("test_*.py"))],
    ids=lambda path: str(path.relative_to(TESTS)),
)
def test_it_is_named_for_a_module_or_folder_or_says_what_else_it_is_about(path, names):
    words = path.stem.split("_")[1:]
    beginnings = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    assert beginnings & names or path.read_text(encoding="utf-8").startswith('"""')
