"""Texts by key and language; an area is loaded when a text of it is first asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

LANGS = ("zh", "en", "ja")
# The texts of one area by key, in the order of LANGS; braces take what a text is about. Words that follow a number
# have two forms: `{0} {0:company|companies}`; a noun that is put into another text has them too: `policy|policies`.
Texts = dict[str, tuple[str, str, str]]


def spoken(lang: str) -> str:
    """Return the language that our own words are in where a programme is told in some language."""
    return lang if lang in LANGS else "en"


class Number(str):
    """A part of a text by which words may be chosen: `{0:is|are}` is the first of exactly one, else the second."""

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return str.__format__(self, spec)
        one, several = spec.split("|")
        return one if self == "1" else several


class Noun(str):
    """A noun of a text of its own, such as `policy|policies`: `{kind}` is the first, `{kind:several}` the last form."""

    def __format__(self, spec: str) -> str:
        return self.split("|")[-1 if spec == "several" else 0]


@cache
def texts_of(area: str) -> Texts:
    """Return the texts of one area."""
    found: Texts = import_module(f"lucidrule.texts.{area}").TEXTS
    return found


@dataclass(frozen=True)
class Catalogue:
    """Areas that share one set of keys, those asked for most first: a short command loads few of them."""

    areas: tuple[str, ...]

    def __contains__(self, key: object) -> bool:
        return any(key in texts_of(area) for area in self.areas)

    def __iter__(self) -> Iterator[str]:
        for area in self.areas:
            yield from texts_of(area)

    def __getitem__(self, key: str) -> tuple[str, str, str]:
        """Return a text in all languages.

        Raises:
            KeyError: No area has it.
        """
        for area in self.areas:
            found = texts_of(area).get(key)
            if found is not None:
                return found
        raise KeyError(key)

    def of_each(self, key: str) -> dict[str, str]:
        """Return a text in every language, for data that is in none."""
        return dict(zip(LANGS, self[key], strict=True))

    def text(self, key: str, lang: str, /, *parts: object, **named: object) -> str:
        """Return a text in one language, its braces filled."""
        found = self[key][LANGS.index(spoken(lang))]
        if "|" in found:
            parts = tuple(_chosen_by(part) for part in parts)
            named = {name: _chosen_by(part) for name, part in named.items()}
        return found.format(*parts, **named)


def _chosen_by(part: object) -> object:
    return part if isinstance(part, Noun) else Number(part)


WORDS = Catalogue(
    (
        "outcomes",
        "values",
        "report",
        "confirmation",
        "applying",
        "checklist",
        "sums",
        "paper",
        "advice",
        "policies",
        "tables",
        "rows",
        "workbook",
        "notice",
        "interview",
        "when",
        "prove",
        "impact",
        "coverage",
        "register",
        "forms",
        "skeleton",
        "command",
        "web",
        "web_api",
        "web_staff",
        "web_tools",
        "help_company",
        "help_many",
        "help_options",
        "help_prove",
        "help_rules",
        "help_screen",
        "help_web",
    )
)
SCENARIOS = Catalogue(("scenarios",))
# The message of each code; with `.help` the hint that goes with it; with `@` what messages name.
FAULTS = Catalogue(
    (
        "faults_values",
        "faults_reading",
        "faults_rules",
        "faults_procedure",
        "faults_former",
        "faults_amounts",
        "faults_meant",
        "faults_idle",
        "faults_names",
        "faults_sums",
        "faults_vain",
        "faults_files",
        "faults_headings",
        "faults_tables",
        "faults_damage",
        "faults_kinds",
        "faults_cells",
        "faults_register",
        "faults_sentences",
        "faults_features",
        "faults_several",
        "faults_web",
        "faults_prove",
    )
)
