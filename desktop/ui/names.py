"""Names of people, with numbers for those whose cards were never read."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.portal import Known

translate = QCoreApplication.translate
MOST = 10
"""People who are named in one sentence; the rest are counted."""


def named(known: Known, kind: int, card_id: int) -> str:
    """Return "Anna Titova (#57)" for a contact (3) or company (4), or "#57" if the name is unknown."""
    card = known.cards.get((kind, card_id))
    return f"{card.name} (#{card_id})" if card is not None and card.name else f"#{card_id}"


def quoted(text: str) -> str:
    """Return a name or title in the quotation marks of the window's language."""
    return translate("Names", "“{text}”").format(text=text)


def people(
    known: Known, kind: int, card_ids: Iterable[int], notes: Mapping[int, str] | None = None, *, most: int = MOST
) -> str:
    """Return the first few people with their notes, and the number of the others."""
    ids = list(card_ids)
    texts = []
    for card_id in ids[:most]:
        note = (notes or {}).get(card_id, "")
        texts.append(f"{named(known, kind, card_id)}: {note}" if note else named(known, kind, card_id))
    return some([*texts, *("" for _ in ids[most:])], most)


def some(texts: Sequence[str], most: int = MOST) -> str:
    """Return the first few texts in a row, and the number of the others."""
    shown = list(texts[:most])
    if more := len(texts) - len(shown):
        shown.append(translate("Names", "%n more", "", more))
    return ", ".join(shown)
