"""Generated awards, and what columns and the evaluator say that they come to."""

import random
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from table_agreement import AS_OF, ENGINES, frame_of
from table_programmes import FACTS, LIST, SUMS, VALUES, WORDS, programme_of
from table_rows import columns_of, profile_of

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.columns.headings import shape_of
from lucidrule.compile.compiled import CompiledAward, CompiledProgramme
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.formulas.column import Column
from lucidrule.formulas.plan import plan
from lucidrule.kernel import tree
from lucidrule.model.facts import Before, PartAboveWhole
from lucidrule.values.day_values import NEVER_DAY

# Rows come from a seed, which does not shrink.
PHASES = (Phase.explicit, Phase.generate)
CONTRADICTIONS = (
    PartAboveWhole(id="part", kind="part_above_whole", part="money_0", whole="money_1", message=WORDS),
    Before(id="before", kind="before", event="event_0", date="day", message=WORDS),
)
ALWAYS = tree.AllOf(())
_AWARD = next(each for policy in lucidrule.load().compiled.policies for each in policy.awards)


def award(condition: Any, amount: Any, **more: Any) -> CompiledAward:
    """Return an award of the model programme with another condition and amount."""
    found = {"by_review": False, "cap": None, "own_share": Decimal(1), **more}
    return CompiledAward(_AWARD.stated, condition, amount, **found)


def given_as(one: CompiledAward, kind: str) -> CompiledAward:
    """Return an award of another kind."""
    return replace(one, stated=one.stated.model_copy(update={"kind": kind}))


def paying_of(awards: list[CompiledAward], rule: str, each: list[Any], contradictions: Any = ()) -> CompiledProgramme:
    """Return a programme of one policy that asks for nothing, or for one record that meets all of `each`."""
    made = programme_of([ALWAYS])
    (policy,) = made.policies
    entitlement = policy.stated.entitlement.model_copy(update={"of_several": rule})
    update = {"entitlement": entitlement, "for_each": "items" if each else None}
    listed = tuple(replace(policy.criteria[0], condition=condition) for condition in each)
    own = replace(policy, stated=policy.stated.model_copy(update=update), awards=tuple(awards), each=listed)
    return replace(made, policies=(own,), facts={**FACTS, "items": LIST}, contradictions=contradictions)


def amounts(refs: Any) -> Any:
    """Return generated amounts of awards."""
    return st.one_of(
        refs,
        SUMS,
        st.builds(
            lambda rates, of: tree.Scheduled(tuple(rates), "event_0", of),
            st.sampled_from([[Decimal("0.7"), Decimal("0.5")], [Decimal(1)]]),
            refs,
        ),
        st.builds(
            lambda of: tree.Banded(
                (Decimal(5),), (Decimal(1),), tree.Ref("money_1"), tree.Scheduled((Decimal("0.5"),), "event_0", of)
            ),
            refs,
        ),
        st.builds(
            lambda of: tree.Banded(
                (Decimal(0), Decimal(10), Decimal(20)),
                (Decimal("0.5"), Decimal("0.1"), Decimal("0.2")),
                tree.Ref("money_1"),
                of,
            ),
            refs,
        ),
        st.builds(
            lambda rates, fixed, of: tree.Banded(
                (Decimal(0), Decimal(10), Decimal(20)), rates, tree.Ref("money_1"), of, fixed, (True, True, False)
            ),
            st.sampled_from([(Decimal(0),) * 3, (Decimal(0), Decimal("0.5"), Decimal("0.1"))]),
            st.sampled_from([(Decimal(1), Decimal("2.5"), Decimal(7)), (Decimal(5), Decimal(0), Decimal(0))]),
            refs,
        ),
    )


def cell(pick: random.Random, kind: str) -> Any:
    """Return a value in the form of a table."""
    found: Any = pick.choice([None, *VALUES.get(kind, [0, 1, 2])])
    if found is None or found == "never":
        return NEVER_DAY if found else None
    if kind == "choices":
        return sorted(found)
    return float(found) if kind in ("share", "number") else int(found) if kind == "money" else found


def row_of(pick: random.Random, columns: Mapping[Column, Any], often: Collection[str] = ()) -> dict[Column, Any]:
    """Return a row; with facts that are `often` not known one of two records, whose parts are often unknown too."""
    row = {c: cell(pick, str(getattr(declared, "type", ""))) for c, declared in columns.items()}
    if not often:
        return row
    two = {c: 2 for c in columns if c.fact == "items" and not c.part}
    return row | two | {c: None for c in columns if (c.part or c.fact in often) and pick.random() < 0.3}


def compare_awards(engine: str, awards: Any, meets: Any, examples: int, often: Collection[str] = ()) -> Counter[str]:
    """Compare what generated awards come to; return how often columns say it or why not, and how often it is paid.

    Args:
        meets: What a record has to meet, as a list; an empty one: awards are for the company.
        often: The facts that are often not known.
    """
    seen: Counter[str] = Counter()

    @settings(max_examples=examples, deadline=None, phases=PHASES)
    @given(
        st.lists(awards, min_size=1, max_size=3),
        st.sampled_from(["all", "highest", "last"]),
        st.sampled_from([(), CONTRADICTIONS]),
        meets,
        st.integers(0, 10**6).map(random.Random),
    )
    def compare(
        awards: list[CompiledAward], rule: str, contradictions: Any, each: list[Any], pick: random.Random
    ) -> None:
        # What is no grant stands beside sums; of several kinds neither the highest nor the last is told.
        awards = [given_as(one, pick.choice(("grant", "grant", "loan"))) if rule == "all" else one for one in awards]
        compiled = paying_of(awards, rule, each, contradictions)
        columns = columns_of(compiled, years=(2020, 2021), records=2)
        rows = [row_of(pick, columns, often) for _ in range(6)]
        gone = {c for c in columns if not c.part and pick.random() < 0.1}
        rows = [{c: None if c in gone else value for c, value in row.items()} for row in rows]
        found = plan(compiled, AS_OF, shape_of(columns), sums=True).policies[0]
        seen[found.cannot or found.cannot_pay or "can"] += 1
        if found.both is None or found.paying is None:
            return
        frame: Any = frame_of(columns, rows).with_columns(pl.col("money_1").cast(pl.Decimal(38, 2)))
        frame = frame.drop(c.heading for c in gone)
        into, out = ENGINES[engine]
        listed = out(screen(compiled, into(frame), AS_OF, sums=True, ignore_unknown=True)).sort("row")
        prepared = prepare_programme(compiled, 2021)
        wanted: list[tuple[Any, Any]] = []
        for row, said in zip(rows, listed["grant"], strict=True):
            (outcome,) = determine(prepared, profile_of(compiled, row), AS_OF).outcomes
            paid = outcome.entitlement.sum if said in ("eligible", "refer") else None
            seen["paid"] += paid is not None
            wanted.append((None, None) if paid is None else (paid.low, paid.high))
        assert listed.select("grant low", "grant high").rows() == wanted, rows

    compare()
    return seen
