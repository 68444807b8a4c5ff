"""What is said about new versions."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from desktop.domain.updates import AddressFault, Looked, Outcome, Release
from desktop.ui import formats

translate = QCoreApplication.translate


def available(release: Release) -> str:
    """Say that there is a new version, and whose page tells more."""
    text = translate("Updates", "Version {version} is available at {host}.")
    return text.format(version=release.version, host=urlsplit(release.link).hostname)


def of_looked(looked: Looked) -> str:
    """Say what came of asking the feed, and when that was."""
    texts = {
        Outcome.NEVER: translate("Updates", "This address was not asked yet."),
        Outcome.LATEST: translate("Updates", "You have the latest version."),
        Outcome.FOUND: "" if looked.release is None else available(looked.release),
        Outcome.UNREACHABLE: translate("Updates", "There is no answer from this address."),
        Outcome.REFUSED: translate("Updates", "The server has no feed at this address. Redirects are not followed."),
        Outcome.UNTRUSTED: translate(
            "Updates", "The server has no certificate that this computer trusts, so its answer was not read."
        ),
        Outcome.TOO_LARGE: translate("Updates", "The answer is too large for a feed and was not read."),
        Outcome.UNREADABLE: translate(
            "Updates", "This is no feed of versions: Atom or JSON Feed, with a version and an https link, is needed."
        ),
    }
    text = texts[looked.outcome]
    if looked.at is None:
        return text
    last = translate("Updates", "Last asked: {moment}.").format(moment=formats.moment(looked.at.astimezone()))
    return f"{text} {last}"


def of_fault(fault: AddressFault) -> str:
    """Say why an address can't be used."""
    return {
        AddressFault.EMPTY: translate(
            "Updates",
            "Type the address of a feed, Atom or JSON Feed, then press Apply. Without one nothing is asked.",
        ),
        AddressFault.SCHEME: translate("Updates", "Only https:// can be used: any other answer could be forged."),
        AddressFault.LOGIN: translate(
            "Updates", "An address with a user name or a password is refused: it would be readable in a file."
        ),
        AddressFault.UNREADABLE: translate("Updates", "This is no address of a feed."),
    }[fault]
