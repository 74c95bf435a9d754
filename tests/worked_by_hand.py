"""Small policies over a few facts, and what they pay where everything is known, worked out by hand."""

import operator
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from town import paying

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy, CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.decide.result import Determination
from lucidrule.kernel import tree
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact, Part
from lucidrule.model.programme import Interaction

AS_OF = date(2022, 6, 30)
WORDS = Text(zh="x", en="x", ja="x")
NAMED: dict[str, Any] = {"label": WORDS, "question": WORDS}
CHOICES = {"one": WORDS, "two": WORDS, "three": WORDS}
FACTS = {
    "flag_a": Fact(type="flag", group="g", **NAMED),
    "flag_b": Fact(type="flag", group="g", **NAMED),
    "grade": Fact(type="choice", group="g", choices=CHOICES, **NAMED),
    "granted": Fact(type="choices", group="g", choices={"one": WORDS}, **NAMED),
    "staff": Fact(type="count", group="g", at_most=4, **NAMED),
    "money": Fact(type="money", group="g", **NAMED),
    "items": Fact(
        type="records",
        group="g",
        parts={"new": Part(type="flag", **NAMED), "price": Part(type="money", **NAMED)},
        **NAMED,
    ),
}
# Of money a value at each threshold, and so near beside it that a sum comes as near to its bound.
NEAR = Decimal("0.000001")
MONEY = [Decimal(0), *(Decimal(n) + d for n in (10, 20) for d in (-NEAR, 0, NEAR)), Decimal(100)]
DOMAINS: dict[str, list[Any]] = {
    "flag_a": [True, False],
    "flag_b": [True, False],
    "grade": ["one", "two", "three"],
    "granted": [frozenset(), frozenset({"one"})],
    "staff": [0, 1, 2, 3, 4],
    "money": MONEY,
    "new": [True, False],
    "price": MONEY,
}


def ref(name: str) -> tree.Ref:
    if name == "staff":
        return tree.Ref(name, kind="count", at_most=Decimal(4))
    return tree.Ref(name, part=name in ("new", "price"))


def compare(name: str, operator: Any, operand: Any, point: str | None = None) -> tree.Compare:
    return tree.Compare(ref(name), operator, operand, point)


BOUND = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
COMPANY: list[st.SearchStrategy[Any]] = [
    st.builds(compare, st.sampled_from(["flag_a", "flag_b"]), st.just("equals"), st.booleans()),
    st.builds(compare, st.just("grade"), st.just("equals"), st.sampled_from(list(CHOICES))),
    st.builds(compare, st.just("staff"), BOUND, st.sampled_from([1, 3])),
    st.builds(
        compare, st.just("money"), BOUND, st.sampled_from([Decimal(10), Decimal(20)]), st.sampled_from([None, "p"])
    ),
    st.sampled_from(["p", "q"]).map(tree.Judgement),
]
RECORD: list[st.SearchStrategy[Any]] = [
    st.builds(compare, st.just("new"), st.just("equals"), st.booleans()),
    st.builds(compare, st.just("price"), BOUND, st.sampled_from([Decimal(10), Decimal(20)])),
]


def conditions(leaves: list[st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.one_of(*leaves),
        lambda inner: st.one_of(
            st.lists(inner, max_size=2).map(lambda parts: tree.AllOf(tuple(parts))),
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: tree.AnyOf(tuple(parts))),
            inner.map(tree.Not),
        ),
        max_leaves=3,
    )


def amounts(names: list[str]) -> st.SearchStrategy[Any]:
    """Return amounts that grow with the facts they are made of, so that their ends are those of the facts."""
    fixed = st.sampled_from([0, 10, 20, 30]).map(lambda n: tree.Literal_(Decimal(n)))
    refs = st.sampled_from(names).map(ref)
    return st.one_of(
        fixed,
        fixed,
        refs,
        refs.map(lambda of: tree.LeastOf((tree.Scaled(Decimal("0.5"), of), tree.Literal_(Decimal(30))))),
        refs.map(lambda of: tree.GreatestOf((of, tree.Literal_(Decimal(15))))),
    )


STATED = paying("1万").compiled
POLICY = next(each for each in STATED.policies if each.id == "grant")
ALWAYS = tree.AllOf(())


def award_of(condition: Any, amount: Any, once: bool = False) -> CompiledAward:
    """Return an award; one that is given only once was granted before where that is among what was granted."""
    stated = POLICY.awards[0].stated.model_copy(update={"once": once})
    if once:
        before = tree.Compare(ref("granted"), "includes_all", frozenset({"one"}))
        condition = tree.AllOf((condition, tree.Not(before)))
    return CompiledAward(stated, condition, amount, False, None, Decimal(1))


def policy_of(name: str, rule: str, awards: list[CompiledAward], each: Any = None) -> CompiledPolicy:
    """Return a policy that asks for nothing; with `each` one for the records that meet that."""
    entitlement = POLICY.stated.entitlement.model_copy(update={"of_several": rule})
    update = {"id": name, "entitlement": entitlement, "for_each": None if each is None else "items"}
    criterion = next(found for policy in STATED.policies for found in policy.criteria)
    asked = () if each is None else (replace(criterion, condition=each),)
    stated = POLICY.stated.model_copy(update=update)
    return replace(POLICY, stated=stated, criteria=(), each=asked, awards=tuple(awards))


RULES = st.sampled_from(["all", "highest", "last"])


def policies(once: st.SearchStrategy[bool], leaves: Any = COMPANY) -> st.SearchStrategy[CompiledPolicy]:
    own = st.builds(award_of, conditions(leaves), amounts(["money", "staff"]), once)
    return st.builds(lambda rule, awards: policy_of("own", rule, awards), RULES, st.lists(own, min_size=1, max_size=3))


POLICIES = policies(st.booleans())
OF_RECORDS = st.builds(
    lambda rule, awards, each: policy_of("own", rule, awards, each),
    RULES,
    st.lists(
        st.builds(award_of, conditions([*COMPANY[:2], *RECORD, COMPANY[4]]), amounts(["price"]), st.booleans()),
        min_size=1,
        max_size=2,
    ),
    conditions([*COMPANY[:1], *RECORD]),
)
KNOWN = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(DOMAINS[name][:3]) for name in DOMAINS if name in FACTS}
)
RECORDS = st.lists(
    st.fixed_dictionaries({}, optional={name: st.sampled_from(DOMAINS[name][:3]) for name in ("new", "price")}),
    min_size=1,
    max_size=2,
)


def programme_of(policies: list[CompiledPolicy], rules: list[tuple[str, ...]] = ()) -> CompiledProgramme:  # type: ignore[assignment]  # none
    interactions = tuple(
        (Interaction(id=f"r{at}", effect="highest_only", policies=list(names), label=WORDS, basis="assumed"), ALWAYS)
        for at, names in enumerate(rules)
    )
    return replace(STATED, facts=FACTS, contradictions=(), policies=tuple(policies), interactions=interactions)


def judged(programme: CompiledProgramme, known: dict[str, Any], records: list[dict[str, Any]]) -> Determination:
    values: Any = {(name, None): value for name, value in known.items()}
    profile = Profile(CompanyHeader(), values, {"items": tuple(records)}, frozenset())
    return determine(prepare_programme(programme, 2021), profile, AS_OF)


# The oracle: two-valued, written by hand, over complete companies.


COMPARED = {
    "equals": operator.eq,
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "includes_all": operator.ge,
}


def holds(node: Any, facts: dict[Any, Any], record: int) -> bool:
    """Return whether a condition holds where everything is known; points of records are asked of each anew."""
    match node:
        case tree.AllOf(parts=parts):
            return all(holds(part, facts, record) for part in parts)
        case tree.AnyOf(parts=parts):
            return any(holds(part, facts, record) for part in parts)
        case tree.Not(part=part):
            return not holds(part, facts, record)
        case tree.Judgement(open_point=point):
            return bool(facts[point, record])
    value, bound = worth(node.ref, facts, record), node.operand
    if node.open_point is not None and value == bound:
        return bool(facts[node.open_point, record])
    return bool(COMPARED[node.operator](value, bound))


def worth(amount: Any, facts: dict[Any, Any], record: int) -> Any:
    match amount:
        case tree.Literal_(value=value):
            return value
        case tree.Ref(fact=fact, part=part):
            return facts[fact, record if part else 0]
        case tree.Scaled(by=by, amount=inner):
            return by * worth(inner, facts, record)
        case tree.LeastOf(parts=parts):
            return min(worth(part, facts, record) for part in parts)
        case tree.GreatestOf(parts=parts):
            return max(worth(part, facts, record) for part in parts)
    raise AssertionError(amount)


def paid(policy: CompiledPolicy, facts: dict[Any, Any], records: int) -> Decimal:
    """Return what a policy pays where everything is known."""
    total = Decimal(0)
    for record in range(1, records + 1) if policy.for_each else [0]:
        if not all(holds(criterion.condition, facts, record) for criterion in policy.each):
            continue
        each = [worth(a.amount, facts, record) for a in policy.awards if holds(a.condition, facts, record)]
        if each:
            total += {"all": sum(each, Decimal(0)), "highest": max(each), "last": each[-1]}[policy.of_several]
    return total


def names_in(node: Any, records: int) -> Iterator[tuple[str, int]]:  # noqa: C901  # one case for each kind of node
    """Yield the facts, parts and open points of which conditions and amounts are made, each with its record."""
    match node:
        case list() | tuple():
            for part in node:
                yield from names_in(part, records)
        case CompiledPolicy(awards=awards, each=each):
            numbers = range(1, records + 1) if node.for_each else [0]
            asked = [x for award in awards for x in (award.condition, award.amount)] + [c.condition for c in each]
            for name, own in {found for part in asked for found in names_in(part, records)}:
                of_company = name in FACTS
                yield from ((name, 0 if of_company else number) for number in numbers) if own else ()
        case tree.Judgement(open_point=point):
            yield point, 1
        case tree.Ref(fact=fact):
            yield fact, 1
        case tree.Literal_():
            return
        case tree.Compare():
            yield from names_in(node.ref, records)
            yield from ((node.open_point, 1),) if node.open_point is not None else ()
        case tree.Scaled(amount=inner):
            yield from names_in(inner, records)
        case tree.Not(part=part):
            yield from names_in(part, records)
        case _:
            yield from names_in(node.parts, records)
