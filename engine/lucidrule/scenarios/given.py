"""What a Given says of facts: in a sentence, or in the rows of its table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lucidrule.compile.answers_given import answer_key
from lucidrule.core.credit_code import Amiss, credit_code
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.tree import Key
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.fact_names import FactName, fact_names
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.slot_fault import EDGES, SlotFault
from lucidrule.scenarios.slots import one, value_of
from lucidrule.scenarios.vocabulary import names
from lucidrule.values.reading import no_records, not_known
from lucidrule.values.spoken import WORDS, Said

HEADINGS = {
    *("事项", "名称", "项目", "年份", "年度", "尚缺资料"),
    *("fact", "name", "year", "missing"),
    *("事項", "項目", "年", "不足情報"),
}


class Given:
    """The facts of one Given; None: not known."""

    def __init__(self, ground: FeatureProgramme) -> None:
        self.ground = ground
        self._facts, self._writing = ground.programme.compiled.facts, ground.programme.compiled.writing
        self.values: dict[Key, Any] = {}
        self.records: dict[str, Any] = {}

    def note(self, form: str, slots: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> None:
        """Note what a Given of some form says."""
        match form:
            case "fact":
                self._put(slots["fact"], slots.get("year"), slots["value"])
            case "company-code":
                _checked(slots["text"])
            case "statements":
                self._statements(slots["statements"])
            case "unknown":
                self._unknown(slots["facts"])
            case "answered-yes" | "answered-no":
                self._answers(slots["points"], yes=form == "answered-yes")
            case "facts-table":
                for name, said in _pairs(rows):
                    for each in fact_names(name, self.ground.vocabulary):
                        self._cell(each, said)
            case "fact-rows":
                self._rows(slots["fact"], rows)

    def _statements(self, statements: Iterable[tuple[str, bool]]) -> None:
        for fact, said in statements:
            self._once(fact, None)
            self.values[fact, None] = said

    def _answers(self, points: Iterable[str], *, yes: bool) -> None:
        for point in points:
            answer = Answer(point, yes, None, own=True)
            self.values[answer_key(answer), None] = answer

    def _unknown(self, facts: Iterable[FactName]) -> None:
        for name in facts:
            if name.through or name.part:
                raise SlotFault("cannot-be-unknown")
            self._put(name.fact, name.year, None)

    def _once(self, fact: str, year: int | None) -> None:
        """Refuse a fact of which something was said already."""
        if (fact, year) in self.values or fact in self.records:
            raise SlotFault("fact-twice", (), fact=self._facts[fact].label.by_language())

    def _cell(self, name: FactName, said: str) -> None:
        fact, unknown = self._facts[name.fact], not_known(said.strip(EDGES))
        if name.through:
            # One value is no value of many years.
            raise SlotFault("not-a-calendar-year", (), value=said)
        self._once(name.fact, name.year)
        if fact.type == "records":
            # Only an empty list can be said in one cell.
            self._put(name.fact, None, None if unknown else _empty(said))
        else:
            self._put(name.fact, name.year, None if unknown else value_of(said, fact, self._writing))

    def _rows(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        """Note the records of a list, or the years of a yearly fact."""
        fact = self._facts[name]
        if fact.yearly:
            for year, said in _pairs(rows):
                (each,) = fact_names(f"{year.strip().removesuffix('年')}年{name}", self.ground.vocabulary)
                self._once(name, each.year)
                self.values[name, each.year] = (
                    None if not_known(said.strip(EDGES)) else value_of(said, fact, self._writing)
                )
            return
        if fact.type != "records" or fact.parts is None:
            raise SlotFault("not-in-rows", (), fact=fact.label.by_language())
        known = self.ground.vocabulary.parts(name)
        header, *lines = rows
        parts = [one("fact", cell, known)[0] for cell in header]
        found = []
        for line in lines:
            record = {}
            for part, cell in zip(parts, line, strict=True):
                if not not_known(cell.strip(EDGES)):
                    record[part] = value_of(cell, fact.parts[part], self._writing)
            found.append(record)
        self.records[name] = tuple(found)

    def _put(self, fact: str, year: int | None, value: Any) -> None:
        if self._facts[fact].type == "records":
            self.records[fact] = value
        else:
            self.values[fact, year] = value


def _checked(code: str) -> None:
    """Refuse a unified social credit code that is none."""
    found = credit_code(code)
    if isinstance(found, Amiss):
        raise ProfileAtFault((Fault(found.fault, None, found.told),))


def _pairs(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return the rows of a table of two columns without its heading."""
    if any(len(row) != 2 for row in rows):
        raise SlotFault("two-columns")
    pairs = [(row[0], row[1]) for row in rows]
    return pairs[1:] if pairs and canonical(pairs[0][0]).text in HEADINGS else pairs


def _empty(said: str) -> tuple[()]:
    if not no_records(said.strip(EDGES)):
        one("none", said, names((name, "none") for name in WORDS[Said.NONE]["zh"]))
    return ()
