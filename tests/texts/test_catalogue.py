"""Each text stands once, in three languages with the same parts, and is used; none that is asked for is missing."""

import re
import string
from collections import Counter
from collections.abc import Iterable
from typing import get_args

import click
import pytest
from engine_source import ENGINE
from texts.usage import AREAS, asked, families, keys_twice, named, named_in_messages, reasons

from lucidrule.advise.checklist import REASONS
from lucidrule.advise.options import EFFORT
from lucidrule.cli import cli
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome, Verdict
from lucidrule.decide.route import RouteKind
from lucidrule.kernel.operators import NUMBERS, FactType
from lucidrule.model.base import Basis
from lucidrule.model.policy import Gives
from lucidrule.model.sources import NEARNESS, NO_MODEL
from lucidrule.present.applying import PLACES
from lucidrule.present.phrases import PHRASES
from lucidrule.prove.finding import Code, Severity
from lucidrule.prove.rule_change import Direction, State
from lucidrule.prove.solver import REASONS as NOT_PROVEN
from lucidrule.scenarios.grammar import KINDS, forms
from lucidrule.tables.left_row import KINDS as KINDS_OF_ROWS
from lucidrule.tables.not_taken import CAUSES
from lucidrule.texts.catalogue import FAULTS, SCENARIOS, WORDS, Texts, texts_of
from lucidrule.web.compatibility import KINDS as BREAKS
from lucidrule.web.endpoints.problem import KINDS as PROBLEMS
from lucidrule.web.page.rendering import WITH_OPTIONS

TABLES: dict[str, Texts] = {**{area: texts_of(area) for area in AREAS}, "phrases": PHRASES}
KEYS = {"words": list(WORDS), "scenarios": list(SCENARIOS), "faults": list(FAULTS), "phrases": list(PHRASES)}
TYPES = get_args(FactType)


def written() -> set[str]:
    """Return what stands in calls for what is written there: FILE, DATE."""
    context = click.Context(cli)
    shown = [
        param.make_metavar(context)
        for each in cli.commands.values()
        for param in each.params
        if not getattr(param, "is_flag", False)
    ]
    return {"COMMAND", *re.findall("[A-Z]+", " ".join(shown))}


def helped() -> set[str]:
    """Return what has a page of `--help`, and the options of each command: under its name where they differ."""
    options = {(each.name, param.opts[-1]) for each in (cli, *cli.commands.values()) for param in each.params}
    own = {(command, option) for command, option in options if f"help:{command} {option}" in WORDS}
    shared = {option for _, option in options - own} | {"--help"}
    return {"lucidrule", *cli.commands, *shared, *(f"{command} {option}" for command, option in own)} - NO_OPTIONS


# Arguments are told of on the page of their command.
NO_OPTIONS = {param.opts[-1] for each in cli.commands.values() for param in each.params if "--" not in param.opts[-1]}
# Keys that are put together, each family with its members.
FAMILIES: dict[tuple[str, str], Iterable[str]] = {
    ("words", "type_"): TYPES,
    # What has choices is shown with them.
    ("words", "example_"): sorted({*TYPES} - {"choice", "choices"}),
    ("words", "hint_"): (*TYPES, "through"),
    ("words", "gives_"): (*{*get_args(Gives)} - {"grant"}, "amount", "unpublished"),
    ("words", "of_several_"): ("all", "highest", "last"),
    ("words", "help:"): helped(),
    ("words", "left:"): KINDS_OF_ROWS,
    ("words", "route:"): tuple(RouteKind),
    ("words", "route_by:"): tuple(RouteKind),
    ("words", "list:"): (*Outcome, NOT_CALCULABLE),
    ("words", "reg_state:"): ("running", "ready", "entering", "done", "failed"),
    ("words", "reg_order:"): ("row", "sum", "missing"),
    ("words", "web_hint:"): WITH_OPTIONS,
    ("words", "blocked_"): ("fixed", "beyond", "together", "too_many", "ended"),
    ("words", "effort_"): tuple(EFFORT),
    ("words", "apply_"): PLACES,
    ("words", "short_verdict_"): tuple(Verdict),
    ("words", "spared_"): REASONS,
    ("words", "model_"): NEARNESS,
    ("words", "ground_of_"): ("common", "between", "programme", "all"),
    ("words", "counted_"): ("all", *get_args(Basis), *NEARNESS, NO_MODEL, "not_said"),
    ("words", "problem_"): PROBLEMS,
    ("words", "break_"): BREAKS,
    ("words", "found:"): get_args(Code),
    ("words", "severity:"): get_args(Severity),
    ("words", "not_proven:"): NOT_PROVEN,
    ("words", "place:"): sorted(written()),
    ("words", "diff:"): (*get_args(State), *get_args(Direction)),
    ("words", "diff_interactions:"): ("same", "not_proven", "differ"),
    ("words", "tool:"): (
        *("list_programmes", "list_policies", "next_question", "determine"),
        *("explain_policy", "what_would_change", "when"),
    ),
    ("scenarios", "slot_"): sorted(
        {
            slot
            for form in forms()
            for patterns in form.patterns.values()
            for pattern in patterns
            for _, slot, _, _ in string.Formatter().parse(pattern)
            if slot
        }
    ),
    ("phrases", "rounded_"): ("down", "half_up", "up"),
    ("faults", "@kind:"): (
        *(*TYPES, "list", "mapping", "true-false", "number", "above-zero", "value", "other", "other-money"),
        *("companies", "company", "missing", "names", "path"),
    ),
    ("faults", "@sum:"): NUMBERS,
    ("faults", "@name:"): (
        *("fact", "policy", "criterion", "award", "clause", "outcome", "verdict", "basis", "party", "point", "rule"),
        *("source", "contradiction", "statement", "none"),
    ),
    ("faults", "@step:"): KINDS,
    ("faults", "@cause:"): CAUSES,
    # Its members stand in the source, which is read when they are asked for.
    (CANNOT := ("faults", "@cannot:")): (),
}
# Keys that are values of the model, and reasons of the second engine.
VALUES = {*Outcome, NOT_CALCULABLE, *Verdict, *get_args(Basis), "group", "single", "not-installed", "too-large"}


def fields(text: str) -> list[str]:
    """Return what a text shows; `{}` by its number, and without what words are only chosen by: `{0:is|are}`."""
    parts = [(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name is not None]
    return sorted({name or str(at) for at, (name, spec) in enumerate(parts) if "|" not in spec})


def lacking(texts: Texts) -> list[str]:
    return [key for key, each in texts.items() if len(each) != 3 or not all(text.strip() for text in each)]


def uneven(texts: Texts) -> list[str]:
    return [key for key, each in texts.items() if len({str(fields(text)) for text in each}) > 1]


def members(family: tuple[str, str]) -> set[str]:
    return reasons() | {"dask", "untried"} if family == CANNOT else set(FAMILIES[family])


def mixed(texts: Texts) -> list[str]:
    """Return the texts that cannot be filled in, for they say both `{}` and `{0}`."""
    every = [(key, {name for _, name, _, _ in string.Formatter().parse(text)}) for key in texts for text in texts[key]]
    return [key for key, names in every if "" in names and any(name and name.isdigit() for name in names)]


def of_families(catalogue: str) -> set[str]:
    return {f"{start}{each}" for of, start in FAMILIES if of == catalogue for each in members((of, start))}


def left_over(catalogue: str) -> list[str]:
    used = named(catalogue) | of_families(catalogue) | (VALUES if catalogue == "words" else set())
    used |= {f"{code}.help" for code in KEYS[catalogue]}
    return [key for key in KEYS[catalogue] if key not in used]


@pytest.mark.parametrize("table", TABLES)
def test_no_key_lacks_a_language(table: str) -> None:
    assert lacking(TABLES[table]) == []


@pytest.mark.parametrize("table", TABLES)
def test_each_text_takes_the_same_parts_in_every_language(table: str) -> None:
    assert uneven(TABLES[table]) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_text_numbers_some_of_its_parts_and_not_the_others(table: str) -> None:
    assert mixed(TABLES[table]) == []


@pytest.mark.parametrize("place", [*(f"texts/{area}.py" for area in AREAS), "present/phrases.py"])
def test_no_key_stands_twice_in_a_file(place: str) -> None:
    assert keys_twice(ENGINE / place) == []


@pytest.mark.parametrize("catalogue", [WORDS, SCENARIOS, FAULTS], ids=["words", "scenarios", "faults"])
def test_no_key_stands_in_two_areas_of_a_catalogue(catalogue: Iterable[str]) -> None:
    assert [key for key, times in Counter(catalogue).items() if times > 1] == []


def test_every_area_is_in_one_catalogue() -> None:
    assert sorted([*WORDS.areas, *SCENARIOS.areas, *FAULTS.areas]) == AREAS


@pytest.mark.parametrize("catalogue", KEYS)
def test_no_key_that_is_asked_for_is_missing(catalogue: str) -> None:
    assert asked(catalogue) - set(KEYS[catalogue]) == set()


@pytest.mark.parametrize("catalogue", KEYS)
def test_no_key_is_left_over(catalogue: str) -> None:
    assert left_over(catalogue) == []


@pytest.mark.parametrize("catalogue", ["words", "scenarios", "phrases"])
def test_keys_are_put_together_of_known_members_only(catalogue: str) -> None:
    assert families(catalogue) == {start for of, start in FAMILIES if of == catalogue}


def test_messages_name_known_kinds_only() -> None:
    assert named_in_messages() == {start for of, start in FAMILIES if of == "faults"}


@pytest.mark.parametrize(("catalogue", "start"), FAMILIES)
def test_a_family_has_a_text_for_each_member_and_no_other(catalogue: str, start: str) -> None:
    found = {key.removeprefix(start) for key in KEYS[catalogue] if key.startswith(start)}
    assert found == members((catalogue, start))


def test_values_of_the_model_have_words() -> None:
    assert set(KEYS["words"]) >= VALUES


def test_a_hint_belongs_to_a_message() -> None:
    hints = {key.removesuffix(".help") for key in FAULTS if key.endswith(".help")}
    assert hints - set(FAULTS) == set()
