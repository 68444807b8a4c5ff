"""An HTTP request of the REST interface as a value: address, credentials, parameters (contract 1.1, 1.2)."""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request

from desktop.portal import params as parameters
from desktop.portal import php
from desktop.portal.authorization import RequestCredentials, credentials_from

_MOST_PARTS = 100_000


class RestRequest(msgspec.Struct):
    """A decoded request: method name (lower case, without suffix), parameters, credentials."""

    name: str
    suffix: str
    params: dict[str, Any]
    credentials: RequestCredentials

    @property
    def commands(self) -> list[Any]:
        """Return the commands of a batch."""
        if self.name != "batch":
            return []
        upper = {key.upper(): value for key, value in self.params.items()}
        return php.values(upper.get("CMD"))


async def read(request: Request, max_input_vars: int) -> RestRequest:
    """Read a request: query and body are merged, the body wins; a body counts on POST only."""
    content_type = request.headers.get("content-type", "")
    query = parameters.from_query(request.scope["query_string"].decode("latin-1"))
    body = await request.body()
    merged = query
    if request.method == "POST" and body:
        merged = query | await _from_body(request, content_type, body, max_input_vars)
    name, suffix = _split(request.path_params["method"])
    path = None
    if "secret" in request.path_params:
        path = (request.path_params["uid"], request.path_params["secret"])
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    return RestRequest(name, suffix, merged, credentials_from(path, merged, bearer))


async def _from_body(request: Request, content_type: str, body: bytes, max_input_vars: int) -> dict[str, Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return parameters.from_json(body)
    if kind == "multipart/form-data":
        async with request.form(max_fields=_MOST_PARTS, max_files=_MOST_PARTS) as form:
            pairs = [(name, value) for name, value in form.multi_items() if not isinstance(value, UploadFile)]
        return parameters.from_pairs(pairs[:max_input_vars] if max_input_vars else pairs)
    # Anything else is read as form text, which yields nothing for JSON with another label.
    return parameters.from_query(body.decode("utf-8", "replace"), max_input_vars)


def _split(method: str) -> tuple[str, str]:
    name = method.strip("/").lower()
    for suffix in ("json", "xml"):
        if name.endswith(f".{suffix}"):
            return name[: -len(suffix) - 1], suffix
    return name, "json"
