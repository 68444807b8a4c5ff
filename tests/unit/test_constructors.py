"""No class has more than four collaborators, so that its dependencies can be taken in at a glance."""

import ast
from pathlib import Path

import desktop

HOUSE = Path(desktop.__file__).parent
MOST = 4


def collaborators(constructor: ast.FunctionDef) -> list[str]:
    """Return the arguments by position, except for Qt's parent; options given by name are no collaborators."""
    names = [argument.arg for argument in (*constructor.args.posonlyargs, *constructor.args.args)]
    return [name for name in names if name not in {"self", "parent"}]


def test_constructors_take_at_most_four_collaborators():
    crowded = {
        f"{path.relative_to(HOUSE)}: {made.name}({', '.join(names)})"
        for path in HOUSE.rglob("*.py")
        for made in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(made, ast.ClassDef)
        for part in made.body
        if isinstance(part, ast.FunctionDef) and part.name == "__init__"
        if len(names := collaborators(part)) > MOST
    }
    assert not crowded
