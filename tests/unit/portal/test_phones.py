from __future__ import annotations

from typing import Any

import pytest

from desktop.portal.phones import normalized, phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 (495) 123-45-67", "74951234567"),
        ("+7 495 1234567", "74951234567"),
        ("4951234567", "4951234567"),
        ("0049 30 123456", "4930123456"),
        ("011 44 20 7946 0123", "442079460123"),
        ("0 800 123 45 67", "8001234567"),
        ("80 17 123 45 67", "80171234567"),
        ("8 (900) 000-00-01 доб. 12", "7900000000112"),
        ("+7 495 123-45-67;12", "74951234567"),
        ("+7 495 123-45-67#12", "74951234567"),
        ("03", "03"),
        ("", ""),
    ],
)
def test_phones_are_normalized(typed: str, kept: str) -> None:
    assert phone(typed) == kept


def test_normalized_values_are_those_of_the_index(rest: Any) -> None:
    for type_id, value, kept in rest.portal.database.rows("SELECT type_id, value, normalized FROM multifield"):
        assert normalized(type_id, value) == kept
