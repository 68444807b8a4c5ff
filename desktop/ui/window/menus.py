"""Where the actions of the main window are: in which menus, in which order, and with which icons."""

from collections.abc import Mapping
from enum import Enum, auto

from desktop.qtkit.icons import Glyph


class Menu(Enum):
    """A menu of the bar, or the context menu of a table."""

    FILE = auto()
    EDIT = auto()
    LIST = auto()
    PEOPLE = auto()
    STATUSES = auto()
    VIEW = auto()
    HELP = auto()
    ON_LISTS = auto()
    ON_PEOPLE = auto()
    ON_STATUSES = auto()


MENUS: Mapping[Menu, tuple[str, ...]] = {
    Menu.FILE: (
        "import_files",
        "connect_portal look_around <portals> read_only",
        "export evening_report export_history",
        "journal",
        "settings quit",
    ),
    Menu.EDIT: ("undo redo", "copy paste find"),
    Menu.LIST: (
        "new_list recycle combine split hand_over",
        "open_list seen edit_list change_form open_on_portal",
        "check_lists",
        "forget_history delete_list",
    ),
    Menu.PEOPLE: (
        "add_participants add_to_list new_list_of_people",
        "remove_participants remove_everywhere",
        "stop_list",
    ),
    Menu.STATUSES: (
        "add_status rename_status colour_status move_status_up move_status_down <status_marks>",
        "save_statuses bring_statuses",
        "delete_status",
    ),
    Menu.VIEW: (
        "refresh cancel <refresh_by_itself>",
        "tabs charts operators",
        "side_panel compact <columns> <groupings>",
        "save_view delete_view",
        "wallboard",
        "<themes> <languages>",
        "reset_layout",
    ),
    Menu.HELP: ("keys check_portal", "open_log copy_diagnostics", "about"),
    Menu.ON_LISTS: (
        "open_list seen add_participants recycle split combine hand_over edit_list change_form",
        "charts copy export open_on_portal",
        "delete_list",
    ),
    Menu.ON_PEOPLE: (
        "add_to_list new_list_of_people",
        "copy export open_on_portal",
        "remove_participants remove_everywhere",
    ),
    Menu.ON_STATUSES: (
        "add_status rename_status colour_status move_status_up move_status_down",
        "status_marks",
        "copy save_statuses bring_statuses",
        "delete_status",
    ),
}
"""The content of the menus by attributes of `Actions`: groups with a line between them, <submenus> by name."""


GLYPHS = {
    "import_files": Glyph.IMPORT,
    "refresh": Glyph.REFRESH,
    "undo": Glyph.UNDO,
    "export": Glyph.SAVE,
    "evening_report": Glyph.REPORT,
    "copy": Glyph.COPY,
    "paste": Glyph.PASTE,
    "find": Glyph.SEARCH,
    "connect_portal": Glyph.CONNECT,
    "read_only": Glyph.LOCK,
    "journal": Glyph.HISTORY,
    "charts": Glyph.CHARTS,
    "open_on_portal": Glyph.OPEN_OUTSIDE,
    "open_list": Glyph.PEOPLE,
    "recycle": Glyph.RECYCLE,
    "add_participants": Glyph.ADD_PERSON,
    "new_list_of_people": Glyph.ADD,
    "add_to_list": Glyph.ADD_PERSON,
    "remove_participants": Glyph.REMOVE_PERSON,
    "remove_everywhere": Glyph.REMOVE_PERSON,
    "change_form": Glyph.FORM,
    "edit_list": Glyph.EDIT,
    "split": Glyph.SPLIT,
    "hand_over": Glyph.PEOPLE,
    "combine": Glyph.COMBINE,
    "delete_list": Glyph.DELETE,
    "add_status": Glyph.ADD,
    "rename_status": Glyph.EDIT,
    "colour_status": Glyph.PALETTE,
    "move_status_up": Glyph.ARROW_UP,
    "move_status_down": Glyph.ARROW_DOWN,
    "delete_status": Glyph.DELETE,
}
"""The icons of actions, by attributes of `Actions`."""
