"""The criteria of a determination in words: each with its verdict, the leaves that settle it, and what it rests on."""

from collections.abc import Iterator

from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.core.verdict import MET, NOT_MET, Verdict
from lucidrule.decide.outcome import CriterionVerdict
from lucidrule.decide.result import Determination
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.model.base import Clause, OptionalClause
from lucidrule.model.sources import taken
from lucidrule.present.leaf import Leaves
from lucidrule.present.lines import Line
from lucidrule.present.palette import LOOKS
from lucidrule.present.prose import Prose
from lucidrule.present.standing import place_of, standing_of
from lucidrule.present.words import word


class Reasons:
    """The criteria of one determination.

    Attributes:
        cited: The sources that were named, by id.
    """

    def __init__(self, determination: Determination, lang: str, full: bool) -> None:
        """Begin; `full` with every leaf, else those that fail."""
        self.determination, self.lang, self.full = determination, lang, full
        self.programme = determination.programme
        prose = Prose(self.programme, lang, determination.assessment)
        profile = with_answers(determination.profile, self.programme)
        self.of_company = Leaves(prose, Facts(profile, determination.as_of, determination.assessment))
        self.cited: dict[str, None] = {}

    def criterion(self, criterion: CriterionVerdict, policy: CompiledPolicy | None, depth: int) -> Iterator[Line]:
        """Yield a criterion of a policy; of none: one that all policies share."""
        stated, state = criterion.criterion.stated, criterion.verdict.value
        standing = self.standing(stated)
        yield Line(depth, f"{LOOKS[state].mark} {stated.label[self.lang]}{standing}", state)
        if self.full and criterion.verdict is not criterion.proof.verdict:
            yield Line(depth + 1, word("settled", self.lang, word(state, self.lang)), state)
        seen = set()
        wanted = None if self.full else NOT_MET
        if self.full or criterion.verdict is NOT_MET:
            for line in self.leaves(criterion, policy, wanted, depth + 1):
                if self.full or line.text not in seen:
                    seen.add(line.text)
                    yield line
        if criterion.verdict is NOT_MET:
            yield from self.quotes(stated, depth + 1)

    def quotes(self, clause: Clause, depth: int) -> Iterator[Line]:
        """Yield the words of the texts that a clause follows."""
        for citation in taken(clause):
            if citation.quote is not None:
                yield Line(depth, word("words_of", self.lang, place_of(citation), citation.quote), "dim")

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
                    mark = LOOKS[proof.verdict.value].mark
                    yield Line(depth, f"{mark} {leaves.prose.again_named(node)}", proof.verdict.value)
                return
            told.add((id(proof), wanted))
        if isinstance(node, tree.Not) and wanted is not None:
            wanted = {MET: NOT_MET, NOT_MET: MET}.get(wanted, wanted)
        if proof.parts and not is_answer(node):
            if wanted is None and not (len(proof.parts) == 1 and isinstance(node, tree.AllOf | tree.AnyOf)):
                yield Line(
                    depth, f"{LOOKS[proof.verdict.value].mark} {leaves.prose.composite(node)}", proof.verdict.value
                )
                depth += 1
            for part in proof.parts:
                yield from self.proof(part, leaves, wanted, depth, told)
        elif wanted is None or proof.verdict is wanted:
            yield Line(depth, f"{LOOKS[proof.verdict.value].mark} {leaves.report(proof)}", proof.verdict.value)

    def standing(self, clause: Clause | OptionalClause) -> str:
        """Return on whose word a clause stands; its sources have been named."""
        self.cited.update(dict.fromkeys(citation.source for citation in clause.source or ()))
        return standing_of(clause, self.programme.stated, self.lang)
