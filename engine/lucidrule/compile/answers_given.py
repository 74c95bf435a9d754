"""What a company file says that the authority has answered to the company: `answers:`, or `answers.ID` among facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.scope import Scope
from lucidrule.core.names import nearest
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.reads import points_asked
from lucidrule.kernel.tree import Key, Value
from lucidrule.loading.source import MOST_RECORDS, Path
from lucidrule.values.reading import UnfitValue, not_known, typed

SECTION = "answers"
_START = f"{SECTION}."
_KEYS = ("answer", "date", "source", "note")
_LONGEST = 500


def is_answer(name: object) -> bool:
    """Return whether a key among facts is no fact but what the authority has answered."""
    return isinstance(name, str) and (name == SECTION or name.startswith(_START))


def point_of(name: str) -> tuple[str, int]:
    """Return the open point that `answers.ID` is about, and the record of `answers.ID.2`, or 0."""
    point, _, number = name.removeprefix(_START).partition(".")
    return point, int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0


def yes_or_no(raw: Any, scope: Scope, path: Path) -> bool | None:
    """Return an answer; None, noted as a fault: it is neither yes nor no."""
    try:
        return bool(typed(raw, "flag"))
    except UnfitValue:
        scope.fault("wrong-kind", path, expected="@kind:flag", found=raw)
        return None


def answer_key(answer: Answer) -> str:
    """Return the name of an answer among facts."""
    return f"{_START}{answer.point}" + (f".{answer.record}" if answer.record else "")


def known_value(profile: Any, key: Key) -> Value | Answer | None:
    """Return what a profile knows by a name among facts: a value, or an answer."""
    found: Value | Answer | None = profile.values.get(key)
    if found is None and key[1] is None:
        found = next((each for each in profile.answers if answer_key(each) == key[0]), None)
    return found


def revised(
    answers: tuple[Answer, ...], values: Mapping[Key, Value | Answer | None]
) -> tuple[tuple[Answer, ...], dict[Key, Value | None]]:
    """Return answers of which some are replaced, by what stands among values, and the values that are none; None: it
    does not hold any more."""
    found: dict[str, Answer | None] = {answer_key(each): each for each in answers}
    others: dict[Key, Value | None] = {}
    for key, value in values.items():
        if isinstance(value, Answer) or (value is None and key[0] in found):
            found[key[0]] = value
        else:
            others[key] = value
    return tuple(each for _, each in sorted(found.items()) if each is not None), others


def asked_of_records(programme: CompiledProgramme) -> Mapping[str, tuple[str, ...]]:
    """Return the lists of whose records each open point is asked, record by record."""
    found: dict[str, dict[str, None]] = {}
    for policy in programme.policies:
        if policy.for_each is not None:
            asked = [criterion.condition for criterion in policy.each]
            for award in policy.awards:
                asked += [award.condition, *(party.condition for party in award.others)]
            for point in points_asked(asked):
                found.setdefault(point, {})[policy.for_each] = None
    return {point: tuple(lists) for point, lists in found.items()}


class AnswersGiven:
    """Takes the answers of one company; what is said later of the same question counts.

    Attributes:
        found: By open point and record.
    """

    def __init__(self, programme: CompiledProgramme, scope: Scope) -> None:
        self._programme, self._scope = programme, scope
        self.found: dict[tuple[str, int], Answer] = {}

    def section(self, raw: Any, path: Path) -> None:
        """Take all that stands below `answers:`."""
        if not_known(raw):
            return
        if not isinstance(raw, Mapping):
            self._scope.fault("wrong-kind", path, expected="@kind:mapping", found=raw)
            return
        for name, said in raw.items():
            self.one(str(name), said, (*path, name))

    def one(self, name: str, said: Any, path: Path) -> None:
        """Take what is said of one open point, by `ID` or `ID.2`."""
        point, record = point_of(name)
        points = self._programme.open_points
        if point not in points:
            self._scope.fault("unknown-open-point", path, near=nearest(point, points), key=True, name=name)
        elif not record and name.removeprefix(_START) != point:
            self._scope.fault("no-such-record", path, key=True, name=name)
        elif isinstance(said, Mapping) and said.keys().isdisjoint(_KEYS):
            for number, each in said.items():
                self.one(f"{point}.{number}", each, (*path, number))
        elif record and point not in asked_of_records(self._programme):
            self._scope.fault("answer-of-no-record", path, key=True, name=point)
        elif record > MOST_RECORDS:
            self._scope.fault("no-such-record", path, key=True, name=name)
        else:
            self._take(point, record, said, path)

    def told(self, records: Mapping[str, tuple[Any, ...]]) -> tuple[Answer, ...]:
        """Return the answers; of records that a list does not have, where it is known, is a fault."""
        asked = asked_of_records(self._programme) if any(number for _, number in self.found) else {}
        for point, number in self.found:
            lists = [records[name] for name in asked.get(point, ()) if name in records]
            if number and lists and number > max(map(len, lists)):
                self._scope.fault("no-such-record", (SECTION,), name=f"{point}.{number}")
        return tuple(self.found[key] for key in sorted(self.found))

    def _take(self, point: str, record: int, said: Any, path: Path) -> None:
        whole = said if isinstance(said, Mapping) else {"answer": said}
        for key in whole:
            if key not in _KEYS:
                self._scope.fault("unknown-key", (*path, key), near=nearest(str(key), _KEYS), key=True, name=key)
        given = whole.get("date")
        if not_known(whole.get("answer")):
            return
        place: Path = (*path, "answer") if isinstance(said, Mapping) else path
        yes = yes_or_no(whole["answer"], self._scope, place)
        on = None if given is None else self._scope.value(given, "date", point, None, (*path, "date"))
        source = str(whole.get("source") or "")[:_LONGEST]
        if yes is not None and (on is None or isinstance(on, date)):
            self.found[point, record] = Answer(point, yes, on, source, own=True, record=record)
