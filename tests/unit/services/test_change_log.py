from datetime import date
from pathlib import Path

from desktop.services.change_log import Release, releases

TEXT = """# Change log

- no version yet

## Unreleased

### English

- One sentence
  over two lines.
- Another.

### Русский

- Одно предложение.

## 1.0 (2026-11-24)
"""


def test_versions_come_with_their_sentences_in_both_languages(tmp_path):
    path = tmp_path / "CHANGELOG.md"
    path.write_text(TEXT, encoding="utf-8")
    unreleased, first = releases(path)
    assert (unreleased.version, unreleased.day) == ("Unreleased", None)
    assert unreleased.changes == {
        "en": ["One sentence over two lines.", "Another."],
        "ru": ["Одно предложение."],
    }
    assert first == Release("1.0", date(2026, 11, 24))


def test_a_log_that_cannot_be_read_has_no_versions(tmp_path):
    assert releases(tmp_path / "none") == []
    (tmp_path / "odd").write_bytes(b"\xff\xfe\xfa")
    assert releases(tmp_path / "odd") == []
    assert releases(Path()) == []
