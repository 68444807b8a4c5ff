import struct

import pytest
from PySide6.QtCore import QMimeData

from desktop.qtkit import attachments
from desktop.qtkit.attachments import Attachment, Withheld, offers_attachments, read_attachments
from tests.attachments import LIST, attached, listed


class Asked(QMimeData):
    """Data that notes which formats were asked for."""

    def __init__(self, listing):
        super().__init__()
        self.asked = []
        self.setData(LIST, listing)

    def retrieveData(self, name, kind):
        self.asked.append(name)
        return super().retrieveData(name, kind)


def read(*files, **more):
    return read_attachments(attached(*files, **more))


def test_each_file_has_its_own_content():
    assert read(("a.csv", b"1"), ("б.xlsx", b"22")) == [Attachment("a.csv", b"1"), Attachment("б.xlsx", b"22")]


def test_a_single_file_may_be_unnumbered():
    assert read(("a.csv", b"1"), numbered=False) == [Attachment("a.csv", b"1")]


def test_the_first_of_several_is_never_taken_for_another():
    files = read(("a.csv", b"1"), ("b.csv", b"1"), numbered=False)
    assert [file.withheld for file in files] == [Withheld.NOT_GIVEN] * 2


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\x\\a.csv", "a.csv"),
        ("..\\..\\Startup\\a.csv", "a.csv"),
        ("../../etc/passwd", "passwd"),
        ("\\\\host\\share\\folder\\a.csv", "a.csv"),
        ("a.csv\0.exe", "a.csv"),
        ("C:a.csv", "a.csv"),
        ("..", ".."),
        ("", ""),
        ("x" * 300, "x" * 260),
        (b"\x00\xd8.\0", "\ufffd."),
    ],
)
def test_names_are_without_paths(name, shown):
    [file] = read((listed(name, 1), b"1"))
    assert file.name == shown


@pytest.mark.parametrize("count", [2, 1000, 0xFFFFFFFF])
def test_a_list_that_claims_more_files_than_it_has(count):
    assert [file.name for file in read(("a.csv", b"1"), count=count)] == ["a.csv"]


@pytest.mark.parametrize(
    "listing", [b"", b"\1", b"\1\0\0\0", struct.pack("<I", 1) + listed("a.csv")[:-1], b"\xff" * 4]
)
def test_a_list_cut_short_has_no_files(listing):
    data = QMimeData()
    data.setData(LIST, listing)
    assert not offers_attachments(data)
    assert read_attachments(data) == []


def test_folders_and_links_are_not_files_but_keep_their_place():
    data = attached((listed("папка", folder=True), None), ("Страница.URL", b"[x]"), ("папка\\a.csv", b"1"))
    assert read_attachments(data) == [Attachment("a.csv", b"1")]
    assert not offers_attachments(attached(("Страница.url", b"[x]")))


@pytest.mark.parametrize(
    ("size", "content", "kept"),
    [
        (3, b"123" + b"\xab" * 13, b"123"),
        (3, b"12", b"12"),
        (3, b"123" + b"4" * 16, b"123" + b"4" * 16),
        (None, b"123", b"123"),
        (1 << 32, b"", b""),
        (0, b"", b""),
    ],
    ids=["padding", "shorter", "a wrong size", "no size", "above what is taken", "empty"],
)
def test_content_ends_where_the_file_does(size, content, kept):
    [file] = read((listed("a.csv", size), content))
    assert file.content == kept
    assert file.withheld is (Withheld.TOO_BIG if size == 1 << 32 else None)


@pytest.mark.parametrize("size", [None, 5])
def test_content_that_is_not_given_is_missed(size):
    [file] = read((listed("a.csv", size), None))
    assert file.withheld is Withheld.NOT_GIVEN


def test_what_is_not_taken_is_never_asked_for(monkeypatch):
    monkeypatch.setattr(attachments, "MOST_FILES", 3)
    entries = [
        listed("Письмо.msg", 9),
        listed("a.csv", attachments.MOST_BYTES + 1),
        listed("b.csv", 1),
        listed("c", 1),
    ]
    data = Asked(struct.pack("<I", 4) + b"".join(entries))
    withheld = [file.withheld for file in read_attachments(data)]
    assert withheld == [Withheld.MESSAGE, Withheld.TOO_BIG, Withheld.NOT_GIVEN, Withheld.TOO_MANY]
    assert {name for name in data.asked if name != LIST} == {attachments.CONTENT_FORMAT + ";index=2"}


def test_all_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(attachments, "MOST_BYTES", 5)
    files = read(("a", b"123"), ("b", b"12"), (listed("c"), b"1"), ("d", b""))
    assert [file.withheld for file in files] == [None, None, Withheld.TOO_BIG, None]


def test_hovering_reads_no_content():
    data = Asked(struct.pack("<I", 1) + listed("a.csv", 1))
    assert offers_attachments(data)
    assert data.asked == [LIST]
