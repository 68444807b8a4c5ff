from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.qtkit.boxes import FLUSH, column, form, side_by_side


def parts(layout):
    """Yield the widgets and layouts of a layout, and the heights of its gaps, each with its stretch factor."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        yield item.widget() or item.layout() or item.sizeHint().height(), layout.stretch(place)


def test_a_column_has_its_items_in_order_with_their_stretch(qtbot):
    window, above, middle = QWidget(), QLabel(), QLabel()
    qtbot.addWidget(window)
    below = side_by_side(QLabel())
    layout = column(above, (middle, 2), 7, (below, 1), None, within=window, spacing=3, margins=(1, 2, 3, 4))
    assert list(parts(layout)) == [(above, 0), (middle, 2), (7, 0), (below, 1), (0, 1)]
    assert (window.layout(), layout.spacing(), layout.contentsMargins().bottom()) == (layout, 3, 4)
    assert (above.parent(), below.itemAt(0).widget().parent()) == (window, window)


def test_what_is_not_given_is_left_to_the_style(qtbot):
    windows = QWidget(), QWidget()
    for window in windows:
        qtbot.addWidget(window)
    usual, layout = QVBoxLayout(windows[0]), column(within=windows[1])
    assert (layout.contentsMargins(), layout.spacing()) == (usual.contentsMargins(), usual.spacing())
    assert side_by_side(margins=FLUSH).contentsMargins().isNull()


def test_the_letter_of_a_label_leads_to_its_field(qtbot):
    window, name, box = QWidget(), QLineEdit(), QLabel()
    qtbot.addWidget(window)
    layout = form(("&Name", name), ("", box), within=window)
    assert (layout.labelForField(name).text(), layout.labelForField(name).buddy()) == ("&Name", name)
    assert layout.labelForField(box) is None
