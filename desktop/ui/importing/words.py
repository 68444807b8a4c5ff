"""Words for problems of a file, the roles of its columns, and the matches of its rows."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.matching import Match, Reason, Verdict
from desktop.services.file_import import REPAIRED, FileFault, FileProblem, Flag, Inspection, Role
from desktop.ui import formats
from desktop.ui.importing.oddity import Oddity, Wanted

translate = QCoreApplication.translate


def verdict(which: Verdict) -> str:
    """Return a verdict in a word or two."""
    return {
        Verdict.MATCHED: translate("Import", "matched"),
        Verdict.AMBIGUOUS: translate("Import", "ambiguous"),
        Verdict.NOT_FOUND: translate("Import", "not found"),
        Verdict.SKIPPED: translate("Import", "skipped"),
    }[which]


def wanted(which: Wanted) -> str:
    """Return what the rows to be shown have in common, as the title of a filter."""
    if isinstance(which, Verdict):
        return {
            Verdict.MATCHED: translate("Import", "Matched"),
            Verdict.AMBIGUOUS: translate("Import", "Ambiguous"),
            Verdict.NOT_FOUND: translate("Import", "Not found"),
            Verdict.SKIPPED: translate("Import", "Skipped"),
        }[which]
    return {
        None: translate("Import", "All"),
        Oddity.ANOTHER_NAME: translate("Import", "Another name"),
        Oddity.FLAGGED: translate("Import", "Unreadable"),
    }[which]


def flag(which: Flag) -> str:
    """Return what is odd about a row, in a few words."""
    return {
        Flag.PHONE_LOST: translate("Import", "phone destroyed by Excel"),
        Flag.PHONE_UNREADABLE: translate("Import", "phone unreadable"),
        Flag.VALUE_MISSING: translate("Import", "a formula without its value"),
        Flag.ROW_TORN: translate("Import", "perhaps torn from the row above or below"),
        Flag.NAME_UNREADABLE: translate("Import", "name unreadable"),
        Flag.EMAIL_UNREADABLE: translate("Import", "e-mail unreadable"),
        Flag.ID_UNREADABLE: translate("Import", "ID unreadable"),
    }[which]


def flagged(which: Flag, count: int) -> str:
    """Return how many rows are flagged."""
    return {
        Flag.PHONE_LOST: translate("Import", "%n with a phone destroyed by Excel", "", count),
        Flag.PHONE_UNREADABLE: translate("Import", "%n with an unreadable phone", "", count),
        Flag.VALUE_MISSING: translate("Import", "%n with a formula without its value", "", count),
        Flag.ROW_TORN: translate("Import", "%n perhaps torn from the row above or below", "", count),
        Flag.NAME_UNREADABLE: translate("Import", "%n with an unreadable name", "", count),
        Flag.EMAIL_UNREADABLE: translate("Import", "%n with an unreadable e-mail", "", count),
        Flag.ID_UNREADABLE: translate("Import", "%n with an unreadable ID", "", count),
    }[which]


def reason(match: Match) -> str:
    """Return why a row has its verdict."""
    text = _reasons()[match.reason]
    return text.format(row=match.of_row or "?", count=len(match.candidates))


def role(which: Role) -> str:
    """Return what a column is for."""
    return {
        Role.ID: translate("Import", "ID"),
        Role.LAST_NAME: translate("Import", "last name"),
        Role.NAME: translate("Import", "first name"),
        Role.SECOND_NAME: translate("Import", "middle name"),
        Role.FULL_NAME: translate("Import", "full name"),
        Role.COMPANY: translate("Import", "company"),
        Role.PHONE: translate("Import", "phone"),
        Role.EMAIL: translate("Import", "e-mail"),
        Role.WITH_NAME: translate("Import", "name and phone"),
        Role.IGNORED: translate("Import", "not used"),
    }[which]


def problem(of: FileProblem) -> str:
    """Return what is wrong with a file, where, and what to do."""
    what, next_step = _causes()[of.cause]
    where = translate("Import", "{file}, row {row}:").format(file=of.name, row=of.row) if of.row else f"{of.name}:"
    return f"{where} {what} {next_step}".strip()


def doubtful(found: Inspection) -> str:
    """Return what is doubtful about how a file is read; "" for nothing."""
    said = []
    if found.damaged:
        said.append(translate("Import", "Some letters can't be read (�): choose another encoding above."))
    if found.garbled:
        said.append(translate("Import", "Letters were garbled before the file was saved: export it again."))
    if found.encoding in REPAIRED:
        said.append(translate("Import", "Letters garbled before the file was saved are repaired: check the names."))
    if found.lost and not found.garbled:
        said.append(
            translate("Import", "Question marks replaced letters when the file was saved: export it again as UTF-8.")
        )
    if found.doubts:
        first = found.doubts[0]
        count, last = formats.number(first.lines), first.row + first.lines - 1
        if not found.apart:
            text = translate("Import", "Row {row} holds {count} lines in quotation marks that look like rows.")
        else:
            text = translate(
                "Import", "Rows {row} to {last}: a quotation mark joins these lines; they are read apart."
            )
        said.append(text.format(row=formats.number(first.row), last=formats.number(last), count=count))
        if more := len(found.doubts) - 1:
            said.append(translate("Import", "And in %n more place(s).", "", more))
    if found.hidden:
        if found.shown_only:
            text = translate("Import", "%n row(s) are hidden in the file and left out.", "", len(found.hidden))
        else:
            text = translate("Import", "%n row(s) are hidden in the file but read.", "", len(found.hidden))
        said.append(text)
    return " ".join(said)


def encoding(name: str) -> str:
    """Return the common name of an encoding."""
    repaired = translate("Import", "UTF-8 opened as {encoding}")
    return {
        "utf-8": "UTF-8",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "cp1251": "Windows-1251",
        "cp866": "CP866 (DOS)",
        "koi8-r": "KOI8-R",
        "mac-cyrillic": translate("Import", "Cyrillic (Mac)"),
        "utf-8+cp1251": translate("Import", "UTF-8 and Windows-1251 mixed"),
        "cp1252": "Windows-1252",
        "iso8859-5": "ISO-8859-5",
        **{name: repaired.format(encoding=f"Windows-{read[2:]}") for name, read in REPAIRED.items()},
    }.get(name, name)


def delimiter(sign: str) -> str:
    """Return a readable name of a delimiter."""
    return {
        ";": translate("Import", "semicolon ;"),
        ",": translate("Import", "comma ,"),
        "\t": translate("Import", "tab"),
        "|": translate("Import", "bar |"),
        "^": translate("Import", "caret ^"),
    }.get(sign, sign)


def _reasons() -> dict[Reason, str]:
    return {
        Reason.ID: translate("Import", "found by ID"),
        Reason.ID_OTHER_NAME: translate(
            "Import", "found by ID and phone or e-mail, the name on the portal is another"
        ),
        Reason.PHONE: translate("Import", "found by phone"),
        Reason.PHONE_NOT_ID: translate("Import", "found by phone and name; the ID belongs to somebody else"),
        Reason.PHONE_AND_NAME: translate("Import", "several have the phone, one of them the name"),
        Reason.PHONE_OTHER_NAME: translate("Import", "found by phone, the name on the portal is another"),
        Reason.EMAIL: translate("Import", "found by e-mail"),
        Reason.EMAIL_AND_NAME: translate("Import", "several have the e-mail, one of them the name"),
        Reason.NAME: translate("Import", "found by name"),
        Reason.NAME_AND_COMPANY: translate("Import", "found by name and company"),
        Reason.CHOSEN: translate("Import", "chosen by hand"),
        Reason.MADE: translate("Import", "created in the CRM"),
        Reason.ID_OF_ANOTHER: translate("Import", "the ID belongs to somebody with another name or other phones"),
        Reason.PHONE_OF_SEVERAL: translate("Import", "the phone belongs to {count}"),
        Reason.PHONES_OF_DIFFERENT: translate("Import", "its phones belong to different people"),
        Reason.EMAIL_OF_SEVERAL: translate("Import", "the e-mail belongs to {count}"),
        Reason.EMAIL_OTHER_NAME: translate("Import", "the e-mail belongs to somebody with another name"),
        Reason.NAME_OF_SEVERAL: translate("Import", "{count} have this name"),
        Reason.NAME_OTHER_COMPANY: translate("Import", "the name fits, the company does not"),
        Reason.NAME_OTHER_PHONE: translate("Import", "the name fits, phones and e-mails do not"),
        Reason.ID_GONE: translate("Import", "no card with this ID: deleted, or you may not read it"),
        Reason.NO_SUCH_PHONE: translate("Import", "nobody has this phone"),
        Reason.NO_SUCH_EMAIL: translate("Import", "nobody has this e-mail"),
        Reason.NO_SUCH_NAME: translate("Import", "nobody has this name"),
        Reason.NAME_TOO_SHORT: translate("Import", "one word is too little to look for"),
        Reason.NOT_BY_NAME: translate("Import", "not looked for by name: there are too many rows with nothing else"),
        Reason.EMPTY: translate("Import", "empty row"),
        Reason.CONTINUATION: translate("Import", "more of row {row}"),
        Reason.DUPLICATE: translate("Import", "says the same as row {row}"),
        Reason.SAME_CARD: translate("Import", "the same card as row {row}"),
        Reason.PHONE_LOST: translate("Import", "Excel has destroyed the phone number"),
        Reason.NOTHING_TO_FIND: translate("Import", "no ID, phone, e-mail or name"),
        Reason.LEFT_OUT: translate("Import", "left out by hand"),
        Reason.NO_CLIENT: translate("Import", "no client: headers once more, a sum or a footer"),
    }


def _causes() -> dict[FileFault, tuple[str, str]]:
    export = translate("Import", "Export it again.")
    split = translate("Import", "Split it into smaller files.")
    excel = translate("Import", "Open it in Excel and save it as XLSX.")
    table = translate("Import", "Save it as CSV or XLSX and drop that.")
    return {
        FileFault.EMPTY: (
            translate("Import", "the file has no rows."),
            translate("Import", "A Bitrix24 export holds only contacts that may be exported."),
        ),
        FileFault.TRUNCATED: (translate("Import", "the end of the file is missing."), export),
        FileFault.PASSWORD: (
            translate("Import", "the file is protected by a password."),
            translate("Import", "Open it and save it without one."),
        ),
        FileFault.ZIP_BOMB: (translate("Import", "unpacked, the file would be enormous; it was not opened."), export),
        FileFault.XML_BOMB: (
            translate("Import", "the file holds what no spreadsheet program writes; it was not opened."),
            table,
        ),
        FileFault.BINARY: (translate("Import", "this is no table of contacts, whatever its name says."), table),
        FileFault.ARCHIVE: (
            translate("Import", "this is an archive of files."),
            translate("Import", "Unpack it and drop the files in it."),
        ),
        FileFault.WEB_ARCHIVE: (translate("Import", "this is a web page in one file (MHT)."), excel),
        FileFault.MAIL: (
            translate("Import", "this is a mail message."),
            translate("Import", "Save the file attached to it, or copy its table into Excel."),
        ),
        FileFault.SYLK: (translate("Import", "this is a SYLK or DIF table."), excel),
        FileFault.XCARD: (
            translate("Import", "these are cards in XML or JSON (xCard, jCard)."),
            translate("Import", "Export them as vCard (.vcf) or CSV."),
        ),
        FileFault.LDIF: (
            translate("Import", "this is an address book in LDIF."),
            translate("Import", "Export it as CSV or vCard (.vcf)."),
        ),
        FileFault.JSON: (
            translate("Import", "this is JSON, which is no table."),
            translate("Import", "Export the contacts as CSV, XLSX or vCard (.vcf)."),
        ),
        FileFault.XML: (
            translate("Import", "this is an XML file without a table."),
            translate("Import", "Export the contacts as CSV, XLSX or vCard (.vcf)."),
        ),
        FileFault.FOREIGN_CARDS: (
            translate("Import", "these cards name no N, FN or TEL: neither names nor phones were found."),
            translate("Import", "Export them as vCard 3.0 or CSV."),
        ),
        FileFault.DIRECTORY: (translate("Import", "this is a folder."), translate("Import", "Drop the files in it.")),
        FileFault.NO_ACCESS: (
            translate("Import", "the file can't be opened."),
            translate("Import", "Close it in other programs, or copy it to another place."),
        ),
        FileFault.VANISHED: (translate("Import", "the file is gone."), translate("Import", "Drop it once more.")),
        FileFault.NO_HEADER: (
            translate("Import", "no row of headers was found."),
            translate("Import", "Put names and phones into columns of their own."),
        ),
        FileFault.ON_ITS_SIDE: (
            translate("Import", "each client is a column here, not a row."),
            translate("Import", "Copy the table in Excel and choose Paste special, Transpose."),
        ),
        FileFault.NO_SHEET: (translate("Import", "there is no such sheet."), ""),
        FileFault.TOO_MANY_COLUMNS: (translate("Import", "the file has far too many columns."), table),
        FileFault.NUL_BYTES: (translate("Import", "the file is damaged: it has zero bytes inside."), export),
        FileFault.TOO_BIG: (translate("Import", "the file is too big."), split),
        FileFault.TOO_DEEP: (translate("Import", "the file nests its tables beyond reason."), table),
        FileFault.DAMAGED: (translate("Import", "the file is damaged."), export),
        FileFault.STOPPED: (translate("Import", "reading was stopped."), ""),
    }
