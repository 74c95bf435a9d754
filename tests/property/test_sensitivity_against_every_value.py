"""Ranges of one number against stepping through every value of its domain, on generated programmes."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from town import paying

from lucidrule.advise.prospect import prospects
from lucidrule.advise.sensitivity import Band, Standing, sensitivity
from lucidrule.compile.compiled import CompiledAward, CompiledPolicy
from lucidrule.compile.profile import Profile
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact, PartAboveWhole

AS_OF = date(2022, 6, 30)
WORDS = Text(zh="x", en="x", ja="x")
NAMED: dict[str, Any] = {"label": WORDS, "question": WORDS, "group": "g"}
MOST = 40
SEEN: Counter[str] = Counter()
FACTS = {name: Fact(type="count", at_most=MOST, **NAMED) for name in ("own", "part", "other")}
FACTS["local"] = Fact(type="flag", **NAMED)
STATED = paying("1万").compiled
POLICY = next(each for each in STATED.policies if each.id == "grant")


def ref(name: str) -> tree.Ref:
    return tree.Ref(name, kind="count", at_most=Decimal(MOST))


REFS = st.sampled_from(["own", "own", "part", "other"]).map(ref)
NUMBERS = st.sampled_from([5, 10, 18, 30]).map(Decimal)
PARTS = st.one_of(REFS, NUMBERS.map(tree.Literal_))
SCALED = st.builds(tree.Scaled, st.sampled_from([Decimal("0.5"), Decimal(2), Decimal(-1)]), PARTS)
AMOUNTS = st.recursive(
    st.one_of(PARTS, SCALED),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(tree.Sum),
        st.tuples(inner, inner).map(tree.LeastOf),
        st.tuples(inner, inner).map(tree.GreatestOf),
        st.builds(
            lambda by, amount: tree.Banded((Decimal(8), Decimal(20)), (Decimal("0.1"), Decimal("0.3")), by, amount),
            st.one_of(REFS, SCALED),
            inner,
        ),
    ),
    max_leaves=4,
)
CONDITIONS = st.one_of(
    st.just(tree.AllOf(())),
    st.builds(
        lambda name, bound: tree.Compare(ref(name), "at_least", bound),
        st.sampled_from(["own", "other"]),
        st.sampled_from([7, 19]),
    ),
    st.builds(lambda truth: tree.Compare(tree.Ref("local"), "equals", truth), st.booleans()),
    st.builds(
        lambda bound: tree.CompareAmount(tree.Sum((ref("own"), ref("other"))), "at_least", Decimal(bound)),
        st.sampled_from([12, 50]),
    ),
)


def award_of(condition: Any, amount: Any) -> CompiledAward:
    stated = POLICY.awards[0].stated
    return CompiledAward(
        stated, condition, tree.GreatestOf((amount, tree.Literal_(Decimal(0)))), False, None, Decimal(1)
    )


def policy_of(rule: str, asked: Any, awards: list[CompiledAward]) -> CompiledPolicy:
    entitlement = POLICY.stated.entitlement.model_copy(update={"of_several": rule})
    criterion = replace(next(found for policy in STATED.policies for found in policy.criteria), condition=asked)
    stated = POLICY.stated.model_copy(update={"id": "p", "entitlement": entitlement})
    return replace(POLICY, stated=stated, criteria=(criterion,), each=(), awards=tuple(awards))


POLICIES = st.builds(
    policy_of,
    st.sampled_from(["all", "highest", "last"]),
    CONDITIONS,
    st.lists(st.builds(award_of, CONDITIONS, AMOUNTS), min_size=1, max_size=2),
)


def on_the_line(band: Band, at: int, end: str) -> Fraction | None:
    """Return what a band says of one end of the sum at a value."""
    ends = [getattr(stands["p"], end) for stands in (band.at_low, band.at_high)]
    width = int(band.high - band.low)
    if None in ends:
        return None
    first, last = map(Fraction, ends)
    return first + (last - first) * (at - int(band.low)) / width if width else first


@settings(max_examples=sized(400, small=120), deadline=None)
@given(
    POLICIES,
    st.fixed_dictionaries(
        {}, optional={"part": st.integers(0, 20), "other": st.integers(0, 20), "local": st.booleans()}
    ),
)
def _every_value(policy: CompiledPolicy, known: dict[str, Any]) -> None:
    rule = PartAboveWhole(id="r", kind="part_above_whole", part="part", whole="own", message=WORDS)
    compiled = replace(STATED, facts=FACTS, contradictions=(rule,), policies=(policy,), interactions=())
    prepared = prepare_programme(compiled, 2021)
    values: Any = {(name, None): value for name, value in known.items()}

    def judged(profile: Profile) -> Any:
        return determine(prepared, profile, AS_OF)

    found = sensitivity(prepared, Profile(CompanyHeader(), values, {}, frozenset()), AS_OF, Missing("own"), judged)
    SEEN["several"] += len(found) > 2
    SEEN["open"] += any(stands["p"].low != stands["p"].high for band in found for stands in (band.at_low, band.at_high))
    # A part above its whole is nobody's.
    possible = range(known.get("part", 0), MOST + 1)
    assert [at for band in found for at in range(int(band.low), int(band.high) + 1)] == [*possible]
    for at in possible:
        whole = Profile(CompanyHeader(), {**values, ("own", None): Decimal(at)}, {}, frozenset())
        alone = judged(whole)
        stands = Standing.of(alone.outcomes[0], prospects(alone).get("p"))
        band = next(each for each in found if each.low <= at <= each.high)
        told = (band.at_low["p"].outcome, *(on_the_line(band, at, end) for end in ("low", "high")))
        assert (stands.outcome, stands.low, stands.high) == told, (at, band)


@pytest.mark.slow
def test_every_value_stands_as_its_range_says() -> None:
    _every_value()
    assert often(SEEN["several"], sized(20, small=5))
    assert often(SEEN["open"], sized(20, small=5))
