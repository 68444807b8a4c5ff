"""Comments as plain text: people and portals write BBCode and HTML, which is never shown as markup (trap 65)."""

import html
import re

_TAGS = (
    "a b big blockquote br center code del div em font h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre s script small span"
    " strike strong style sub sup table tbody td th thead tr u ul"
)
_CODES = (
    "b i u s p url img color size font list quote code user left center right justify table tr td th disk video icon"
    " spoiler context"
)
_HIDDEN = re.compile(
    r"<(script|style)\b[^>]*>.*?</\1\s*>|\[(img|video)\b[^\]]*\].*?\[/\2\]", re.IGNORECASE | re.DOTALL
)
"""What is between these is no text."""
_BREAKS = re.compile(
    r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>|\[/(?:p|tr|quote|list)\]|\[br\]", re.IGNORECASE
)
_ITEM = re.compile(r"\[\*\]|<li\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_CODE = re.compile(rf"\[/?(?:{'|'.join(_CODES.split())})(?:[=\s][^\[\]]*)?\]", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")


def plain_text(text: str) -> str:
    """Return a text without the BBCode and HTML in it, with its line breaks; brackets of other kinds stay.

    Pictures, and the addresses behind links, are left out: those of recordings let everybody listen who has them.
    """
    text = _HIDDEN.sub("", text)
    text = _ITEM.sub("\n• ", _BREAKS.sub("\n", text))
    text = html.unescape(_CODE.sub("", _TAG.sub("", text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip()
