from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.qtkit import theme
from desktop.qtkit.theme import Theme, Tone, tone
from desktop.qtkit.tone_label import ToneLabel


def colour(label):
    return label.palette().color(label.foregroundRole())


def test_it_has_its_tone_in_every_theme_and_the_windows_colour_without_one(qtbot, qapp):
    label, plain = ToneLabel("Careful", Tone.AMBER), ToneLabel("As ever")
    for each in (label, plain):
        qtbot.addWidget(each)
    for which in (Theme.DARK, Theme.LIGHT):
        theme.apply(qapp, which)
        QApplication.processEvents()
        assert colour(label) == tone(Tone.AMBER, QGuiApplication.palette())
        assert colour(plain) == QGuiApplication.palette().windowText().color()
    label.say("All is well", None)
    assert (label.text(), colour(label)) == ("All is well", colour(plain))
    label.say("Wrong", Tone.ERROR)
    assert colour(label) == tone(Tone.ERROR, QGuiApplication.palette())
