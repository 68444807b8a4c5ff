"""Helpers for tests of what is drawn: pictures of cells, and where a colour is in them."""

from PySide6.QtCore import QRect


def cell(view, row=0, column=0):
    """Return the picture of a cell of a table."""
    return view.viewport().grab(QRect(view.visualRect(view.model().index(row, column)))).toImage()


def columns_of(image, colour):
    """Return the pixel columns of the middle line that are drawn in a colour."""
    y = image.height() // 2
    return [x for x in range(image.width()) if image.pixelColor(x, y) == colour]


def drawn(image, ground, *, least=40):
    """Return the pixel columns in which something stands out from the ground; the line below a row is none."""
    return [
        x
        for x in range(image.width())
        if any(distance(image.pixelColor(x, y), ground) > least for y in range(2, image.height() - 2))
    ]


def has_colour(image, colour, columns=None):
    """Return whether a colour is in a picture, or in some pixel columns of it."""
    columns = range(image.width()) if columns is None else columns
    return any(image.pixelColor(x, y).rgb() == colour.rgb() for x in columns for y in range(image.height()))


def distance(one, other):
    """Return how far two colours are from each other, over all three channels."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
