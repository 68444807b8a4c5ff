"""Fonts with the widths and the line height of Segoe UI, which can't be had on Linux: Inter with other metrics.

Widths of Latin letters, digits and signs are those that Segoe UI and its metric-compatible Selawik have; of Cyrillic
letters those of the Latin ones of the same shape, and for others in proportion. Shapes stay Inter's: these fonts are
for measuring, not for looking at.
"""

import struct
from pathlib import Path

EM = 2048
_ASCENT, _DESCENT = 2210, 514
"""Of Segoe UI: its lines are a tenth higher than Inter's."""
_REGULAR = """
561 582 803 1210 1104 1676 1639 471 618 618 854 1401 444 819 444 798 1104 1104 1104 1104 1104 1104 1104 1104
1104 1104 444 444 1401 1401 1401 918 1956 1321 1174 1268 1436 1036 1000 1405 1454 545 731 1188 964 1839 1532
1544 1147 1544 1225 1088 1073 1407 1272 1913 1208 1132 1168 618 776 618 1401 850 549 1042 1204 946 1206 1071
641 1206 1159 496 496 1018 496 1764 1159 1200 1204 1206 712 869 694 1159 981 1480 940 991 926 618 490 618 1401
"""
_BOLD = """
565 670 1010 1213 1178 1776 1740 600 756 756 932 1448 555 828 555 908 1178 1178 1178 1178 1178 1178 1178 1178
1178 1178 555 555 1448 1448 1448 897 1954 1440 1313 1278 1510 1090 1065 1456 1569 649 912 1329 1047 1960 1618
1553 1258 1553 1337 1148 1200 1481 1366 2058 1342 1243 1243 756 893 756 1448 850 643 1102 1270 983 1268 1108
785 1268 1233 582 582 1145 582 1876 1239 1252 1270 1268 815 901 797 1239 1110 1633 1131 1102 981 756 668 756
1448
"""
"""From the space to the tilde, in units of 2048 an em."""
_SAME_SHAPES = dict(zip("АВЕЁКМНОРСТХаеёорсухіѕ", "ABEEKMHOPCTXaeeopcyxis", strict=True))
_WEIGHTS = {"Inter-Regular.ttf": _REGULAR, "Inter-Medium.ttf": _REGULAR, "Inter-SemiBold.ttf": _BOLD}
"""Segoe UI has no medium weight, and semibold is narrower than bold."""


def write_fonts(fonts: Path, target: Path) -> None:
    """Write the fonts of a folder with Segoe UI's metrics into another one, under the same names."""
    for name, widths in _WEIGHTS.items():
        font = bytearray((fonts / name).read_bytes())
        _set_metrics(font, widths_of(widths))
        (target / name).write_bytes(font)


def widths_of(listed: str = _REGULAR) -> dict[int, int]:
    """Return the widths that are known, by code point."""
    known = dict(enumerate(map(int, listed.split()), start=32))
    return known | {ord(letter): known[ord(shape)] for letter, shape in _SAME_SHAPES.items()}


def _set_metrics(font: bytearray, known: dict[int, int]) -> None:
    tables = {}
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        tables[tag.decode()] = offset
    unit = struct.unpack_from(">H", font, tables["head"] + 18)[0] / EM
    ascent, descent = round(_ASCENT * unit), round(_DESCENT * unit)
    struct.pack_into(">hhh", font, tables["hhea"] + 4, ascent, -descent, 0)
    struct.pack_into(">hhhHH", font, tables["OS/2"] + 68, ascent, -descent, 0, ascent, descent)
    glyphs = _glyphs(font, tables["cmap"])
    wide = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    places = {code: tables["hmtx"] + 4 * glyph for code, glyph in glyphs.items() if glyph < wide}
    before = {code: struct.unpack_from(">H", font, place)[0] for code, place in places.items()}
    measured = [code for code in known if code in before and chr(code).isalpha()]
    share = sum(known[code] for code in measured) * unit / sum(before[code] for code in measured)
    for code, place in places.items():
        width = known[code] * unit if code in known else before[code] * share
        struct.pack_into(">H", font, place, round(width))


def _glyphs(font: bytearray, cmap: int) -> dict[int, int]:
    """Return the glyphs by code point, from the character map of the basic plane (format 4)."""
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">HHL", font, cmap + 4 + 8 * number)[2]
        if struct.unpack_from(">H", font, at)[0] == 4:
            break
    else:
        raise ValueError("no character map of the basic plane")
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, ranges = (at + 14 + part * 2 * count + (2 if part else 0) for part in range(4))
    found = {}
    for segment in range(count):
        end, start, delta, shift = (
            struct.unpack_from(">H", font, begin + 2 * segment)[0] for begin in (ends, starts, deltas, ranges)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            place = ranges + 2 * segment + shift + 2 * (code - start)
            glyph = struct.unpack_from(">H", font, place)[0] if shift else code
            if glyph:
                found[code] = (glyph + delta) % 0x10000
    return found
