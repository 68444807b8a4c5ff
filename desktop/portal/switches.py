"""What is uncertain about real portals, made switchable (contract 15), and the few quirks worth turning off."""

from __future__ import annotations

from typing import Any

import msgspec


class Switches(msgspec.Struct, forbid_unknown_fields=True):
    """How this portal behaves where portals may differ. Changed by the control interface at any time."""

    documented_statuses: bool = False
    """Answer authorization errors with the documentation's HTTP status (403) instead of the server's (401)."""
    operating_limit: float = 480.0
    """Seconds of execution a method may use in ten minutes."""
    operating_cost: dict[str, float] = msgspec.field(default_factory=dict)
    """Seconds of execution pretended for each call of a method, by its lower-case name."""
    operating_shown: bool = True
    """Whether `time` carries `operating` and `operating_reset_at`."""
    integer_start: bool = False
    """Whether `time.start` is an integer, as on newer servers."""
    rate_threshold: float = 50.0
    """X of the leaky bucket: 50, or 250 on the Enterprise plan."""
    rate_leak: float = 2.0
    """Y of the leaky bucket: 2 a second, or 5 on the Enterprise plan."""
    max_input_vars: int = 1000
    """How many variables of a form body, or of a command of a batch, PHP takes; 0 for all."""
    html_crash: bool = True
    """Whether a PHP crash shows an HTML page; an empty body otherwise."""
    deleted_lists_hidden: bool = False
    """Hide call lists whose activity was deleted from `crm.calllist.*`; those that never had one stay."""
    anyone_deletes_activities: bool = False
    """Let non-administrators change and delete activities of call lists."""
    hidden_survive_update: bool = True
    """Keep participants the caller can't read through `crm.calllist.update`."""
    hidden_from_administrators: bool = False
    """Hide the hidden cards from administrators too."""
    unlisted_cards: list[int] = msgspec.field(default_factory=list)
    """Ids of cards that `crm.item.list` leaves out although they are there and may be read."""
    completes_activities: bool = True
    """Complete a list's activity when no IN_WORK participant is left."""
    subject_word: str = ""
    """The word of new subjects ("Anrufliste"); empty for the portal's language."""
    form_list: bool = True
    """Whether the undocumented `crm.form.list` exists."""
    call_list_methods: bool = True
    """Whether `crm.calllist.*` exists (old self-hosted servers)."""
    call_list_feature: bool = True
    """What `feature.get?CODE=crm_call_list` says."""
    app_info_denied: bool = False
    """Whether `app.info` refuses webhooks, as documented."""
    authorization_refused: bool = False
    """Whether the page where a user agrees to an application refuses instead, with a page and no return."""
    unstable_ties: bool = True
    """Let participants of equal rank change places from request to request."""
    ties_by_window: bool = False
    """Let them change places from window to window instead: the same `start` shows the same rows in every reading,
    and at each tied edge of a window one is shown twice and one never (contract 4.6)."""
    unordered_lists: bool = True
    """Return lists asked for without an order in no useful order."""
    restored_ids_change: bool = False
    """Whether an activity restored from the recycle bin gets another id."""
    update_cost_ms: float = 0.5
    """How long `crm.calllist.update` takes for one participant."""
    activity_creation_fails: bool = False
    """Let `crm.calllist.add` fail to create the activity, which isn't reported."""
    half_made_seconds: float = 0.0
    """How long `crm.calllist.add` leaves a new list's row without participants and activity."""
    index_lag_seconds: float = 0.0
    """How long `crm.duplicate.findbycomm` doesn't see new phones."""
    unreadable_kinds: list[int] = msgspec.field(default_factory=list)
    """Kinds (`entityTypeId`) the webhook's user may not read at all, unless administrator."""
    refused_methods: list[str] = msgspec.field(default_factory=list)
    """Methods, in lower case, to which the webhook's user has no right."""
    crowd: int = 0
    """Requests at the same time that are too many for this portal; 0 for none."""
    crowd_seconds: float = 0.0
    """How much longer each of too many takes; without that it is refused as by a full bucket."""
    telephony_right: str = "all"
    """Whose calls the statistics show: "all", "self" or "none"."""

    def changed(self, changes: dict[str, Any]) -> Switches:
        """Return a copy with some switches changed; raises `msgspec.ValidationError` for a wrong name or value."""
        return msgspec.convert(msgspec.to_builtins(self) | changes, Switches)
