"""The annexes of a sheet: every criterion with its proof, all that is missing, the sources, the whole receipt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lucidrule.decide.result import Determination
from lucidrule.present.asking import asking_lines
from lucidrule.present.closing import source_lines
from lucidrule.present.lines import Line
from lucidrule.present.palette import LOOKS
from lucidrule.present.report import Reporting
from lucidrule.present.words import listed, word

_VERDICTS = ("met", "not_met", "unknown")


@dataclass(slots=True)
class Item:
    """A line and those below it.

    Attributes:
        verdict: What it tells of, in words; empty: nothing.
        link: An address that stands behind it.
    """

    verdict: str
    text: str
    state: str
    items: list["Item"] = field(default_factory=list)
    link: str = ""


@dataclass(slots=True)
class Annex:
    """A part of an annex; `title` is given to the first of its parts, a heading to each.

    Attributes:
        number: Of the policy that it is about; empty: of none.
    """

    title: str
    heading: str
    items: list[Item]
    number: str = ""


def annexes(determination: Determination, lang: str) -> Iterator[Annex]:
    """Yield the parts of all annexes."""
    reporting = Reporting(determination, lang, True)
    told = list(reporting.each())
    title = word("annex_proof", lang)
    for each in told:
        if each is not reporting and each.determination.outcomes:
            yield Annex(title, word("programme_titled", lang, each.programme.title[lang]), [])
            title = ""
        numbers = [*([""] if each.common else []), *(str(number) for number, _ in each.numbered())]
        for number, (heading, items) in zip(numbers, parts(each.own_lines(), lang), strict=True):
            yield Annex(title, heading, items, number)
            title = ""
    for heading, items in parts(asking_lines(determination, determination.missing, lang, full=True), lang):
        yield Annex("", heading, items)
    cited = [(each.programme, each.reasons.cited) for each in told]
    sources = [item for _, items in parts(source_lines(cited, lang, whole=True), lang) for item in linked(items)]
    receipt = determination.receipt
    digests = [member.digest for member in determination.programme.members]
    whole = word("receipt", lang, receipt["engine_version"], listed(digests, lang), receipt["facts_digest"])
    yield Annex(word("annex_sources", lang), word("sources", lang), sources)
    yield Annex("", "", [Item("", whole, "")])


def linked(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items that end with an address as links to it."""
    for item in items:
        item.text, _, item.link = item.text.rpartition(" ") if " http" in item.text else (item.text, "", "")
        yield item


def parts(lines: Iterable[Line], lang: str) -> Iterator[tuple[str, list[Item]]]:
    """Yield each line of the outermost depth with what stands below it."""
    heading, below = "", list[Item]()
    open_at: list[tuple[int, Item]] = []
    for line in lines:
        if line.depth == 0:
            if heading:
                yield heading, below
            heading, below, open_at = line.text, [], []
            continue
        item = _item(line, lang)
        while open_at and open_at[-1][0] >= line.depth:
            open_at.pop()
        (open_at[-1][1].items if open_at else below).append(item)
        open_at.append((line.depth, item))
    if heading:
        yield heading, below


def _item(line: Line, lang: str) -> Item:
    """Return a line; its mark, which papers read as a doubt or not at all, in words."""
    before, mark, after = line.text.partition(f"{LOOKS[line.state].mark} " if line.state in _VERDICTS else "\n")
    return Item(word(line.state, lang) if mark else "", before + after, line.state)
