"""A summary in words and bars, and as SVG."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.present.palette import LOOKS, SIGNS
from lucidrule.present.quantities import between, day, missing_names, money
from lucidrule.present.words import clauses, word
from lucidrule.tables.paying import Paying, beside_all
from lucidrule.tables.result import missing_of
from lucidrule.tables.summary import Summary

_BAR = 40
_MOST_FACTS = 8
_LINE = 18
# Outcomes are told apart by their signs: colour only repeats them, and judges nobody.
_QUIET = LOOKS["not_in_force"].ink
_DRAWN = {
    **{each.value: f'fill="{LOOKS[each.value].ink}"' for each in Outcome},
    NOT_CALCULABLE: f'fill="{LOOKS[NOT_CALCULABLE].ink}"',
    "ineligible": f'fill="{_QUIET}"',
    "not_in_force": f'fill="white" stroke="{_QUIET}"',
}


class Share(NamedTuple):
    """A policy: its title, companies by outcome, the known sum in words; its title in a table."""

    title: str
    counts: dict[str, int]
    known: str
    short: str


class PictureData(NamedTuple):
    """A summary in words: a row for each policy; facts with how many companies each would settle; what all come to."""

    title: str
    policies: tuple[Share, ...]
    facts_title: str
    facts: tuple[tuple[str, int], ...]
    totals: tuple[str, ...] = ()

    @property
    def outcomes(self) -> list[str]:
        """The outcomes that there are, in order."""
        listed = self.policies[0].counts if self.policies else {}
        return [each for each in listed if any(share.counts[each] for share in self.policies)]


def picture_data(summary: Summary, compiled: CompiledProgramme, lang: str) -> PictureData:
    """Return a summary in words."""
    titles = {policy.id: (policy.title[lang], policy.short_title(lang)) for policy in compiled.policies}
    policies = []
    for name in summary.policies:
        counts = {each: summary.outcomes[name, each] for each in (*(each.value for each in Outcome), NOT_CALCULABLE)}
        total, number = summary.sums.get(name, (None, 0))
        known = (
            "" if total is None else word("sum_of_some", lang, money(total, compiled.home(name).money, lang), number)
        )
        title, short = titles[name]
        policies.append(Share(title, counts, known, short))
    counted = summary.settles or summary.missing
    facts = tuple(
        (missing_names(missing_of(code), compiled.facts, lang), count)
        for code, count in counted.most_common(_MOST_FACTS)
    )
    title = word("screened", lang, f"{summary.companies:,}", day(summary.as_of, lang))
    most = word("settles_most" if summary.settles else "missing_most", lang)
    return PictureData(title, tuple(policies), most, facts, tuple(_totals(summary.paying, compiled, lang)))


def _totals(paying: Paying, compiled: CompiledProgramme, lang: str) -> Iterator[str]:
    """Yield what all companies come to together, and may come to, in each currency."""
    money_of = {member.money.code: member.money for member in reversed(compiled.members)}
    for code, paid in paying.together.items():
        told = between(paid.low, paid.high, money_of[code], lang)
        yield word("summary_together", lang, told, f"{paid.companies:,}")
    for code, found in paying.if_met.items():
        if found.open:
            how, least = money_of[code], paying.together[code].low if code in paying.together else 0
            ends = between(found.low, found.high, how, lang)
            if found.low >= least:
                # More than is certain, and at most so much: from nothing on would look like a result.
                ends = word("prospect_up_to", lang, money(found.high, how, lang))
            told = word("summary_if_met", lang, ends)
            yield clauses([told, *filter(None, [beside_all(found, lang)])], lang)


def lines(found: PictureData, lang: str) -> Iterator[str]:
    """Yield a summary as plain lines, columns apart by a tab."""
    yield found.title
    outcomes = found.outcomes
    yield "\t".join([word("policy", lang), *(word(each, lang) for each in outcomes), word("known_sum", lang)])
    for share in found.policies:
        yield "\t".join([share.title, *(str(share.counts[each]) for each in outcomes), share.known]).rstrip()
    if found.facts:
        yield found.facts_title
        yield from (f"  {name}\t{count}" for name, count in found.facts)
    yield from found.totals
    yield word("trial_only", lang)


def bar(count: int, most: int, width: int = _BAR) -> str:
    """Return a bar of blocks; what there is at all is seen."""
    return "█" * (max(1, round(width * count / most)) if count and most else 0)


def svg(found: PictureData, lang: str, notes: Sequence[str] = ()) -> str:
    """Return a summary as SVG: a bar for each policy, parted by outcome, then a bar for each fact.

    Args:
        notes: What is told of the rows that it is made of, below it.
    """
    left, wide, high = 280, 620, 26
    outcomes = found.outcomes
    height = 80 + high * (len(found.policies) + len(found.facts) + 2) + _LINE * len(notes)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + wide + 20} {height}" font-family="sans-serif" '
        f'font-size="12"><title>{escape(found.title)}</title>',
        f'<text x="4" y="20" font-weight="bold">{escape(found.title)}</text>',
    ]
    at = left
    for each in outcomes:
        parts.append(f'<rect x="{at}" y="32" width="12" height="12" {_DRAWN[each]}/>')
        label = f"{SIGNS[each]} {word(each, lang)}" if each in SIGNS else word(each, lang)
        parts.append(f'<text x="{at + 16}" y="43">{escape(label)}</text>')
        at += 40 + sum(14 if ord(char) > 255 else 7 for char in label)
    for row, share in enumerate(found.policies):
        top, start, total = 54 + high * row, float(left), max(1, sum(share.counts.values()))
        parts.append(f'<text x="4" y="{top + 15}">{escape(share.title)}</text>')
        for each in outcomes:
            width = wide * share.counts[each] / total
            if width:
                parts.append(f'<rect x="{start:.1f}" y="{top}" width="{width:.1f}" height="20" {_DRAWN[each]}/>')
            if width > 8 * len(str(share.counts[each])):
                ink = _QUIET if each == "not_in_force" else "white"
                parts.append(f'<text x="{start + 4:.1f}" y="{top + 15}" fill="{ink}">{share.counts[each]}</text>')
            start += width
    top = 60 + high * len(found.policies)
    if found.facts:
        parts.append(f'<text x="4" y="{top + 20}" font-weight="bold">{escape(found.facts_title)}</text>')
        most = found.facts[0][1]
        for row, (name, count) in enumerate(found.facts, 1):
            here, width = top + 6 + high * row, wide * 0.8 * count / most
            parts.append(f'<text x="4" y="{here + 15}">{escape(name)}</text>')
            parts.append(f'<rect x="{left}" y="{here}" width="{width:.1f}" height="20" fill="#1565c0"/>')
            parts.append(f'<text x="{left + width + 6:.1f}" y="{here + 15}">{count}</text>')
    for back, note in zip(range(len(notes), 0, -1), notes, strict=True):
        parts.append(f'<text x="4" y="{height - 12 - _LINE * back}">{escape(note)}</text>')
    parts.append(f'<text x="4" y="{height - 12}" font-size="9">{escape(word("trial_only", lang))}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
