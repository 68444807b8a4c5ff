"""The result of a check of the portal: how it answers where portals may differ, and the facts to remember."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from desktop.domain.portal_facts import Facts
from desktop.domain.problem import Problem


class Point(Enum):
    """A question about the portal, in the order of the report (contract 14, 15)."""

    ADDRESS = "address"
    ADMINISTRATOR = "administrator"
    PERMISSIONS = "permissions"
    USER_NAMES = "user-names"
    TELEPHONY = "telephony"
    PLAN = "plan"
    CALL_LIST_FEATURE = "call-list-feature"
    LANGUAGE = "language"
    ZONE = "zone"
    AUTHORIZATION_STATUS = "authorization-status"
    METHOD_NAMES = "method-names"
    NEW_METHODS = "new-methods"
    OPERATING = "operating"
    WHOLE_START = "whole-start"

    LISTS_WHOLE = "lists-whole"
    LIST_ORDER = "list-order"
    UNORDERED = "unordered"
    LIST_FIELD = "list-field"
    OTHER_KINDS = "other-kinds"
    DELETED_LISTS = "deleted-lists"
    DELETED_READABLE = "deleted-readable"
    SUBJECT_WORD = "subject-word"
    ACTIVITY_FILTER = "activity-filter"
    ACTIVITY_KEY = "activity-key"
    ACTIVITY_PAST_END = "activity-past-end"
    ACTIVITY_GONE = "activity-gone"
    COMPLETION = "completion"

    PAGE_SIZE = "page-size"
    UNCOUNTED = "uncounted"
    END = "end"
    STATUS_FILTER = "status-filter"
    LOWER_CASE_FILTER = "lower-case-filter"
    STEADY = "steady"
    HIDDEN = "hidden"
    MISSING_CARDS = "missing-cards"
    UNKNOWN_STATUS = "unknown-status"

    CARD_FIELD = "card-field"
    CARD_PHONES = "card-phones"
    CARD_PAST_END = "card-past-end"
    USER_KEY = "user-key"
    EMPTY_MAP = "empty-map"
    FORM_LIST = "form-list"
    INPUT_VARS = "input-vars"

    OPERATING_LIMIT = "operating-limit"
    DELETING_BY_OTHERS = "deleting-by-others"
    RESTORED_NUMBER = "restored-number"
    FORM_DETACHED = "form-detached"
    STATUS_ROLLBACK = "status-rollback"
    HIDDEN_SURVIVE = "hidden-survive"
    WEBHOOK_EXPIRY = "webhook-expiry"
    RETURN_ADDRESS = "return-address"
    PAGE_PATHS = "page-paths"


class PointVerdict(Enum):
    """How the portal answers at a point."""

    AS_EXPECTED = "as-expected"
    """As the contract says, or as a fully equipped portal does."""
    OTHERWISE = "otherwise"
    NOT_SEEN = "not-seen"
    """Can't be seen here; `PointFinding.why` is the reason."""
    NOT_ASKED = "not-asked"
    """Could not be asked; `PointFinding.problem` is the reason."""


class Why(Enum):
    """Why a point can't be seen."""

    WRITES = "writes"
    """Only a change on the portal shows it."""
    LOAD = "load"
    """Only using up a limit shows it."""
    APPLICATION = "application"
    """Only an application (OAuth) shows it."""
    BROWSER = "browser"
    """Only a look in the browser shows it."""
    TIME = "time"
    """Only waiting, or another webhook, shows it."""
    NO_EXAMPLE = "no-example"
    """This portal has no example of it at present."""
    NO_ADMINISTRATOR = "no-administrator"
    """Only an administrator could see it."""


@dataclass(frozen=True, slots=True)
class PointFinding:
    """One point of the report.

    `values` fill the report's sentence: counts, codes, names of methods and permissions; never a secret, a name of a
    person, a phone, an e-mail or the portal's address. `problem` has cause, method and code only.
    """

    point: Point
    verdict: PointVerdict
    values: Mapping[str, int | str] = field(default_factory=dict)
    why: Why | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class PortalReport:
    """All findings in the order of `Point`, the requests and seconds that the check took, and its time (aware, UTC).

    `seconds` includes waits for the limits.
    """

    findings: tuple[PointFinding, ...]
    requests: int
    seconds: float
    at: datetime

    @property
    def complete(self) -> bool:
        """Whether all points could be asked."""
        return not any(finding.verdict is PointVerdict.NOT_ASKED for finding in self.findings)


def facts_of(findings: Iterable[PointFinding], before: Facts, at: datetime) -> Facts:
    """Return what to remember: what each point shows now, or where it shows nothing, what was known `before`."""
    seen = {
        finding.point: finding
        for finding in findings
        if finding.verdict in (PointVerdict.AS_EXPECTED, PointVerdict.OTHERWISE)
    }
    changed: dict[str, bool | str] = {}
    if Point.FORM_LIST in seen:
        changed["form_list"] = seen[Point.FORM_LIST].verdict is PointVerdict.AS_EXPECTED
    if Point.DELETED_LISTS in seen:
        changed["deleted_hidden"] = seen[Point.DELETED_LISTS].verdict is PointVerdict.OTHERWISE
    if Point.PAGE_SIZE in seen or Point.HIDDEN in seen:
        pages = [seen[point] for point in (Point.PAGE_SIZE, Point.HIDDEN) if point in seen]
        whole = Point.ADMINISTRATOR in seen and seen[Point.ADMINISTRATOR].verdict is PointVerdict.AS_EXPECTED
        changed["short_pages"] = whole and any(page.verdict is PointVerdict.OTHERWISE for page in pages)
    if Point.ACTIVITY_GONE in seen:
        code = str(seen[Point.ACTIVITY_GONE].values.get("code", ""))
        changed["gone_code"] = code if "NOT_FOUND" in code.upper() else ""  # a code for everything proves nothing
    return replace(before, at=at, **changed)  # type: ignore[arg-type]
