from PySide6.QtCore import QCoreApplication, Qt

from desktop.qtkit.elide import ElidedLabel

LONG = "Список участников обзвона, который не помещается в строку и на половину"


def test_a_text_that_fits_has_no_tooltip(show):
    label = show(ElidedLabel("short"))
    label.grab()
    assert label.toolTip() == ""


def test_a_cut_text_has_the_whole_in_its_tooltip(show):
    label = show(ElidedLabel(LONG), size=(160, 60))
    label.grab()
    assert LONG in label.toolTip()
    label.setText("short")
    label.grab()
    assert label.toolTip() == ""


def test_it_follows_the_room(show):
    label = show(ElidedLabel("Обзвон ноябрь"), size=(600, 60))
    label.grab()
    assert label.toolTip() == ""
    label.resize(40, label.height())
    label.grab()
    assert "Обзвон ноябрь" in label.toolTip()


def test_its_own_tooltip_wins_and_is_shown_at_once(show, qtbot):
    label = show(ElidedLabel("12 min ago"))
    label.grab()
    QCoreApplication.processEvents()
    label.set_tooltip("12 November, 10:15")
    qtbot.waitUntil(lambda: "12 November, 10:15" in label.toolTip())
    label.set_tooltip("")
    label.grab()
    assert label.toolTip() == ""


def test_markup_is_shown_as_it_is(show):
    label = show(ElidedLabel("<b>bold</b> " * 20), size=(160, 60))
    label.grab()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;bold" in label.toolTip()


def test_it_draws_one_line_only(show):
    one, two = show(ElidedLabel("first second")), show(ElidedLabel("first\nsecond"))
    one.resize(200, 20)
    two.resize(200, 20)
    assert one.grab().toImage() == two.grab().toImage()


def test_it_lets_its_window_get_narrow(show):
    label = show(ElidedLabel(LONG * 10))
    assert label.minimumSizeHint().width() < 60
    assert label.window().minimumSizeHint().width() < 120
