"""The REST methods by name, and their calls."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from desktop.portal import php
from desktop.portal.authorization import Access
from desktop.portal.conditions import Sql
from desktop.portal.database import Database
from desktop.portal.errors import PhpCrash, RestError, legacy_error
from desktop.portal.state import Portal, PortalUser

PAGE = 50
"""Rows of a page: not changeable (contract 2.4)."""


class RestAnswer(msgspec.Struct):
    """What a method returns: the result and, where it counts, `total` and `next`."""

    result: Any
    total: int | None = None
    next: int | None = None


class RestCall(msgspec.Struct):
    """One call of a method by a caller."""

    portal: Portal
    access: Access
    method: str
    params: dict[str, Any]
    start: int | None = None

    @property
    def user(self) -> PortalUser:
        """Return the calling user."""
        return self.access.user

    @property
    def database(self) -> Database:
        """Return the portal's database."""
        return self.portal.database

    @property
    def uncounted(self) -> bool:
        """Whether `start` asks for rows without their total."""
        return self.start is not None and self.start < 0

    @property
    def offset(self) -> int:
        """Return `start` as a number of rows to leave out."""
        return max(self.start or 0, 0)

    def page(self, source: str, where: Sql, ordering: str, offset: int, columns: str = "*") -> RestAnswer:
        """Read the rows of a page from an offset on, with the total unless they are uncounted (contract 2.4)."""
        condition, given = where
        query = f"SELECT {columns} FROM {source} WHERE {condition} ORDER BY {ordering}"  # noqa: S608
        rows = self.database.rows(f"{query} LIMIT {PAGE} OFFSET {offset}", given)
        if self.uncounted:
            return RestAnswer(rows)
        total = int(self.database.value(f"SELECT COUNT(*) FROM {source} WHERE {condition}", given))  # noqa: S608
        return RestAnswer(rows, total, offset + PAGE if offset + PAGE < total else None)

    def direct(self, *required: str) -> dict[str, Any]:
        """Return the parameters of a direct method: top-level names in any case (contract 1.9).

        Raises `ERROR_ARGUMENT` for the first of the `required` ones that is absent (contract 4.1).
        """
        given = {key.upper(): value for key, value in self.params.items()}
        for name in required:
            if name not in given:
                raise RestError("ERROR_ARGUMENT", f"{name} is not found", argument=name)
        return given

    def legacy(self, name: str) -> Any:
        """Return a parameter of a legacy method: `filter`, `FILTER`, `Filter`, `arFilter` (contract 1.9)."""
        wanted = (name.lower(), f"ar{name.lower()}")
        for key, value in self.params.items():
            if key.lower() in wanted:
                return value
        return None

    def legacy_id(self) -> int:
        """Return the `id` of a legacy method; raises the error for anything but a positive number."""
        number = php.to_int(self.legacy("id"))
        if number <= 0:
            raise legacy_error("ID is not defined or invalid.")
        return number

    def legacy_array(self, name: str) -> Any:
        """Return an array parameter of a legacy method; anything else counts as absent."""
        value = self.legacy(name)
        return value if php.is_array(value) else []

    def legacy_fields(self) -> dict[str, Any]:
        """Return the `fields` of a legacy method that adds something; raises the error for anything but an array."""
        value = self.legacy("fields")
        if not php.is_array(value):
            raise legacy_error("Parameter 'fields' must be array.")
        return dict(php.entries(value))

    def engine_array(self, name: str) -> Any:
        """Return an optional array parameter of an engine method, exact camelCase (contract 1.9)."""
        value = self.params.get(name)
        if value is None:
            return []
        if not php.is_array(value):
            raise _mismatch(name, value, "array")
        return value

    def engine_int(self, name: str) -> int:
        """Return a required integer parameter of an engine method."""
        self.engine_required(name)
        value = self.params[name]
        if not php.is_numeric(value):
            raise _mismatch(name, value, "int")
        return php.to_int(value)

    def engine_required(self, name: str) -> None:
        """Raise the error of an engine method for a parameter that is absent."""
        if name not in self.params:
            raise RestError("100", f"Could not find value for parameter {{{name}}}")


def _mismatch(name: str, value: Any, kind: str) -> RestError:
    reason = f"Invalid value {{{php.to_text(value)}}} to match with parameter {{{name}}}."
    return RestError("100", f"{reason} Should be value of type {kind}.")


Handler = Callable[[RestCall], RestAnswer | Awaitable[RestAnswer]]


class Method(msgspec.Struct, frozen=True):
    """A REST method: official name, scopes (one of them suffices), and what answers it."""

    name: str
    scopes: tuple[str, ...]
    handler: Handler

    def open_to(self, access: Access) -> bool:
        """Return whether a caller has one of the scopes."""
        return not self.scopes or not access.scopes.isdisjoint(self.scopes)


REGISTRY: dict[str, Method] = {}
"""All methods by lower-case name."""


def method(name: str, *scopes: str) -> Callable[[Handler], Handler]:
    """Register what answers the REST method `name`."""

    def register(handler: Handler) -> Handler:
        REGISTRY[name.lower()] = Method(name, scopes, handler)
        return handler

    return register


def find(portal: Portal, name: str) -> Method:
    """Return a method by its name in any case, or raise `ERROR_METHOD_NOT_FOUND` (404)."""
    found = REGISTRY.get(name.lower())
    if found is None or not exists(portal, found.name):
        raise RestError("ERROR_METHOD_NOT_FOUND", "Method not found!", 404)
    return found


def exists(portal: Portal, name: str) -> bool:
    """Return whether this portal has a method: some are switchable (contract 15)."""
    lower = name.lower()
    if lower == "crm.form.list":
        return portal.switches.form_list
    if lower.startswith("crm.calllist."):
        return portal.switches.call_list_methods
    return lower in REGISTRY


def declared_array(value: Any) -> Any:
    """Return a value that PHP declares as an array; anything else is a type error (HTTP 500)."""
    if value is None:
        return []
    if not php.is_array(value):
        raise PhpCrash("array expected")
    return value
