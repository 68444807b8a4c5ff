"""The progress of long work in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.progress import ThinProgress
from desktop.services.session import Progress, ProgressStep, Subject
from desktop.ui import formats

translate = QCoreApplication.translate


@contextmanager
def shown_in(line: ThinProgress) -> Iterator[Progress]:
    """Show progress in a line during the `with`; yields the function to which steps are reported."""
    line.begin()
    try:
        yield lambda step: _show(step, line)
    finally:
        line.finish()


def _show(step: ProgressStep, line: ThinProgress) -> None:
    what = {
        Subject.LISTS: translate("Progress", "Call lists"),
        Subject.PARTICIPANTS: translate("Progress", "Participants"),
        Subject.CARDS: translate("Progress", "Cards"),
        Subject.ROWS: translate("Progress", "Rows"),
    }[step.subject]
    done = formats.number(step.done)
    if step.total:
        text = translate("Progress", "{what} {done} of {total}")
        line.step(text.format(what=what, done=done, total=formats.number(step.total)), step.done / step.total)
    else:
        line.step(translate("Progress", "{what} {done}").format(what=what, done=done), None)
