"""What conditions that have to hold together ask of one fact: whether any value of it can meet them all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.compile.possible import of_fact_alone, order_of, possible
from lucidrule.compile.scope import Scope
from lucidrule.core.position import Location
from lucidrule.kernel import tree
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model import conditions as model
from lucidrule.model.facts import Declared
from lucidrule.model.policy import Criterion


class Placed(NamedTuple):
    """A condition of a file, what it was compiled to, and where it stands."""

    stated: Any
    made: tree.Condition
    scope: Scope
    path: Path


class _Place(NamedTuple):
    """Where something stands; what line that is is looked up where it is told, which is seldom."""

    source: SourceFile
    path: Path
    key: bool = False

    @property
    def location(self) -> Location:
        """The place in its file."""
        return self.source.locate(self.path, key=self.key)


class Asked(NamedTuple):
    """What is asked of one fact alone, or of two days as they lie to each other, and where."""

    ref: tree.Ref | tuple[tree.Ref, tree.Ref]
    test: tree.Condition
    declared: Declared
    place: _Place

    @property
    def named(self) -> tuple[str, Path]:
        """The file and path of its place, that is of no other."""
        return self.place.source.name, self.place.path


class _Clash(NamedTuple):
    """Two places of which no value meets both; of more than two the last, and the first."""

    one: Asked
    other: Asked


def check_together(conditions: Iterable[Placed]) -> list[Asked]:
    """Note what no value of a fact can meet of conditions that all have to hold; return what they ask, if some can.

    From version 2 of the language on it is a fault; of conditions of which one has to hold, one that none can meet is
    warned of.
    """
    placed = list(conditions)
    if not placed or not placed[0].scope.faults.looks_closely:
        return []
    asked = [each for part in placed for each in _asked(part)]
    clash = _clash(asked)
    if clash is not None:
        _tell(clash, placed[0].scope)
        return []
    for part in placed:
        for choice in _choices(part):
            _check_choice(choice, asked)
    return asked


def check_policy(policy: CompiledPolicy, common: Sequence[str], scope: Scope) -> None:
    """Look at all criteria of a policy, which have to hold together, and at when its awards apply.

    Args:
        common: The criteria that every policy of the programme asks for, by id.
    """
    stated, made = policy.stated, {each.id: each.condition for each in (*policy.criteria, *policy.each)}
    placed = [_shared(name, made[name], scope) for name in common if name in made]
    records = scope.of_records(stated.for_each)
    for key, listed, here in (("criteria", stated.criteria, scope), ("each", stated.each, records)):
        for at, each in enumerate(listed):
            if isinstance(each, Criterion):
                placed.append(Placed(each.when, made[each.id], here, (key, at, "when")))
            elif each.use in made:
                placed.append(Placed(model.Use.model_construct(use=each.use), made[each.use], here, (key, at)))
    asked = check_together(placed)
    for at, award in enumerate(policy.awards):
        path: Path = ("entitlement", "awards", at, "when")
        if (clash := _beside(Placed(award.stated.when, award.asked, records, path), asked)) is not None:
            _tell(clash, scope, only_this=True)


def _shared(name: str, made: tree.Condition, scope: Scope) -> Placed:
    """Return a criterion of rules/criteria.yaml, where it stands."""
    stated, source, path = scope.names.definitions[name]
    return Placed(stated.when, made, Scope(scope.names, source, scope.faults), (*path, "when"))


def _beside(case: Placed, around: Sequence[Asked]) -> _Clash | None:
    """Note what is wrong with a case by itself; return why it never occurs beside what else has to hold."""
    return _clash([*around, *check_together([case])])


def _check_choice(choice: Placed, around: Sequence[Asked]) -> None:
    """Look at conditions of which one has to hold."""
    parts = [
        Placed(each, made, choice.scope, (*choice.path, "any", at))
        for at, (each, made) in enumerate(zip(choice.stated.any, choice.made.parts, strict=True))  # type: ignore[union-attr]  # `any`
    ]
    clashes = [clash for part in parts if (clash := _beside(part, around)) is not None]
    for clash in clashes:
        _tell(clash, choice.scope, only_this=len(clashes) < len(parts))
    tests = [list(_asked(part)) for part in parts]
    refs = {each.ref for listed in tests for each in listed}
    if len(refs) == 1 and all(_is_leaf(part.made, listed) for part, listed in zip(parts, tests, strict=True)):
        failing = [tree.Not(each.test) for (each,) in tests]
        if _possible(failing, tests[0][0]) == "never-holds":
            choice.scope.warn("always-holds", (*choice.path, "any"))


def _is_leaf(made: tree.Condition, asked: Sequence[Asked]) -> bool:
    return len(asked) == 1 and asked[0].test is made


def _clash(asked: Sequence[Asked]) -> _Clash | None:
    """Return the first two places that no value of a fact can meet together."""
    by_fact: dict[tree.Ref | tuple[tree.Ref, tree.Ref], list[Asked]] = {}
    for each in asked:
        by_fact.setdefault(each.ref, []).append(each)
    for found in by_fact.values():
        # What one place asks by itself is told there.
        if len({each.named for each in found}) > 1 and _never(found):
            last = next(at for at in range(1, len(found)) if _never(found[: at + 1]))
            earlier = (each for each in found[:last] if _never([each, found[last]]))
            other = next(earlier, found[0])
            if other.named != found[last].named:
                return _Clash(found[last], other)
    return None


def _never(asked: Sequence[Asked]) -> bool:
    return _possible([each.test for each in asked], asked[0]) == "never-holds"


def _possible(tests: Sequence[tree.Condition], of: Asked) -> str | None:
    if isinstance(of.ref, tree.Ref):
        return possible(tests, of.ref, of.declared.choices or ())
    orders = [order.signs for each in tests if (order := order_of(each)) is not None]
    return "never-holds" if orders and not frozenset.intersection(*orders) else None


def _tell(clash: _Clash, scope: Scope, *, only_this: bool = False) -> None:
    one, other = clash
    fact, place = one.declared.label.by_language(), str(other.place.location)
    if only_this:
        scope.faults.warn("never-beside", one.place.location, fact=fact, other=place)
    else:
        scope.faults.since(2, "never-together", one.place.location, fact=fact, other=place)


def _choices(placed: Placed) -> Iterator[Placed]:
    """Yield the conditions of which one has to hold, among those that have to hold."""
    stated, made, scope, path = placed
    match stated, made:
        case model.Any_(), tree.AnyOf():
            yield placed
        case model.All(), tree.AllOf():
            for at, (each, part) in enumerate(zip(stated.all, made.parts, strict=True)):
                yield from _choices(Placed(each, part, scope, (*path, "all", at)))


def _asked(placed: Placed) -> Iterator[Asked]:
    """Yield what a condition asks of single facts that has to hold where it holds."""
    stated, made, scope, path = placed
    match stated, made:
        case model.All(), tree.AllOf():
            for at, (each, part) in enumerate(zip(stated.all, made.parts, strict=True)):
                yield from _asked(Placed(each, part, scope, (*path, "all", at)))
        case model.Not(), tree.Not():
            yield from _tests(made, scope, _Place(scope.source, (*path, "not")), set())
        case model.Use(), _:
            yield from _tests(made, scope, _Place(scope.source, (*path, "use")), set())
        case dict(), _:
            (name,) = stated
            yield from _tests(made, scope, _Place(scope.source, (*path, name), key=True), set())


def _tests(made: tree.Condition, scope: Scope, place: _Place, seen: set[str]) -> Iterator[Asked]:
    """Yield the tests of single facts of a tree that has to hold; relies on (definitions shared)."""
    match made:
        case tree.AllOf():
            for part in made.parts:
                yield from _tests(part, scope, place, seen)
        case tree.Named() if made.name not in seen:
            seen.add(made.name)
            yield from _tests(made.part, scope, place, seen)
        case tree.Compare() | tree.Not() if (ref := of_fact_alone(made)) is not None:
            declared = scope.declared(ref.fact)
            assert declared is not None, "what is compared is declared"
            yield Asked(ref, made, declared[0], place)
        case tree.Compare() if (order := order_of(made)) is not None:
            declared = scope.declared(made.ref.fact)
            assert declared is not None, "what is compared is declared"
            yield Asked(order.days, made, declared[0], place)
