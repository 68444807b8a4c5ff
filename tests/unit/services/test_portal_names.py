import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.bitrix24.credentials.site import Site
from desktop.services.portal_names import earlier_id, is_at, portal_id, same_name

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
DEVICES = ["con", "aux.acme.ru", "NUL.acme.ru", "prn", "com1", "lpt9.acme.ru"]


def name_of(address, user_id=1):
    return portal_id(Site.parse(address), user_id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("портал.рф", "компания.рф"),
        ("acme.ru/site1", "acme.ru/site2"),
        ("acme.ru/site", "acme.ru"),
        ("acme.ru/Site", "acme.ru/site"),
        ("acme.ru:8443", "acme.ru"),
        ("acme.ru:8443", "acme.ru_8443"),
        ("a_b.ru", "a-b.ru"),
        ("straße.de", "strasse.de"),
        ("localhost.acme.ru:1", "localhost.acme.ru:2"),
        ("con", "_con"),
        ("a" * 60 + "." + "b" * 60 + ".ru", "a" * 60 + "." + "b" * 60 + ".com"),
    ],
)
def test_two_portals_are_two(one, other):
    assert name_of(one) != name_of(other)
    assert name_of(one).casefold() != name_of(other).casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("портал.рф", "портал.рф".encode("idna").decode()),
        ("Портал.РФ", "портал.рф"),
        ("https://acme.bitrix24.ru:443/", "ACME.bitrix24.ru"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:9000"),
        ("http://[::1]:8000", "http://[::1]:9000"),
    ],
)
def test_one_portal_is_one(one, other):
    assert name_of(one) == name_of(other)
    assert is_at(Site.parse(one).base, Site.parse(other))


def test_punycode_is_as_the_system_has_it():
    assert same_name("портал.рф:8443") == f"{'портал.рф'.encode('idna').decode()}:8443"


def test_ordinary_portals_are_called_as_before():
    for address in ("acme.bitrix24.ru", "http://127.0.0.1:8000", "http://localhost:1", "crm.acme.co.uk"):
        assert name_of(address, 7) == earlier_id(Site.parse(address), 7)


@pytest.mark.parametrize("device", DEVICES)
def test_no_name_that_windows_keeps_for_devices(device):
    for ending in (".sqlite", ".journal.sqlite", ""):
        stem = (name_of(device) + ending).partition(".")[0]
        assert stem.upper() not in RESERVED


@given(
    st.from_regex(
        r"[a-zа-я0-9]([a-zа-я0-9_-]{0,70}[a-zа-я0-9])?(\.[a-zа-я]{2,70}){1,3}(:[1-9]\d{1,3})?", fullmatch=True
    ),
    st.from_regex(r"(/[A-Za-zа-я0-9 ._-]{1,30}){0,2}", fullmatch=True),
    st.integers(min_value=1, max_value=10**12),
)
def test_names_fit_every_file_system(host, folder, user_id):
    name = portal_id(Site("https", host, folder), user_id)
    assert len(name) <= 120
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
