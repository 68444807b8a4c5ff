"""What is wrong with a file that should be a set of statuses, in words: what, where, and what to do."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.set_fault import SetFault, StatusFileError
from desktop.domain.status_code import LONGEST_CODE, LONGEST_NAME

translate = QCoreApplication.translate


def in_words(error: StatusFileError) -> str:
    """Return why a file can't be used, where in it, and what to do."""
    text = {
        SetFault.TOO_LARGE: translate(
            "StatusSet", "The file is far too large for a set of statuses. Choose the file that was saved here."
        ),
        SetFault.NOT_TEXT: translate(
            "StatusSet", "The file is no text in UTF-8. If it was edited, save it in that encoding."
        ),
        SetFault.NOT_JSON: translate(
            "StatusSet", "The file is damaged at {where} (line:column). Correct it there, or save the set again."
        ),
        SetFault.NOT_A_SET: translate(
            "StatusSet", "The file is no set of statuses. Choose one that was saved by “Save as a set…”."
        ),
        SetFault.NEWER: translate(
            "StatusSet", "A newer version of the program has saved the file (format {value}). Update this program."
        ),
        SetFault.NO_STATUS: translate("StatusSet", "The file has no status. Choose another one."),
        SetFault.WRONG_SHAPE: translate(
            "StatusSet", "“{where}” in the file is not as it was saved. Correct it, or save the set again."
        ),
        SetFault.CODE: translate(
            "StatusSet",
            "Status {where} in the file: the portal would not take the code “{value}”. It must have 1 to {code} "
            "characters and no colon. Correct it.",
        ),
        SetFault.CODE_TWICE: translate(
            "StatusSet", "Status {where} in the file has the code “{value}” of one above it. Change one of them."
        ),
        SetFault.NAME: translate(
            "StatusSet", "Status {where} in the file needs a name of 1 to {name} characters. Correct it."
        ),
        SetFault.COLOUR: translate(
            "StatusSet", "Status {where} in the file: “{value}” is no colour. Write it as #RRGGBB, or leave it empty."
        ),
        SetFault.MARK: translate(
            "StatusSet", "Status {where} in the file: there is no mark “{value}”. Write final, call-again or nothing."
        ),
    }[error.fault]
    return text.format(where=error.where, value=error.value, code=LONGEST_CODE, name=LONGEST_NAME)
