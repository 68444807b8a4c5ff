"""Matching rows of a file to cards: each row gets exactly one of four verdicts, with a reason.

The order is: by ID, by phone, by e-mail, by name with company. The first of these that finds a card decides, and the
later ones are not tried. An ID decides only if it certainly belongs to one of these cards and nothing in the row
contradicts it; another program's ID, or one that contradicts its row, comes last. The cards were read before; nothing
here asks the portal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.call_list import COMPANY
from desktop.domain.found_cards import WHOLE_NAME, FoundCards, name_key, words


class Verdict(Enum):
    """What became of a row."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    """Left to the supervisor; not in the list until decided."""
    NOT_FOUND = "not-found"
    SKIPPED = "skipped"


class By(Enum):
    """What a card was found by."""

    ID = "id"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


class Reason(Enum):
    """Why a row has its verdict; each reason belongs to one verdict.

    `by` is what the cards in question were found by; None if there are none, or if the supervisor chose.
    """

    def __init__(self, verdict: Verdict, word: str, by: By | None) -> None:
        self.verdict, self.word, self.by = verdict, word, by

    ID = (Verdict.MATCHED, "id", By.ID)
    ID_OTHER_NAME = (Verdict.MATCHED, "id-other-name", By.ID)
    """The card with the ID has one of the row's phones or addresses, under a name with no word in common."""
    PHONE = (Verdict.MATCHED, "phone", By.PHONE)
    PHONE_AND_NAME = (Verdict.MATCHED, "phone-and-name", By.PHONE)
    """Several cards have the phone, and one of them the name."""
    PHONE_OTHER_NAME = (Verdict.MATCHED, "phone-other-name", By.PHONE)
    """One card has the phone, under a name that has no word in common with the row's."""
    PHONE_NOT_ID = (Verdict.MATCHED, "phone-not-id", By.PHONE)
    """The card with the ID is someone else's; one card has both the phone and the name."""
    EMAIL = (Verdict.MATCHED, "email", By.EMAIL)
    EMAIL_AND_NAME = (Verdict.MATCHED, "email-and-name", By.EMAIL)
    NAME = (Verdict.MATCHED, "name", By.NAME)
    """One card has the name, and the row has no company."""
    NAME_AND_COMPANY = (Verdict.MATCHED, "name-and-company", By.NAME)
    CHOSEN = (Verdict.MATCHED, "chosen", None)
    """An ambiguous row, decided by the supervisor."""
    MADE = (Verdict.MATCHED, "made", None)
    """No card was found, so one was created."""

    ID_OF_ANOTHER = (Verdict.AMBIGUOUS, "id-of-another", By.ID)
    """The card with the ID has another name or other phones, and nothing else in the row identifies the person."""
    PHONE_OF_SEVERAL = (Verdict.AMBIGUOUS, "phone-of-several", By.PHONE)
    PHONES_OF_DIFFERENT = (Verdict.AMBIGUOUS, "phones-of-different", By.PHONE)
    """The row's known phones belong to different people; no card has them all."""
    EMAIL_OF_SEVERAL = (Verdict.AMBIGUOUS, "email-of-several", By.EMAIL)
    EMAIL_OTHER_NAME = (Verdict.AMBIGUOUS, "email-other-name", By.EMAIL)
    """One card has the address, under another name: many people may share a company's "info@"."""
    NAME_OF_SEVERAL = (Verdict.AMBIGUOUS, "name-of-several", By.NAME)
    NAME_OTHER_COMPANY = (Verdict.AMBIGUOUS, "name-other-company", By.NAME)
    """The name fits, but no card of that name is in the row's company."""
    NAME_OTHER_PHONE = (Verdict.AMBIGUOUS, "name-other-phone", By.NAME)
    """The name fits, but the card has other phones or other addresses than the row."""

    ID_GONE = (Verdict.NOT_FOUND, "id-gone", None)
    """Deleted or unreadable for this user: the portal gives no reason. Nothing else in the row found a card."""
    NO_SUCH_PHONE = (Verdict.NOT_FOUND, "no-such-phone", None)
    NO_SUCH_EMAIL = (Verdict.NOT_FOUND, "no-such-email", None)
    NO_SUCH_NAME = (Verdict.NOT_FOUND, "no-such-name", None)
    NAME_TOO_SHORT = (Verdict.NOT_FOUND, "name-too-short", None)
    """One word and no company: not searched for."""
    NOT_BY_NAME = (Verdict.NOT_FOUND, "not-by-name", None)
    """Not searched for by name, as too many rows have nothing else."""

    EMPTY = (Verdict.SKIPPED, "empty", None)
    CONTINUATION = (Verdict.SKIPPED, "continuation", None)
    """Continues the row above."""
    DUPLICATE = (Verdict.SKIPPED, "duplicate", None)
    """Repeats a row above."""
    SAME_CARD = (Verdict.SKIPPED, "same-card", None)
    """A row above was matched to the same card."""
    PHONE_LOST = (Verdict.SKIPPED, "phone-lost", None)
    """Excel has destroyed the phone, and there is nothing else."""
    NOTHING_TO_FIND = (Verdict.SKIPPED, "nothing-to-find", None)
    LEFT_OUT = (Verdict.SKIPPED, "left-out", None)
    """An ambiguous row, for which the supervisor chose none of the cards."""
    NO_CLIENT = (Verdict.SKIPPED, "no-client", None)
    """Repeated headers, a sum, or a footer below the table."""


UNDER_ANOTHER_NAME = frozenset(
    {
        *(Reason.ID_OTHER_NAME, Reason.ID_OF_ANOTHER, Reason.PHONE_NOT_ID, Reason.PHONE_OTHER_NAME),
        Reason.EMAIL_OTHER_NAME,
    }
)
"""Reasons of rows whose ID, phone or address found a card with another name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row can be found by. `phones` are the keys by which phones are compared.

    `sure_ids`: the ids certainly belong to cards of this kind, and not to deals or to another program.
    `name` is a person's; in a file of companies it is "" and `company` is the name. `skip` is a reason of the verdict
    SKIPPED, and `of_row` the row that is continued or duplicated.
    """

    row: int
    ids: tuple[int, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    name: str = ""
    company: str = ""
    skip: Reason | None = None
    of_row: int | None = None
    sure_ids: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a row. `card_id` is set if MATCHED; `candidates` are all cards in question, if any.

    `of_row` is the row that a skipped one continues, duplicates, or shares its card with.
    """

    row: int
    reason: Reason
    card_id: int | None = None
    candidates: tuple[int, ...] = ()
    of_row: int | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict of the reason."""
        return self.reason.verdict


def name_of(wanted: Wanted, kind: int) -> str:
    """Return the name to search for; "" if there is none, as one word alone does not identify a person."""
    if kind == COMPANY:
        return wanted.company
    return wanted.name if len(words(wanted.name)) >= WHOLE_NAME or wanted.company else ""


def match_alone(wanted: Wanted, found: FoundCards, *, by_name: bool) -> Match:
    """Return a row's match, ignoring the other rows. `by_name`: whether it was searched for by name."""
    if wanted.skip is not None:
        return Match(wanted.row, wanted.skip, of_row=wanted.of_row)
    card_id = next((card_id for card_id in wanted.ids if card_id in found.cards), None)
    if card_id is not None and wanted.sure_ids and (match := _by_id(wanted, found, card_id)):
        return match
    match = _by_phone(wanted, found) or _by_email(wanted, found)
    if match is None and card_id is not None and not wanted.sure_ids:
        match = _by_doubtful_id(wanted, found, card_id)
    if match is None and by_name:
        match = _by_name(wanted, found)
    if card_id is not None and wanted.sure_ids:
        return _beside_another_id(wanted, found, card_id, match)
    return match or Match(wanted.row, _not_found(wanted, found.kind, by_name=by_name))


class EachCardOnce:
    """Takes the matches of a file in order; a card belongs to the first row that was matched to it."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def take(self, match: Match) -> Match:
        """Return the match, or a SKIPPED one if its card belongs to another row."""
        if match.card_id is None:
            return match
        first = self._rows.setdefault(match.card_id, match.row)
        if first == match.row:
            return match
        return Match(match.row, Reason.SAME_CARD, candidates=match.candidates, of_row=first)


def decide(match: Match, card_id: int) -> Match:
    """Return an ambiguous match, decided for a card. Raises ValueError if the card is not in question."""
    if match.verdict is not Verdict.AMBIGUOUS or card_id not in match.candidates:
        raise ValueError("this card is not in question")
    return replace(match, reason=Reason.CHOSEN, card_id=card_id)


def leave_out(match: Match) -> Match:
    """Return an ambiguous match, decided for none of its cards."""
    return replace(match, reason=Reason.LEFT_OUT, card_id=None)


def _by_id(wanted: Wanted, found: FoundCards, card_id: int) -> Match | None:
    """Return the match with the card of a row's own ID; None if the row contradicts it."""
    name = _own_name(wanted, found)
    if _shares(wanted, found, card_id):
        otherwise = found.named_otherwise(card_id, name)
        return _matched(wanted, Reason.ID_OTHER_NAME if otherwise else Reason.ID, card_id)
    agreed = found.partly_named(card_id, name)
    if agreed is False or (agreed is None and wanted.phones and found.phones_of(card_id)):
        return None
    return _matched(wanted, Reason.ID, card_id)


def _by_doubtful_id(wanted: Wanted, found: FoundCards, card_id: int) -> Match | None:
    """Return the match by an ID that may be another program's, if the name agrees or the row has nothing else."""
    name = _own_name(wanted, found)
    if wanted.phones or wanted.emails:
        fits = bool(name) and found.named(card_id, name)
    else:
        fits = found.partly_named(card_id, name) is True if name else not wanted.company
    return _matched(wanted, Reason.ID, card_id) if fits else None


def _beside_another_id(wanted: Wanted, found: FoundCards, card_id: int, match: Match | None) -> Match:
    """Return the match of a row that contradicts the card with its ID; `match` is what was found otherwise."""
    by_phone = match.card_id if match is not None and match.reason.by is By.PHONE else None
    if by_phone is not None and _named(wanted, found, [by_phone]):
        return _matched(wanted, Reason.PHONE_NOT_ID, by_phone)
    others = match.candidates if match is not None else ()
    return Match(wanted.row, Reason.ID_OF_ANOTHER, candidates=_distinct([card_id], others))


def _shares(wanted: Wanted, found: FoundCards, card_id: int) -> bool:
    """Return whether a card has one of a row's phones or addresses."""
    return any(card_id in found.with_phone(phone) for phone in wanted.phones) or any(
        card_id in found.with_email(email) for email in wanted.emails
    )


def _by_phone(wanted: Wanted, found: FoundCards) -> Match | None:
    hits = [cards for phone in wanted.phones if (cards := found.with_phone(phone))]
    if not hits:
        return None
    crowded = not found.crowded.isdisjoint(wanted.phones)
    everyone, common = frozenset.union(*hits), frozenset.intersection(*hits)
    named = _named(wanted, found, everyone)
    if not crowded and len(common) == 1 and (not named or common <= named):
        [card_id] = common
        otherwise = found.named_otherwise(card_id, _own_name(wanted, found))
        return _matched(wanted, Reason.PHONE_OTHER_NAME if otherwise else Reason.PHONE, card_id)
    if not crowded and len(named) == 1 and (not common or named <= common):
        return _matched(wanted, Reason.PHONE_AND_NAME, *named)
    shared = len(common) > 1 or len(hits) == 1
    reason = Reason.PHONE_OF_SEVERAL if shared else Reason.PHONES_OF_DIFFERENT
    return Match(wanted.row, reason, candidates=_distinct(*map(sorted, hits)))


def _by_email(wanted: Wanted, found: FoundCards) -> Match | None:
    everyone = frozenset(card_id for email in wanted.emails for card_id in found.with_email(email))
    if not everyone:
        return None
    crowded = any(email.strip().casefold() in found.crowded for email in wanted.emails)
    named = _named(wanted, found, everyone)
    if not crowded and len(everyone) == 1:
        [card_id] = everyone
        if found.named_otherwise(card_id, _own_name(wanted, found)):
            return Match(wanted.row, Reason.EMAIL_OTHER_NAME, candidates=(card_id,))
        return _matched(wanted, Reason.EMAIL, card_id)
    if not crowded and len(named) == 1:
        return _matched(wanted, Reason.EMAIL_AND_NAME, *named)
    return Match(wanted.row, Reason.EMAIL_OF_SEVERAL, candidates=tuple(sorted(everyone)))


def _by_name(wanted: Wanted, found: FoundCards) -> Match | None:
    name = name_of(wanted, found.kind)
    fitting = found.with_name(name) if name else frozenset[int]()
    if not fitting:
        return None
    reason, asked = Reason.NAME, fitting
    if found.kind != COMPANY and wanted.company:
        reason = Reason.NAME_AND_COMPANY
        asked = frozenset(card_id for card_id in fitting if found.employed_by(card_id, wanted.company))
        if not asked:
            return Match(wanted.row, Reason.NAME_OTHER_COMPANY, candidates=tuple(sorted(fitting)))
    if len(asked) > 1 or name_key(name) in found.crowded:
        return Match(wanted.row, Reason.NAME_OF_SEVERAL, candidates=tuple(sorted(asked)))
    [card_id] = asked
    # If the card had one of the row's phones or addresses, these would have found it.
    if (wanted.phones and found.phones_of(card_id)) or (wanted.emails and found.cards[card_id].emails):
        return Match(wanted.row, Reason.NAME_OTHER_PHONE, candidates=(card_id,))
    return _matched(wanted, reason, card_id)


def _not_found(wanted: Wanted, kind: int, *, by_name: bool) -> Reason:
    if wanted.ids and (wanted.sure_ids or not (wanted.phones or wanted.emails or name_of(wanted, kind))):
        return Reason.ID_GONE
    if wanted.phones:
        return Reason.NO_SUCH_PHONE
    if wanted.emails:
        return Reason.NO_SUCH_EMAIL
    if not name_of(wanted, kind):
        return Reason.NAME_TOO_SHORT if wanted.name else Reason.NOTHING_TO_FIND
    return Reason.NO_SUCH_NAME if by_name else Reason.NOT_BY_NAME


def _own_name(wanted: Wanted, found: FoundCards) -> str:
    return wanted.company if found.kind == COMPANY else wanted.name


def _named(wanted: Wanted, found: FoundCards, card_ids: Iterable[int]) -> frozenset[int]:
    name = _own_name(wanted, found)
    return frozenset(card_id for card_id in card_ids if name and found.named(card_id, name))


def _matched(wanted: Wanted, reason: Reason, card_id: int) -> Match:
    return Match(wanted.row, reason, card_id, (card_id,))


def _distinct(*card_ids: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(card_id for part in card_ids for card_id in part))
