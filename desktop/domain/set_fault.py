"""Why a file is no usable set of statuses."""

from enum import Enum, auto

_SHOWN = 40
"""Characters of a wrong value that are quoted."""


class SetFault(Enum):
    """What is wrong with a file. The window has words and a next step for each."""

    TOO_LARGE = auto()
    """It is much larger than any set."""
    NOT_TEXT = auto()
    """It is no text in UTF-8."""
    NOT_JSON = auto()
    """`where` is the line and the column at which it stops being JSON."""
    NOT_A_SET = auto()
    """It is JSON of another program."""
    NEWER = auto()
    """A newer version of this program has written it; `value` is the version of the format."""
    NO_STATUS = auto()
    """It has no status."""
    WRONG_SHAPE = auto()
    """`where` is something else than it should be."""
    CODE = auto()
    """The portal would not store the code `value` of the status `where` as it is."""
    CODE_TWICE = auto()
    """The status `where` has the code `value` of one before it; codes are compared case-insensitively."""
    NAME = auto()
    """The portal would not store the name `value` of the status `where`: it is empty or too long."""
    COLOUR = auto()
    """The colour `value` of the status `where` is not "#RRGGBB"."""
    MARK = auto()
    """There is no mark `value`, which the status `where` has."""


class StatusFileError(Exception):
    """A file that is no usable set: why, where in it, and the wrong value, shortened; "" where there is none."""

    def __init__(self, fault: SetFault, where: str = "", value: object = "") -> None:
        super().__init__(f"{fault.name} {where}")
        self.fault, self.where = fault, where
        self.value = str(value)[:_SHOWN]
