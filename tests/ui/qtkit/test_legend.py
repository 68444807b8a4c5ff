from PySide6.QtGui import QColor

from desktop.qtkit import theme
from desktop.qtkit.legend import Entry, Legend, Look
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from tests.pixels import has_colour

RED = QColor("#d03a2f")


def entries(count):
    return [Entry(f"Call list #{number}", RED) for number in range(count)]


def test_it_takes_as_many_rows_as_it_needs_and_names_all(show, dressed):
    legend = Legend()
    show(legend, size=(300, 200))
    legend.show_entries(entries(1))
    one = legend.heightForWidth(300)
    legend.show_entries(entries(5))
    assert one < legend.heightForWidth(300) < 5 * one + 30
    assert legend.heightForWidth(2_000) == one
    assert legend.accessibleName() == ", ".join(f"Call list #{number}" for number in range(5))
    assert legend.minimumSizeHint().height() == legend.heightForWidth(legend.width())


def test_each_look_is_drawn_in_its_colour(show, dressed, qapp):
    legend = Legend()
    show(legend, size=(300, 60))
    for look in (Look.LINE, Look.DASHED, Look.AREA):
        legend.show_entries([Entry("Done", RED, look)])
        qapp.processEvents()
        assert has_colour(legend.grab().toImage(), RED), look


def test_a_tokens_colour_follows_the_theme(show, dressed, qapp):
    legend = Legend()
    show(legend, size=(300, 60))
    legend.show_entries([Entry("Done", Token.OK, Look.AREA)])
    for chosen in (theme.Theme.LIGHT, theme.Theme.DARK):
        theme.apply(qapp, chosen)
        qapp.processEvents()
        assert has_colour(legend.grab().toImage(), colour(Token.OK))
