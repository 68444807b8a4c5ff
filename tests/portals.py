"""The embedded portal as a fixture, in the sizes that tests need."""

import pytest

from desktop.portal.process import PortalProcess


def portal_fixture(scope="module", **options):
    """Return a fixture that runs an embedded portal with these options."""

    @pytest.fixture(scope=scope)
    def portal():
        with PortalProcess(**options) as running:
            yield running

    return portal


def plain_portal(scope="module", **options):
    """Return a fixture that runs an embedded portal with plain lists and without limits."""
    return portal_fixture(scope, plain=True, limits="off", **options)
