"""How the portal answers about contacts, users and CRM forms, and to long commands (contract 1.2, 7 to 10)."""

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import cards, forms
from desktop.bitrix24.probes.questions import LONG_COMMAND, exists
from desktop.bitrix24.probes.replies import (
    Probe,
    Replies,
    Seen,
    either,
    expected,
    otherwise,
    record_in,
    records_in,
    refused,
    unseen,
)
from desktop.domain.portal_report import Point
from desktop.domain.problem import Cause, Problem


def _card_phones(replies: Replies) -> Seen:
    if "cards" not in replies.outcomes:
        replies.reply("lists")
        return unseen()
    reply = replies.reply("cards")
    rows = records_in(record_in(reply).get("items", reply.result))
    return either(any("fm" in row for row in rows)) if rows else unseen()


def _card_past_end(replies: Replies) -> Seen:
    return either(not cards.rows(replies.reply("cards far").result, cards.CardRow))


def _user_key(replies: Replies) -> Seen:
    outcome = replies.answer("users odd key")
    if isinstance(outcome, Problem) and outcome.cause is not Cause.REFUSED:
        raise outcome
    return either(isinstance(outcome, Reply) and bool(outcome.result))


def _empty_map(replies: Replies) -> Seen:
    return either(replies.reply("nobody").result == [])


def _form_list(replies: Replies) -> Seen:
    replies.reply(f"method {forms.LIST}")
    if not exists(replies, forms.LIST):
        return otherwise()
    outcome = replies.answer("forms")
    return otherwise() if isinstance(outcome, Problem) else expected(count=len(forms.decode(outcome.result)))


def _input_vars(replies: Replies) -> Seen:
    """Check whether the last of many values of one command was used."""
    observed = replies.over_http("long")
    if observed is None:
        replies.reply("lists")
        return unseen()
    if isinstance(observed.outcome, Problem):
        raise observed.outcome
    results = record_in(observed.outcome).get("result")
    if not isinstance(results, dict) or batch.key(0) not in results:
        raise Problem(Cause.UNREADABLE, method=batch.METHOD)
    return either(not results[batch.key(0)], count=LONG_COMMAND)


PROBES: dict[Point, Probe] = {
    Point.CARD_FIELD: refused("cards odd field"),
    Point.CARD_PHONES: _card_phones,
    Point.CARD_PAST_END: _card_past_end,
    Point.USER_KEY: _user_key,
    Point.EMPTY_MAP: _empty_map,
    Point.FORM_LIST: _form_list,
    Point.INPUT_VARS: _input_vars,
}
