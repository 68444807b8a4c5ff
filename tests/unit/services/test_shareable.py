"""Whatever leaves this computer contains no secrets, no personal data and no paths with the user's name."""

import pytest

from desktop.bitrix24.credentials import masking
from desktop.services.shareable import message_of, shareable, traceback_of


@pytest.fixture
def home(monkeypatch, tmp_path):
    folder = tmp_path / "anna"
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail anna.titova+1@acme.co.uk now", "mail ••• now"),
        ("call +7 (901) 555-01-42 or 89015550142", "call ••• or •••"),
        ("C:\\Users\\Анна Титова\\AppData\\x", "C:\\Users\\•••\\AppData\\x"),
        ("/home/anna/x.csv", "/home/•••/x.csv"),
        ("https://acme.ru/rest/1/abc/profile", "https://acme.ru/rest/1/•••/profile"),
        (
            "2026-11-24 16:30:08 batch of 50: 210 ms, port 40123",
            "2026-11-24 16:30:08 batch of 50: 210 ms, port 40123",
        ),
        ("Known: 40 lists, 20000 participants", "Known: 40 lists, 20000 participants"),
        ("127.0.0.1:8080", "127.0.0.1:8080"),
    ],
)
def test_people_and_secrets_are_masked_and_facts_stay(text, expected):
    assert shareable(text) == expected


def test_secrets_are_masked_by_value(monkeypatch):
    masking.register("s3cretT0ken")
    assert shareable("token s3cretT0ken") == "token •••"


def test_the_folder_of_the_user_is_a_tilde(home):
    assert shareable(f"File {home}/data/x.py") == "File ~/data/x.py"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ValueError("invalid literal for int() with base 10: 'Анна'"), "invalid literal for int() with base 10: •••"),
        (KeyError("Анна Титова"), "•••"),
        (ValueError("row of Anna Titova"), "row of ••• •••"),
        (ValueError("row of Анна"), "row of •••"),
        (ValueError("id 1234567 is not 12"), "id ••• is not 12"),
        (OSError(2, "No such file", "/tmp/Клиенты.csv"), "[Errno 2] No such file: •••"),
        (RuntimeError("Event loop is closed"), "Event loop is closed"),
    ],
)
def test_what_an_exception_quotes_is_masked(error, expected):
    assert message_of(error) == expected


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def test_an_exception_without_words():
    assert "RuntimeError" in message_of(Mute())


def test_a_traceback_tells_of_those_behind_and_inside():
    try:
        try:
            int("Анна")
        except ValueError as error:
            raise ExceptionGroup("two", [KeyError("Титова"), error]) from error
    except ExceptionGroup as group:
        text = traceback_of(group)
    assert text.index("ValueError: invalid literal") < text.index("which led to:") < text.index("ExceptionGroup: two")
    assert "KeyError: •••" in text
    assert "line" in text
    assert "Титова" not in text.replace('KeyError("Титова")', "")


def endless(depth=0):
    return endless(depth + 1)


def test_an_endless_recursion_is_short():
    with pytest.raises(RecursionError) as caught:
        endless()
    assert len(traceback_of(caught.value)) < 4_000


def test_a_circle_of_causes_ends():
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert traceback_of(first).count("ValueError") == 2


def test_a_long_text_takes_no_time():
    assert len(shareable("x" * 1_000_000 + "@")) == 1_000_001
