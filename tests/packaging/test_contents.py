"""A frozen program has everything that its code imports; parts left out go with all that belongs to them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def contents(script):
    return script("contents")


def test_no_module_is_excluded_that_the_program_imports(contents):
    used = {name for path in (ROOT / "desktop").rglob("*.py") for name in contents.imported(path)}
    excluded = [name for name in used for other in contents.EXCLUDED if f"{name}.".startswith(f"{other}.")]
    assert excluded == []
    assert [name for name in used if contents.UNUSED_DATA.match(name)] == []


def test_the_plugins_and_modules_of_qt_that_stay_exist(contents):
    folder = Path(importlib.util.find_spec("PySide6").origin).parent
    for kind, names in contents.PLUGINS.items():
        there = {path.name.partition(".")[0].removeprefix("lib") for path in folder.glob(f"**/plugins/{kind}/*")}
        # This system's wheel lacks the plugins of other systems; of a folder that exists, at least one must stay.
        assert not there or there & names, kind
    used = contents.qt_modules_of(ROOT / "desktop")
    assert {"QtCore", "QtGui", "QtWidgets"} <= used
    assert contents.left_out_of_qt(["QtCore", "QtQml", *used], used) == ["PySide6.QtQml"]


WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
from desktop.qtkit.plot import Plot
"""


def test_charts_are_drawn_without_what_is_left_out(contents):
    qt = Path(importlib.util.find_spec("PySide6").origin).parent.glob("Qt*.*")
    names = {path.name.partition(".")[0] for path in qt if path.suffix != ".pyi"}
    left_out = contents.left_out_of_qt(names, contents.qt_modules_of(ROOT / "desktop"))
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *contents.EXCLUDED, *left_out],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_keyring_needs_nothing_that_is_left_out(contents):
    code = (
        "import sys; sys.modules.update(dict.fromkeys(sys.argv[1:]))\n"
        "import secretstorage, keyring.backends.SecretService as found\n"
        "from secretstorage import dhcrypto, util\n"
        "assert found.secretstorage is secretstorage"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *contents.EXCLUDED], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_windows_reaches_its_keyring_by_ctypes(contents):
    assert {"cffi", "pycparser"} <= set(contents.EXCLUDED), "with cffi alone the keyring would fail without a word"


@pytest.mark.parametrize(("version", "excluded"), [((3, 11, 9), True), ((3, 12, 0), False), ((3, 13, 1), False)])
def test_only_what_python_has_is_excluded(script, monkeypatch, version, excluded):
    monkeypatch.setattr(sys, "version_info", version)
    assert ("distutils" in script("contents").EXCLUDED) is excluded


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/imageformats/qjpeg.dll", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_ru.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/translations/qt_ru.qm", False),
        ("desktop/resources/translations/call-list-desk_ru.qm", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6", False),
        ("libQt6EglFsKmsSupport.so.6", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("msgspec/_core.so", True),
    ],
)
def test_what_stays(contents, name, stays):
    assert contents.stays(name, {"QtCore"}) is stays


@pytest.mark.parametrize("name", ["PySide6/QtNetwork.abi3.so", "libQt6Network.so.6", "PySide6/Qt6Network.dll"])
def test_the_network_of_qt_stays_when_it_is_used(contents, name):
    assert contents.stays(name, {"QtNetwork"})
    assert not contents.stays(name, {"QtCore"})


@pytest.mark.parametrize(
    ("library", "stays"),
    [
        ("libssl.so.3", True),
        ("libsqlite3.so.0", True),
        ("libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", True),
        ("libxcb.so.1", False),
        ("libX11.so.6", False),
        ("libglib-2.0.so.0", False),
        ("libstdc++.so.6", False),
        ("libfontconfig.so.1", False),
    ],
)
def test_of_the_systems_libraries_few_stay(contents, library, stays):
    assert bool(contents.SYSTEM_LIBRARIES_THAT_STAY.match(library)) is stays
