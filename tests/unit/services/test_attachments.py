import os
import stat
from pathlib import Path, PureWindowsPath

import pytest

from desktop.services.attachments import as_files, file_name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Контакты ноябрь.xlsx", "Контакты ноябрь.xlsx"),
        ("", "attachment"),
        ("..", "attachment"),
        (" . ", "attachment"),
        ("a.csv. . ", "a.csv"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("C:\\a|b?.csv", "C__a_b_.csv"),
        ("a\0\n\u202evsc.exe", "a___vsc.exe"),
        ("aux", "_aux"),
        ("CON.csv", "_CON.csv"),
        ("com1 .txt", "_com1.txt"),
        ("\ud800.csv", "_.csv"),
        ("x" * 260 + ".csv", "x" * 96 + ".csv"),
        ("漢" * 200 + ".xlsx", "漢" * 78 + ".xlsx"),
        ("a." + "x" * 300, "a." + "x" * 98),
    ],
)
def test_names_are_allowed_everywhere(name, made, tmp_path):
    assert file_name(name) == made
    assert PureWindowsPath(made).name == made
    (tmp_path / made).write_bytes(b"")


def test_files_are_only_the_users_and_go_afterwards():
    with as_files([("a.csv", b"1"), ("a.csv", b"2"), ("../a.csv", b"3")]) as paths:
        folder = paths[0].parents[1]
        assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]
        assert {path.resolve().parents[1] for path in paths} == {folder.resolve()}
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()


def test_a_full_disk_leaves_nothing_behind(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"), as_files([("a.csv", b"1")]):
        pytest.fail("entered")
    assert list(tmp_path.iterdir()) == []
