"""A determination as a report: who, a table, common conditions, each policy with the reasons that settle it, the total.

It is the same report for a terminal and for plain text; only the setting differs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.core.fault import shown
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.model.base import Basis, Citation
from lucidrule.present.advice import NO_ADVICE, Advice
from lucidrule.present.asking import asking_lines
from lucidrule.present.change import change_lines
from lucidrule.present.confirmation import unconfirmed
from lucidrule.present.entitlement import award_lines, sum_of
from lucidrule.present.leaf import Leaves
from lucidrule.present.lines import Line
from lucidrule.present.prose import Prose
from lucidrule.present.quantities import day, missing_names, money
from lucidrule.present.words import clauses, listed, word

MARKS = {"met": "✔", "not_met": "✘", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: number, title, outcome in words, amount; `state` is the outcome."""

    number: int
    title: str
    outcome: str
    amount: str
    state: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told of a determination, in order."""

    title: str
    heading: tuple[str, ...]
    columns: tuple[str, str, str]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


def report(determination: Determination, lang: str, *, full: bool = False, advice: Advice = NO_ADVICE) -> Report:
    """Return the report of a determination; `full` with every criterion, every leaf, all that is missing."""
    reporting = _Reporting(determination, lang, full)
    reporting.advice = advice
    company = determination.profile.company
    stated = determination.programme.stated
    heading = [
        word("programme", lang, stated.title[lang]),
        word("reference_date", lang, day(determination.as_of, lang)),
        word("assessment_year", lang, word("year", lang, determination.assessment)),
    ]
    if company.figures:
        heading.append(word(company.figures, lang))
    return Report(
        shown(company.name or company.id or "—"),
        tuple(heading),
        (word("policy", lang), word("outcome", lang), word("amount", lang)),
        tuple(reporting.rows()),
        tuple(reporting.lines()),
    )


def policy_lines(determination: Determination, policy: str, lang: str) -> list[Line]:
    """Return what is told of one policy: its outcome, and the reasons that settle it."""
    reporting = _Reporting(determination, lang, False)
    outcome = next(outcome for outcome in determination.outcomes if outcome.id == policy)
    title = word("is", lang, outcome.policy.title[lang], word(outcome.outcome.value, lang))
    return [Line(0, title, outcome.outcome.value), *reporting.outcome(outcome)]


class _Reporting:
    def __init__(self, determination: Determination, lang: str, full: bool) -> None:
        self.determination, self.lang, self.full = determination, lang, full
        self.programme = determination.programme
        prose = Prose(self.programme, lang, determination.assessment)
        self.of_company = Leaves(prose, Facts(determination.profile, determination.as_of, determination.assessment))
        self.cited: dict[str, None] = {}
        self.advice = NO_ADVICE
        first = next((o for o in determination.outcomes if o.criteria), None)
        common = set(self.programme.common)
        self.common = tuple(c for c in first.criteria if c.id in common) if first is not None else ()

    def rows(self) -> Iterator[Row]:
        for number, outcome in self.numbered():
            state = outcome.outcome.value
            amount = sum_of(outcome, self.lang)
            yield Row(number, outcome.policy.title[self.lang], word(state, self.lang), amount, state)

    def numbered(self) -> Iterator[tuple[int, PolicyOutcome]]:
        places = {policy.id: at for at, policy in enumerate(self.programme.policies, 1)}
        for outcome in self.determination.outcomes:
            yield places[outcome.id], outcome

    def lines(self) -> Iterator[Line]:
        if self.common:
            yield Line(0, word("common", self.lang), "heading")
            for criterion in self.common:
                yield from self.criterion(criterion, None, 1)
            missing = {m for c in self.common if c.verdict is UNKNOWN for m in c.proof.missing}
            if missing:
                yield Line(1, word("missing", self.lang, missing_names(missing, self.programme.facts, self.lang)))
        for number, outcome in self.numbered():
            state = outcome.outcome.value
            title = f"{number}. {outcome.policy.title[self.lang]} — {word(state, self.lang)}"
            yield Line(0, title, state)
            yield from self.outcome(outcome)
            if outcome.id in self.advice.changes:
                yield from change_lines(self.programme, self.advice.changes[outcome.id], self.lang)
        yield Line(0, "", "")
        yield from self.closing()

    def outcome(self, outcome: PolicyOutcome) -> Iterator[Line]:
        lang = self.lang
        if outcome.outcome is Outcome.NOT_IN_FORCE:
            yield Line(1, word("in_force_from", lang, day(outcome.policy.in_force.from_, lang)))
            return
        own = [criterion for criterion in outcome.criteria if criterion not in self.common]
        settling = {Outcome.INELIGIBLE: NOT_MET, Outcome.ELIGIBLE: MET}.get(outcome.outcome, UNKNOWN)
        if outcome.outcome is Outcome.INELIGIBLE:
            failed = [c.criterion.label[lang] for c in self.common if c.verdict is NOT_MET]
            if failed:
                yield Line(1, f"{MARKS['not_met']} {word('see_common', lang, clauses(failed, lang))}", "not_met")
        if outcome.conflict:
            yield Line(1, word("conflict", lang), "not_met")
            for criterion in outcome.failing:
                yield from self.criterion(criterion, outcome.policy, 2)
        told = [criterion for criterion in own if self.full or criterion.verdict is settling]
        for criterion in told:
            yield from self.criterion(criterion, outcome.policy, 1)
        if not told and settling is UNKNOWN:
            yield Line(1, word("all_met", lang))
        if outcome.missing:
            yield Line(1, self.missing(outcome))
        for point in outcome.open_points:
            if point in self.programme.open_points:
                yield Line(1, word("open", lang, self.programme.open_points[point].question[lang]))
        for depth, text, clause in award_lines(outcome, self.determination, lang):
            yield Line(depth, text + (self.standing(clause.basis, clause.source or ()) if clause else ""))
        if outcome.settled_exactly and self.determination.confirmation is not None:
            yield Line(1, word("settled_exactly", lang), "dim")
        if outcome.assumed:
            yield Line(1, word("rests", lang), "dim")

    def missing(self, outcome: PolicyOutcome) -> str:
        """Name what is missing; what the common conditions lack is named once, above."""
        lang = self.lang
        common = {m for c in self.common if c.verdict is UNKNOWN for m in c.proof.missing}
        shared = [m for m in outcome.missing if m in common]
        own = [m for m in outcome.missing if m not in common]
        key = "missing" if outcome.missing_exact else "superset"
        if not own:
            return word(key, lang, word("common_only", lang, len(shared)))
        names = missing_names(own, self.programme.facts, lang)
        if shared:
            names = clauses([names, word("common_missing", lang, len(shared))], lang)
        return word(key, lang, names)

    def criterion(self, criterion: CriterionVerdict, policy: CompiledPolicy | None, depth: int) -> Iterator[Line]:
        """Yield a criterion of a policy; of none: one that all policies share."""
        stated, state = criterion.criterion.stated, criterion.verdict.value
        standing = self.standing(stated.basis, stated.source or ())
        yield Line(depth, f"{MARKS[state]} {stated.label[self.lang]}{standing}", state)
        if self.full and criterion.verdict is not criterion.proof.verdict:
            yield Line(depth + 1, word("settled", self.lang, word(state, self.lang)), state)
        seen = set()
        wanted = None if self.full else NOT_MET
        if self.full or criterion.verdict is NOT_MET:
            for line in self.leaves(criterion, policy, wanted, depth + 1):
                if self.full or line.text not in seen:
                    seen.add(line.text)
                    yield line

    def leaves(
        self, criterion: CriterionVerdict, policy: CompiledPolicy | None, wanted: Verdict | None, depth: int
    ) -> Iterator[Line]:
        """Yield the leaves of a criterion; of a list, those of each record under its number."""
        if policy is None or criterion.criterion not in policy.each:
            yield from self.proof(criterion.proof, self.of_company, wanted, depth, set())
            return
        name = str(policy.for_each)
        records, facts = self.programme.facts[name], self.of_company.facts
        if criterion.proof.verdict is NOT_MET and not criterion.proof.parts:
            yield Line(depth, word("no_records", self.lang, records.label[self.lang]), "not_met")
        prose = Prose(self.programme, self.lang, self.determination.assessment, records.parts)
        listed = zip(criterion.proof.parts, facts.profile.records.get(name, ()), strict=True)
        for number, (proof, parts) in enumerate(listed, 1):
            leaves = Leaves(prose, facts.of_record(name, number, parts))
            for line in self.proof(proof, leaves, wanted, depth, set()):
                yield Line(line.depth, word("in_record", self.lang, number, line.text), line.state)

    def proof(
        self, proof: Proof, leaves: Leaves, wanted: Verdict | None, depth: int, told: set[tuple[int, Verdict | None]]
    ) -> Iterator[Line]:
        """Yield the leaves of the verdict `wanted`, all if None; below a negation the opposite is what settles.

        Args:
            told: Definitions that were told, by the identities of their proofs, and for which verdict; it is added to.
        """
        node = proof.node
        if isinstance(node, tree.Named):
            # relies on (definitions shared): for the same facts their proof is one too.
            if (id(proof), wanted) in told:
                if wanted is None:
                    mark = MARKS[proof.verdict.value]
                    yield Line(depth, f"{mark} {leaves.prose.again_named(node)}", proof.verdict.value)
                return
            told.add((id(proof), wanted))
        if isinstance(node, tree.Not) and wanted is not None:
            wanted = {MET: NOT_MET, NOT_MET: MET}.get(wanted, wanted)
        if proof.parts:
            if wanted is None and not (len(proof.parts) == 1 and isinstance(node, tree.AllOf | tree.AnyOf)):
                yield Line(depth, f"{MARKS[proof.verdict.value]} {leaves.prose.composite(node)}", proof.verdict.value)
                depth += 1
            for part in proof.parts:
                yield from self.proof(part, leaves, wanted, depth, told)
        elif wanted is None or proof.verdict is wanted:
            yield Line(depth, f"{MARKS[proof.verdict.value]} {leaves.told(proof)}", proof.verdict.value)

    def standing(self, basis: Basis | None, sources: Iterable[Citation]) -> str:
        if basis is None:
            return ""
        cited = []
        for citation in sources:
            self.cited[citation.source] = None
            cited.append(f"{citation.source} {citation.article}" if citation.article else citation.source)
        text = word(basis, self.lang)
        return (
            word("standing", self.lang, text, listed(cited, self.lang))
            if cited
            else word("standing_only", self.lang, text)
        )

    def closing(self) -> Iterator[Line]:
        lang = self.lang
        # A total of all policies would not be that of those asked for.
        if self.determination.whole:
            yield from self.combination()
        yield from asking_lines(self.determination, self.advice.missing, lang, full=self.full)
        if self.cited:
            yield Line(0, word("sources", lang), "heading")
            for name, source in self.programme.sources.items():
                if name in self.cited:
                    yield Line(1, f"{name}: {source.title[lang]}" + (f" {source.url}" if source.url else ""), "dim")
        receipt = self.determination.receipt
        rules_digest, facts_digest = receipt["rules_digest"][:12], receipt["facts_digest"][:12]
        text = word("receipt", lang, receipt["engine_version"], rules_digest, facts_digest)
        confirmation = self.determination.confirmation
        if confirmation is not None and confirmation.by is not None:
            text += f" · {word('confirmed', lang, shown(confirmation.by))}"
        yield Line(0, text, "dim")
        if confirmation is not None and confirmation.by is None:
            yield Line(0, unconfirmed(confirmation.reason, self.programme, lang), "unknown")

    def combination(self) -> Iterator[Line]:
        lang, found = self.lang, self.determination.combination
        titles = {p.id: p.title[lang] for p in self.programme.policies}
        rules = {rule.id: rule.label[lang] for rule, _ in self.programme.interactions}
        yield from self.total()
        for name, rule in found.left_out:
            yield Line(1, word("left_out", lang, titles[name], rules[rule]))
        for rule in found.undecided:
            yield Line(1, word("undecided", lang, rules[rule]))
        if found.beside:
            yield Line(1, word("beside", lang, listed([titles[name] for name in found.beside], lang)))

    def total(self) -> Iterator[Line]:
        lang, found = self.lang, self.determination.combination
        if not found.chosen and len(found.totals) == 1:
            yield Line(0, word("total_none", lang), "heading")
            return
        total = money(found.totals[0], lang)
        for other in found.totals[1:]:
            total = word("or", lang, total, money(other, lang))
        yield Line(0, word("total", lang, total), "heading")
        if found.needs:
            yield Line(1, word("total_depends", lang, missing_names(found.needs, self.programme.facts, lang)))
