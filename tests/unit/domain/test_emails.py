import pytest

from desktop.domain.emails import emails_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a @ example.com", ("a@example.com",)),
        ("a@ example.com", ("a@example.com",)),
        ("a@example.com|b@example.com", ("a@example.com", "b@example.com")),
        ("[a@example.com](mailto:a@example.com)", ("a@example.com",)),
        ("a+b@example.com", ("a+b@example.com",)),
        ("в 10 @ офис", ()),
    ],
)
def test_addresses_as_people_write_them(text, found):
    assert emails_of(text) == found
