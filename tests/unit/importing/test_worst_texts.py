"""No text takes long to examine: each reader of foreign text is given a megabyte of its worst case.

A reader that visits each letter more often the longer the text is never reaches the end of these.
"""

import re

import pytest

from desktop.domain import emails, phones
from desktop.importing import (
    cleaning,
    encodings,
    header_row,
    header_words,
    known_headers,
    name_beside,
    no_client,
    roles,
    sources,
)
from desktop.importing.columns import propose_columns
from desktop.importing.rows import RawRow, candidates
from tests.forms import LENGTHS

BAD = [
    *("a", "я", "1", " ", "@", ".", "-", "(", "+", "#", "=", "'", '"', "\\", "/", ":", "\u00ad", "\u200b", "_", "%"),
    *(
        "a@",
        "a.",
        "@a",
        " @ ",
        "1 ",
        "1.",
        "(1",
        "+1",
        "a a",
        "A ",
        "Аа ",
        "имя ",
        "фамилия имя ",
        "телефон ",
        "phone",
    ),
    *("e-mail ", "итого ", "инн 1", "1 000 ", "1,", "=1", '=HYPERLINK("', '","', "#N/A", "Ю", "7,9E+10", "контакт: "),
    *("a@b.c", "aA", "1E+", "x@x.x,", "доб. ", "дата ", "тел. 1 ", "a?", "? ", "Ã", "РЏ"),
    *("MECARD:N:", ";N:", "MECARD:", "%4", "a_@", "+7 (", "- ", "Аа- "),
]
READERS = {
    "emails": emails.emails_of,
    "phones": phones.phones_of,
    "lost": phones.is_lost,
    "cleaned": cleaning.cleaned,
    "error": cleaning.is_error,
    "header": header_words.said_by.__wrapped__,
    "normalized": known_headers.normalized,
    "source": lambda text: sources.source_of([text]),
    "owner": sources.owned,
    "phone-like": roles.looks_like_phone,
    "email-like": roles.holds_email,
    "name-beside": name_beside.name_beside,
    "with-name": name_beside.holds_name_too,
    "unreadable": encodings.is_unreadable,
    "name-like": roles.looks_like_name,
    "labelled": lambda text: header_row._are_labelled([[text]] * 3),
    "footer": lambda text: no_client.is_footer([text], text, table=True),
    "other-numbers": no_client.without_other_numbers,
}


@LENGTHS
@pytest.mark.parametrize("name", READERS)
def test_a_megabyte_of_the_worst_is_read_to_its_end(name, length):
    for piece in BAD:
        READERS[name](piece * (length // len(piece)) + "\x00")  # an end that matches nothing


@pytest.mark.parametrize(
    "module",
    [
        *(cleaning, emails, encodings, header_row, header_words, known_headers),
        *(name_beside, no_client, phones, roles, sources),
    ],
)
def test_no_pattern_repeats_without_bound_within_a_repetition(module):
    patterns = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    for pattern in patterns:
        assert not re.search(r"[*+}]\)(?:[*+]|\{\d*,\})", str(pattern.pattern)), pattern.pattern


def test_a_table_of_pictures_is_read_as_any_table():
    picture = "AJ2OpeTniG9mMaOjrtw5K2Lb/Qg7+" * 10_000
    header = ["Name", "Phone", "Image"]
    rows = [RawRow(n, (f"Сизов {n}", f"8916778{n:04}", picture)) for n in range(2, 42)]
    mapping = propose_columns(header, [row.cells for row in rows])
    people = list(candidates(rows, mapping))
    assert [role.value for role in mapping.roles] == ["full-name", "phone", "ignored"]
    assert all(one.skip is None and not one.flags for one in people)
