"""Cards as converters and old phones write them: blanks, names of their own, undeclared encodings."""

import base64
import quopri

import pytest

from desktop.importing.problems import FileProblem
from desktop.importing.reading import ReadOptions, inspect, read

NAMES = [("Жуковский", "Фёдор"), ("Щепкина", "Юлия"), ("Эйхе", "Ян"), ("Цой", "Инна")]


@pytest.fixture
def cards(tmp_path):
    """Return the cards of a file, each as its filled cells, and the inspection of the file."""

    def look(data, options=None):
        path = tmp_path / "cards.vcf"
        path.write_bytes(data)
        found = inspect(path, options)
        return [tuple(filter(None, row.cells)) for row in read(found)], found

    return look


def quoted(text, encoding="utf-8"):
    return quopri.encodestring(text.encode(encoding), quotetabs=True).replace(b"=\n", b"").decode()


def in_base64(text, encoding="utf-8"):
    return base64.b64encode(text.encode(encoding)).decode()


CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Иванов;Иван;;;\nTEL:89160620000\nEND:VCARD\n"
RIGHT = [("Иванов", "Иван", "89160620000")]
SHAPES = {
    "a blank after the colon": CARD.replace("BEGIN:VCARD", "BEGIN: VCARD").replace("END:VCARD", "END: VCARD"),
    "blanks around": CARD.replace("BEGIN:VCARD", "  BEGIN:VCARD \t").replace("END:VCARD", "END : VCARD "),
    "small letters": CARD.replace("BEGIN:VCARD", "begin:vcard").replace("END:VCARD", "end:vcard"),
    "text before": "Контакты из телефона\n\n" + CARD,
    "mail before": "From: i@example.com\nSubject: contacts\n\n" + CARD,
    "blank lines before": "\n\n  \n" + CARD,
    "text between": CARD.replace("END:VCARD\n", "END:VCARD\n---\n"),
    "own names": "BEGIN:VCARD\nFirst name:Иван\nLast name:Иванов\nCell phone:89160620000\nEND:VCARD\n",
    "own names with dashes": "BEGIN:VCARD\nFIRST_NAME:Иван\nLast-Name:Иванов\nMOBILE:89160620000\nEND:VCARD\n",
    "own names in one word": "BEGIN:VCARD\nGivenName:Иван\nFamilyName:Иванов\nMobilePhone:89160620000\nEND:VCARD\n",
    "own names with an X": (
        "BEGIN:VCARD\nX-FIRST-NAME:Иван\nX-LAST-NAME:Иванов\nX-PHONE-NUMBER:89160620000\nEND:VCARD\n"
    ),
    "own Russian names": "BEGIN:VCARD\nИмя:Иван\nФамилия:Иванов\nМобильный телефон:89160620000\nEND:VCARD\n",
    "own phones": "BEGIN:VCARD\nN:Иванов;Иван\nPhone 1:89160620000\nX-Phonetic-First-Name:Iwan\nEND:VCARD\n",
    "name in base64": f"BEGIN:VCARD\nN;ENCODING=B:{in_base64('Иванов;Иван;;;')}\nTEL:89160620000\nEND:VCARD\n",
    "base64 without its end": (
        f"BEGIN:VCARD\nN;ENCODING=B:{in_base64('Иванов;Иван;;').rstrip('=')}\nTEL:89160620000\nEND:VCARD\n"
    ),
    "base64 of 2.1": f"BEGIN:VCARD\nN;BASE64:{in_base64('Иванов;Иван')}\nTEL:89160620000\nEND:VCARD\n",
    "base64 in cp1251": (
        f"BEGIN:VCARD\nN;CHARSET=windows-1251;ENCODING=BASE64:{in_base64('Иванов;Иван', 'cp1251')}\n"
        "TEL:89160620000\nEND:VCARD\n"
    ),
    "all encoded": f"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:{quoted('Иванов;Иван').replace(';', '=3B')}\n"
    "TEL:89160620000\nEND:VCARD\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_it_is_read(cards, text):
    assert cards(text.encode())[0] == RIGHT


def undeclared(encoding, more=""):
    text = ""
    for last, first in NAMES:
        name = f"{quoted(last, encoding)};{quoted(first, encoding)}"
        text += f"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:{name}\n{more}TEL:89160620000\nEND:VCARD\n"
    return text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "cp866"])
def test_names_without_a_charset_are_read_in_theirs(cards, encoding):
    people, found = cards(undeclared(encoding).encode())
    assert [one[:2] for one in people] == NAMES
    assert (found.encoding, found.damaged) == (encoding, False)


@pytest.mark.parametrize("own", ["utf-8", "cp1251"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_names_without_a_charset_beside_plain_letters_are_read_too(cards, own, encoding):
    people, _ = cards(undeclared(encoding, "ORG:Рога и копыта\n").encode(own))
    assert people == [(*name, "Рога и копыта", "89160620000") for name in NAMES]


def test_another_encoding_can_be_chosen_and_what_it_cannot_read_is_said(cards):
    data = undeclared("cp1251").encode()
    people, found = cards(data, ReadOptions(encoding="utf-8"))
    assert found.damaged
    assert people[0][:2] != NAMES[0]
    people, found = cards(data, ReadOptions(encoding="koi8-r"))
    assert not found.damaged
    assert people[0][:2] != NAMES[0]


def test_cards_that_name_nothing_known_are_refused_with_a_word(cards):
    with pytest.raises(FileProblem) as caught:
        cards(b"BEGIN:VCARD\nAlpha:x\nBeta:y\nEND:VCARD\n" * 3)
    assert caught.value.cause.value == "foreign-cards"


def test_a_table_that_speaks_of_cards_is_a_table(cards):
    text = 'ФИО;Телефон;Карточка\nИванов;89160620000;"BEGIN:VCARD\nN:x\nEND:VCARD"\n'
    assert cards(text.encode())[1].content.value == "delimited"
