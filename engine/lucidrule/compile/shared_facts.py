"""The facts of several programmes → those of all: one fact of each id, or the places of both where they differ."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import FaultList
from lucidrule.core.position import Location
from lucidrule.loading.source import Path, SourceFile
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared, Fact, GrantedFact
from lucidrule.model.money import YUAN

F = TypeVar("F", bound=Fact)

# What a value of a fact means; how it is called and asked for is that of the programme that is named first.
_MEANT = ("type", "yearly", "negative", "at_most", "not_applicable")


class Stated(NamedTuple):
    """A programme, and how its files are called."""

    programme: CompiledProgramme
    place: str

    def source(self, name: str) -> SourceFile:
        """Return one of its files, to tell places of."""
        text = self.programme.texts[name]
        found = read_yaml(text, f"{self.place}/{name}", FaultList())
        assert found is not None, "it was read before"
        return found

    def locate(self, name: str, path: Path, *, key: bool = False) -> Location:
        """Return a place in one of its files."""
        return self.source(name).locate(path, key=key)


def shared_facts(members: Sequence[Stated], faults: FaultList) -> dict[str, Fact]:
    """Return every fact once; noted is each that two programmes declare otherwise, with the places of both."""
    found: dict[str, tuple[Fact, Stated]] = {}
    several = len({member.programme.money for member in members}) > 1
    for member in members:
        for name, stated in member.programme.facts.items():
            fact = stated.in_money(member.programme.money) if several else stated
            if name not in found:
                found[name] = fact, member
                continue
            before, first = found[name]
            if isinstance(before, GrantedFact) and isinstance(fact, GrantedFact):
                found[name] = _granted_by_both(before, fact), first
                continue
            differing = _differing(before, fact)
            if differing is None:
                found[name] = _called_both(before, fact), first
            else:
                _refuse(name, differing, (first, member), faults)
    return {name: _without_others(fact, found.keys()) for name, (fact, _) in found.items()}


def _without_others(fact: Fact, declared: Collection[str]) -> Fact:
    """Return a fact that goes by no name of before which another programme gives to a fact of its own."""
    kept = [old for old in fact.formerly if old not in declared]
    if len(kept) == len(fact.formerly):
        return fact
    without = fact.model_copy(update={"formerly": kept})
    vars(without).pop("names", None)
    return without


def _differing(one: Fact, other: Fact) -> Path | None:
    """Return the path below a fact of what is declared otherwise; None: nothing is."""
    parts, others = one.parts or {}, other.parts or {}
    if (differing := _declared_otherwise(one, other)) is not None:
        return (differing,)
    if parts.keys() != others.keys():
        return ("parts",)
    for name, part in parts.items():
        if (differing := _declared_otherwise(part, others[name])) is not None:
            return ("parts", name, differing)
    return None


def _declared_otherwise(one: Declared, other: Declared) -> str | None:
    for name in _MEANT:
        if getattr(one, name, None) != getattr(other, name, None):
            return name
    if one.type == "money" and one.counted_in(YUAN).code != other.counted_in(YUAN).code:
        return "currency"
    return "choices" if (one.choices or {}).keys() != (other.choices or {}).keys() else None


def _refuse(name: str, differing: Path, members: tuple[Stated, Stated], faults: FaultList) -> None:
    places, written = [], []
    for member in members:
        source = member.source("rules/facts.yaml")
        path: Path = ("facts", name)
        # What is there by itself is declared in no file.
        value = source.data["facts"].get(name)
        path = path if value is not None else path[:1]
        for step in differing:
            # What one of them does not state is told where it states the fact.
            if not (isinstance(value, Mapping) and step in value):
                value = None
                break
            path, value = (*path, step), value[step]
        places.append(source.locate(path, key=True))
        written.append(value)
    first, second = map(_said, written)
    if differing[-1] == "currency":
        first, second = (member.programme.money.code for member in members)
    key, other = str(differing[-1]), str(places[0])
    faults.add("fact-declared-otherwise", places[1], name=name, key=key, other=other, first=first, second=second)


def _said(value: Any) -> Any:
    """Return what a file states, as a fault names it; a mapping by its keys."""
    if value is None:
        return "@unstated"
    return ", ".join(map(str, value)) if isinstance(value, Mapping) else value


def _granted_by_both(one: GrantedFact, other: GrantedFact) -> GrantedFact:
    """Return what may have been granted by either of two programmes: awards are named by their programme, too."""
    update = {
        "choices": {**(one.choices or {}), **(other.choices or {})},
        "known_as": {**one.known_as, **other.known_as},
    }
    both = one.model_copy(update=update)
    return _asked_anew(both, "names_of_choices", "simplified_choices")


def _called_both(one: Fact, other: Fact) -> Fact:
    """Return a fact that goes by the names of both; it is told in the words of the first, in languages of both."""
    named = set(other.names) <= set(one.names) and other.choices_formerly.items() <= one.choices_formerly.items()
    if named and set(other.label) <= set(one.label):
        return one
    also = one.also or {}
    spoken = dict.fromkeys((*one.label, *also, *other.label, *(other.also or {})))
    names = {lang: [*also.get(lang, ()), *_others(one, other, lang)] for lang in spoken}
    choices = {
        name: _in_languages_of_both(label, (other.choices or {})[name]) for name, label in (one.choices or {}).items()
    }
    both = one.model_copy(
        update={
            "label": _in_languages_of_both(one.label, other.label),
            "question": _in_languages_of_both(one.question, other.question),
            "choices": choices or None,
            "also": names,
            "formerly": list(dict.fromkeys([*one.formerly, *other.formerly])),
            "choices_formerly": {**other.choices_formerly, **one.choices_formerly},
        }
    )
    return _asked_anew(both, "names", "names_of_choices", "simplified_choices")


def _asked_anew(both: F, *kept: str) -> F:
    """Return a fact without what was kept of the first where it was asked for already."""
    for name in kept:
        vars(both).pop(name, None)
    return both


def _in_languages_of_both(one: Text, other: Text) -> Text:
    return Text({**one, **{lang: said for lang, said in other.items() if lang not in one}})


def _others(one: Fact, other: Fact, lang: str) -> list[str]:
    # A label in a language that the first has not is its label there.
    label = [other.label[lang]] if lang in other.label and lang in one.label else []
    listed = [*label, *(other.also or {}).get(lang, ())]
    return [name for name in dict.fromkeys(listed) if name not in one.names]
