"""Views of a supervisor's own: what was searched, which lists, in which order, in which columns, under a name."""

from dataclasses import dataclass, field
from typing import Any, Self

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.qtkit.boxes import column
from desktop.qtkit.dialog import ButtonRole, Dialog, heading
from desktop.qtkit.named import named
from desktop.qtkit.plain import labelling
from desktop.ui.call_lists.grouping import Grouping
from desktop.ui.call_lists.views import View

translate = QCoreApplication.translate
LONGEST = 30
"""Characters of a name, which has to find room in a chip."""
_MOST = 20


@dataclass(frozen=True, slots=True)
class OwnView:
    """What a view shows: the search, one of the given views or None for all, the figure that filters ("" for none),
    whether hidden lists are shown, the layout of the table's columns with its sorting, and how the lists are grouped.
    """

    name: str
    search: str = ""
    view: View | None = None
    figure: str = ""
    show_all: bool = False
    layout: dict[str, Any] = field(default_factory=dict)
    grouping: Grouping = field(default_factory=Grouping)

    @classmethod
    def of(cls, value: Any) -> Self | None:
        """Return a view from the plain value that is remembered; None if that means nothing."""
        if not isinstance(value, dict) or not isinstance(name := value.get("name"), str) or not name.strip():
            return None
        names = {view.value: view for view in View}
        search, figure, layout = value.get("search"), value.get("figure"), value.get("layout")
        chip = value.get("view")
        return cls(
            name=name.strip()[:LONGEST],
            search=search if isinstance(search, str) else "",
            view=names.get(chip) if isinstance(chip, str) else None,
            figure=figure if isinstance(figure, str) else "",
            show_all=value.get("show_all") is True,
            layout=layout if isinstance(layout, dict) else {},
            grouping=Grouping.of(value.get("grouping")),
        )

    @property
    def plain(self) -> dict[str, Any]:
        """The view as a plain value that can be remembered."""
        return {
            "name": self.name,
            "search": self.search,
            "view": self.view.value if self.view is not None else None,
            "figure": self.figure,
            "show_all": self.show_all,
            "layout": self.layout,
            "grouping": self.grouping.plain,
        }


def views_of(values: Any) -> dict[str, OwnView]:
    """Return own views by name from remembered values; what means nothing is passed over."""
    found = (OwnView.of(value) for value in (values if isinstance(values, list) else ()))
    return {view.name: view for view in [view for view in found if view is not None][:_MOST]}


class ViewNameDialog(Dialog):
    """Asks for the name of a view. Emits `accepted`; `name` is what was typed. An existing one is replaced."""

    def __init__(self, name: str, taken: frozenset[str], parent: QWidget) -> None:
        super().__init__("viewDialog", parent, width=380)
        self._taken = taken
        self.setWindowTitle(translate("CallLists", "Save view"))
        self._name = named(QLineEdit(name), "viewName")
        self._name.setMaxLength(LONGEST)
        self._name.selectAll()
        self._closing_button(cancels=True)
        self._save = self._button("viewSave", "", self.accept, ButtonRole.AcceptRole)
        field_ = column(labelling(translate("CallLists", "&Name:"), self._name), self._name, spacing=4)
        self._stack(heading(self.windowTitle()), 4, field_)
        self._name.textChanged.connect(lambda _: self._look())
        self._look()
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self._name.text().strip()

    def _look(self) -> None:
        replaces = self.name in self._taken
        text = translate("CallLists", "Replace") if replaces else translate("CallLists", "Save")
        self._save.setText(text)
        self._save.setEnabled(bool(self.name))
