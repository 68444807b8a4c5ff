"""vCard 2.1, 3.0 and 4.0 as phones and mail programs write them, mistakes included.

The libraries for vCard fail on what phones write (quoted-printable with soft breaks, CHARSET=windows-1251 in one
property only; decision 18), so the few properties that matter are read tolerantly here: N, FN, ORG, TEL, EMAIL.
Converters write property names of their own ("First name", "Cell phone"), which are mapped to these.
"""

import binascii
import codecs
import io
import re
from collections.abc import Iterator
from quopri import decodestring
from typing import BinaryIO

from desktop.importing.encodings import MIXED, unmixed
from desktop.importing.limits import MAX_LINE, MAX_NESTING
from desktop.importing.problems import FileFault, FileProblem

HEADER = ("LAST_NAME", "NAME", "SECOND_NAME", "FULL_NAME", "COMPANY", "PHONE", "EMAIL")
"""The columns of a card's record."""

_MAX_PROPERTY = 64 * 1024
_LONGEST_HEAD = 1024
_WANTED = frozenset({"N", "FN", "ORG", "TEL", "EMAIL"})
_OWN_NAMES = {
    **dict.fromkeys(("FIRSTNAME", "GIVENNAME", "ИМЯ"), "FIRST"),
    **dict.fromkeys(("LASTNAME", "SURNAME", "FAMILYNAME", "ФАМИЛИЯ"), "LAST"),
    **dict.fromkeys(("MIDDLENAME", "SECONDNAME", "PATRONYMIC", "ОТЧЕСТВО"), "MIDDLE"),
    **dict.fromkeys(("NAME", "FULLNAME", "DISPLAYNAME", "CONTACTNAME", "ФИО", "ПОЛНОЕИМЯ"), "FN"),
    **dict.fromkeys(("COMPANY", "ORGANIZATION", "ORGANISATION", "КОМПАНИЯ", "ОРГАНИЗАЦИЯ"), "ORG"),
    **dict.fromkeys(("EMAIL", "MAIL", "EMAILADDRESS", "ПОЧТА", "ЭЛЕКТРОННАЯПОЧТА"), "EMAIL"),
}
"""Properties by the names that converters give them, in capitals and without spaces and dashes."""
_OWN_PHONE = re.compile(
    r"(?:[A-ZА-ЯЁ]{1,20} )?"
    r"(?:(?:TELE|CELL|MOBILE|HOME|WORK|BUSINESS)?PHONE|MOBILE|CELL|TEL|ТЕЛЕФОН|МОБИЛЬНЫЙ|СОТОВЫЙ)"
    r"(?: ?NUMBER)?(?: ?\d)?"
)
_PARTS_OF_NAMES = ("LAST", "FIRST", "MIDDLE")
_LONGEST_MARK = 100
_BULK = re.compile(rb"(?:[\w-]{1,40}\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(rb"[^;\\]*+(?:\\(?:.|$)[^;\\]*+)*+", re.DOTALL)
_URI_PARAMETER = re.compile(r";(ext|phone-context)=([^;]*)", re.IGNORECASE)


def records(file: BinaryIO | io.TextIOBase, encoding: str) -> Iterator[list[str]]:
    """Yield one record per card, in the columns of HEADER; several phones or e-mails are on lines of their own.

    Takes bytes, as a property may have another encoding than the file, or text if the file is UTF-16. Raises
    FileProblem NUL_BYTES, TOO_BIG, TOO_DEEP, or TRUNCATED if the last card has no end.
    """
    card: _Card | None = None
    number, inner, before = 0, 0, b""
    for line in _properties(file):
        if b"\0" in line:
            raise FileProblem(FileFault.NUL_BYTES, row=number + 1)
        mark = _mark(line)
        if mark == b"BEGIN:VCARD":
            if card is not None and before.startswith(b"AGENT"):
                inner += 1
                if inner > MAX_NESTING:
                    raise FileProblem(FileFault.TOO_DEEP, row=number + 1)
            else:
                if card is not None:
                    yield card.record()
                    number += 1
                card, inner = _Card(encoding), 0
        elif mark == b"END:VCARD":
            if inner:
                inner -= 1
            elif card is not None:
                yield card.record()
                number += 1
                card = None
        elif card is not None and not inner:
            card.take(line)
        before = mark
    if card is not None:
        raise FileProblem(FileFault.TRUNCATED, row=number + 1, detail="a card has no end")


def undeclared(file: BinaryIO) -> Iterator[bytes]:
    """Yield the encoded names and companies of cards that declare no charset."""
    file.seek(0)
    for line in _properties(file):
        head, _, value = _cut(line)
        name, *words = head.upper().split(";")
        if name.rpartition(".")[2].strip() not in ("N", "FN", "ORG") or any("CHARSET" in word for word in words):
            continue
        parameters = _Parameters(words, "utf-8")
        if parameters.encoded:
            yield parameters.unpacked(value)


def _mark(line: bytes) -> bytes:
    """Return a line in capitals and without spaces, for comparing with BEGIN:VCARD and END:VCARD."""
    return line[:_LONGEST_MARK].removeprefix(codecs.BOM_UTF8).translate(None, b" \t").upper()


class _Card:
    """What is known of a card."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._name = ["", "", "", "", ""]
        self._full = ""
        self._company = ""
        self._phones: list[tuple[int, str]] = []
        self._emails: list[str] = []

    def take(self, line: bytes) -> None:
        """Take one unfolded property."""
        head, colon, value = _cut(line)
        name, *words = head.upper().split(";")
        name = name.rpartition(".")[2].strip()
        if colon and name not in _WANTED:
            name = self._known_name(head.partition(";")[0].rpartition(".")[2])
        if not colon or not name:
            return
        parameters = _Parameters(words, self._encoding)
        if name == "N":
            parts = parameters.parts(value)[:5]
            self._name = parts + [""] * (5 - len(parts))
            return
        if name == "ORG":
            self._company = self._company or next(filter(None, parameters.parts(value)), "")
            return
        text = parameters.text(value)
        if name in _PARTS_OF_NAMES:
            place = _PARTS_OF_NAMES.index(name)
            self._name[place] = self._name[place] or text
        elif name == "FN":
            self._full = self._full or text
        elif name == "EMAIL":
            self._emails.append(text.removeprefix("mailto:"))
        else:
            self._phones.append((1 if "FAX" in parameters.types else 0, _phone(text)))

    def _known_name(self, name: str) -> str:
        """Return the property that a converter's own name stands for; "" for an unknown name."""
        if len(name) > _LONGEST_MARK:
            return ""
        written = _decoded(name.encode("latin-1", "replace"), self._encoding)
        plain = " ".join(re.split(r"[\s_-]+", written.strip().upper()))
        return _OWN_NAMES.get(plain.removeprefix("X ").replace(" ", "")) or (
            "TEL" if _OWN_PHONE.fullmatch(plain) else ""
        )

    def record(self) -> list[str]:
        """Return the card in the columns of HEADER."""
        last, first, second = self._name[:3]
        full = "" if last or first else self._full
        phones = [phone for _, phone in sorted(self._phones, key=lambda phone: phone[0]) if phone]
        emails = [email for email in self._emails if email]
        return [last, first, second, full, self._company, *("\n".join(dict.fromkeys(v)) for v in (phones, emails))]


class _Parameters:
    """The parameters of a property: how its value is encoded, and its types."""

    def __init__(self, words: list[str], encoding: str) -> None:
        self.types: set[str] = set()
        self._quoted = self._base64 = self._declared = False
        self._charset = encoding if not encoding.startswith("utf-16") else "utf-8"
        for word in words:
            name, equals, value = word.strip().partition("=")
            value = (value if equals else name).strip(' "')
            if value == "QUOTED-PRINTABLE":
                self._quoted = True
            elif value in ("BASE64", "B"):
                self._base64 = True
            elif name == "CHARSET":
                self._declared = _known(value) is not None
                self._charset = _known(value) or self._charset
            else:
                self.types.update(value.split(","))

    @property
    def encoded(self) -> bool:
        """Whether values are in quoted-printable or base64."""
        return self._quoted or self._base64

    def unpacked(self, value: bytes) -> bytes:
        """Return the bytes that a value stands for."""
        if self._quoted:
            return decodestring(value)
        try:
            return binascii.a2b_base64(value + b"==") if self._base64 else value
        except binascii.Error:
            return b""

    def text(self, value: bytes) -> str:
        """Return a value, or a part of it, as text with line breaks and whitespace collapsed."""
        return self._plain(self.unpacked(value))

    def parts(self, value: bytes) -> list[str]:
        """Return the parts of a value as text; semicolons may be encoded with the rest."""
        if self._quoted and b";" in value:
            return [self.text(part) for part in _semicolons(value)]
        return [self._plain(part) for part in _semicolons(self.unpacked(value))]

    def _plain(self, value: bytes) -> str:
        charset = "utf-8" if self.encoded and not self._declared and _is_utf8(value) else self._charset
        text = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], _decoded(value, charset))
        return " ".join(text.replace("\0", " ").split())


def _properties(file: BinaryIO | io.TextIOBase) -> Iterator[bytes]:
    """Yield the unfolded lines; those longer than any name or phone (a photo) are cut off."""
    held: bytes | None = None
    for line in _lines(file):
        if held is None:
            held = line
        elif _soft(held):
            held = _longer(held[:-1], line.lstrip(b" \t") if line[:1] in b" \t" and _cut(line)[1] == "" else line)
        elif line[:1] in (b" ", b"\t"):
            held = _longer(held, line[1:])
        else:
            yield held
            held = line
    if held is not None:
        yield held


def _lines(file: BinaryIO | io.TextIOBase) -> Iterator[bytes]:
    """Yield the lines as bytes without their ends; those of a text as UTF-8."""
    while line := file.readline(MAX_LINE):
        if len(line) >= MAX_LINE:
            raise FileProblem(FileFault.TOO_BIG, detail="a line without an end")
        written = line.encode("utf-8", "replace") if isinstance(line, str) else line
        yield from written.rstrip(b"\r\n").split(b"\r")


def _soft(held: bytes) -> bool:
    return held.endswith(b"=") and b"QUOTED-PRINTABLE" in held[:256].upper().partition(b":")[0]


def _longer(held: bytes, more: bytes) -> bytes:
    most = _LONGEST_HEAD if _BULK.match(held) else _MAX_PROPERTY
    return held + more if len(held) + len(more) <= most else held


def _cut(line: bytes) -> tuple[str, str, bytes]:
    """Return the name with parameters, the colon (or ""), and the value; a colon in quotation marks doesn't count."""
    quoted = False
    for place, letter in enumerate(line[:_LONGEST_HEAD]):
        if letter == 0x22:
            quoted = not quoted
        elif letter == 0x3A and not quoted:
            return line[:place].decode("latin-1"), ":", line[place + 1 :]
    return line[:_LONGEST_HEAD].decode("latin-1"), "", b""


def _semicolons(value: bytes) -> list[bytes]:
    parts, start = [], 0
    while start <= len(value):
        found = _PARTS.match(value, start)
        end = found.end() if found else len(value)
        parts.append(value[start:end])
        start = end + 1
    return parts


def _phone(text: str) -> str:
    """Return a number; "tel:16-00;phone-context=+7-916;ext=12" becomes "+7-916-16-00;12"."""
    if text[:4].lower() != "tel:":
        return text
    told = {name.lower(): value for name, value in _URI_PARAMETER.findall(text)}
    number, context = text[4:].partition(";")[0], told.get("phone-context", "")
    if context.startswith("+") and not number.startswith("+"):
        number = f"{context}-{number}"
    return f"{number};{told['ext']}" if "ext" in told else number


def _decoded(value: bytes, charset: str) -> str:
    return unmixed(value) if charset == MIXED else value.decode(charset, "replace")


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _known(charset: str) -> str | None:
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return None
