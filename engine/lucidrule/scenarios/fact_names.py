"""Facts as sentences name them: with a year or several, all years up to one, the part of a record."""

import re
from typing import NamedTuple

from lucidrule.kernel.missing import Missing
from lucidrule.scenarios.canonical import STOPS, canonical
from lucidrule.scenarios.slot_fault import EDGES, SEPARATOR, SlotFault
from lucidrule.scenarios.vocabulary import Vocabulary

_YEARS = re.compile(r"(\d{4})年?(?:至|到|~|to|-)(\d{4})年?")
_YEAR = re.compile(r"(\d{4})年?度?")
_THROUGH = re.compile(r"(?:everyyearupto(\d{4})|(\d{4})年(?:及以前各年|以前の各年))")
_MOST_YEARS = 200


class FactName(NamedTuple):
    """A fact with its year, or all years up to one or from `first` to it, or the part of a record, as a sentence names
    it."""

    fact: str
    year: int | None = None
    through: bool = False
    record: int = 0
    part: str = ""
    first: int = 0

    def missing(self) -> Missing:
        """Return the same as a determination names a missing fact."""
        year = self.year or 0
        through = year if self.through else 0
        return Missing(self.fact, year - through, through, self.record, self.part, self.first)


def fact_names(words: str, vocabulary: Vocabulary) -> tuple[FactName, ...]:
    """Return the facts that a list names, each with its years, as sentences and as `check` write them.

    Raises:
        SlotFault: Something in the list is no fact, or has a year that it cannot have.
    """
    text, at = canonical(words), 0
    found: list[FactName] = []
    item = re.compile(
        rf"(?:第(?P<no>\d+)项)?(?:(?P<through>\d{{4}})年(?:及以前各年|以前の各年)(?:的|の)?|(?P<year>\d{{4}})年?度?(?:的|の)?)?"
        rf"(?P<fact>{vocabulary.fact.pattern})[{STOPS}]*(?:of|in|for)?"
        rf"(?:(?P<no2>\d+)件目|no\.(?P<no3>\d+))?(?:\((?P<years>[^)]*)\)|(?P<after>\d{{4}}))?"
    )
    if not text.text:
        raise SlotFault("no-such-name", (), kind="@name:fact", name=words.strip())
    while at < len(text.text):
        match = item.match(text.text, at)
        end = match.end() if match else at
        if match is not None:
            fact, *others = vocabulary.fact.known[match["fact"].rstrip(STOPS)]
            if others:
                name = text.original(*match.span("fact"))
                raise SlotFault("ambiguous-name", (fact, *others), kind="@name:fact", name=name)
            number = int(match["no"] or match["no2"] or match["no3"] or 0)
            part = _part(text.text, end, fact, vocabulary) if number else None
            if part is not None:
                end = part[1]
                found.append(FactName(fact, record=number, part=part[0]))
            else:
                spans = match["years"] or (
                    f"{match['through']}年及以前各年" if match["through"] else match["year"] or match["after"]
                )
                found += _of_years(fact, spans, text.original(at, end), vocabulary)
        gap = SEPARATOR.match(text.text, end)
        if match is None or (gap is None and end < len(text.text)):
            wrong = SEPARATOR.split(text.original(at, len(text.text)))[0].strip(EDGES)
            bare = re.sub(r"^\d{4}\s*年?度?的?|[（(].*$", "", wrong)
            raise SlotFault("no-such-name", vocabulary.fact.near(bare), kind="@name:fact", name=wrong)
        at = gap.end() if gap else end
    return tuple(found)


def _part(text: str, at: int, fact: str, vocabulary: Vocabulary) -> tuple[str, int] | None:
    names = vocabulary.parts(fact)
    match = re.compile(rf"(?:的|の|:)?({names.pattern})").match(text, at)
    return (names.known[match.group(1).rstrip(STOPS)][0], match.end()) if match else None


def _of_years(fact: str, spans: str | None, words: str, vocabulary: Vocabulary) -> list[FactName]:
    yearly = vocabulary.programme.facts[fact].yearly
    label = vocabulary.programme.facts[fact].label.by_language()
    if yearly is not bool(spans):
        raise SlotFault("year-needed" if yearly else "no-year", (), fact=label)
    if not spans:
        return [FactName(fact)]
    found: list[FactName] = []
    for span in re.split(r"[、,]", spans):
        if match := _THROUGH.fullmatch(span):
            found.append(FactName(fact, int(match.group(1) or match.group(2)), through=True))
        elif match := _YEARS.fullmatch(span):
            first, last = int(match.group(1)), int(match.group(2))
            if first > last:
                raise SlotFault("not-a-calendar-year", (), value=span)
            if last - first < _MOST_YEARS:
                found += [FactName(fact, year) for year in range(first, last + 1)]
            else:
                found.append(FactName(fact, last, through=True, first=first))
        elif match := _YEAR.fullmatch(span):
            found.append(FactName(fact, int(match.group(1))))
        else:
            raise SlotFault("not-a-calendar-year", (), value=words)
    return found
