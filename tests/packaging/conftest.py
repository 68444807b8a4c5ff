"""The scripts in packaging/, a folder that is not a package."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture
def script(monkeypatch):
    """Yield a function that imports a script of packaging/, given its path without ".py", with its neighbours."""
    made = set(sys.modules)

    def load(name):
        path = PACKAGING / f"{name}.py"
        monkeypatch.syspath_prepend(str(PACKAGING))
        monkeypatch.syspath_prepend(str(path.parent))
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, path.stem, module)
        spec.loader.exec_module(module)
        return module

    yield load
    for name in set(sys.modules) - made:
        if Path(getattr(sys.modules[name], "__file__", None) or "/").is_relative_to(PACKAGING):
            del sys.modules[name]
