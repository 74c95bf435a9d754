"""Sums over columns where awards, records and policies have facts in common: what the evaluator says, or refused."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from table_agreement import AS_OF, ENGINES, frame_of
from table_awards import ALWAYS, PHASES, amounts, award, compare_awards, paying_of, row_of
from table_programmes import NEW, NUMBERS, PRICE, VALUES, WORDS
from table_rows import columns_of, profile_of

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.columns.headings import shape_of
from lucidrule.compile.compiled import CompiledProgramme, Rounded
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.formulas.plan import plan
from lucidrule.kernel import tree
from lucidrule.model.programme import Interaction

PLENTY = tree.Literal_(Decimal(20))
OFTEN = ("flag_0", "choice_0", "money_0")


def flag(n: int, truth: bool = True) -> tree.Compare:
    return tree.Compare(tree.Ref(f"flag_{n}"), "equals", truth)


def _itself(condition: Any) -> Any:
    return condition


def _alone(condition: Any) -> list[Any]:
    return [condition]


# Conditions on few facts, which exclude or imply each other; `p` is one question wherever it is asked.
_IN_COMMON = [
    *(tree.Compare(tree.Ref("flag_0"), "equals", truth) for truth in (True, False)),
    *(tree.Compare(tree.Ref("choice_0"), "equals", name) for name in VALUES["choice"]),
    *(tree.Compare(tree.Ref("money_0"), name, Decimal(10)) for name in ("at_least", "less_than")),
    tree.Compare(tree.Ref("money_0"), "at_least", Decimal(20), "p"),
    *(tree.Compare(tree.Ref("count"), name, 9) for name in ("at_least", "less_than")),
    tree.Judgement("p"),
    tree.Not(tree.Judgement("p")),
]
_OF_RECORD = [NEW, tree.Not(NEW), tree.Compare(PRICE, "at_least", Decimal(10)), tree.Compare(PRICE, "less_than", 20)]


def in_common(leaves: list[Any]) -> Any:
    """Return generated conditions on the same few facts."""
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: tree.AllOf(tuple(parts))),
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: tree.AnyOf(tuple(parts))),
            inner.map(tree.Not),
        ),
        max_leaves=3,
    )


def correlated(of_record: bool) -> Any:
    """Return awards whose conditions have facts in common, also with their amounts."""
    refs = st.sampled_from([tree.Ref("money_0"), *([PRICE] if of_record else [])])
    fixed = st.sampled_from([10, 10, 20]).map(lambda number: tree.Literal_(Decimal(number)))
    return st.builds(
        award,
        in_common([*_IN_COMMON[:7], *_OF_RECORD] if of_record else _IN_COMMON),
        st.one_of(fixed, fixed, refs, amounts(refs)),
        cap=st.sampled_from([None, Decimal(12)]),
        rounding=st.sampled_from([None, Rounded("half_up", Decimal("0.5"))]),
    )


def meeting(of_record: bool) -> Any:
    """Return what a record has to meet, as a list; nothing where awards are for the company."""
    return in_common([*_OF_RECORD[:2], *_OF_RECORD, *_IN_COMMON[:2]]).map(_alone) if of_record else st.just([])


@pytest.mark.slow
@pytest.mark.parametrize("of_record", [False, True], ids=["company", "records"])
def test_what_awards_come_to_that_have_facts_in_common(of_record: bool) -> None:
    seen = compare_awards("polars", correlated(of_record), meeting(of_record), sized(60, small=20), OFTEN)
    # Few are refused, and most are paid something, or this would be a test of nothing.
    assert often(seen["can"], sized(20, small=6))
    assert often(seen["paid"], sized(15, small=5))


@pytest.mark.slow
@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "polars"])
@pytest.mark.parametrize("of_record", [False, True], ids=["company", "records"])
def test_what_awards_come_to_that_have_facts_in_common_in_other_engines(engine: str, of_record: bool) -> None:
    assert compare_awards(engine, correlated(of_record), meeting(of_record), sized(6, small=2), OFTEN)


@pytest.mark.parametrize(
    ("awards", "reason"),
    [
        # Four flags, each of which helps one award and harms another: 3 × 3 × 3 × 3 cases.
        ([(flag(n, truth), tree.Literal_(Decimal(9))) for n in range(4) for truth in (True, False)], "many-awards"),
        # The evaluator takes a sum of two facts that are not known as free of all else.
        (
            [
                (tree.CompareAmount(tree.Sum(tuple(NUMBERS[:2])), "at_least", Decimal(10)), tree.Literal_(Decimal(1))),
                (tree.Compare(tree.Ref("money_0"), "less_than", Decimal(5)), tree.Literal_(Decimal(1))),
            ],
            "facts-asked-twice",
        ),
        # It neither grows nor falls with the fact that its condition asks for.
        (
            [
                (
                    tree.Compare(tree.Ref("money_0"), "at_least", Decimal(5)),
                    tree.LeastOf(
                        (tree.Ref("money_0"), tree.Sum((PLENTY, tree.Scaled(Decimal(-1), tree.Ref("money_0")))))
                    ),
                )
            ],
            "arithmetic",
        ),
        # Bounds that are longer than columns hold.
        (
            [(tree.Compare(tree.Ref("money_0"), way, Decimal(10**19)), PLENTY) for way in ("at_least", "less_than")],
            "too-many-digits",
        ),
        # Five open points, each of which counts for one award and against another.
        (
            [(wish(tree.Judgement(n)), tree.Literal_(Decimal(9))) for n in "abcd" for wish in (tree.Not, _itself)],
            "open-point-both-ways",
        ),
    ],
)
def test_awards_that_meet_in_ways_that_columns_cannot_tell_are_refused(awards: list[Any], reason: str) -> None:
    made = paying_of([award(*each) for each in awards], "highest", [])
    with pytest.raises(lucidrule.CannotScreen) as error:
        screen(made, pl.DataFrame({"count": [1]}), AS_OF, sums=True)
    assert {fault.params["reason"] for fault in error.value.faults} == {f"@cannot:{reason}"}


def test_awards_that_have_other_facts_in_common_with_each_other_come_to_what_all_completions_do() -> None:
    nine = tree.Literal_(Decimal(9))
    second = tree.AllOf((flag(0, False), flag(1)))
    chain = [award(flag(0), nine), award(second, nine), award(flag(1, False), nine)]
    frame = pl.DataFrame({"flag_0": [None, None, None, True], "flag_1": [None, True, False, None]})
    found = screen(paying_of(chain, "all", []), frame, AS_OF, sums=True)
    # Of the four companies that there can be one is paid the first and the third, the others one of the three.
    assert found["grant low"].to_list() == [9, 9, 9, 9]
    assert found["grant high"].to_list() == [18, 9, 18, 18]


def test_awards_of_which_just_one_applies_come_to_that_one() -> None:
    either = [award(flag(0, truth), tree.Literal_(Decimal(100))) for truth in (True, False)]
    found = screen(paying_of(either, "all", []), pl.DataFrame({"flag_0": [None, True, False]}), AS_OF, sums=True)
    assert found["grant low"].to_list() == found["grant high"].to_list() == [100, 100, 100]
    assert found["total low"].to_list() == [100, 100, 100]


def test_an_amount_is_that_of_the_values_for_which_its_condition_holds() -> None:
    money = tree.Ref("money_0")
    few = award(tree.Compare(money, "less_than", Decimal(10)), money)
    many = award(tree.Compare(money, "at_least", Decimal(10)), tree.Literal_(Decimal(25)))
    found = screen(paying_of([few, many], "all", []), pl.DataFrame({"money_0": [None, 9, 10]}), AS_OF, sums=True)
    # Below ten it is what it is, ten at most; else 25.
    assert found["grant low"].to_list() == [0, 9, 25]
    assert found["grant high"].to_list() == [25, 9, 25]


def several(
    policies: list[tuple[str, list[Any]]], rules: Sequence[list[str]] = (), when: Any = ALWAYS
) -> CompiledProgramme:
    """Return a programme of policies that ask for nothing and pay awards by a rule; `when` they exclude each other."""
    made = paying_of([], "all", [])
    (one,) = made.policies
    listed = []
    for at, (rule, awards) in enumerate(policies):
        entitlement = one.stated.entitlement.model_copy(update={"of_several": rule})
        stated = one.stated.model_copy(update={"id": f"p{at}", "entitlement": entitlement})
        listed.append(replace(one, stated=stated, awards=tuple(awards)))
    interactions = tuple(
        (Interaction(id=f"r{at}", effect="highest_only", policies=names, label=WORDS, basis="assumed"), when)
        for at, names in enumerate(rules)
    )
    return replace(made, policies=tuple(listed), interactions=interactions)


def compare_totals(engine: str, examples: int) -> Counter[str]:
    """Compare what generated policies come to; return how often columns say it or why not, and of sets the size."""
    seen: Counter[str] = Counter()
    rules = st.sampled_from(["all", "highest", "last"])
    simple = st.builds(award, st.sampled_from(_IN_COMMON[:7]), st.just(PLENTY)).map(lambda one: [one])
    one = st.tuples(rules, st.one_of(simple, simple, st.lists(correlated(False), min_size=1, max_size=2)))

    @settings(max_examples=examples, deadline=None, phases=PHASES)
    @given(
        st.lists(one, min_size=2, max_size=3),
        st.sampled_from([[], [], [["p0", "p1"]]]),
        st.integers(0, 10**6).map(random.Random),
    )
    def compare(policies: list[tuple[str, list[Any]]], rules: list[list[str]], pick: random.Random) -> None:
        compiled = several(policies, rules)
        columns = columns_of(compiled, years=(2021,), records=0)
        rows = [row_of(pick, columns, OFTEN) for _ in range(8)]
        made = plan(compiled, AS_OF, shape_of(columns), sums=True)
        reasons = [each.cannot_pay for each in made.policies]
        seen[next(filter(None, reasons), "can")] += 1
        if any(reasons):
            return
        into, out = ENGINES[engine]
        listed = out(screen(compiled, into(frame_of(columns, rows)), AS_OF, sums=True, ignore_unknown=True))
        prepared = prepare_programme(compiled, 2021)
        wanted = []
        for row in rows:
            found = determine(prepared, profile_of(compiled, row), AS_OF)
            total = found.combination.total
            counted = [each.entitlement.sum for each in found.outcomes if each.id in found.combination.chosen]
            apart = sum((each.low or 0 for each in counted if each is not None), Decimal(0))
            seen["together"] += not rules and total.low > apart
            seen["range"] += total.low != total.high
            wanted.append((total.low, total.high))
        said = listed.sort("row").select("total low", "total high").rows()
        # A row that meets in a way that columns cannot tell has no total; it is never another one.
        seen["untold"] += sum(each == (None, None) for each in said)
        seen["told"] += sum(each != (None, None) for each in said)
        assert [pair for pair in zip(said, wanted, strict=True) if pair[0] not in ((None, None), pair[1])] == [], rows

    compare()
    return seen


@pytest.mark.slow
def test_what_several_policies_come_to_whose_awards_have_facts_in_common() -> None:
    seen = compare_totals("polars", 120)
    assert often(seen["can"], 15)
    assert often(seen["together"], 5)
    assert often(seen["range"], 20)
    assert often(seen["told"], 3 * seen["untold"])


def test_what_several_policies_come_to_in_a_database() -> None:
    assert often(compare_totals("duckdb", 10)["can"], 0)


def test_policies_whose_sums_are_exact_together_count_in_the_total() -> None:
    yes, no, ten = flag(0), flag(0, False), tree.Literal_(Decimal(10))
    apart = [("all", [award(yes, ten)]), ("all", [award(no, ten)]), ("all", [award(flag(1), ten)])]
    frame = pl.DataFrame({"flag_0": [None, True, None], "flag_1": [True, None, None]})
    found = screen(several(apart), frame, AS_OF, sums=True)
    # The first two come to ten whichever it is; the third is known in the first row only.
    assert found["total low"].to_list() == [20, 10, 10]
    assert found["total high"].to_list() == [20, 20, 20]
    assert found["p0 high"].to_list() == [10, 10, 10]


def test_where_an_answer_decides_what_is_excluded_and_another_what_is_paid_there_is_no_total() -> None:
    policies = [("all", [award(tree.Judgement("p"), PLENTY)]), ("all", [award(flag(0), PLENTY)])]
    made = several(policies, [["p0", "p1"]], tree.Judgement("q"))
    found = screen(made, pl.DataFrame({"flag_0": [None, True]}), AS_OF, sums=True)
    assert found["total low"].to_list() == found["total high"].to_list() == [None, None]


@pytest.mark.parametrize(
    ("policies", "rules", "wanted"),
    [
        # Two that exclude each other, and wait for the same flag.
        ([("all", [award(flag(0), PLENTY)])] * 2, [["p0", "p1"]], [None, 20]),
        # One that is in a rule, and another that makes up for it.
        (
            [
                ("all", [award(flag(0), PLENTY)]),
                ("all", [award(ALWAYS, PLENTY)]),
                ("all", [award(flag(0, False), PLENTY)]),
            ],
            [["p0", "p1"]],
            [None, 20],
        ),
        # More than are tried in every set.
        ([("all", [award(flag(0, bool(at)), PLENTY)]) for at in (0, 1, 0, 1, 0)], [], [None, 40]),
        # An answer that helps one harms the other.
        (
            [("all", [award(tree.Judgement("p"), PLENTY)]), ("all", [award(tree.Not(tree.Judgement("p")), PLENTY)])],
            [],
            [None, None],
        ),
        # The same, and they exclude each other.
        ([("all", [award(tree.Judgement("p"), PLENTY)])] * 2, [["p0", "p1"]], [None, None]),
    ],
    ids=["exclude", "in a rule", "many", "open point", "open point of rivals"],
)
def test_where_policies_meet_in_ways_that_columns_cannot_tell_there_is_no_total(
    policies: list[Any], rules: list[list[str]], wanted: list[Any]
) -> None:
    found = screen(several(policies, rules), pl.DataFrame({"flag_0": [None, True]}), AS_OF, sums=True)
    assert found["total low"].to_list() == found["total high"].to_list() == wanted
