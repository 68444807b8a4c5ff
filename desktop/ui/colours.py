"""Colours of statuses: their own, or by meaning, or from a series that is safe for colour-blind people."""

from PySide6.QtGui import QColor

from desktop.domain.status import IN_WORK, STOP_CALLING, SUCCESS, WRONG_NUMBER, Statuses

_BY_MEANING = {IN_WORK: "#9aa5b1", SUCCESS: "#2e9e5b", WRONG_NUMBER: "#d9931e", STOP_CALLING: "#cc4438"}
_SERIES = ("#0072b2", "#cc79a7", "#56b4e9", "#7e57c2", "#009e73", "#b8a100", "#8d6e63", "#d55e00")
"""Based on the palette by Okabe and Ito, which colour-blind people can distinguish."""
_UNKNOWN = "#707070"


class StatusColours:
    """The colours of status codes in one dictionary; unknown codes get a neutral one."""

    def __init__(self, statuses: Statuses) -> None:
        self._colours: dict[str, QColor] = {}
        series = iter(_SERIES * 20)
        for status in statuses:
            own = QColor(status.colour) if status.colour else QColor()
            if not own.isValid():
                own = QColor(_BY_MEANING.get(status.code) or next(series, _UNKNOWN))
            self._colours[status.code] = own

    def of(self, code: str) -> QColor:
        """Return the colour of a status code."""
        return self._colours.get(code) or QColor(_BY_MEANING.get(code, _UNKNOWN))


def in_series(place: int) -> QColor:
    """Return the colour of the first, second, … thing of several that are compared; they repeat after eight."""
    return QColor(_SERIES[place % len(_SERIES)])
