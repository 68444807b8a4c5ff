"""The icon is drawn in every size, and the containers of Windows and macOS hold what they declare."""

import struct

import pytest
from PySide6.QtGui import QImage


@pytest.fixture
def drawn(script, tmp_path, qapp, monkeypatch):
    icons = script("icons")
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication", lambda words: qapp)
    icons.draw(tmp_path)
    return icons, tmp_path


def test_every_size_has_the_drawing_that_is_legible_in_it(drawn):
    icons, folder = drawn
    for size in icons.SIZES:
        image = QImage(str(folder / f"{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        whitest = max(image.pixelColor(x, y).lightness() for x in range(size) for y in range(size))
        assert whitest > 245, f"at {size} pixels nothing on it is white"
        assert image.pixelColor(size // 2, size // 8).blue() > image.pixelColor(size // 2, size // 8).red() + 60


def test_windows_finds_its_pictures(drawn):
    icons, folder = drawn
    content = (folder / "call-list-desk.ico").read_bytes()
    reserved, kind, count = struct.unpack("<HHH", content[:6])
    assert (reserved, kind, count) == (0, 1, len(icons.ICO_SIZES))
    for place, size in enumerate(icons.ICO_SIZES):
        width, _, _, _, _, _, length, offset = struct.unpack("<BBBBHHII", content[6 + 16 * place : 22 + 16 * place])
        assert width == size % 256
        assert content[offset : offset + length] == (folder / f"{size}.png").read_bytes()


def test_macos_finds_its_pictures(drawn):
    icons, folder = drawn
    content = (folder / "call-list-desk.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    at, sizes = 8, []
    while at < len(content):
        kind, length = struct.unpack(">4sI", content[at : at + 8])
        sizes.append(icons.ICNS_TYPES[kind])
        assert content[at + 8 : at + length] == (folder / f"{sizes[-1]}.png").read_bytes()
        at += length
    assert sizes == list(icons.ICNS_TYPES.values())
