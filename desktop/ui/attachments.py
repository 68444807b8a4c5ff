"""What can't be taken of attachments that are dropped or pasted, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.attachments import Attachment, Withheld
from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.ui.names import quoted, some
from desktop.ui.saving import reason

translate = QCoreApplication.translate
_MOST = 3
"""Files that are named."""


def contents_of(files: Sequence[Attachment], notices: Notices) -> list[tuple[str, bytes]]:
    """Return the names and contents of files, and show a notice for those that have none."""
    texts = []
    for withheld, text in _reasons().items():
        names = [quoted(file.name) for file in files if file.withheld is withheld]
        if names:
            texts.append(text.format(files=some(names, _MOST)))
    if texts:
        notices.tell(Notice(" ".join(texts), kind=NoticeKind.WARNING, key="attachments"))
    return [(file.name, file.content) for file in files if file.withheld is None]


def tell_not_kept(error: OSError, notices: Notices) -> None:
    """Show that files, or pasted text, could not be kept for reading."""
    text = translate("Attachments", "The data could not be stored for reading: {reason}.")
    notices.tell(Notice(text.format(reason=reason(error)), kind=NoticeKind.ERROR))


def _reasons() -> dict[Withheld, str]:
    return {
        Withheld.MESSAGE: translate(
            "Attachments", "Messages can't be imported: {files}. Open a message and drag the file attached to it."
        ),
        Withheld.NOT_GIVEN: translate(
            "Attachments",
            "The other program did not hand over {files}. Save to a folder first, then drop from there.",
        ),
        Withheld.TOO_BIG: translate(
            "Attachments",
            "Too big to be dropped from another program: {files}. Save to a folder, then drop from there.",
        ),
        Withheld.TOO_MANY: translate(
            "Attachments", "Too many files at once, not taken: {files}. Drop fewer at a time."
        ),
    }
