"""Generated pairs of programmes that share facts, with answers of their authorities and with values that change with
time: together they come to what each comes to alone."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized
from table_agreement import AS_OF, ENGINES, frame_of
from table_awards import ALWAYS, CONTRADICTIONS, PHASES, amounts, award, row_of
from table_programmes import CONDITIONS, FACTS, NUMBERS, POINTS, WORDS, programme_of
from table_rows import columns_of, profile_of

from lucidrule.columns.frame import screen
from lucidrule.columns.headings import shape_of
from lucidrule.compile.answers import answered, counting
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.compile.several import joined
from lucidrule.compile.shared_facts import Stated
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Combination
from lucidrule.engines.confirm import confirm
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.fast.many import Fast
from lucidrule.formulas.plan import plan
from lucidrule.kernel import tree
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.dated import Dated
from lucidrule.model.policy import OpenPoint
from lucidrule.model.programme import Interaction, ProgrammeFile

ASKED = {name: OpenPoint(question=WORDS, basis="assumed") for name in POINTS}
AMOUNTS = amounts(st.sampled_from(NUMBERS[:3]))
# Of two values the second begins before, on and after the day that counts: the reference date, or the first of the
# assessment year, which is that of 2020, 2021 or 2022.
BEGIN = [
    *((date(2022, 6, 30), False), (date(2022, 7, 1), False)),
    *((date(2021, 1, 1), True), (date(2022, 1, 1), True), (date(2023, 1, 1), True)),
]
ANSWERS = st.dictionaries(
    st.sampled_from(POINTS), st.tuples(st.booleans(), st.sampled_from([date(2022, 6, 30), date(2022, 7, 1)]))
)


def changing(parts: Any) -> Any:
    """Return generated parts of which some change with time."""
    two = st.builds(
        lambda one, other, begin: Dated(((date(2019, 1, 1), one), (begin[0], other)), begin[1]),
        parts,
        parts,
        st.sampled_from(BEGIN),
    )
    return st.one_of(parts, parts, two)


# A policy: what it asks for, what it pays, and on which condition.
DRAWN = st.tuples(
    st.lists(changing(CONDITIONS), min_size=1, max_size=2), changing(AMOUNTS), st.one_of(st.just(ALWAYS), CONDITIONS)
)


def programme(
    name: str, years: int, policies: dict[str, Any], contradictions: Any, answers: Any = MappingProxyType({})
) -> CompiledProgramme:
    """Return a programme of some policies; definitions of the same names are others in each."""
    made = programme_of([ALWAYS])
    (model,) = made.policies
    listed = []
    for policy, (asked, amount, when) in policies.items():
        named = [tree.Named("shared", tree.AllOf((ALWAYS, condition))) for condition in asked]
        criteria = tuple(replace(model.criteria[0], condition=condition) for condition in named)
        paid = (award(when, tree.NamedAmount("sum", amount)),)
        listed.append(
            replace(model, stated=model.stated.model_copy(update={"id": policy}), criteria=criteria, awards=paid)
        )
    stated: ProgrammeFile = made.stated.model_copy(
        update={
            "id": name,
            "language": 2,
            "assessment_year": made.stated.assessment_year.model_copy(update={"years_before": years}),
            "interactions": made.stated.interactions.model_copy(update={"rules": []}),
        }
    )
    labels = {"shared": WORDS, "sum": WORDS}
    return replace(
        made,
        stated=stated,
        facts=FACTS,
        open_points=ASKED,
        labels=labels,
        policies=tuple(listed),
        contradictions=contradictions,
        texts={"policies.yaml": name},
        digest=name,
        answers=tuple(Answer(point, yes, given) for point, (yes, given) in answers.items()),
    )


PAIRS = st.builds(
    lambda one, other, own, years, contradictions, answers: (
        programme("a", years[0], {"grant": one}, contradictions, answers[0]),
        programme("b", years[1], {"grant": other, "own": own}, contradictions, answers[1]),
    ),
    DRAWN,
    DRAWN,
    DRAWN,
    st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1)]),
    st.sampled_from([(), CONTRADICTIONS]),
    st.tuples(ANSWERS, ANSWERS),
)
NAMES = ("a/grant", "b/grant", "own")


def together(pair: tuple[CompiledProgramme, ...]) -> CompiledProgramme:
    return joined([Stated(each, each.id) for each in pair])


def counts(compiled: CompiledProgramme) -> CompiledProgramme:
    """Return a programme with the values and the answers that count."""
    return answered(compiled.at(AS_OF), counting(compiled, (), AS_OF))


def judged(compiled: CompiledProgramme, profile: Profile) -> Determination:
    return determine(prepare_programme(counts(compiled), compiled.assessment_at(AS_OF)), profile, AS_OF)


def told(found: Determination, points: str = "") -> list[Any]:
    """Return what is said of each policy; open points as all of the programmes call them."""
    return [
        (
            outcome.outcome,
            outcome.missing,
            tuple(f"{points}{point}" for point in outcome.open_points),
            [criterion.verdict for criterion in outcome.criteria],
            outcome.entitlement.sum,
            [(each.kind, each.certain, each.low, each.high, each.missing) for each in outcome.entitlement.awards],
        )
        for outcome in found.outcomes
    ]


def alone(pair: tuple[CompiledProgramme, ...], profile: Profile) -> list[Any]:
    # What is there by itself is one question to all.
    found = [told(judged(each, profile), f"{each.id}/") for each in pair]
    return [
        (
            *said[:2],
            tuple(point.replace("a/share-", "share-").replace("b/share-", "share-") for point in said[2]),
            *said[3:],
        )
        for each in found
        for said in each
    ]


def most(combination: Combination) -> Decimal:
    """Return the most that a combination can come to."""
    return Decimal("Infinity") if combination.total.high is None else combination.total.high


def drawn_profile(compiled: CompiledProgramme, pick: random.Random) -> Profile:
    columns = columns_of(compiled, years=(2019, 2020, 2021, 2022))
    return profile_of(compiled, row_of(pick, columns))


@settings(max_examples=sized(600, small=60), deadline=None, phases=PHASES)
@given(PAIRS, st.integers(0, 10**6).map(random.Random))
def test_together_each_policy_comes_to_what_it_comes_to_alone(pair: Any, pick: random.Random) -> None:
    joint = together(pair)
    profiles = [drawn_profile(joint, pick) for _ in range(4)]
    found = [judged(joint, profile) for profile in profiles]
    assert [outcome.id for outcome in found[0].outcomes] == list(NAMES)
    assert [told(each) for each in found] == [alone(pair, profile) for profile in profiles]


@settings(max_examples=sized(300, small=40), deadline=None, phases=PHASES)
@given(PAIRS, st.integers(0, 10**6).map(random.Random))
def test_together_no_policy_counts_less_and_what_counts_is_added(pair: Any, pick: random.Random) -> None:
    joint = together(pair)
    profile = drawn_profile(joint, pick)
    combined, (one, other) = judged(joint, profile).combination, [judged(each, profile).combination for each in pair]
    names = {("a", "grant"): "a/grant", ("b", "grant"): "b/grant", ("b", "own"): "own"}
    counted = {names["a", name] for name in one.chosen} | {names["b", name] for name in other.chosen}
    assert counted <= set(combined.chosen)
    # What both have in common is known together: the total lies within those of both.
    assert combined.total.low >= one.total.low + other.total.low
    assert most(combined) <= most(one) + most(other)
    exact = len(one.totals) == len(other.totals) == 1
    assert not exact or combined.totals == (one.totals[0] + other.totals[0],)


@settings(max_examples=sized(300, small=40), deadline=None, phases=PHASES)
@given(PAIRS, st.integers(0, 10**6).map(random.Random))
def test_the_fast_path_of_several_programmes_is_that_of_the_evaluator(pair: Any, pick: random.Random) -> None:
    joint = together(pair)
    prepared = prepare_programme(counts(joint), joint.assessment_at(AS_OF))
    fast = Fast(prepared, AS_OF)
    profiles = [drawn_profile(joint, pick) for _ in range(4)]
    compared = [zip(fast.outcomes(one), determine(prepared, one, AS_OF).outcomes, strict=True) for one in profiles]
    # What the evaluator leaves open and may name too many facts of, the fast path may settle (decision 0014).
    assert [
        (said, each) for pairs in compared for said, each in pairs if each.missing_exact and said != each.outcome
    ] == []


@settings(max_examples=sized(100, small=15), deadline=None, phases=PHASES)
@given(PAIRS, st.integers(0, 10**6).map(random.Random))
def test_durable_rules_infers_the_same_of_several_programmes(pair: Any, pick: random.Random) -> None:
    joint = together(pair)
    found = judged(joint, drawn_profile(joint, pick))
    confirmation = confirm(ForwardProgramme(counts(joint), found.assessment), found)
    assert confirmation.by is not None or confirmation.reason


def screened(compiled: CompiledProgramme, frame: Any, engine: str, columns: Any) -> list[tuple[str, list[Any]]]:
    """Return of each policy that columns can say its outcomes, and what is missing."""
    compiled = counts(compiled)
    made = plan(compiled, AS_OF, shape_of(columns)).policies
    can = [each.policy.id for each in made if each.both is not None and not each.cannot and each.read_once]
    into, out = ENGINES[engine]
    found = out(screen(compiled, into(frame), AS_OF, policies=can, missing=True, ignore_unknown=True)).sort("row")
    return [(name, found[name].to_list()) for each in can for name in (each, f"{each} missing")]


@settings(max_examples=sized(150, small=15), deadline=None, phases=PHASES)
@given(PAIRS, st.sampled_from(["polars", "polars lazy", "duckdb"]), st.integers(0, 10**6).map(random.Random))
def test_a_table_of_several_programmes_has_the_columns_of_each(pair: Any, engine: str, pick: random.Random) -> None:
    joint = together(pair)
    columns = columns_of(joint, years=(2019, 2020, 2021, 2022))
    frame = frame_of(columns, [row_of(pick, columns) for _ in range(6)])
    one, other = [screened(each, frame, engine, columns) for each in pair]
    renamed = [(f"a/{name}", said) for name, said in one] + [
        (name if name.startswith("own") else f"b/{name}", said) for name, said in other
    ]
    assert screened(joint, frame, engine, columns) == renamed


def test_rules_across_programmes_leave_the_sums_of_each_policy_as_they_are() -> None:
    asked: Any = ([], tree.Literal_(Decimal(1)), ALWAYS)
    rule = Interaction(id="r", effect="highest_only", policies=["grant", "b/own"], label=WORDS, basis="assumed")
    a, b = programme("a", 1, {"grant": asked}, ()), programme("b", 1, {"grant": asked, "own": asked}, ())
    stated = a.stated.model_copy(update={"interactions": a.stated.interactions.model_copy(update={"rules": [rule]})})
    ruled = replace(a, stated=stated, interactions=((rule, ALWAYS),))
    profile = drawn_profile(a, random.Random(1))
    assert told(judged(together((ruled, b)), profile)) == told(judged(together((a, b)), profile))
    assert judged(together((ruled, b)), profile).combination.left_out == (("own", "r"),)
