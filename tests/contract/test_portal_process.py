from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from desktop.portal.process import ControlClient, PortalProblem, PortalProcess

SMALL = ("--contacts", "60", "--companies", "3", "--call-lists", "1", "--participants", "20", "--plain")
COMMAND = (sys.executable, "-m", "desktop.portal", *SMALL)


def call(webhook: str, method: str, **params: Any) -> Any:
    request = urllib.request.Request(
        f"{webhook}{method}", json.dumps(params).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)["result"]


def start(*more: str, **environment: str) -> tuple[subprocess.Popen[bytes], str]:
    process = subprocess.Popen(
        [*COMMAND, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().decode().strip()


def end(process: subprocess.Popen[bytes]) -> int:
    code = process.wait(10)
    for stream in (process.stdin, process.stdout, process.stderr):
        assert stream is not None
        stream.close()
    return code


def test_the_first_line_is_a_webhook_that_answers() -> None:
    process, webhook = start(CALL_LIST_DESK_PORTAL_TOKEN="given")
    address = urlsplit(webhook)
    assert (address.scheme, address.hostname, address.path) == ("http", "127.0.0.1", "/rest/1/given/")
    assert call(webhook, "profile")["ADMIN"] is True
    request = urllib.request.Request(f"http://{address.netloc}/control/x/requests", b"{}")
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass  # without a control token there is no control interface
    assert refused.value.code == 404
    refused.value.close()
    process.terminate()
    assert end(process) == (0 if os.name == "posix" else 1), "Windows ends it at once, and it is not asked"


def test_it_ends_with_its_standard_input() -> None:
    process, _ = start("--until-stdin-closes")
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--host", "0.0.0.0"], b"loopback"),
        (["--host", "192.168.1.5"], b"loopback"),
        (["--host", "portal.example"], b"loopback"),
        (["--participants", "500", "--contacts", "20"], b"contacts"),
        (["--database", "/"], b"database"),
        (["--token", "a/b"], b"token"),
        (["--tls", "no-such-file.pem", "no-such-key.pem"], b"can't start"),
    ],
)
def test_refusals_have_a_message_and_exit_code_2(arguments: list[str], word: bytes) -> None:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, timeout=30, check=False)
    assert done.returncode == 2
    assert word in done.stderr
    assert done.stdout == b""


def listening(port: int) -> set[str]:
    """Return the addresses with a listener on this port, in the kernel's notation (proc_pid_net(5))."""
    found = set()
    for table in ("tcp", "tcp6"):
        lines = (Path("/proc/net") / table).read_text(encoding="ascii").splitlines()[1:]
        for address, _, state in (line.split()[1:4] for line in lines):
            host, _, number = address.partition(":")
            if int(number, 16) == port and state == "0A":
                found.add(host)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there the kernel's tables can be read")
def test_nothing_listens_on_other_addresses(portal: PortalProcess) -> None:
    port = urlsplit(portal.webhook).port
    assert port is not None
    assert listening(port) == {"0100007F"}


def test_a_foreign_host_header_is_refused(portal: PortalProcess) -> None:
    response = httpx.post(f"{portal.webhook}profile", headers={"Host": "portal.example"})
    assert response.status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "::1"])
def test_all_loopback_addresses_can_be_had(host: str) -> None:
    with PortalProcess(host=host, contacts=30, companies=2, call_lists=1, participants=10, plain=True) as portal:
        assert call(portal.webhook, "profile")["ID"] == "1"


def test_a_database_keeps_people_and_url(tmp_path: Path) -> None:
    options: dict[str, Any] = {"database": tmp_path / "portal.sqlite", "contacts": 40, "participants": 10}
    with PortalProcess(**options, companies=3, call_lists=1, plain=True, language="en") as portal:
        token = portal.webhook.split("/")[-2]
        number = call(portal.webhook, "crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[1, 2])
    with PortalProcess(**options) as portal:
        assert portal.webhook.split("/")[-2] == token
        assert len(call(portal.webhook, "crm.calllist.items.get", LIST_ID=number)) == 2
        assert call(portal.webhook, "crm.calllist.statuslist")[0]["NAME"] == "Scheduled"


async def test_control_from_an_event_loop(portal: PortalProcess) -> None:
    async with PortalProcess(contacts=60, companies=3, call_lists=1, participants=20, plain=True) as own:
        async with httpx.AsyncClient() as client:
            await client.post(f"{own.webhook}profile")
        log = await own.control.call("requests")
        assert log["count"] == 1
        assert own.webhook.split("/")[-2] not in str(log)
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.ConnectError):
            await client.post(f"{own.webhook}profile")
    with pytest.raises(PortalProblem):
        assert own.control
    with pytest.raises(PortalProblem, match="no such action"):
        portal.control.perform("nothing")


def test_a_portal_that_cannot_start_says_why() -> None:
    with pytest.raises(PortalProblem, match="contacts"), PortalProcess(contacts=5, participants=50):
        pass


@pytest.mark.parametrize(("kind", "made"), [("drop_before", 0), ("drop_after", 1), ("cut", 1)])
def test_connections_are_really_cut(portal: PortalProcess, kind: str, made: int) -> None:
    before = len(call(portal.webhook, "crm.calllist.list"))
    portal.control.perform("fault", kind=kind, method="crm.calllist.add")
    with pytest.raises(httpx.TransportError):
        httpx.post(f"{portal.webhook}crm.calllist.add", json={"ENTITY_TYPE": "CONTACT", "ENTITIES": [1]})
    assert len(call(portal.webhook, "crm.calllist.list")) == before + made


def test_limits_are_on_by_default() -> None:
    with (
        PortalProcess(contacts=30, companies=2, call_lists=1, participants=10, plain=True) as portal,
        httpx.Client() as client,
    ):
        statuses = [client.post(f"{portal.webhook}server.time").status_code for _ in range(80)]
        assert statuses[:50] == [200] * 50
        assert 503 in statuses


def test_an_operators_click_during_an_update_is_rolled_back(portal: PortalProcess) -> None:
    control, update = portal.control, "crm.calllist.update"
    before = statuses(control, 1)
    last = [*before][-1]
    other = call(portal.webhook, "crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[last])
    for call_list in (1, other):
        click = {"list": call_list, "participant": last, "status": "CALL_BACK"}
        control.perform("moment", method=update, when="during", action="operator_status", arguments=click)
    assert call(portal.webhook, update, LIST_ID=1, ENTITY_TYPE="CONTACT", ENTITIES=[*before]) is True
    assert before[last] != "CALL_BACK"
    assert statuses(control, other) == {last: "CALL_BACK"}
    assert statuses(control, 1) == before


def statuses(control: ControlClient, call_list: int) -> dict[int, str]:
    return {row["id"]: row["status"] for row in control.perform("participants_of", list=call_list)}


def test_operators_work_in_a_running_portal() -> None:
    with PortalProcess(contacts=300, companies=2, call_lists=2, participants=100, plain=True, shift=3600) as portal:
        counting = "SELECT COUNT(*) AS n FROM participant WHERE status_id = 'IN_WORK'"
        before = portal.control.perform("query", sql=counting)[0]["n"]
        deadline = time.monotonic() + 20
        while portal.control.perform("query", sql=counting)[0]["n"] == before:
            assert time.monotonic() < deadline


def test_a_big_seed_is_all_there() -> None:
    with PortalProcess(contacts=20_000, call_lists=40, participants=500, plain=True, limits=False) as portal:
        windows = {f"w{n}": f"crm.calllist.items.get?LIST_ID=7&start={n * 50}" for n in range(50)}
        answer = call(portal.webhook, "batch", cmd=windows)
        assert sum(len(rows) for rows in answer["result"].values()) == 500
        assert len(answer["result_error"]) == 40


@pytest.mark.parametrize(
    ("method", "params", "effect"),
    [
        (
            "crm.calllist.add",
            {"ENTITY_TYPE": "CONTACT", "ENTITIES": [1, 2]},
            "SELECT COUNT(*) AS n FROM call_list WHERE id > 2",
        ),
        (
            "crm.calllist.update",
            {"LIST_ID": 1, "ENTITY_TYPE": "CONTACT", "ENTITIES": [179]},
            "SELECT COUNT(*) AS n FROM participant WHERE list_id = 1 AND entity_id = 179",
        ),
        (
            "crm.item.batchImport",
            {"entityTypeId": 3, "data": [{"name": "Late"}]},
            "SELECT COUNT(*) AS n FROM contact WHERE name = 'Late'",
        ),
    ],
)
def test_effects_may_come_after_their_connection_broke(
    portal: PortalProcess, method: str, params: dict[str, Any], effect: str
) -> None:
    control = portal.control
    control.perform("fault", kind="late", seconds=3600, method=method)
    with pytest.raises((http.client.HTTPException, OSError)):
        call(portal.webhook, method, **params)
    assert control.perform("paused") == 1
    assert control.perform("query", sql=effect) == [{"n": 0}]
    assert control.perform("end_pauses") == 1
    assert control.perform("query", sql=effect) == [{"n": 1}]
    assert control.perform("paused") == 0


def test_a_new_list_may_be_half_made(portal: PortalProcess) -> None:
    control = portal.control
    control.perform("switch", half_made_seconds=3600)
    control.perform("fault", kind="late", method="crm.calllist.add")
    with pytest.raises((http.client.HTTPException, OSError)):
        call(portal.webhook, "crm.calllist.add", ENTITY_TYPE="CONTACT", ENTITIES=[1, 2])
    while not control.perform("paused"):
        pass
    assert [row["ID"] for row in call(portal.webhook, "crm.calllist.list", FILTER={">ID": 2})] == ["3"]
    activities = {"filter": {"=ASSOCIATED_ENTITY_ID": 3, "=PROVIDER_ID": "CALL_LIST"}}
    assert control.perform("participants_of", list=3) == call(portal.webhook, "crm.activity.list", **activities) == []
    assert control.perform("end_pauses") == 1
    assert [row["id"] for row in control.perform("participants_of", list=3)] == [1, 2]
    assert len(call(portal.webhook, "crm.activity.list", **activities)) == 1
