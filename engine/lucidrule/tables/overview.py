"""The first sheet of a workbook of results: counts and sums by policy, the reconciliation of rows, what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.core.version import ENGINE
from lucidrule.present.quantities import day, missing_names, money
from lucidrule.present.words import clauses, listed, word
from lucidrule.tables.company_list import counting
from lucidrule.tables.paying import Paid, beside_all
from lucidrule.tables.result import missing_of
from lucidrule.tables.summary import Summary

_MOST_FACTS = 10
_NAMED = 3
Cell = str | int | Decimal


class Block(NamedTuple):
    """A table of the sheet.

    Attributes:
        totals: How many of the last rows sum up the others.
        unseen: The places of columns that say nothing here.
        below: What stands below it.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: int = 0
    unseen: tuple[int, ...] = ()
    below: tuple[str, ...] = ()


class Overview(NamedTuple):
    """The sheet: a title, lines about all of it, tables, and by what it was made."""

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    receipt: str


def overview(summary: Summary, compiled: CompiledProgramme, lang: str, files: list[str]) -> Overview:
    """Return what a screening came to.

    Args:
        files: The names of those that were read.
    """
    about = clauses(list(_about(compiled, summary, lang)), lang)
    digests = listed([member.digest[:12] for member in compiled.members], lang)
    return Overview(
        word("overview_title", lang),
        (about, word("trial_only", lang)),
        (_outcomes(summary, compiled, lang), _rows(summary, lang), _missing(summary, compiled, lang)),
        word("overview_receipt", lang, digests, ENGINE, listed(files, lang)),
    )


def _about(compiled: CompiledProgramme, summary: Summary, lang: str) -> Iterator[str]:
    for member in compiled.members:
        version = word("overview_version", lang, member.stated.version)
        told = word("programme", lang, member.title[lang])
        year = word("assessment_year", lang, word("year", lang, member.assessment_at(summary.as_of)))
        yield clauses([told, version, year], lang)
    yield word("reference_date", lang, day(summary.as_of, lang))


def _outcomes(summary: Summary, compiled: CompiledProgramme, lang: str) -> Block:
    """Return the outcomes of each policy and its sums; each row has as many companies as were judged."""
    named = [policy for policy in compiled.policies if policy.id in summary.policies]
    numbers = {policy.id: at for at, policy in enumerate(compiled.policies, 1)}
    told = [each.value for each in Outcome]
    expired = any(summary.outcomes[name, Outcome.NOT_IN_FORCE.value] for name in summary.policies)
    ends = (word("overview_low", lang), word("overview_high", lang))
    headings = (
        word("list_number", lang),
        word("policy", lang),
        *(word(each, lang) for each in told),
        *ends,
        word("overview_remark", lang),
    )
    units = [counting(member.money, lang).unit for member in compiled.members]
    rows: list[tuple[Cell, ...]] = []
    for policy in named:
        how = counting(compiled.home(policy.id).money, lang)
        paid = summary.paying.paid.get(policy.id)
        sums = ("—", "—") if paid is None else (how.of(paid.low), how.of(paid.high))
        counts = (summary.outcomes[policy.id, each] for each in told)
        remark = _remark(summary, policy.id, compiled, lang)
        rows.append((numbers[policy.id], policy.title[lang], *counts, *sums, remark))
    for code, paid in summary.paying.together.items():
        money_of = next(member.money for member in compiled.members if member.money.code == code)
        how = counting(money_of, lang)
        rows.append(
            (
                "",
                word("overview_total", lang),
                *("" for _ in told),
                how.of(paid.low),
                how.of(paid.high),
                _unbounded(paid, lang),
            )
        )
    rows += _all_met(summary, compiled, lang)
    unit = listed(list(dict.fromkeys(units)), lang)
    unseen = () if expired else (headings.index(word(Outcome.NOT_IN_FORCE.value, lang)),)
    return Block(word("overview_outcomes", lang, unit), headings, tuple(rows), len(rows) - len(named), unseen)


def _all_met(summary: Summary, compiled: CompiledProgramme, lang: str) -> Iterator[tuple[Cell, ...]]:
    """Yield what all companies may come to in each currency, where of some of them something is open."""
    for code, found in summary.paying.if_met.items():
        if found.open:
            how = counting(next(member.money for member in compiled.members if member.money.code == code), lang)
            nothing = ("" for _ in Outcome)
            ends = how.of(found.low), how.of(found.high)
            yield "", word("overview_if_met", lang), *nothing, *ends, beside_all(found, lang)


def _remark(summary: Summary, policy: str, compiled: CompiledProgramme, lang: str) -> str:
    told = []
    paid = summary.paying.paid.get(policy)
    if paid is not None and paid.open:
        told.append(_unbounded(paid, lang))
    if summary.paying.unsized[policy]:
        told.append(word("overview_unsized", lang, summary.paying.unsized[policy]))
    if policy in summary.paying.excluded:
        count, total = summary.paying.excluded[policy]
        told.append(word("overview_left_out", lang, count, money(total, compiled.home(policy).money, lang)))
    if odd := summary.outcomes[policy, NOT_CALCULABLE]:
        told.append(word("overview_odd", lang, odd))
    return clauses(told, lang)


def _unbounded(paid: Paid, lang: str) -> str:
    return word("overview_open", lang, paid.open) if paid.open else ""


def _rows(summary: Summary, lang: str) -> Block:
    """Return the rows read against those judged and those left out."""
    left = summary.left_out
    empty = left[False, "empty"]
    agrees = summary.rows == summary.companies + left.total()
    rows: list[tuple[Cell, ...]] = [
        (word("rows_read", lang), summary.rows),
        (word("rows_judged", lang), summary.companies),
        (word("rows_left", lang), left.total()),
        (word("overview_empty", lang), empty),
        (word("overview_other", lang), left.total() - empty),
        (word("kind_same", lang, len(summary.same.keys)), summary.same.rows),
    ]
    headings = (word("kind_of_row", lang), word("rows", lang))
    told = word("overview_agrees" if agrees else "overview_differs", lang)
    return Block(word("overview_rows", lang), headings, tuple(rows), below=(told,))


def _missing(summary: Summary, compiled: CompiledProgramme, lang: str) -> Block:
    """Return the facts that most companies lack, with the policies that they can turn and what proves them."""
    titles = {policy.id: policy.short_title(lang) for policy in compiled.policies}
    rows: list[tuple[Cell, ...]] = []
    for number, (code, count) in enumerate(summary.missing.most_common(_MOST_FACTS), 1):
        missing = missing_of(code)
        turned = [titles[name] for name in summary.policies if name in summary.turns[code]]
        policies = listed(turned[:_NAMED], lang)
        if len(turned) > _NAMED:
            policies = word("short_more_facts", lang, policies, len(turned))
        proof = compiled.facts[missing[0].fact].proved_by
        share = f"{count / summary.companies:.0%}"
        name = missing_names(missing, compiled.facts, lang)
        rows.append((number, name, count, share, policies, "" if proof is None else proof[lang]))
    names = ("overview_lacking", "overview_share", "overview_turns", "overview_proof")
    headings = (word("list_number", lang), word("overview_fact", lang), *(word(name, lang) for name in names))
    return Block(word("overview_missing", lang), headings, tuple(rows))
