import codecs
import io
import random

import pytest

from desktop.importing.encodings import MIXED, Unmixed, are_garbled, detect, is_garbled
from desktop.importing.reading import inspect

NAMES = (
    *(
        "Иванов",
        "Пётр",
        "Сергеевич",
        "Кузнецова",
        "Анна",
        "Ильинична",
        "Шевченко",
        "Юлия",
        "Щукин",
        "Эдуард",
        "Жданов",
    ),
    *(
        "Фёдор",
        "Хабибуллина",
        "Гузель",
        "Цыплаков",
        "Телефон",
        "Город",
        "Москва",
        "Санкт-Петербург",
        "Нижний",
        "улица",
    ),
    *("Ленина", "дом", "Компания", "ООО", "Рога", "и", "копыта", "ИП", "Яковлев", "Новгород"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r", "iso8859-5"])
@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_short_russian_lists_are_read_in_their_encoding(encoding, case):
    rand = random.Random(7)
    for _ in range(300):
        words = case(";".join(rand.choice(NAMES) for _ in range(rand.randint(4, 12))))
        text = f"{words};8916062{rand.randrange(10_000):04}\r\n"
        assert detect(io.BytesIO(text.encode(encoding))).name == encoding, text


def test_lists_from_a_mac_are_read_in_its_encoding():
    """Names have capitals: with small letters alone, the encoding differs from cp1251 by two letters only."""
    rand = random.Random(7)
    for _ in range(300):
        words = ";".join(rand.choice(NAMES) for _ in range(rand.randint(4, 12)))
        text = f"Фамилия;Имя;Телефон\r{words};8916062{rand.randrange(10_000):04}\r"
        assert detect(io.BytesIO(text.encode("mac-cyrillic"))).name == "mac-cyrillic", text


RUSSIAN_TEXT = "ФИО;Телефон;Город\r\nЩукин Иван;89160620001;Тула\r\nВолкова Анна;89160620002;Омск\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        (RUSSIAN_TEXT.encode(), RUSSIAN_TEXT.encode("cp1251")),
        (RUSSIAN_TEXT.encode("cp1251"), RUSSIAN_TEXT.encode()),
        (RUSSIAN_TEXT.encode(), "Ежова Юлия;89160620003;Тверь\r\n".encode("cp1251"), RUSSIAN_TEXT.encode()),
        ("ФИО;Город\r\nПётр;Тула\r\n".encode(), "Фёдор;Омск\r\nПётр;Орёл\r\n".encode("cp1251")),
        (RUSSIAN_TEXT.replace("\r\n", "\r").encode(), "Фёдор;Омск\rПётр;Орёл\r".encode("cp1251")),
        (RUSSIAN_TEXT.encode("cp1251") * 5000, RUSSIAN_TEXT.encode()),
        (RUSSIAN_TEXT.encode() * 5000, RUSSIAN_TEXT.encode("cp1251")),
    ],
)
def test_utf8_and_cp1251_in_one_file_are_both_read(pieces):
    data = b"".join(pieces)
    found = detect(io.BytesIO(data))
    assert (found.name, found.damaged) == (MIXED, False)
    text = io.TextIOWrapper(io.BufferedReader(Unmixed(io.BytesIO(data))), encoding="utf-8", newline="")
    assert text.read() == "".join(map(text_of, pieces))


def text_of(piece):
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return piece.decode("cp1251")


@pytest.mark.parametrize("text", ["ООО «ТЕХНОС»;ОАО «РОСТ»", "ИП «РЁВ»;«СТАРТ»;№ 5", "Müller;Schröder;André;Köln"])
def test_letters_that_are_utf8_by_chance_make_no_mixture(text):
    encoding = "cp1252" if "M" in text else "cp1251"
    assert detect(io.BytesIO(text.encode(encoding))).name == encoding


@pytest.mark.parametrize("text", ["Name;Phone\nJosé Núñez;1\n", "Müller;Jürgen", "Ångström;Öst", "Eva Peña"])
def test_letters_among_latin_ones_are_western(text):
    assert detect(io.BytesIO(text.encode("cp1252"))).name == "cp1252"


@pytest.mark.parametrize("text", ["Cергей;Oльга", "Name;Phone\nЯ;1\n", "OOO «Ёж»", "т.1;кв.2;A-Б", "HONDA Яна"])
def test_russian_letters_beside_latin_ones_are_russian(text):
    assert detect(io.BytesIO(text.encode("cp1251"))).name == "cp1251"


@pytest.mark.parametrize("good", [0, 1, 20_000])
def test_a_mark_of_utf8_does_not_make_the_rest_utf8(good):
    data = codecs.BOM_UTF8 + RUSSIAN_TEXT.encode() * good + RUSSIAN_TEXT.encode("cp1251")
    found = detect(io.BytesIO(data))
    assert (found.name, found.damaged) == (MIXED, False)
    text = io.TextIOWrapper(io.BufferedReader(Unmixed(io.BytesIO(data))), encoding="utf-8", newline="")
    assert text.read() == RUSSIAN_TEXT * (good + 1)


def test_a_mark_of_utf8_before_anything_else_is_said():
    found = detect(io.BytesIO(codecs.BOM_UTF8 + RUSSIAN_TEXT.encode("koi8-r")))
    assert (found.name, found.damaged) == ("utf-8", True)


@pytest.mark.parametrize("text", ["ФИО", "Имя;Телефон", "№;ООО «Ёж» — Яна"])
def test_a_few_letters_are_cp1251_by_preference(text):
    assert detect(io.BytesIO(text.encode("cp1251"))).name == "cp1251"


def test_signs_of_cp1251_do_not_turn_it_into_another():
    assert detect(io.BytesIO("№;ООО «Ромашка» – «Лютик»…;№ 5\n".encode("cp1251") * 3)).name == "cp1251"


def test_ascii_is_utf8():
    assert detect(io.BytesIO(b"Name;Phone\nSmith;+1 212 555 0100\n")).name == "utf-8"


def test_a_letter_that_is_cut_by_a_piece_or_by_the_end_is_no_mistake():
    text = "a" + "Ж" * 300_000
    assert detect(io.BytesIO(text.encode())) == detect(io.BytesIO("Ж".encode()))
    cut = detect(io.BytesIO(("Ж" * 300).encode()[:-1]))
    assert (cut.name, cut.damaged) == ("utf-8", True)


def test_the_file_is_left_at_its_start():
    for data in (b"abc", "\ufeffЖ".encode(), "Жук".encode("cp1251"), "Жук;\n".encode("utf-16-le")):
        file = io.BytesIO(data)
        detect(file)
        assert file.tell() == 0


@pytest.mark.parametrize(("written", "read"), [("cp1251", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "cp1251")])
def test_what_was_saved_after_a_wrong_reading_is_known(written, read):
    garbled = [is_garbled(name.encode(written).decode(read, "replace")) for name in NAMES]
    assert sum(garbled) * 3 > len(garbled) * 2


@pytest.mark.parametrize("text", [*NAMES, "Müller", "créée", "Œuvré", "РСФСР", "ИП «РЁВ»", "№ 5 — «Ёж»", "Łódź"])
def test_other_letters_are_not_garbled(text):
    assert not is_garbled(text)


@pytest.mark.parametrize("read", ["cp1251", "cp1252", "cp866", "koi8-r", "mac-cyrillic"])
def test_a_text_that_any_encoding_has_garbled_is_known(read):
    assert are_garbled([(RUSSIAN_TEXT * 2).encode("utf-8").decode(read, "replace")])
    meant = "cp866" if read == "cp1251" else "cp1251"
    assert are_garbled([(RUSSIAN_TEXT * 2).encode(meant).decode(read, "replace")])


@pytest.mark.parametrize(
    "text", ["Їжакевич Ґонта", "Ўладзімір", "Қасымов Әлі", "Ђорђевић Љиљана", "Παπαδόπουλος", "Łukasz Żak", "ЩЪЫЬ Ёж"]
)
@pytest.mark.parametrize("case", [str, str.upper, str.lower])
def test_names_of_other_languages_are_not_garbled(text, case):
    assert not are_garbled([case(f"{text} {last}") for last in "абвгд"])


def test_garbled_letters_are_repaired_where_all_lines_are_garbled_alike():
    once = "".join(bytes([code]).decode("cp1251", "ignore") or chr(code) for code in RUSSIAN_TEXT.encode())
    data = once.encode()
    assert detect(io.BytesIO(data)).name == "utf-8<cp1251"
    text = io.TextIOWrapper(io.BufferedReader(Unmixed(io.BytesIO(data), "utf-8<cp1251")), "utf-8", newline="")
    assert text.read() == RUSSIAN_TEXT
    assert detect(io.BytesIO(data * 5000 + RUSSIAN_TEXT.encode())).name == "utf-8"
    assert detect(io.BytesIO(data + once[:5].encode())).name == "utf-8"


def test_a_garbled_file_says_so(tmp_path):
    path = tmp_path / "list.csv"
    for text, garbled in ((RUSSIAN_TEXT, False), (RUSSIAN_TEXT.encode("cp1251").decode("latin-1"), True)):
        path.write_text(text, encoding="utf-8", newline="")
        assert (inspect(path).garbled, inspect(path).damaged) == (garbled, False)
