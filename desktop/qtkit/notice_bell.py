"""The bell in the toolbar: the last notices, with a dot while some of them are unread."""

from datetime import date

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from desktop.qtkit.boxes import column
from desktop.qtkit.icons import SIZE, Glyph, icon, paint
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.notices import SIGNS, Notices, Told
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped

translate = QCoreApplication.translate

_DOT = 7
_WIDTH = 400
_HIGHEST = 440
"""Width of the list of notices and its greatest height, in pixels."""
_SIDE, _ABOVE = 12, 8
"""Pixels beside and above a notice."""
_TOLD = Qt.ItemDataRole.UserRole


class NoticeBell(QToolButton):
    """Owned by a toolbar. Shows the last notices below itself, but none of their buttons, which may no longer fit."""

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self.setObjectName("noticesBell")
        self.setIcon(icon(Glyph.BELL))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._notices = notices
        self._past = _Past(self)
        self.clicked.connect(self._open)
        notices.changed.connect(lambda _: self._tell())
        on_language_change(self, self._tell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dot beside the bell while there are unread notices."""
        super().paintEvent(event)
        if not self._notices.unread:
            return
        middle = QRectF(self.rect()).center()
        box = QRectF(middle.x() + 2, middle.y() - SIZE / 2 - 1, _DOT, _DOT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Token.ACCENT, self.palette()))
        painter.drawEllipse(box)
        painter.end()

    def _tell(self) -> None:
        unread = self._notices.unread
        text = translate("qtkit", "Notices: %n new", "", unread) if unread else translate("qtkit", "Notices")
        set_tooltip(self, text)
        self.setAccessibleName(text)
        self.update()

    def _open(self) -> None:
        self._past.show_below(self, self._notices.past)
        self._notices.read_all()


class _Past(QFrame):
    """A popup with the last notices, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("noticesPast")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the bell closes it, and no more
        self._list = named(QListWidget(), "noticesPastList")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setItemDelegate(_Line(self._list))
        self._none = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._none.setMargin(_SIDE)
        column(self._list, self._none, within=self, spacing=0, margins=(1, 1, 1, 1))

    def show_below(self, button: QWidget, past: list[Told]) -> None:
        """Show these notices below the right end of a button."""
        self._list.clear()
        for told in reversed(past):
            item = QListWidgetItem(f"{_time(told)} {told.text}")
            item.setData(_TOLD, told)
            set_tooltip(item, told.details)
            self._list.addItem(item)
        self._list.setVisible(bool(past))
        self._list.setAccessibleName(translate("qtkit", "Notices"))
        self._none.setVisible(not past)
        self._none.setText(translate("qtkit", "No notices yet"))
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        self.resize(_WIDTH, min(rows + 2, _HIGHEST) if past else self._none.sizeHint().height())
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 2))
        screen = button.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.move(place)
        self.show()
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class _Line(QStyledItemDelegate):
    """Draws a notice: its icon, its text in as many lines as it takes, and the time."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Make room for the whole text."""
        told: Told = index.data(_TOLD)
        box = QRect(0, 0, self._room(told), 10_000)
        metrics = self._view.fontMetrics()
        high = metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, told.text).height()
        return QSize(_WIDTH - 2, max(high, SIZE) + 2 * _ABOVE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a line and a hairline below it."""
        told: Told = index.data(_TOLD)
        palette, box = self._view.palette(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, colour(Token.SELECTION, palette))
        glyph, token = SIGNS[told.kind]
        line = self._view.fontMetrics().height()
        top = box.top() + _ABOVE
        paint(painter, QRectF(_SIDE, top + (line - SIZE) / 2, SIZE, SIZE), glyph, colour(token, palette))
        painter.setPen(colour(Token.TEXT, palette))
        text = QRect(_SIDE + SIZE + 8, top, self._room(told), box.height() - 2 * _ABOVE)
        painter.drawText(text, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, told.text)
        painter.setPen(colour(Token.SECONDARY, palette))
        painter.setFont(self._small())
        time = QRect(box.left(), top, box.width() - _SIDE, line)
        painter.drawText(time, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _time(told))
        painter.setPen(colour(Token.ROW_LINE, palette))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _room(self, told: Told) -> int:
        time = QFontMetrics(self._small()).horizontalAdvance(_time(told))
        bar = self._view.verticalScrollBar().sizeHint().width()
        return _WIDTH - 2 * _SIDE - SIZE - 8 - 12 - time - bar

    def _small(self) -> QFont:
        return stepped(self._view.font(), Step.SMALL)


def _time(told: Told) -> str:
    """Return the time of day, or the day if it was not today."""
    at = told.at
    if at.date() == date.today():
        return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return QLocale().toString(QDate(at.year, at.month, at.day), "d MMM")
