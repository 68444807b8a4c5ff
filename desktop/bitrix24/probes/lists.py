"""How the portal lists call lists and the activities that carry them (contract 4.5, 4.8, 6)."""

from collections import Counter

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import activities
from desktop.bitrix24.probes.questions import carried, list_ids, page_rows, without_activity
from desktop.bitrix24.probes.replies import (
    Probe,
    Replies,
    Seen,
    code_of,
    either,
    expected,
    otherwise,
    refused,
    unseen,
)
from desktop.domain.call_list import CHANGEABLE_KINDS
from desktop.domain.portal_report import Point, Why
from desktop.domain.problem import Cause, Problem

_KNOWN_WORDS = {"Обзвон", "Call list"}
_NOT_THERE = {"", "0", "NOT_FOUND"}


def _lists_whole(replies: Replies) -> Seen:
    found = list_ids(replies, "lists")
    newest = max(list_ids(replies, "lists down"), default=0)
    if len(found) > PAGE:
        return expected(count=len(found))
    return otherwise(count=len(found)) if newest > max(found, default=0) else unseen()


def _list_order(replies: Replies) -> Seen:
    up = list_ids(replies, "lists")
    down = list_ids(replies, "lists down")
    if len(up) < 2:
        return unseen()
    return either(up == sorted(up) and down == sorted(down, reverse=True))


def _unordered(replies: Replies) -> Seen:
    found = list_ids(replies, "lists unordered")
    return unseen() if len(found) < 3 else either(found != sorted(found))


def _other_kinds(replies: Replies) -> Seen:
    replies.reply("lists")
    kinds = Counter(int(row.entity_type_id) for row in replies.lists.values())
    drafts = kinds.pop(0, 0)
    others = sum(count for kind, count in kinds.items() if kind not in CHANGEABLE_KINDS)
    return expected(others=others, drafts=drafts) if others or drafts else unseen()


def _deleted_lists(replies: Replies) -> Seen:
    replies.reply("lists")
    if not replies.administrator:
        return unseen(Why.NO_ADMINISTRATOR)
    _raise_unread(replies)
    listed = len(without_activity(replies))
    if listed:
        return expected(count=listed)
    numbers = replies.lists
    missing = max(numbers) - min(numbers) + 1 - len(numbers) if numbers else 0
    return otherwise(count=missing) if missing else unseen()


def _deleted_readable(replies: Replies) -> Seen:
    answers = list(replies.named("deleted"))
    if not replies.administrator:
        return unseen(Why.NO_ADMINISTRATOR)
    if any(page_rows(replies, f"deleted:{number}") for number, _ in answers):
        return expected()
    refused = any(isinstance(answer, Problem) and answer.code.upper() != "ACCESS_ERROR" for _, answer in answers)
    return otherwise() if refused else unseen()


def _subject_word(replies: Replies) -> Seen:
    """Check subjects that end in the list's number. Unknown words are only counted: they may be people's names."""
    known, others = Counter[str](), 0
    for _, reply in replies.replies("carriers"):
        for row in activities.rows(reply.result):
            word, sign, number = str(row.subject).strip().rpartition(" #")
            if sign and number == str(int(row.associated_entity_id)):
                known[word] += word in _KNOWN_WORDS
                others += word not in _KNOWN_WORDS
    own = sorted(word for word, count in known.items() if count)
    if not own and not others:
        return unseen()
    return either(known.total() > others, word=", ".join(own), count=others)


def _activity_filter(replies: Replies) -> Seen:
    asked = set(replies.changeable)
    right = wrong = 0
    for _, reply in replies.replies("carriers"):
        for row in activities.rows(reply.result):
            fits = row.provider_id.upper() == activities.PROVIDER and row.associated_entity_id in asked
            right, wrong = right + fits, wrong + (not fits)
    return either(not wrong, count=right) if right or wrong else unseen()


def _activity_key(replies: Replies) -> Seen:
    outcome = replies.answer("activities odd key")
    if isinstance(outcome, Reply) and not outcome.result and not replies.reply("activities").result:
        return unseen()
    return either(isinstance(outcome, Reply) and bool(outcome.result))


def _activity_past_end(replies: Replies) -> Seen:
    first = activities.rows(replies.reply("activities").result)
    far = activities.rows(replies.reply("activities far").result)
    return unseen() if not first else either(bool(far))


def _activity_gone(replies: Replies) -> Seen:
    outcome = replies.answer("activity gone")
    if isinstance(outcome, Reply):
        return otherwise(code="")
    if outcome.cause is not Cause.REFUSED:
        raise outcome
    return either(outcome.code.upper() in _NOT_THERE, code=code_of(outcome))


def _completion(replies: Replies) -> Seen:
    """Check whether the activities of lists without IN_WORK participants are completed."""
    found = carried(replies)
    _raise_unread(replies)
    through = [
        number
        for number, answer in replies.named("waiting")
        if isinstance(answer, Problem)
        and answer.code.upper() == "ACCESS_ERROR"
        and (page_rows(replies, f"page:{number}") or page_rows(replies, f"people:{number}"))
    ]
    known = [found[number] for number in through if found and number in found]
    still_open = known.count(False)
    return either(not still_open, count=len(known), open=still_open) if known else unseen()


def _raise_unread(replies: Replies) -> None:
    for _ in replies.replies("carriers"):
        pass


PROBES: dict[Point, Probe] = {
    Point.LISTS_WHOLE: _lists_whole,
    Point.LIST_ORDER: _list_order,
    Point.UNORDERED: _unordered,
    Point.LIST_FIELD: refused("lists odd field"),
    Point.OTHER_KINDS: _other_kinds,
    Point.DELETED_LISTS: _deleted_lists,
    Point.DELETED_READABLE: _deleted_readable,
    Point.SUBJECT_WORD: _subject_word,
    Point.ACTIVITY_FILTER: _activity_filter,
    Point.ACTIVITY_KEY: _activity_key,
    Point.ACTIVITY_PAST_END: _activity_past_end,
    Point.ACTIVITY_GONE: _activity_gone,
    Point.COMPLETION: _completion,
}
