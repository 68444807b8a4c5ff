"""Every "contract 4.3", "trap 7" and "decision 3" in code and prose refers to something that exists.

The contract is `desktop/bitrix24/contract.md`, the decisions are in `desktop/DECISIONS.md`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "desktop" / "bitrix24" / "contract.md"
DECISIONS = ROOT / "desktop" / "DECISIONS.md"
SUFFIXES = {".py", ".md", ".sql", ".spec"}

_GAP = r"[\s#]+"  # a reference may continue on the next line, also in a comment
_NUMBER = r"\d+(?:\.\d+)?"
_NUMBERS = rf"{_NUMBER}(?:(?:,|{_GAP}(?:and|or|to)){_GAP}{_NUMBER})*"
REFERENCE = re.compile(rf"\b(contract|traps?|decisions?|sections?){_GAP}({_NUMBERS})", re.IGNORECASE)
RANGE = re.compile(rf"({_NUMBER})(?:{_GAP}to{_GAP}({_NUMBER}))?")
DESIGN = re.compile(r"\(design\b|\bdesign(?:: |\.md)")
HEADING = re.compile(r"^#{2,3} (\d+(?:\.\d+)?)\.? ", re.MULTILINE)
PAGE = re.compile(r"^Official pages?:\s+<https://apidocs\.bitrix24\.com/|^No official page\.$", re.MULTILINE)


def sections_of(text: str) -> dict[str, str]:
    """Return the text below each numbered heading, up to the next one."""
    found = [*HEADING.finditer(text)]
    ends = [*(after.start() for after in found[1:]), len(text)]
    return {heading[1]: text[heading.end() : end] for heading, end in zip(found, ends, strict=True)}


SECTIONS = sections_of(CONTRACT.read_text(encoding="utf-8"))
TRAPS = re.findall(r"^(\d+)\. ", SECTIONS["14"], re.MULTILINE)
DECIDED = list(sections_of(DECISIONS.read_text(encoding="utf-8")))
KNOWN = {"contract": set(SECTIONS), "section": set(SECTIONS), "trap": set(TRAPS), "decision": set(DECIDED)}


def references(text: str, *, sections: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield line, kind and number of each reference; "section 4.3" counts only where `sections` says so."""
    for match in REFERENCE.finditer(text):
        kind, line = match[1].lower().removesuffix("s"), text.count("\n", 0, match.start()) + 1
        if kind == "section" and not sections:
            continue
        for first, last in RANGE.findall(match[2]):
            span = range(int(first), int(last) + 1) if last else ()
            yield from ((line, kind, str(number)) for number in span or (first,))
    for match in DESIGN.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, "design", match[0]


def broken(text: str, *, sections: bool = False) -> list[str]:
    """Return the references to things that do not exist, each with its line."""
    return [
        f"{line}: {kind} {number}"
        for line, kind, number in references(text, sections=sections)
        if number not in KNOWN.get(kind, ())
    ]


def files() -> list[Path]:
    """Return all files whose references have to resolve."""
    found = [path for room in ("desktop", "tests", "packaging") for path in (ROOT / room).rglob("*")]
    return [ROOT / "README.md", *(path for path in found if path.suffix in SUFFIXES and path != Path(__file__))]


def test_every_reference_resolves():
    count, wrong = 0, []
    for path in files():
        text = path.read_text(encoding="utf-8")
        sections = path in (CONTRACT, DECISIONS)
        count += sum(1 for _ in references(text, sections=sections))
        wrong += [f"{path.relative_to(ROOT)}:{reference}" for reference in broken(text, sections=sections)]
    assert not wrong
    assert count > 150  # references are found at all


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as documented (contract 4.3, 4.6)", []),
        ("(contract 4.3, 4.61)", ["1: contract 4.61"]),
        ("(contract 1.2, 7 to 10, traps 11 to 15, decision 1)", []),
        ("as\n    # agreed (contract\n    # 16)", ["2: contract 16"]),
        ("the trap of contract 14.12", ["1: contract 14.12"]),
        ("traps 69 and 999", ["1: trap 999"]),
        ("see decision 0", ["1: decision 0"]),
        ("verify -> report (design: every write)", ["1: design (design"]),
        ("as design.md says", ["1: design design.md"]),
        ("section 99 of a law, three contracts 99", []),
    ],
)
def test_a_broken_reference_is_found(text: str, found: list[str]):
    assert broken(text) == found


def test_numbers_have_no_gaps_and_stand_once():
    for numbers in (TRAPS, DECIDED):
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    headings = HEADING.findall(CONTRACT.read_text(encoding="utf-8"))
    places = [tuple(map(int, heading.split("."))) for heading in headings]
    assert all(before < after for before, after in pairwise(places))


@pytest.mark.parametrize(
    "number", [number for number in SECTIONS if number not in ("14", "15") and f"{number}.1" not in SECTIONS]
)
def test_every_section_names_its_official_page(number: str):
    above = number.partition(".")[0]
    assert PAGE.search(SECTIONS[number]) or PAGE.search(SECTIONS[above])


def test_every_place_that_contributors_are_sent_to_exists():
    text = (ROOT / "desktop" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = re.findall(r"`([\w.*-]+(?:/[\w.*-]*)+)`", text)
    assert len(places) > 40
    gone = [place for place in places if not any(list(folder.glob(place)) for folder in (ROOT, ROOT / "desktop"))]
    assert gone == []
