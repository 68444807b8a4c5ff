"""Portals as separate processes, started as the program starts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from desktop.portal.process import PortalProcess

SEEDING = {"contacts": 180, "companies": 10, "call_lists": 2, "participants": 60, "plain": True, "limits": "off"}


@pytest.fixture
def portal() -> Iterator[PortalProcess]:
    """A portal of two call lists (1, 2) of 60 contacts each."""
    with PortalProcess(**SEEDING) as running:
        yield running


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A certificate authority's file, and the portal's certificate and key."""
    folder = tmp_path_factory.mktemp("tls")
    made = trustme.CA()
    certificate = made.issue_cert("localhost", "127.0.0.1")
    files = (folder / "ca.pem", folder / "cert.pem", folder / "key.pem")
    made.cert_pem.write_to_path(files[0])
    certificate.cert_chain_pems[0].write_to_path(files[1])
    certificate.private_key_pem.write_to_path(files[2])
    return files


@pytest.fixture
def tls_portal(authority: tuple[Path, Path, Path]) -> Iterator[PortalProcess]:
    """The same portal behind https."""
    ca, certificate, key = authority
    with PortalProcess(**SEEDING, tls=(certificate, key), tls_authority=ca) as running:
        yield running
