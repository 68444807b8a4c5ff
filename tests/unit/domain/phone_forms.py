"""Valid numbers of twenty countries, and the ways in which people write them."""

import phonenumbers
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from phonenumbers.phonenumberutil import ndd_prefix_for_region

COUNTRIES = (
    *("RU", "KZ", "BY", "UA", "UZ", "GE", "AM", "DE", "FR", "GB"),
    *("IT", "ES", "PL", "TR", "US", "BR", "IN", "CN", "JP", "AE"),
)
EXTENSIONS = (
    *(" (доб. 12)", " доб.12", " доб 12", " ext. 12", " вн. 12", "#12", ";12", " x12", ", доб. 12", "*12"),
    *(",12", " (ext 12)", " [доб. 12]", ";ext=12", " добавочный 12", " доб. № 12"),
)
_TYPES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)


@st.composite
def numbers(draw, country=None):
    """A valid number of a country, in its international form."""
    country = country or draw(st.sampled_from(COUNTRIES))
    example = phonenumbers.example_number_for_type(country, draw(st.sampled_from(_TYPES)))
    national = phonenumbers.national_significant_number(example)
    kept = draw(st.integers(2, 4))
    tail = draw(st.text("0123456789", min_size=len(national) - kept, max_size=len(national) - kept))
    varied = f"+{example.country_code}{national[:kept]}{tail}"
    number = phonenumbers.parse(varied)
    if not (phonenumbers.is_valid_number(number) and phonenumbers.region_code_for_number(number) == country):
        number = example
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def abroad(international):
    """Yield unambiguous ways to write a number outside its own country."""
    number = phonenumbers.parse(international)
    apart = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    code, national = apart.split(" ", 1)
    groups = national.replace("-", " ")
    dialled = groups.replace(" ", "")
    trunk = ndd_prefix_for_region(phonenumbers.region_code_for_number(number), strip_non_digits=True)
    yield from (international, apart, phonenumbers.format_number(number, PhoneNumberFormat.RFC3966))
    yield from (f"00{international[1:]}", f"00 {apart[1:]}", f"+00{international[1:]}", f"011 {apart[1:]}")
    yield from (
        f"{code} ({groups.split()[0]}) {' '.join(groups.split()[1:])}",
        f"{code}-{dialled}",
        f"({code}) {groups}",
    )
    for gap in ("-", ".", "\u00a0", "\u202f", "\u2009", "\u2011", "\u2013", " - "):
        yield gap.join([code, *groups.split()])
    yield f"\u202a\ufeff{apart}\u202c"
    yield f"+ {apart[1:]}"
    yield f"тел.: {apart} (Иван)"
    if trunk == "0":
        yield f"{code} (0){groups}"


def at_home(international):
    """Yield ways to write a number in its own country."""
    number = phonenumbers.parse(international)
    trunk = ndd_prefix_for_region(phonenumbers.region_code_for_number(number), strip_non_digits=True) or ""
    national = phonenumbers.national_significant_number(number)
    yield phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    yield from (national, trunk + national, f"{trunk} {national}")
