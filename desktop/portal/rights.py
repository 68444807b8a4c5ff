"""Who may read what. Administrators read everything, except for hidden cards if a switch says so; others read
neither hidden cards nor kinds closed to them."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.portal.database import AMONG, packed
from desktop.portal.fields import CARD_TYPES, SYMBOLS
from desktop.portal.state import Portal, PortalUser


def may_read_kind(portal: Portal, user: PortalUser, entity_type_id: int) -> bool:
    """Return whether a user may read a kind of cards at all."""
    return user.is_admin or entity_type_id not in portal.switches.unreadable_kinds


def sees_everything(portal: Portal, user: PortalUser) -> bool:
    """Return whether no card is hidden from a user."""
    return user.is_admin and not portal.switches.hidden_from_administrators


def readable(portal: Portal, user: PortalUser, entity_type_id: int, id_column: str) -> str:
    """Return the SQL condition for "this user may read the card"."""
    if sees_everything(portal, user):
        return "1"
    if not may_read_kind(portal, user, entity_type_id):
        return "0"
    return (
        "NOT EXISTS (SELECT 1 FROM hidden_card"  # noqa: S608 (numbers and column names of the program)
        f" WHERE hidden_card.entity_type_id = {int(entity_type_id)} AND hidden_card.entity_id = {id_column})"
    )


def existing_ids(portal: Portal, entity_type_id: int, ids: Iterable[int]) -> set[int]:
    """Return which of the ids are cards that exist."""
    return _select(portal, entity_type_id, "1", ids)


def readable_ids(portal: Portal, user: PortalUser, entity_type_id: int, ids: Iterable[int]) -> set[int]:
    """Return which of the ids are cards that exist and that the user may read."""
    return _select(portal, entity_type_id, readable(portal, user, entity_type_id, "id"), ids)


def may_read(portal: Portal, user: PortalUser, entity_type_id: int, entity_id: int) -> bool:
    """Return whether a card exists and the user may read it."""
    return bool(readable_ids(portal, user, entity_type_id, [entity_id]))


def listed_ids(portal: Portal, user: PortalUser, entity_type_id: int, ids: Iterable[int]) -> set[int]:
    """Return which of the ids `crm.calllist.items.get` shows; administrators also see ids of deleted cards."""
    wanted = set(ids)
    if sees_everything(portal, user):
        return wanted
    shown = readable_ids(portal, user, entity_type_id, wanted)
    return shown | (wanted - existing_ids(portal, entity_type_id, wanted)) if user.is_admin else shown


def symbol_of(entity_type_id: int) -> str:
    """Return a kind's symbol ("CONTACT"); empty for unknown kinds."""
    return next((symbol for symbol, number in SYMBOLS.items() if number == entity_type_id), "")


def _select(portal: Portal, entity_type_id: int, condition: str, ids: Iterable[int]) -> set[int]:
    card = CARD_TYPES.get(entity_type_id)
    if card is None:
        return set()
    sql = f"SELECT id FROM {card.table} WHERE id {AMONG} AND {condition}"  # noqa: S608
    return set(portal.database.column(sql, [packed(ids)]))
