"""A determination of the reference evaluator, inferred again by durable_rules and compared node by node."""

from collections.abc import Iterable

from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.result import Confirmation, Determination
from lucidrule.engines.durable import EngineFailed, NotInstalled, engine, version
from lucidrule.engines.forward import Conditions, Inferred
from lucidrule.engines.programme import ForwardPolicy, ForwardProgramme, RulesTooLarge
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree


class Disagreement(Exception):
    """The engines came to different verdicts, which is a bug of ours: nothing is determined.

    Attributes:
        programme, assessment: What was judged.
        policy: Where they differ, by id; empty where several policies share the criterion.
        criterion: The criterion that the node belongs to, by id; empty for all criteria together.
        node: The lowest node that differs; None for all criteria together.
        reference, forward: The two verdicts; `forward` is what durable_rules failed with, if it did.
    """

    def __init__(
        self,
        judged: ForwardProgramme,
        at: tuple[str, str],
        node: tree.Condition | None,
        reference: str,
        forward: str,
    ) -> None:
        self.programme, self.assessment = judged.compiled, judged.assessment
        (self.policy, self.criterion), self.node = at, node
        self.reference, self.forward = reference, forward
        super().__init__(*at, reference, forward)


def confirm(forward: ForwardProgramme, determination: Determination) -> Confirmation:
    """Return whether durable_rules comes to the same verdict at every node of every policy in force.

    Raises:
        Disagreement: It comes to another.
    """
    unable = unconfirmed(forward, [outcome.policy for outcome in determination.outcomes])
    if unable is not None:
        return unable
    facts = Facts(
        with_answers(determination.profile, determination.programme), determination.as_of, determination.assessment
    )
    confirming = Confirming(forward, facts)
    judged = [each for each in determination.outcomes if each.outcome is not Outcome.NOT_IN_FORCE]
    given = confirming.common(judged[0].criteria) if judged else None
    for outcome in judged:
        confirming.policy(outcome, given)
    return Confirmation(f"durable_rules {version()}", (), confirming.nodes, confirming.asserted)


def unconfirmed(forward: ForwardProgramme, policies: Iterable[CompiledPolicy]) -> Confirmation | None:
    """Return why durable_rules cannot be asked about some policies; None if it can, and then it is ready."""
    try:
        engine()
        if forward.shared:
            _ = forward.common
        for policy in policies:
            forward.policy(policy)
    except NotInstalled as error:
        return Confirmation(None, ("not-installed", str(error)))
    except RulesTooLarge as error:
        return Confirmation(None, ("too-large", error.policy, error.limit))
    return None


class Confirming:
    """The comparison for one company at one date.

    Attributes:
        nodes, asserted: As in a confirmation, so far.
    """

    def __init__(self, forward: ForwardProgramme, facts: Facts) -> None:
        self.forward, self.facts = forward, facts
        self.nodes = self.asserted = 0
        self.at = ("", "")
        # Definitions that were compared, by what was inferred and the identities of their proofs; it keeps both.
        self._compared: dict[tuple[int, int], tuple[Inferred, Proof]] = {}

    def common(self, criteria: Iterable[CriterionVerdict]) -> Verdict | None:
        """Compare the criteria that all policies share; return their verdict together, None if there are none."""
        shared = self.forward.shared
        if not shared:
            return None
        inferred = self._inferred(self.forward.common, self.facts)
        for found in criteria:
            if id(found.criterion) in shared:
                self.at = ("", found.id)
                self._compare(found.proof, inferred)
        return inferred.verdict

    def policy(self, outcome: PolicyOutcome, common: Verdict | None) -> None:
        """Compare the other criteria of a policy in force, and what all of them come to."""
        if not outcome.criteria:
            # It asks for nothing, so there is nothing that could be inferred.
            return
        policy = self.forward.policy(outcome.policy)
        self.at = (outcome.id, "")
        given = [] if common is None else [common]
        if policy.records is not None:
            given.append(self._records(outcome, policy))
        inferred = self._inferred(policy.own, self.facts, given)
        listed = len(policy.policy.each)
        for found in outcome.criteria[: len(outcome.criteria) - listed]:
            if id(found.criterion) not in self.forward.shared:
                self.at = (outcome.id, found.id)
                self._compare(found.proof, inferred)
        self.at = (outcome.id, "")
        self._same(None, outcome.by_kleene, inferred.verdict)
        # The outcome stands on that verdict, unless the exact pass settled what it left open.
        stands = {MET: (Outcome.ELIGIBLE,), NOT_MET: (Outcome.INELIGIBLE,)}.get(inferred.verdict)
        if stands is not None and outcome.outcome not in stands:
            raise Disagreement(self.forward, self.at, None, outcome.outcome, inferred.verdict)

    def _inferred(self, conditions: Conditions, facts: Facts, given: Iterable[Verdict] = ()) -> Inferred:
        try:
            return conditions.infer(facts, given)
        except EngineFailed as error:
            raise Disagreement(self.forward, self.at, None, "-", str(error)) from error

    def _records(self, outcome: PolicyOutcome, policy: ForwardPolicy) -> Verdict:
        """Compare the criteria of every record; return whether one meets all."""
        assert policy.records is not None
        name = str(policy.policy.for_each)
        known = self.facts.profile.records.get(name)
        if known is None:
            return UNKNOWN
        criteria = outcome.criteria[len(outcome.criteria) - len(policy.policy.each) :]
        verdicts: tuple[Verdict, ...] = (NOT_MET,) * (len(criteria) + 1)
        listed = (self.facts.of_record(name, number, parts) for number, parts in enumerate(known, 1))
        try:
            for at, (inferred, up_to) in enumerate(policy.records.infer_each(listed)):
                verdicts = up_to
                for found in criteria:
                    self.at = (outcome.id, found.id)
                    self._compare(found.proof.parts[at], inferred)
        except EngineFailed as error:
            raise Disagreement(self.forward, self.at, None, "-", str(error)) from error
        for found, verdict in zip(criteria, verdicts[1:], strict=True):
            self.at = (outcome.id, found.id)
            self._same(found.proof.node, found.proof.verdict, verdict)
        return verdicts[0]

    def _compare(self, proof: Proof, inferred: Inferred) -> None:
        if isinstance(proof.node, tree.Named):
            # relies on (definitions shared): for the same facts their proof is one too.
            key = (id(inferred), id(proof))
            if key in self._compared:
                return
            self._compared[key] = (inferred, proof)
        # The parts come first: what differs is told at the lowest node, where it begins.
        for part in proof.parts:
            self._compare(part, inferred)
        slot = inferred.conditions.slot(proof.node)
        self.asserted += slot in inferred.own
        self._same(proof.node, proof.verdict, inferred.of(slot))

    def _same(self, node: tree.Condition | None, reference: Verdict, forward: Verdict) -> None:
        self.nodes += 1
        if reference is not forward:
            raise Disagreement(self.forward, self.at, node, reference, forward)
