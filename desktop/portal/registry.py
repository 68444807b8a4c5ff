"""The REST methods by name, and what a call of one is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from desktop.portal import php
from desktop.portal.authorization import Access
from desktop.portal.database import Database
from desktop.portal.errors import PhpCrash, RestError
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
        """Return who calls."""
        return self.access.user

    @property
    def database(self) -> Database:
        """Return the portal's database."""
        return self.portal.database

    def direct(self) -> dict[str, Any]:
        """Return the parameters of a direct method: top-level names in any case (contract 1.9)."""
        return {key.upper(): value for key, value in self.params.items()}

    def legacy(self, name: str, default: Any = None) -> Any:
        """Return a parameter of a legacy method: `filter`, `FILTER`, `Filter`, `arFilter` (contract 1.9)."""
        wanted = (name.lower(), f"ar{name.lower()}")
        for key, value in self.params.items():
            if key.lower() in wanted:
                return value
        return default

    def legacy_array(self, name: str) -> Any:
        """Return an array parameter of a legacy method; anything else counts as absent."""
        value = self.legacy(name)
        return value if php.is_array(value) else []

    def engine_array(self, name: str) -> Any:
        """Return an optional array parameter of an engine method, exact camelCase (contract 1.9)."""
        value = self.params.get(name)
        if value is None:
            return []
        if not php.is_array(value):
            raise RestError(
                "100",
                f"Invalid value {{{php.to_text(value)}}} to match with parameter {{{name}}}. "
                "Should be value of type array.",
            )
        return value

    def engine_int(self, name: str) -> int:
        """Return a required integer parameter of an engine method."""
        if name not in self.params:
            raise RestError("100", f"Could not find value for parameter {{{name}}}")
        value = self.params[name]
        if not php.is_numeric(value):
            raise RestError(
                "100",
                f"Invalid value {{{php.to_text(value)}}} to match with parameter {{{name}}}. "
                "Should be value of type int.",
            )
        return php.to_int(value)


Handler = Callable[[RestCall], RestAnswer | Awaitable[RestAnswer]]


class Method(msgspec.Struct, frozen=True):
    """A REST method: official name, scopes (one of them suffices), and what answers it."""

    name: str
    scopes: tuple[str, ...]
    handler: Handler


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
    """Tell whether this portal has a method: some are switchable (contract 15)."""
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
