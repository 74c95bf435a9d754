"""Names of facts and policies as people write them → ids: by id, by label or other name in any language, by place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import NamedTuple

from lucidrule.core.fault import Name
from lucidrule.core.folding import folded, name_key
from lucidrule.core.names import nearest
from lucidrule.model.facts import Declared
from lucidrule.model.policy import PolicyFile
from lucidrule.values.pattern import Pattern
from lucidrule.values.refusal import labelled, named
from lucidrule.values.years import with_plain_years

# A longer text is no name, with or without a year: the pattern takes its time for each character.
_LONGEST = 500
_MOST_WITHIN = 3
_YEAR = Pattern(r"[\s.·:(\[_-]*(?<!\d)(\d{4})(?!\d)\s*(?:年度|年)?[\s)\].·:]*")


class Known(NamedTuple):
    """The names of one kind of thing.

    Attributes:
        ids: By each name, as names are compared, what it stands for; several where a label is not of one alone.
        told: By id, how messages name it.
    """

    ids: Mapping[str, tuple[str, ...]]
    told: Mapping[str, Name]

    def id_of(self, name: object) -> str | None:
        """Return the id that a name stands for; None: it stands for none, or for several."""
        if name in self.told:
            return str(name)
        found = self.ids.get(name_key(name), ()) if isinstance(name, str) else ()
        return found[0] if len(found) == 1 else None

    def several(self, name: str) -> tuple[Name, ...]:
        """Return what a name stands for that stands for several."""
        found = self.ids.get(name_key(name), ())
        return tuple(self.told[each] for each in found) if len(found) > 1 else ()

    def nearest(self, name: object) -> tuple[Name, ...]:
        """Return what is named most like a name that stands for nothing, else what has it in its name."""
        plain = name_key(str(name))
        within = (each for each in self.ids if len(plain) > 1 and plain in each)
        near = nearest(plain, self.ids) or tuple(islice(within, _MOST_WITHIN))
        return tuple(self.told[each] for each in dict.fromkeys(self.ids[name][0] for name in near))


def facts_known(declared: Mapping[str, Declared]) -> Known:
    """Return the names of facts, or of the parts of a list's records."""
    pairs = ((name, each) for each, fact in declared.items() for name in (each, *fact.names))
    return Known(_by_name(pairs, declared), {each: named(fact, each) for each, fact in declared.items()})


def policies_known(policies: Iterable[PolicyFile], also: Iterable[tuple[str, str]] = ()) -> Known:
    """Return the names of policies; their place in the programme is one, too.

    Args:
        also: Further names, each with the id that it stands for.
    """
    listed = list(policies)
    told = {each.id: labelled(each.title, each.id) for each in listed}
    pairs = (
        (name, each.id)
        for at, each in enumerate(listed, 1)
        for name in (each.id, str(at), *each.title.values(), *each.formerly)
    )
    return Known(_by_name(chain(pairs, also), told), told)


def fact_and_year(text: str, known: Known) -> tuple[str, int] | None:
    """Return the fact that a text names, and the year that stands before or behind it, 0 where none does.

    `annual_revenue.2021`, `年营业收入（2021年）` and `2021年营收` are of one year; None: it names no fact.
    """
    whole = known.id_of(text)
    if whole is not None:
        return whole, 0
    plain = with_plain_years(folded(text)) if len(text) <= _LONGEST else ""
    for found in _YEAR.finditer(plain):
        name = known.id_of(plain[: found.start()] + plain[found.end() :])
        if name is not None:
            return name, int(found[1])
    return None


def _by_name(pairs: Iterable[tuple[str, str]], ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, each in pairs:
        found[name_key(name)][each] = None
    # An id is nobody else's name.
    return {**{name: tuple(each) for name, each in found.items()}, **{name_key(each): (each,) for each in ids}}
