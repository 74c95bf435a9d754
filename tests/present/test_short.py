"""A determination in short: what one gets stands last, in few lines, each as wide as there is room."""

from pathlib import Path
from typing import Any

import pytest
from command import run
from conftest import COMMON
from few_rules import criterion, fact, policy, small, text, texts, written

import lucidrule
from lucidrule.present.laid_out import laid_out
from lucidrule.present.lines import Line
from lucidrule.present.short import Entry, Names, Short, short
from lucidrule.present.worked import Worked
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
    [(4, "3 facts"), (11, "3 facts"), (12, "One etc. (3)"), (14, "One etc. (3)"), (15, "One, Two, Three")],
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
    assert "Undetermined (1; sums if all conditions are met)\n1 First* 100 yuan Green" in text
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


def test_before_the_first_day_it_is_said_once_that_no_policy_is_in_force(programme: lucidrule.Programme) -> None:
    told = lines(programme, {}, "en", 80, "2022-03-01")
    at = told.index("Not in force (10): In force from 20 March 2022; the reference date lies before")
    assert told[at + 1 : at + 4] == ["it.", "  1 Laser industry fund", "  2 First revenue milestone"]
    assert told[-1] == "  Nothing yet"


def test_of_several_programmes_each_has_its_common_conditions_under_its_title() -> None:
    several = lucidrule.load([ROOT, ROOT / "examples/programmes/optics-valley-industry-2022"])
    told = lines(several, {"industrial_enterprise": False}, "zh", 80, "2023-06-30")
    titles = [line for line in told if line.startswith("《")]
    assert len(titles) == 2
    assert [line for line in told if line.startswith("  不符合：")] == [
        "  不符合：工业企业",
        "  不符合：企业为工业企业",
    ]
    assert told[told.index("不符合（17项）：共同条件不符合") + 17] == " 17 国家级制造业创新中心支持＊"


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        # Neither fails by itself; no rent meets both.
        (
            ", ".join(
                [
                    criterion("high", "High rent", "{rent: {at_least: 100}}"),
                    criterion("low", "Low rent", "{rent: {less_than: 50}}"),
                ]
            ),
            ["  1 Only*  These conditions cannot hold together:", "           High rent; Low rent"],
        ),
        # What fails whatever the rent is has no actual value.
        (
            criterion("both", "High and low", "{all: [{rent: {at_least: 100}}, {rent: {less_than: 50}}]}"),
            ["  1 Only*  High and low", ""],
        ),
    ],
    ids=["together", "alone"],
)
def test_what_no_value_can_meet_is_told_by_the_labels_of_its_conditions(
    criteria: str, said: list[str], tmp_path: Path
) -> None:
    written(texts(FACTS, {"only": policy("only", criteria)}), tmp_path)
    told = lines(lucidrule.load(tmp_path), {}, "en", 90)
    at = told.index("Not eligible (1)")
    assert told[at + 1 : at + 3] == said


def test_awards_of_several_records_are_told_one_by_one(programme: lucidrule.Programme) -> None:
    product = {"level": "national", "recognised_on": "2021-05-05", "user_in_zone": True}
    products = [{**product, "first_year_contracts": each} for each in (42_000_000, 15_000_000)]
    told = "\n".join(lines(programme, {**COMMON, "first_set_products": products}, "zh", 100))
    # 42 million × 5 % × 30 %, and 15 million × 5 % × 30 %.
    assert "第1项：4200万 × 5% × 30% = 63万元" in told
    assert "第2项：1500万 × 5% × 30% = 22.5万元" in told


def test_a_sum_that_is_not_counted_stands_in_brackets(programme: lucidrule.Programme) -> None:
    renovation = {"equipment_amount": {2021: 12_000_000}, "local_laser_equipment": {2021: 3_000_000}}
    project = {"project_investment": 120_000_000, "project_on_file": True, "renovation_on_file": True}
    facts = {**COMMON, **renovation, **project, "renovation_in_major_project": True, "granted": []}
    told = lines(programme, facts, "zh", 80)
    # 10 % of 120 million; 9 % of 12 million and of 20 % of 3 million, of the same project.
    assert [line.split()[1:3] for line in told if "重大项目投资补贴＊" in line] == [["重大项目投资补贴＊", "1200万元"]]
    assert [line.split()[2] for line in told if "技改与本地配套补贴＊" in line] == ["（113.4万元）"]
    assert [line.split()[-1] for line in told if "技改与本地配套补贴＊" in line] == ["不计入：与第3项就高不重复"]
    full = programme.determine(facts, as_of="2022-06-30").explain("zh", full=True)
    assert next(line.split()[-1] for line in full.splitlines() if line.startswith("9.")) == "113.4万元（不计入）"
    assert "  不计入：与第3项就高不重复" in full.splitlines()


def test_where_nothing_is_to_be_said_beside_a_policy_there_is_no_line() -> None:
    entry = Entry(1, "Title", "", (Worked((), ""),), "eligible")
    told = laid_out(Short("Whose", (), (entry, Line(0, "End"))), 60)
    assert [line.text for line in told] == ["Whose", "", "  1 Title", "End"]


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        ("2022-06-30", "from 1 January 2023 on 2022 is assessed; as it stands, no longer met: 7"),
        # Nothing is met that would not stay so.
        ("2023-06-30", ""),
        ("9999-06-30", ""),
    ],
)
def test_what_is_met_only_this_year_is_told_with_the_day_from_which_it_is_not(
    programme: lucidrule.Programme, day: str, ahead: str
) -> None:
    demonstration = {"demo_field": "photovoltaics", "demo_first_use_on": "2021-04-12", "demo_contract": "3000万"}
    told = " ".join(" ".join(lines(programme, {**COMMON, **demonstration}, "en", 80, day)).split())
    assert told.endswith(ahead)
    assert ("is assessed; as it stands" in told) is bool(ahead)


def test_a_sum_that_another_excludes_names_it() -> None:
    green = criterion("is", "Is", "{green: true}")
    files = texts(FACTS, {"a": policy("a", green, amount="1"), "b": policy("b", green, amount="2")})
    both = f"{{id: one, label: {text('One only')}, effect: exclude, policies: [a, b], basis: assumed}}"
    end = "basis: assumed}}\n"
    files["policies.yaml"] = files["policies.yaml"].replace(end, f"basis: assumed}}, rules: [{both}]}}\n")
    told = " ".join(" ".join(lines(small(files), {"green": True}, "en", 80)).split())
    assert "1 A* (1 yuan) not counted: not granted beside policy 2" in told


@pytest.mark.parametrize(
    ("room", "told"),
    [(44, "1 × 2 = 2元，未超过上限3元"), (11, "1 × 2 = 2元"), (7, "Award"), (8, "1 × 2 = 2元")],
)
def test_how_a_sum_was_worked_out_is_told_where_it_fits_into_a_line_or_the_shortest_of_it_into_two(
    room: int, told: str
) -> None:
    # × is as wide as two letters where it stands among Chinese: 12 columns.
    assert Worked(("1 × 2 = 2元，未超过上限3元", "1 × 2 = 2元"), "Award").within(room) == told


def test_what_sums_depend_on_is_to_be_found_out_where_all_outcomes_are_settled(folder: Path) -> None:
    told = lines(lucidrule.load(folder), {"green": False, "rent": 150}, "en", 80)
    assert told[told.index("What to do now") + 1 :] == [
        "  1. Find out, as sums depend on it: Paid",
        "  2. Mind the time: window, office and telephone are not published",
    ]


def test_where_and_when_one_applies_is_told_with_the_policies_that_it_is_for(tmp_path: Path) -> None:
    windows = "windows: [{each_year: {from: 05-01, to: 07-31}}]"
    apply = f"apply: {{basis: assumed, office: {text('Desk')}, {windows}}}\n"
    kinds = {
        name: policy(name, criterion("c", "C", "{green: true}"), more=more) for name, more in (("a", apply), ("b", ""))
    }
    files = texts(FACTS, kinds)
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    written(files, tmp_path)
    told = lines(lucidrule.load(tmp_path), {"green": True}, "en", 80)
    assert told[told.index("What to do now") + 1 :] == ["  1. Policy 1: the window is open until 31 July 2022; Desk"]


def test_a_pipe_without_a_width_has_eighty_columns(folder: Path) -> None:
    (folder / "company.yaml").write_text("facts: {rent: 200}\n")
    asked = ("check", "company.yaml", "--programme", ".", "--lang", "en", "--as-of", "2022-06-30", "--no-confirm")
    unset, eighty, narrow = (
        run(*asked, folder=folder, environment={"COLUMNS": columns}).stdout for columns in ("", "80", "3")
    )
    assert unset == eighty
    assert max(width_of(line) for line in narrow.splitlines()) == 40


def test_a_sum_in_so_many_words_that_no_title_has_room_beside_it_stands_below() -> None:
    entry = Entry(7, "Small loan", "a loan: up to 50,000 yuan", ("Why",), "eligible")
    told = laid_out(Short("", (), (entry, Line(0, "", ""))), 30)
    assert [line.text for line in told if line.text] == ["  7 Small loan", "    a loan: up to 50,000 yuan", "    Why"]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        # Up to 500 for tea, 1,000 for rent, 90,000 for what is paid, 80,000 for trees: tea is the one left out.
        ({"green": True, "area": 7}, "Find out, as sums depend on it: Rent, Paid, Trees"),
        # One that is open: what decides it, and what only sums depend on.
        ({"green": True}, "Find out 1 fact, first Area: lucidrule ask; sums also depend on Rent, Paid, Trees"),
        ({"green": False}, "Find out 1 fact, first Area: lucidrule ask"),
    ],
)
def test_what_to_find_out_names_the_facts_of_sums_too_those_of_the_most_money(known: dict[str, Any], told: str) -> None:
    green = criterion("green", "Is green", "{green: true}")
    most = {"tea": 500, "rent": 1000, "paid": 90_000, "trees": 80_000}
    rules = {name: policy(name, green, amount=f"{{least_of: [{name}, {most[name]}]}}") for name in most}
    rules["c"] = policy("c", criterion("area", "Area", "{area: {at_least: 5}}"), amount="10")
    asked = fact("area", "count", "Area") + fact("tea", "money", "Tea") + fact("trees", "money", "Trees")
    said = lines(small(texts(FACTS + asked, rules)), known, "en", 200)
    assert f"  1. {told}" in said
