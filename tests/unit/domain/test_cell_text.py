"""Cells that reach a spreadsheet as text run nothing there and lose nothing."""

import pytest

from desktop.domain.cell_text import copied, disarmed, is_plain_number, kept_as_text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_what_would_be_a_formula_is_disarmed(sign):
    assert disarmed(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["", "Анна", "1=1", "'=1", "8 916 000-00-01"])
def test_other_cells_stay_as_they_are(cell):
    assert disarmed(cell) == cell


@pytest.mark.parametrize(
    ("cell", "as_copied"),
    [
        ("+7 (916) 000-00-01", "+7 (916) 000-00-01"),  # is also pasted into messengers
        ("-5", "-5"),
        ("  Анна\n Титова\t", "Анна Титова"),
        ("\n=1+cmd", "'=1+cmd"),
        ("+7 916 A1", "'+7 916 A1"),
        ("+", "'+"),
    ],
)
def test_a_copied_cell_is_one_line_and_phones_stay_as_they_are(cell, as_copied):
    assert copied(cell) == as_copied


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("0", True),
        ("7", True),
        ("123456789", True),
        ("1234567890", False),
        ("007", False),
        ("-1", False),
        ("", False),
    ],
)
def test_only_what_loses_nothing_as_a_number_is_one(cell, plain):
    assert is_plain_number(cell) is plain


@pytest.mark.parametrize("cell", ["89031112233", "004912345", "0012", "1234567890", "=1", "+79031112233"])
def test_a_text_file_keeps_a_text_that_would_become_a_number_or_a_formula(cell):
    assert kept_as_text(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "137", "8 903 111-22-33", "12,5", "12.11.2026", "Анна", "٠٠١٢"])
def test_a_text_file_has_other_texts_as_they_are(cell):
    assert kept_as_text(cell) == cell
