"""What came of the calls to participants: read when somebody looks, kept for the session (`known_results.py`)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from desktop.bitrix24.line.paging import slices
from desktop.bitrix24.line.reader import Reader
from desktop.bitrix24.methods import last_calls as calls
from desktop.bitrix24.methods import results
from desktop.domain.portal import Capability
from desktop.domain.problem import NO_RIGHT, Cause
from desktop.domain.results import ClientCall, ClientResults
from desktop.services.known_results import Client
from desktop.services.refreshing import read_users
from desktop.services.session import Session, log

_AT_ONCE = 250
"""Clients of one request: ten a command, once among the activities and once among the statistics."""


async def details(session: Session, client: Client, since: datetime | None) -> ClientResults:
    """Return what came of the calls to a contact (3) or company (4), read in one request, in the portal's zone.

    What was read a short while ago is not read again. Comments, forms, deals and invoices are those since `since`.
    Names that nobody asked for yet are read afterwards, by `names`. Raises Problem if the portal as a whole can't be
    read.
    """
    held = session.results
    if held.details_fresh(client, since) and (kept := held.details(client, since)) is not None:
        return kept
    read = await results.of_client(session.foreground, client, since, session.zone, held.stages)
    held.stages = read.stages
    held.put_details(read.results)
    return read.results


async def names(session: Session, people: Iterable[int]) -> None:
    """Read the names of users that are not known: in results, there may be others than in lists. Raises Problem."""
    connection = session.known.connection
    unknown = {user_id for user_id in people if user_id not in session.known.users}
    if connection is None or Capability.USERS not in connection.lacks:
        await read_users(session, session.foreground, unknown)


async def last_calls(
    session: Session, clients: Collection[Client], *, reader: Reader | None = None
) -> Mapping[Client, ClientCall]:
    """Return the last call of each client (3 contacts, 4 companies) who has one, in the portal's zone.

    They are read in the background, or as `reader` says, at most 250 clients a request; those read
    a short while ago are not read again. What was read stays when it is cancelled. Raises Problem; a cause of
    `NO_RIGHT` if this user may not read calls.
    """
    held = session.results
    for part in slices(held.unread(clients), _AT_ONCE):
        read = await calls.of_clients(reader or session.background, part, telephony=_telephony(session))
        if read.telephony is not None:
            log.info("statistics of calls could not be read: %s", read.telephony)
            held.telephony = read.telephony.cause not in NO_RIGHT and read.telephony.cause is not Cause.UNREADABLE
        zone = session.zone
        held.put_calls(
            part, {client: replace(call, began=call.began.astimezone(zone)) for client, call in read.calls.items()}
        )
    return {client: call for client in clients if isinstance(call := held.calls.get(client), ClientCall)}


def _telephony(session: Session) -> bool:
    connection = session.known.connection
    lacks = connection is not None and Capability.TELEPHONY in connection.lacks
    return session.results.telephony and not lacks
