"""Every shape of file is understood automatically, and every row of it is accounted for."""

from collections import Counter

import pytest

from desktop.importing.columns import propose_columns
from desktop.importing.reading import inspect, read
from desktop.importing.rows import candidates
from tests.unit.importing.corpus import corpus

SAMPLES = list(corpus())


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.name)
def sample(request):
    return request.param


def test_the_corpus_is_big_and_its_names_are_unique():
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES) >= 100


def test_it_is_understood_by_itself(sample, tmp_path):
    path = tmp_path / sample.name
    path.write_bytes(sample.data)
    found = inspect(path)
    assert (found.content.value, found.encoding, found.delimiter) == (
        sample.content,
        sample.encoding,
        sample.delimiter,
    )
    assert found.header_row == sample.header_row
    mapping = propose_columns(found.header, [row.cells for row in found.preview])
    assert tuple(role.value for role in mapping.roles) == sample.roles
    assert mapping.kind.value == sample.kind
    assert mapping.sure == sample.sure
    rows = list(read(found))
    read_as = list(candidates(rows, mapping))
    assert [one.row for one in read_as] == list(range(sample.header_row + 1, sample.header_row + 1 + len(rows)))
    assert Counter(one.skip.value if one.skip else "used" for one in read_as) == sample.outcomes
    for name, value in sample.first.items():
        assert getattr(read_as[0], name) == value
