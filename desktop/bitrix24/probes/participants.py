"""How the portal returns participants: pages, their end, filters, what is hidden or gone (contract 4.6)."""

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import cards, statuses
from desktop.bitrix24.methods.memberships import rows_of
from desktop.bitrix24.probes.questions import page_rows
from desktop.bitrix24.probes.replies import (
    Probe,
    Replies,
    Seen,
    code_of,
    either,
    expected,
    otherwise,
    records_in,
    unseen,
)
from desktop.domain.portal_report import Point, Why
from desktop.domain.problem import Cause, Problem


def _page_size(replies: Replies) -> Seen:
    """Compare full first pages; for an administrator a page is full when another one follows it."""
    _raise_unread(replies)
    sizes = [len(page_rows(replies, f"page:{number}")) for number in replies.sample]
    if any(size > PAGE for size in sizes):
        return otherwise(rows=max(sizes))
    followed = _sizes_of_followed(replies)
    if replies.administrator and followed and max(followed) < PAGE:
        return otherwise(rows=max(followed))
    return expected(rows=PAGE) if PAGE in sizes else unseen()


def _uncounted(replies: Replies) -> Seen:
    _raise_unread(replies)
    pages = [answer for _, answer in replies.named("page") if isinstance(answer, Reply)]
    return either(all(page.total is None and page.next is None for page in pages)) if pages else unseen()


def _end(replies: Replies) -> Seen:
    observed = replies.over_http("end")
    if observed is None:
        return _nothing_to_look_at(replies)
    if isinstance(observed.outcome, Reply):
        return otherwise(status=observed.status, code="")
    if observed.outcome.cause not in (Cause.ACCESS_DENIED, Cause.REFUSED):
        raise observed.outcome
    refused = observed.status == 403 and observed.outcome.code.upper() == "ACCESS_ERROR"
    return either(refused, status=observed.status, code=code_of(observed.outcome))


def _status_filter(replies: Replies) -> Seen:
    found = _statuses_found(replies, "exact")
    return _nothing_to_look_at(replies) if not found else either(len(found) == 1)


def _lower_case_filter(replies: Replies) -> Seen:
    found = _statuses_found(replies, "lower case")
    return _nothing_to_look_at(replies) if not found else either(len(found) > 1)


def _steady(replies: Replies) -> Seen:
    """Compare two readings of the same page: participants, statuses and order."""
    _raise_unread(replies)
    pairs = []
    for number, _ in replies.named("again"):
        first, second = page_rows(replies, f"page:{number}"), page_rows(replies, f"again:{number}")
        if first and second:
            pairs.append(first == second)
    return either(all(pairs), count=len(pairs), moved=pairs.count(False)) if pairs else unseen()


def _hidden(replies: Replies) -> Seen:
    """Look for pages that are not full and yet are followed by others."""
    _raise_unread(replies)
    followed = _sizes_of_followed(replies)
    short = sum(size < PAGE for size in followed)
    if short:
        return otherwise(count=short)
    if not replies.administrator:
        return unseen(Why.NO_ADMINISTRATOR)
    return expected(count=len(followed)) if followed else unseen()


def _missing_cards(replies: Replies) -> Seen:
    if "cards" not in replies.outcomes:
        return _nothing_to_look_at(replies)
    found = cards.rows(replies.reply("cards").result, cards.CardRow)
    asked = next(len(rows) for number in replies.sample if (rows := page_rows(replies, f"page:{number}")))
    gone = asked - len({int(row.id) for row in found})
    return expected(count=gone, of=asked) if gone > 0 else unseen()


def _unknown_status(replies: Replies) -> Seen:
    _raise_unread(replies)
    known = {str(row.get("STATUS_ID")) for row in _dictionary(replies)}
    codes = [status for number in replies.sample for _, status in page_rows(replies, f"page:{number}")]
    unknown = sum(code not in known for code in codes)
    return either(not unknown, count=unknown, of=len(codes)) if codes else unseen()


def _sizes_of_followed(replies: Replies) -> list[int]:
    """Return how many rows each first page has that another page follows."""
    followed = [number for number in replies.sample if page_rows(replies, f"next:{number}")]
    return [len(page_rows(replies, f"page:{number}")) for number in followed]


def _dictionary(replies: Replies) -> list[dict[str, object]]:
    name = "dictionary" if isinstance(replies.answer("dictionary"), Reply) else "statuses"
    return [
        row
        for row in records_in(replies.reply(name).result)
        if row.get("ENTITY_ID", statuses.ENTITY) == statuses.ENTITY
    ]


def _statuses_found(replies: Replies, name: str) -> set[str]:
    if name not in replies.outcomes:
        return set()
    return {status for _, status in rows_of(replies.answer(name))}


def _nothing_to_look_at(replies: Replies) -> Seen:
    _raise_unread(replies)
    return unseen()


def _raise_unread(replies: Replies) -> None:
    """Raise the Problem that kept all participants from being read, if there is one."""
    replies.reply("lists")
    answers = [answer for _, answer in replies.named("page")]
    refused = [answer for answer in answers if isinstance(answer, Problem) and answer.code.upper() != "ACCESS_ERROR"]
    if refused and len(refused) == len(answers):
        raise refused[0]


PROBES: dict[Point, Probe] = {
    Point.PAGE_SIZE: _page_size,
    Point.UNCOUNTED: _uncounted,
    Point.END: _end,
    Point.STATUS_FILTER: _status_filter,
    Point.LOWER_CASE_FILTER: _lower_case_filter,
    Point.STEADY: _steady,
    Point.HIDDEN: _hidden,
    Point.MISSING_CARDS: _missing_cards,
    Point.UNKNOWN_STATUS: _unknown_status,
}
