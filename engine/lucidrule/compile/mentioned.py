"""Whether the sums and percentages that summaries and quotes of a policy mention are those of its rule."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope
from lucidrule.core.position import Location
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.amounts import Rate
from lucidrule.model.base import Citation, Shape, Text
from lucidrule.model.policy import Award, ByReview, PolicyFile
from lucidrule.model.programme import ProgrammeFile
from lucidrule.values.mentioned import Mentioned, mentioned
from lucidrule.values.reading import UnfitValue, typed

_NESTED = (Shape, list, dict)
# Below these keys stands no number of a rule.
_NO_NUMBERS = frozenset({"id", "source", "basis", "year", "over"})
# What is said here is said beside the rule: who writes a number here knows of it.
_BESIDE = frozenset({"readings", "open_points", "note"})
_WHOLE = Decimal(1)
# From here on a plain number is a sum.
_LARGE = 1000


class _Number(NamedTuple):
    """A number that a rule states, as it is written there."""

    written: str
    kind: str
    value: Decimal
    at: Location

    @property
    def is_told(self) -> bool:
        """Whether it is of its kind for sure: `100` of a count is hardly a sum, and no share."""
        return self.value <= 1 if self.kind == "share" else not self.written.isdigit() or self.value >= _LARGE


@dataclass
class _Numbers:
    """What a policy has of numbers.

    Attributes:
        stated: In the rule, and in what it uses.
        said: In texts of the facts and open points that it asks, and in its notes and readings.
        seen: The names that were followed.
    """

    scope: Scope
    stated: list[_Number] = field(default_factory=list)
    said: set[tuple[str, Decimal]] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def take(self, part: Any, path: Path, source: SourceFile) -> None:
        """Add the numbers of a part of a file, and of what it names."""
        if isinstance(part, Award):
            self._take_shares(part)
        for key, inner in inside(part):
            if key in _BESIDE:
                self._take_texts(inner)
            elif key not in _NO_NUMBERS and not isinstance(inner, Text):
                self.follow(str(key))
                if isinstance(inner, _NESTED):
                    self.take(inner, (*path, key), source)
                else:
                    self.follow(str(inner))
                    self._read(inner, source.locate((*path, key)))

    def follow(self, name: str) -> None:
        """Add the numbers of what bears a name, once."""
        names = self.scope.names
        if name in self.seen:
            return
        self.seen.add(name)
        if name in names.definitions:
            definition, source, path = names.definitions[name]
            self.take(definition, path, source)
        for texts in (names.facts.get(name), names.open_points.get(name)):
            self._take_texts(texts)

    def has(self, each: Mentioned) -> bool:
        """Return whether a number that is mentioned is there; nothing and the whole always are."""
        stated = {(own.kind, own.value) for own in self.stated}
        return not each.value or (each.kind, each.value) in {*stated, *self.said, ("share", _WHOLE)}

    def nearest(self, each: Mentioned) -> _Number | None:
        """Return the number of the same kind that differs least, by how many times it is the other; None: no such."""
        like = [own for own in self.stated if own.kind == each.kind and own.value > 0 and own.is_told]
        return min(like, key=lambda own: max(own.value / each.value, each.value / own.value), default=None)

    def _read(self, raw: Any, at: Location) -> None:
        """Add what a value of a rule is: money or a share; a plain number may be either."""
        self.stated += [_Number(str(raw), kind, value, at) for kind, value in _values(raw, self.scope)]

    def _take_shares(self, award: Award) -> None:
        """Add the parts of a rate that the parties of an award have."""
        if award.split is not None and isinstance(award.amount, Rate):
            for _, rate in _values(award.amount.rate, self.scope):
                for each in (award.split.own, *award.split.others):
                    self.said.update(("share", rate * share) for _, share in _values(each.share, self.scope))

    def _take_texts(self, part: Any) -> None:
        if isinstance(part, Text):
            for said in part.values():
                self.said.update((each.kind, each.value) for each in mentioned(said, self.scope.writing.money))
        elif isinstance(part, _NESTED):
            for _, inner in inside(part):
                self._take_texts(inner)


def check_mentioned(stated: ProgrammeFile, policy: PolicyFile, scope: Scope, top: SourceFile) -> None:
    """Warn of a sum or a percentage in the summary or in a quote of a policy that its rule does not have.

    All numbers of the rule count, also of what it uses, of the common criteria and of the cap of awards. Where a sum
    is not published and the rule states none, texts may speak of others, such as the size of a fund.
    """
    numbers = _Numbers(scope)
    numbers.take(policy, (), scope.source)
    states_money = any(each.kind == "money" and each.is_told for each in numbers.stated)
    numbers.take(stated.award_cap, ("award_cap",), top)
    for name in stated.common:
        numbers.follow(name)
    for text, path in _texts(policy, ()):
        for each in mentioned(text, scope.writing.money):
            if not (numbers.has(each) or (each.kind == "money" and not states_money and _unpublished(policy))):
                _warn(each, path, scope, numbers.nearest(each))


def check_quotes(part: Any, path: Path, scope: Scope) -> None:
    """Warn of a sum or a percentage in a quote of what several policies share, such as the cap of awards, that it does
    not have itself."""
    numbers = _Numbers(scope)
    numbers.take(part, path, scope.source)
    for text, place in _texts(part, path):
        for each in mentioned(text, scope.writing.money):
            if not numbers.has(each):
                _warn(each, place, scope, numbers.nearest(each))


def _warn(each: Mentioned, path: Path, scope: Scope, nearest: _Number | None) -> None:
    if nearest is None:
        scope.warn("number-without-rule", path, number=each.written)
    else:
        scope.warn("number-unlike-rule", path, number=each.written, other=nearest.written, place=str(nearest.at))


def _unpublished(policy: PolicyFile) -> bool:
    """Return whether an award has no sum, also no limit, that the rule could state."""
    amounts = [award.amount for award in policy.entitlement.awards]
    return any(
        (each.by_review.up_to if isinstance(each, ByReview) else each) in (None, "not_published") for each in amounts
    )


def _texts(part: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the summary in each language, and all quotes but those of sources that are not taken."""
    for key, inner in inside(part):
        if key == "summary":
            yield from ((said, (*path, key, lang)) for lang, said in inner.items())
        elif isinstance(inner, Citation):
            yield (inner.quote or "") if inner.taken else "", (*path, key)
        elif isinstance(inner, _NESTED) and not isinstance(inner, Text):
            yield from _texts(inner, (*path, key))


def _values(raw: Any, scope: Scope) -> Iterator[tuple[str, Decimal]]:
    for kind in ("money", "share"):
        try:
            value: Any = typed(raw, kind, None, scope.writing)
        except UnfitValue:
            continue
        yield kind, value
