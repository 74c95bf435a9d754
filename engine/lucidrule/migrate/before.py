"""The rules of before under the names of now, so that what is only called otherwise is not told as a change."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from lucidrule.api import Programme, programme_of
from lucidrule.compile.former import Former, Renamed, renamed
from lucidrule.compile.loaded import compile_texts
from lucidrule.core.fault import RulesAtFault
from lucidrule.loading.source import Mark, MarkedDict, SourceFile
from lucidrule.migrate.edits import Edit, edited, keys, value_at
from lucidrule.migrate.names import Renaming, put
from lucidrule.migrate.rules import read_texts
from lucidrule.model.facts import Declared

_TOP, _FACTS = "policies.yaml", "rules/facts.yaml"


class Before(NamedTuple):
    """An earlier programme under the names of a later one.

    Attributes:
        renamed: What it calls otherwise itself, by its name there and the name of now; what stands in something else
            with the name of now of that before it, as `policy/award` and `fact/choice`.
    """

    programme: Programme
    renamed: tuple[tuple[str, str], ...] = ()


def under_names_of(new: Programme, old: Programme) -> Before:
    """Return an earlier programme with everything in it called as in a later one that says what it was called before
    (`formerly:`).

    A name of now that the earlier one has itself is left alone, and so is what became of two things. Companies, tables
    and registers are read by the names of before, too. Several programmes that stand together, and one that cannot be
    read after it, stay as they are.
    """
    if len(new.compiled.members) > 1 or len(old.compiled.members) > 1:
        return Before(old)
    former = _of_both(new.compiled.former, old)
    names = tuple(_names(former))
    if not names:
        return Before(old)
    try:
        compiled = compile_texts(_renamed(old.compiled.texts, former))
    except RulesAtFault:
        return Before(old)
    # It is told as the rules that it was made of.
    return Before(programme_of(replace(compiled, digest=old.compiled.digest)), names)


def _names(former: Former) -> Iterator[tuple[str, str]]:
    yield from former.policies.items()
    yield from former.criteria.items()
    for policy, awards in former.awards.items():
        yield from ((f"{policy}/{old}", f"{policy}/{now}") for old, now in awards.items())
    yield from _names_of_declared(former.declared, "")


def _names_of_declared(declared: Mapping[str, Any], within: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{within}{old}", f"{within}{now}") for old, now in renamed(declared).items())
    for name, each in declared.items():
        yield from ((f"{within}{name}/{old}", f"{within}{name}/{now}") for old, now in each.choices_formerly.items())
        yield from _names_of_declared(getattr(each, "parts", None) or {}, f"{within}{name}/")


def _of_both(former: Former, old: Programme) -> Former:
    """Return the names of before by which the earlier programme calls what it does not call by the name of now."""
    compiled = old.compiled
    policies = _one_each(former.policies, {each.id for each in compiled.policies})
    criteria = {each.id for policy in compiled.policies for each in policy.all_criteria}
    awards = {
        now: _one_each(former.awards.get(now, {}), {award.id for award in policy.stated.entitlement.awards})
        for policy in compiled.policies
        for now in [policies.get(policy.id, policy.id)]
    }
    declared = _all_declared(former.declared, compiled.facts)
    return Former(declared, policies, _one_each(former.criteria, criteria), awards)


def _all_declared(now: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts, or parts of a record, with the names of before that they have in the earlier programme."""
    was = {name: before for before, name in _one_each(renamed(now), old).items()}
    found = {}
    for name, each in now.items():
        before = old.get(was.get(name, name))
        update: dict[str, Any] = {
            "formerly": [was[name]] if name in was else [],
            "choices_formerly": _one_each(each.choices_formerly, (before and before.choices) or ()),
        }
        if getattr(each, "parts", None):
            update["parts"] = _all_declared(each.parts, getattr(before, "parts", None) or {})
        found[name] = each.model_copy(update=update)
    return found


def _one_each(names: Renamed, there: Collection[str]) -> dict[str, str]:
    """Return the names of before that there are, without their names of now; what became of two is of neither."""
    said = {old: now for old, now in names.items() if old in there and now not in there}
    count = Counter(said.values())
    return {old: now for old, now in said.items() if count[now] == 1}


def _renamed(texts: Mapping[str, str], former: Former) -> dict[str, str]:
    declaring = _Declaring(former)
    of: dict[str, Callable[[SourceFile], Iterator[Edit]]] = {_TOP: declaring.programme, _FACTS: declaring.facts}
    return {
        _file_of(name, former.policies): edited(texts[name], of.get(name, declaring.policy)(source))
        for name, source in read_texts(texts).items()
    }


def _file_of(name: str, policies: Renamed) -> str:
    """Return the name of a file, which of a policy is that of the policy."""
    folder, apart, file = name.rpartition("/")
    policy = file.removesuffix(".yaml")
    return f"{folder}{apart}{policies.get(policy, policy)}.yaml" if folder.count("/") else name


class _Declaring:
    """Where a programme says what it is that it calls by a name of before."""

    def __init__(self, former: Former) -> None:
        self._former, self._naming = former, Renaming(former)

    def programme(self, source: SourceFile) -> Iterator[Edit]:
        """Yield the edits of policies.yaml, in version 2 of the language: the first knows no names of before."""
        yield from self._naming.of_programme(source.data)
        if source.data["language"] == 1:
            line, column = source.data.value_marks["language"]
            yield Edit(line, column, "1", "2")

    def policy(self, source: SourceFile) -> Iterator[Edit]:
        """Yield the edits of the file of a policy, or of rules/criteria.yaml."""
        data = source.data
        yield from self._naming.of_policy(data)
        yield from put(value_at(data, "id"), self._former.policies)
        for key in ("criteria", "each"):
            yield from _ids(data.get(key) or (), self._former.criteria)
        if "entitlement" in data:
            now = self._former.policies.get(data["id"], data["id"])
            yield from _ids(data["entitlement"]["awards"], self._former.awards[now])

    def facts(self, source: SourceFile) -> Iterator[Edit]:
        """Yield the edits of rules/facts.yaml."""
        yield from self._naming.of_facts(source.data)
        yield from _of_declared(source, source.data["facts"], self._former.declared)


def _ids(every: Iterable[MarkedDict], names: Renamed) -> Iterator[Edit]:
    for each in every:
        yield from put(value_at(each, "id"), names)


def _of_declared(source: SourceFile, here: MarkedDict, declared: Mapping[str, Declared]) -> Iterator[Edit]:
    """Yield the edits of facts, or of parts of a record: of their names and those of choices, and what says of both
    what they were."""
    names = renamed(declared)
    for key, said in keys(here):
        yield from put([key], names)
        fact = declared.get(names.get(key.name, key.name))
        if fact is None:
            continue
        for choice, _ in keys(said.get("choices")):
            yield from put([choice], fact.choices_formerly)
        for choice, _ in keys(said.get("choices_formerly")):
            yield from put(value_at(said["choices_formerly"], choice.name), fact.choices_formerly)
        yield from _with_names_of_before(source, here.value_marks[key.name], said, fact)
        yield from _of_declared(source, said.get("parts") or MarkedDict(), getattr(fact, "parts", None) or {})


def _with_names_of_before(source: SourceFile, mark: Mark, said: MarkedDict, fact: Declared) -> Iterator[Edit]:
    """Yield what puts `formerly:` and `choices_formerly:` into what is said of a fact, or more into them."""
    choices = [f"{old}: {now}" for old, now in fact.choices_formerly.items()]
    told = {"formerly": (fact.formerly, "[{}]"), "choices_formerly": (choices, "{{{}}}")}
    new = [f"{key}: {form.format(', '.join(each))}" for key, (each, form) in told.items() if each and key not in said]
    for at, entries in [(mark, new), *((said.value_marks[key], told[key][0]) for key in told if key in said)]:
        if entries:
            yield _before_the_first(source, at, entries)


def _before_the_first(source: SourceFile, mark: Mark, entries: list[str]) -> Edit:
    """Return what puts entries before all others of a mapping or a list, in its way of writing."""
    line, column = mark
    sign = source.lines[line][column : column + 1]
    indented = f"\n{' ' * column}"
    match sign:
        case "{" | "[":
            return Edit(*mark, sign, f"{sign}{', '.join(entries)}, ")
        case "-":
            return Edit(*mark, sign, "".join(f"- {each}{indented}" for each in entries) + sign)
    return Edit(*mark, "", "".join(f"{each}{indented}" for each in entries))
