"""What the keyring keeps of an access is small enough for every keyring."""

import json

import pytest

from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line import oauth
from desktop.bitrix24.line.oauth import Application
from desktop.bitrix24.line.protocol import Answer
from desktop.domain.known_portal import AccessKind
from desktop.services.portal_access import PortalAccess

WINDOWS_MOST = 5 * 512
"""Bytes of CRED_MAX_CREDENTIAL_BLOB_SIZE; texts are UTF-16 there."""
LONGEST_HOST = ".".join(["x" * 63] * 3 + ["y" * 61])
PERMISSIONS = ",".join(f"permission_{number}" for number in range(80))


def granted(host, token_letters):
    parts = {
        "access_token": "a" * token_letters,
        "refresh_token": "r" * token_letters,
        "client_endpoint": f"https://{host}/rest/",
        "server_endpoint": "https://oauth.bitrix24.tech/rest/",
        "domain": "oauth.bitrix24.tech",
        "member_id": "f" * 32,
        "scope": PERMISSIONS,
        "status": "L",
        "expires": 1752478617,
        "user_id": 123456,
    }
    body = json.dumps(parts).encode()
    grant = oauth.decipher(Answer(200, body), server=Site.parse("oauth.bitrix24.tech"))
    return PortalAccess(grant, Application(f"local.{'1' * 22}.{'2' * 8}", "s" * 50))


def size(access):
    return len(access.reveal().encode("utf-16-le"))


@pytest.mark.parametrize(
    ("host", "token_letters"), [("acme.bitrix24.ru", 70), ("acme.bitrix24.ru", 280), (LONGEST_HOST, 70)]
)
def test_a_grant_with_every_permission_fits_into_windows_keyring(host, token_letters):
    access = granted(host, token_letters)
    assert size(access) <= WINDOWS_MOST
    assert PortalAccess.restored(AccessKind.APPLICATION, access.reveal()) == access


def test_the_longest_webhook_fits_into_windows_keyring():
    address = f"https://{LONGEST_HOST}/rest/1/{'s' * 64}/"
    assert size(PortalAccess(Webhook.parse(address))) <= WINDOWS_MOST


def test_a_grant_that_an_earlier_version_kept_is_understood():
    access = granted("acme.bitrix24.ru", 70)
    application, grant = json.loads(access.reveal())
    grant = json.dumps({**json.loads(grant), "scope": PERMISSIONS, "status": "L", "expires": "1752478617"})
    assert PortalAccess.restored(AccessKind.APPLICATION, json.dumps([application, grant])) == access
