import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QLabel

from desktop.qtkit import type_scale
from desktop.qtkit.type_scale import Step, set_step, set_up, stepped

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"


class Program:
    """Stands for the application: it has a font, and remembers the one that it is given."""

    def __init__(self, points=10.0, family="Anything"):
        self._font = QFont(family)
        self._font.setPointSizeF(points)

    def font(self):
        return self._font

    def setFont(self, font):
        self._font = font


@pytest.fixture
def system(qapp, monkeypatch):
    """Return a function that sets the system and the font that it resolves to."""

    def system_(platform, family):
        class Info:
            def __init__(self, _font):
                pass

            def family(self):
                return family

        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(type_scale, "QFontInfo", Info)

    return system_


@pytest.mark.parametrize("family", ["DejaVu Sans", "Bitstream Vera Sans", "dejavu sans mono"])
def test_where_linux_has_nothing_better_the_programs_own_font_is_used(system, family):
    system("linux", family)
    program = Program()
    set_up(program, FONTS)
    assert program.font().families()[0].startswith("Inter")
    assert program.font().families()[1] == "Anything", "for letters that it lacks"
    assert QFontInfo(program.font()).family().startswith("Inter")


@pytest.mark.parametrize(
    ("platform", "family"),
    [
        ("linux", "Ubuntu"),
        ("linux", "Noto Sans"),
        ("linux", "Inter"),
        ("win32", "Segoe UI"),
        ("darwin", ".AppleSystemUIFont"),
        ("win32", "DejaVu Sans"),
        ("darwin", "DejaVu Sans"),
    ],
)
def test_a_font_that_somebody_chose_stays(system, platform, family):
    system(platform, family)
    program = Program()
    set_up(program, FONTS)
    assert program.font().families() == ["Anything"]


def test_without_its_files_the_systems_font_stays(system, tmp_path):
    system("linux", "DejaVu Sans")
    program = Program()
    set_up(program, tmp_path)
    assert program.font().families() == ["Anything"]


@pytest.mark.parametrize(("points", "made"), [(8.0, 9.75), (9.0, 9.75), (9.75, 9.75), (11.0, 11.0), (18.0, 18.0)])
def test_text_is_never_smaller_than_thirteen_pixels_and_larger_where_the_system_says_so(system, points, made):
    system("linux", "Noto Sans")
    program = Program(points)
    set_up(program, FONTS)
    assert program.font().pointSizeF() == pytest.approx(made)


def test_figures_are_tabular(system):
    system("linux", "DejaVu Sans")
    program = Program()
    set_up(program, FONTS)
    assert program.font().featureValue(QFont.Tag("tnum")) == 1
    for step in Step:
        metrics = QFontMetricsF(stepped(program.font(), step))
        widths = {round(metrics.horizontalAdvance(digit * 10), 3) for digit in "0123456789"}
        assert len(widths) == 1, step


def test_the_programs_own_font_has_cyrillic_and_the_signs_of_the_window(system):
    system("linux", "DejaVu Sans")
    program = Program()
    set_up(program, FONTS)
    metrics = QFontMetricsF(QFont(program.font().families()[0]))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "АЯаяЁё«»—…№·0123456789%#+−")


def test_steps_are_in_proportion_to_ordinary_text(qapp):
    font = QFont("Anything")
    font.setPointSizeF(13.0)
    sizes = {step: stepped(font, step).pointSizeF() for step in Step}
    assert sizes == {
        Step.TEXT: 13,
        Step.NAME: 13,
        Step.SMALL: pytest.approx(12),
        Step.HEADER: pytest.approx(12),
        Step.TITLE: pytest.approx(15),
        Step.PANEL: pytest.approx(17),
        Step.FIGURE: pytest.approx(20),
    }
    assert stepped(font, Step.NAME).weight() is QFont.Weight.Medium
    assert stepped(font, Step.TEXT).weight() is QFont.Weight.Normal
    assert font.pointSizeF() == 13.0, "the given font is not changed"


def test_a_label_takes_its_step_from_the_programs_font(qtbot, qapp):
    label = QLabel("text")
    qtbot.addWidget(label)
    assert set_step(label, Step.FIGURE) is label
    assert label.font().pointSizeF() == pytest.approx(qapp.font().pointSizeF() * 20 / 13)
    assert label.font().weight() is QFont.Weight.DemiBold
