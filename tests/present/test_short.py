"""A determination in short: what one gets stands last, in few lines, each as wide as there is room."""

from pathlib import Path
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, texts, written

import lucidrule
from lucidrule.present.laid_out import laid_out
from lucidrule.present.short import Names, short
from lucidrule.present.wrapping import NO_BEGIN, width_of

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))
HOPELESS = {"sector": "not_laser"}
LANGS = ("zh", "en", "ja")
# The most lines that a company may take, at so many columns.
MOST = {80: 48, 60: 64}


def lines(programme: lucidrule.Programme, company: Any, lang: str, width: int, day: str = "2022-06-30") -> list[str]:
    found = programme.determine(company, as_of=day)
    return [line.text for line in laid_out(short(found, lang, missing=found.missing), width)]


@pytest.mark.parametrize("width", MOST)
@pytest.mark.parametrize("lang", LANGS)
def test_no_company_takes_more_lines_than_a_screen_has(programme: lucidrule.Programme, lang: str, width: int) -> None:
    told = {str(each): lines(programme, each, lang, width) for each in (*COMPANIES, HOPELESS, {})}
    assert {name: len(each) for name, each in told.items() if len(each) > MOST[width]} == {}
    every = [line for each in told.values() for line in each]
    assert [line for line in every if width_of(line) > width] == []
    assert [line for line in every if line.lstrip()[:1] in NO_BEGIN and width_of(line.lstrip()[:1]) == 2] == []


def test_what_one_gets_stands_after_what_one_does_not_and_what_to_do_last(programme: lucidrule.Programme) -> None:
    told = lines(programme, ROOT / "features/companies/qualified.yaml", "en", 80)
    starts = [at for at, line in enumerate(told) if line.startswith(("Not eligible (", "Refer to", "What to do now"))]
    assert [told[at].split(" (")[0] for at in starts] == ["Not eligible", "Refer to the authority", "What to do now"]


@pytest.mark.parametrize(
    ("room", "told"),
    [(4, "3 facts"), (7, "3 facts"), (8, "One (+2)"), (12, "One (+2)"), (13, "One, Two (+1)"), (15, "One, Two, Three")],
)
def test_as_many_names_are_told_as_fit_into_a_line_else_how_many_there_are(room: int, told: str) -> None:
    assert Names(("One", "Two", "Three"), "en").within(room) == told


def test_a_single_name_is_told_however_long_it_is() -> None:
    assert Names(("The only one",), "en").within(4) == "The only one"


FACTS = fact("green", "flag", "Green") + fact("rent", "money", "Rent") + fact("paid", "money", "Paid")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme of three policies without common conditions."""
    first = policy("first", criterion("is-green", "Is green", "{green: true}"), amount="100")
    second = policy("second", criterion("rents", "Rents", "{rent: {at_least: 100}}"), amount="paid")
    third = policy("third", criterion("rents-much", "Rents much", "{rent: {more_than: 200}}"), amount="100")
    written(texts(FACTS, {"first": first, "second": second, "third": third}), tmp_path)
    return tmp_path


def test_what_a_policy_fails_what_it_lacks_and_what_sums_depend_on_is_told_beside_it(folder: Path) -> None:
    told = lines(lucidrule.load(folder), {"rent": 200}, "en", 70)
    text = "\n".join(" ".join(line.split()) for line in told)
    assert "Not eligible (1)\n3 Third* required: rent of more than 200 yuan; actual: 200 yuan" in text
    assert "Undetermined (1)\n1 First* Green" in text
    assert "2 Second* at least 0 yuan" in text
    assert "The sum depends on: Paid" in text


def test_reasons_are_told_where_they_are_asked_for_and_sources_too(folder: Path) -> None:
    (folder / "company.yaml").write_text("facts: {rent: 200}\n")
    asked = ("check", "company.yaml", "--programme", ".", "--lang", "en", "--as-of", "2022-06-30", "--no-confirm")
    brief, full, one = (run(*asked, *more, folder=folder).stdout for more in ((), ("--full",), ("--policy", "third")))
    assert "What to do now" in brief
    assert "✘ Rents much" not in brief
    assert "✘ Rents much" in full
    assert "✘ Rents much" in one
    assert "What to do now" not in one
