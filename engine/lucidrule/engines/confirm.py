"""A determination of the reference evaluator, inferred again by durable_rules and compared node by node."""

from lucidrule.compile import tree
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict
from lucidrule.decide.facts import Facts
from lucidrule.decide.proof import Proof
from lucidrule.decide.result import Confirmation, Determination, PolicyOutcome
from lucidrule.engines.durable import EngineFailed, NotInstalled, engine, version
from lucidrule.engines.forward import Inferred
from lucidrule.engines.programme import ForwardPolicy, ForwardProgramme, RulesTooLarge


class Disagreement(Exception):
    """The engines came to different verdicts, which is a bug of ours: nothing is determined.

    Attributes:
        determination: What the reference evaluator came to.
        policy: Where they differ, by id; empty where several policies share the criterion.
        criterion: The criterion that the node belongs to, by id; empty for all criteria together.
        node: The lowest node that differs; None for all criteria together.
        reference, forward: The two verdicts; `forward` is what durable_rules failed with, if it did.
    """

    def __init__(
        self,
        determination: Determination,
        policy: str,
        criterion: str,
        node: tree.Condition | None,
        reference: str,
        forward: str,
    ) -> None:
        self.determination, self.policy, self.criterion, self.node = determination, policy, criterion, node
        self.reference, self.forward = reference, forward
        super().__init__(policy, criterion, reference, forward)


def confirm(forward: ForwardProgramme, determination: Determination) -> Confirmation:
    """Return whether durable_rules comes to the same verdict at every node of every policy in force.

    Raises:
        Disagreement: It comes to another.
    """
    try:
        engine()
        return _Confirming(forward, determination).all()
    except NotInstalled as error:
        return Confirmation(None, ("not-installed", str(error)))
    except RulesTooLarge as error:
        return Confirmation(None, ("too-large", error.policy, error.limit))


class _Confirming:
    def __init__(self, forward: ForwardProgramme, determination: Determination) -> None:
        self.forward, self.determination = forward, determination
        self.facts = Facts(determination.profile, determination.as_of, determination.assessment)
        self.nodes = self.asserted = 0
        self.at = ("", "")

    def all(self) -> Confirmation:
        judged = [each for each in self.determination.outcomes if each.outcome is not Outcome.NOT_IN_FORCE]
        policies = [(each, self.forward.policy(each.policy)) for each in judged]
        shared = self.forward.shared
        try:
            given = []
            if shared and policies:
                common = self.forward.common.infer(self.facts)
                given.append(common.verdict)
                for found in policies[0][0].criteria:
                    if id(found.criterion) in shared:
                        self.at = ("", found.id)
                        self._compare(found.proof, common)
            for outcome, policy in policies:
                self._policy(outcome, policy, given)
        except EngineFailed as error:
            raise Disagreement(self.determination, *self.at, None, "-", str(error)) from error
        return Confirmation(f"durable_rules {version()}", (), self.nodes, self.asserted)

    def _policy(self, outcome: PolicyOutcome, policy: ForwardPolicy, given: list[Verdict]) -> None:
        self.at = (outcome.id, "")
        if policy.records is not None:
            given = [*given, self._records(outcome, policy)]
        inferred = policy.own.infer(self.facts, given)
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
            raise Disagreement(self.determination, *self.at, None, outcome.outcome, inferred.verdict)

    def _records(self, outcome: PolicyOutcome, policy: ForwardPolicy) -> Verdict:
        """Compare the criteria of every record; return whether one meets all."""
        assert policy.records is not None
        name = str(policy.policy.stated.for_each)
        known = self.facts.profile.records.get(name)
        if known is None:
            return UNKNOWN
        criteria = outcome.criteria[len(outcome.criteria) - len(policy.policy.each) :]
        verdicts: tuple[Verdict, ...] = (NOT_MET,) * (len(criteria) + 1)
        listed = (self.facts.of_record(name, number, parts) for number, parts in enumerate(known, 1))
        for at, (inferred, up_to) in enumerate(policy.records.infer_each(listed)):
            verdicts = up_to
            for found in criteria:
                self.at = (outcome.id, found.id)
                self._compare(found.proof.parts[at], inferred)
        for found, verdict in zip(criteria, verdicts[1:], strict=True):
            self.at = (outcome.id, found.id)
            self._same(found.proof.node, found.proof.verdict, verdict)
        return verdicts[0]

    def _compare(self, proof: Proof, inferred: Inferred) -> None:
        # The parts come first: what differs is told at the lowest node, where it begins.
        for part in proof.parts:
            self._compare(part, inferred)
        slot = inferred.conditions.slot(proof.node)
        self.asserted += slot in inferred.own
        self._same(proof.node, proof.verdict, inferred.of(slot))

    def _same(self, node: tree.Condition | None, reference: Verdict, forward: Verdict) -> None:
        self.nodes += 1
        if reference is not forward:
            raise Disagreement(self.determination, *self.at, node, reference, forward)
