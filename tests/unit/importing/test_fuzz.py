"""Whatever the bytes are, reading ends, with rows or a FileProblem, and yields every row once."""

import io
import os
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.importing.columns import propose_columns
from desktop.importing.problems import FileProblem
from desktop.importing.reading import inspect, read
from desktop.importing.rows import candidates
from tests.unit.importing import workbooks
from tests.unit.importing.corpus import corpus

EXAMPLES = int(os.environ.get("IMPORTING_FUZZ_EXAMPLES", "150"))
SEEDS = {}
for _sample in corpus():
    SEEDS.setdefault((_sample.content, _sample.name.rpartition(".")[2], _sample.encoding), _sample)
READERS = {
    "delimited": [s.data for (content, _, _), s in SEEDS.items() if content == "delimited"],
    "html": [s.data for (content, _, _), s in SEEDS.items() if content == "html"],
    "vcard": [s.data for (content, _, _), s in SEEDS.items() if content == "vcard"],
    **{end: [s.data for (_, name, _), s in SEEDS.items() if name == end] for end in ("xlsx", "xlsb", "ods")},
    "xls": [s.data for (content, name, _), s in SEEDS.items() if name == "xls" and content == "workbook"],
}
BEGINNINGS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"<table>",
    b"<meta charset=utf-16>",
    b"BEGIN:VCARD\r\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    '"ФИО";"Телефон";\n'.encode(),
    "Фамилия\tТелефон\r\n".encode("cp866"),
]
LETTERS = "абвЯ\"';,\t|\r\n\0 <>&/=:@+7891эqQ\ufeff\u2028"
steady = settings(
    max_examples=EXAMPLES, derandomize=EXAMPLES < 1000, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "dropped.csv"


def digest(path, data):
    """Read a file to its end, as the program does, and check that every row appears once."""
    path.write_bytes(data)
    rows = []
    try:
        found = inspect(path)
        mapping = propose_columns(found.header, [row.cells for row in found.preview])
        rows.append(found.header_row)
        for one in candidates(read(found), mapping):
            rows.append(one.row)  # noqa: PERF401 - the rows read so far are kept when reading fails
    except FileProblem as problem:
        name = problem.name
    else:
        name = path.name
    assert name == path.name
    assert not rows or rows == list(range(rows[0], rows[0] + len(rows)))


@steady
@given(data=st.binary(max_size=400))
def test_random_bytes(path, data):
    for beginning in BEGINNINGS:
        digest(path, beginning + data)


@steady
@given(
    text=st.text(alphabet="абвЯ\"';,\t|\r\n\0 <>&/=:@+7891эqQ\ufeff\u2028", max_size=300),
    encoding=st.sampled_from(["utf-8", "cp1251", "utf-16"]),
)
def test_random_texts(path, text, encoding):
    for beginning in (
        "",
        "ФИО;Телефон\n",
        "<table><tr><td>",
        "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:",
    ):
        digest(path, (beginning + text).encode(encoding, "replace"))


@pytest.mark.parametrize("reader", list(READERS))
@steady
@given(seed=st.integers(0, 2**63))
def test_files_that_were_changed(path, reader, seed):
    rand = random.Random(seed)
    data = rand.choice(READERS[reader])
    if data.startswith(b"PK") and rand.random() < 0.8:
        digest(path, repacked(data, rand))
    else:
        digest(path, mutated(bytearray(data), rand))


def repacked(data, rand):
    """Change one part of an archive, and pack it into a valid archive again."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    name = rand.choice([name for name in parts if "heet" in name or "tring" in name or "content.xml" in name])
    name = name if rand.random() < 0.7 else rand.choice(list(parts))
    return workbooks.archive({**parts, name: mutated(bytearray(parts[name]), rand)}, level=1)


def mutated(data, rand):
    """Cut, flip, zero, repeat or drop pieces, a few times."""
    for _ in range(rand.choice((1, 1, 2, 4, 16))):
        if not data:
            break
        place = rand.randrange(len(data))
        length = rand.choice((1, 1, 2, 4, 64, 1024))
        how = rand.randrange(8)
        if how == 0:
            del data[place:]
        elif how == 1:
            data[place] ^= 1 << rand.randrange(8)
        elif how == 2:
            data[place : place + length] = b"\0" * length
        elif how == 3:
            data[place : place + length] = rand.randbytes(length)
        elif how == 4:
            del data[place : place + length]
        elif how == 5:
            data[place:place] = data[place : place + length] * rand.choice((1, 2, 50))
        elif how == 6:
            data[place] = rand.choice(b'";\n\r<>=\xff\x80\0')
        else:
            other = rand.randrange(len(data))
            data[place : place + length] = data[other : other + length]
    return bytes(data)
