"""Questions that the rules put themselves: whether what they say of every company holds."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import z3

from lucidrule.compile.asserted import CompiledAssertion
from lucidrule.prove.asking import Asking, anything, settled
from lucidrule.prove.assertions import Claim, Outcomes, claimed
from lucidrule.prove.finding import Code, Finding
from lucidrule.prove.more import More, both, harmed, more_claimed
from lucidrule.prove.policies import surely
from lucidrule.prove.solver import NotProven, Term, every
from lucidrule.prove.witness import Unconfirmed, Witness

Encoded = Claim | More | NotProven


def of_assertions(asking: Asking) -> Callable[[], Iterator[Finding]]:
    """Encode what the rules assert, before anything is asked, and return what yields what comes of it."""
    outcomes = Outcomes(asking)
    encoded = [(each, _encoded(each, outcomes)) for each in asking.prepared.compiled.assertions]
    joined = len(asking.prepared.compiled.members) > 1

    def found() -> Iterator[Finding]:
        for asserted, claim in encoded:
            name = f"{asserted.programme}/{asserted.id}" if joined and not asserted.policy else asserted.id
            asked = partial(_finding, asking, asserted, claim, name)
            yield from settled("assertion-refuted", asserted.policy, name, asked)

    return found


def _encoded(asserted: CompiledAssertion, outcomes: Outcomes) -> Encoded:
    try:
        return claimed(asserted, outcomes) if asserted.more is None else more_claimed(asserted, outcomes)
    except NotProven as error:
        return error


def _finding(asking: Asking, asserted: CompiledAssertion, claim: Encoded, name: str) -> Finding:
    """Return that an assertion is proven, or refuted by a company.

    Raises:
        NotProven: It was not settled.
    """
    if isinstance(claim, NotProven):
        raise claim

    def told(code: Code, *witnesses: Witness) -> Finding:
        return Finding(code, asserted.policy, name, witnesses=witnesses)

    if not asking.possible(claim.when):
        return told("assertion-of-none", *asking.shown(anything(), lambda found: True))
    refuted = _refuted(asking, claim)
    if refuted is not None:
        return told("assertion-refuted", *refuted)
    for reason, where in claim.untold:
        if asking.possible(claim.when, where):
            raise NotProven(reason)
    return told("assertion-proven")


def _refuted(asking: Asking, claim: Claim | More) -> tuple[Witness, ...] | None:
    """Return the companies that refute a claim; None: it is proven that there are none.

    Raises:
        NotProven: There may be some, and the evaluator cannot tell of them: only answers to open points do.
    """
    always = both(asking, claim) if isinstance(claim, More) else []
    broken = every([claim.when, claim.broken])
    if not asking.possible(*always, broken):
        return None
    for asked in _candidates(broken, z3.BoolVal(True) if isinstance(claim, More) else claim.clear):
        if not asking.possible(*always, asked):
            continue
        # Answers to open points, or which policy gives way, may decide it alone: of these the evaluator says nothing.
        with suppress(Unconfirmed):
            if isinstance(claim, More):
                return harmed(asking, claim, [*always, asked])
            return asking.shown(asked, claim.shows)
    raise NotProven("unshown")


def _candidates(broken: Term, clear: Term) -> Iterator[Term]:
    """Yield of which companies an assertion does not hold, those first for which the evaluator is sure to say so:
    whatever is answered, and where no policy gives way to another."""
    with suppress(NotProven):
        sure = surely(broken)
        yield from (every([sure, clear]), sure)
    yield from (every([broken, clear]), broken)
