"""Rules that can be read and cannot be meant: what comes of each in both versions of the language."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
import yaml

import lucidrule
from lucidrule.compile.programme import warnings_of
from lucidrule.core.fault import Fault, RulesAtFault, render

HERE = Path(__file__).parent
GOOD = HERE / "good" / "programme"
FILES = {
    "programme": "policies.yaml",
    "facts": "rules/facts.yaml",
    "criteria": "rules/criteria.yaml",
    "grant": "rules/demo/grant.yaml",
    "prize": "rules/demo/product-prize.yaml",
}
CASES: dict[str, dict[str, str]] = yaml.safe_load((HERE / "not_meant/cases.yaml").read_text("utf-8"))
ALWAYS, SINCE_2, NEWER, WARNED = (
    {name: case for name, case in CASES.items() if kind in case} for kind in ("always", "since-2", "newer", "warning")
)


def replaced(text: str, was: str, now: str) -> str:
    """Return a text with one part changed that stands there once."""
    before, after = text.split(was)
    return before + now + after


def edited(case: dict[str, str], folder: Path, language: int) -> Path:
    """Return the good programme with one edit, in a version of the language."""
    shutil.copytree(GOOD, folder)
    top = folder / "policies.yaml"
    top.write_text(replaced(top.read_text("utf-8"), "language: 1", f"language: {language}"), encoding="utf-8")
    file = folder / FILES[case["in"]]
    text = case.get("whole") or replaced(file.read_text("utf-8"), case["was"], case["now"])
    file.write_text(replaced(text, case["was2"], case["now2"]) if "was2" in case else text, encoding="utf-8")
    return folder


def warnings(folder: Path | None = None) -> tuple[Fault, ...]:
    return warnings_of(lucidrule.load(folder).compiled.texts)


def codes(faults: tuple[Any, ...]) -> list[str]:
    return [fault.code for fault in faults]


class Told(NamedTuple):
    """What comes of the rules of a case: with which faults they are refused, or else of what is warned."""

    refused: bool
    faults: tuple[Fault, ...]

    @property
    def codes(self) -> tuple[bool, list[str]]:
        return self.refused, codes(self.faults)


@cache
def told(name: str, language: int) -> Told:
    """Return what comes of a case, found once for all tests that look at it."""
    with TemporaryDirectory() as folder:
        place = edited(CASES[name], Path(folder) / "p", language)
        try:
            return Told(False, warnings(place))
        except RulesAtFault as error:
            return Told(True, error.faults)


def test_there_are_eighty_of_them() -> None:
    assert len(CASES) >= 80
    assert len(ALWAYS) + len(SINCE_2) + len(NEWER) + len(WARNED) == len(CASES)


@pytest.mark.parametrize("language", [1, 2])
@pytest.mark.parametrize("name", ALWAYS)
def test_what_would_be_lost_or_judged_wrongly_is_refused_in_every_version(name: str, language: int) -> None:
    assert told(name, language).codes == (True, [ALWAYS[name]["always"]])


@pytest.mark.parametrize("name", SINCE_2)
def test_what_cannot_be_meant_is_refused_from_version_2_on_and_warned_of_before(name: str) -> None:
    assert told(name, 2).codes == (True, [SINCE_2[name]["since-2"]])
    assert told(name, 1).codes == (False, [SINCE_2[name]["since-2"]])


@pytest.mark.parametrize("name", NEWER)
def test_what_only_version_2_can_say_and_cannot_mean_is_refused(name: str) -> None:
    assert told(name, 2).codes == (True, [NEWER[name]["newer"]])


@pytest.mark.parametrize("language", [1, 2])
@pytest.mark.parametrize("name", WARNED)
def test_what_is_seldom_meant_is_warned_of(name: str, language: int) -> None:
    assert told(name, language).codes == (False, [WARNED[name]["warning"]])


# By code the first.
FIRSTS = {next(iter(case.values())): name for name, case in reversed(CASES.items())}
SOME = [name for name in CASES if name in FIRSTS.values()]


@pytest.mark.parametrize(("lang", "names"), [("en", list(CASES)), ("zh", SOME), ("ja", SOME)], ids=["en", "zh", "ja"])
def test_each_reads_well_in_each_language(lang: str, names: list[str], kept: Callable[[Path, str], str]) -> None:
    text = "\n\n".join(f"{name}\n{message(told(name, 2), lang)}" for name in names)
    assert kept(HERE / f"not_meant/messages.{lang}.txt", text + "\n") == text + "\n"


def message(found: Told, lang: str) -> str:
    """Return what is told of a case in version 2 of the language."""
    return render(found.faults, lang, warning=not found.refused)


SUMS_OF_NO_KNOWN_SIZE = ["{sum: [100万, sales]}", "{greatest_of: [sales, 99万]}", "100万", "{least_of: [200万, sales]}"]


@pytest.mark.parametrize("amount", SUMS_OF_NO_KNOWN_SIZE)
def test_a_sum_that_may_be_below_the_cap_is_not_warned_of(amount: str, tmp_path: Path) -> None:
    edit = {"in": "prize", "was": "amount: {rate: 10%, of: sales}", "now": f"amount: {amount}"}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


def test_rules_that_have_some_policies_in_common_say_nothing_twice(tmp_path: Path) -> None:
    root = HERE.parents[1]
    shutil.copytree(root / "rules", tmp_path / "rules")
    text = dict.fromkeys(("zh", "en", "ja"), "甲")
    rule = {"effect": "highest_only", "label": text, "basis": "assumed"}
    ones = [
        ["major-project", "equipment-upgrade", "premises-rent"],
        ["equipment-upgrade", "premises-rent", "first-set"],
    ]
    rules = [{"id": f"rule-{at}", "policies": names, **rule} for at, names in enumerate(ones)]
    top = (root / "policies.yaml").read_text("utf-8")
    written = "".join(f"    - {json.dumps(each, ensure_ascii=False)}\n" for each in rules)
    (tmp_path / "policies.yaml").write_text(replaced(top, "\nreadings:\n", f"{written}\nreadings:\n"), encoding="utf-8")
    assert codes(warnings(tmp_path)) == codes(warnings())


MEANT = {
    "rate above the whole, said so": ("grant", "rate: 5%", "rate: 120%, above_one: true"),
    "rate of the whole": ("grant", "rate: 5%", "rate: 100%"),
    "bounds with one value": ("grant", "staff: {not_equals: 13}", "staff: {at_least: 20, at_most: 20}"),
    "one year": ("grant", "{from: assessment-2, to: assessment}", "{from: assessment, to: assessment}"),
    "years of two kinds": ("grant", "{from: assessment-2, to: assessment}", "{from: assessment, to: 2020}"),
    "one day in force": ("programme", "until: 2029-12-31", "until: 2020-01-01"),
    "floor at the cap": ("grant", "at_least: 1万, at_most: 50万", "at_least: 50万, at_most: 50万"),
    "parties that stand for each other": (
        "prize",
        "others: [{party: {zh: 买方, en: buyer, ja: 買い手}, share: 40%, when: {buyer_local: true}}]",
        "others: [{party: {zh: 甲, en: A, ja: 甲}, share: 40%, when: {buyer_local: true}}, "
        "{party: {zh: 乙, en: B, ja: 乙}, share: 40%, when: {buyer_local: false}}]",
    ),
    "a rate of the whole, as a percentage": ("grant", "rate: 5%", "rate: 100.0%"),
    "counts between which one is": ("grant", "staff: {not_equals: 13}", "staff: {more_than: 19, less_than: 21}"),
    "days between which one is": ("grant", "{before: 2021-01-01}", "{after: 2020-12-31, before: 2021-01-02}"),
    "an event that never happened or happened": ("grant", "{happened: true}", "{not_equals: 2021-01-01}"),
    "a day within a year that is not said": (
        "grant",
        "{happened: true}",
        "{within_year: assessment, before: 2000-01-01}",
    ),
    "bounds of a share": (
        "grant",
        "over: assessment-1, at_least: 20%",
        "over: assessment-1, at_least: 20%, at_most: 20%",
    ),
    "a loss that is made good": ("grant", "{per_unit: 1000, of: staff}", "{multiply: profit, by: -1}"),
    "what one amount is above another": ("grant", "{per_unit: 1000, of: staff}", "{difference: [turnover, profit]}"),
    "fixed sums by a count": (
        "grant",
        "{per_unit: 1000, of: staff}",
        "{bands: [{from: 0, below: 50, amount: 1万}, {from: 50, amount: 2万}], by: staff}",
    ),
    "fixed sums by a share": (
        "grant",
        "{per_unit: 1000, of: staff}",
        "{bands: [{from: 0, below: 30%, amount: 1万}, {from: 30%, amount: 2万}], by: women_share}",
    ),
    "a share that is worked out": ("grant", "staff: {not_equals: 13}", "amount: {of: women_share, at_least: 30%}"),
    "a share among a least": ("grant", "{sum: [turnover, profit]}", "{least_of: [turnover, 5, profit]}"),
    "bounds of two years": (
        "grant",
        "        - not: {trade: retail}",
        "        - turnover: {at_least: 5亿, year: assessment-1}\n        - turnover: {less_than: 5亿}",
    ),
    "a day beside the year that it may lie in": (
        "prize",
        "when: {made_on: {within_year: assessment}}",
        "when: {all: [{made_on: {within_year: assessment}}, {made_on: {after: 2021-01-01}}]}",
    ),
    "conditions of an award among those of its policy": ("grant", "when: {trade: craft}", "when: {use: small}"),
    "two effects, each in a case of its own": (
        "programme",
        "readings:\n",
        "    - {id: not-both, effect: exclude, policies: [product-prize, grant], when: {same_project: false}, "
        "label: {zh: 甲, en: A, ja: 甲}, basis: assumed}\nreadings:\n",
    ),
    "windows across the end of the year": (
        "programme",
        "common: [in-town]",
        "common: [in-town]\napply: {windows: [{each_year: {from: 09-01, to: 02-28}}], basis: assumed}",
    ),
    "a text in quotes": ("grant", "staff: {not_equals: 13}", 'remark: "84"'),
    "bands of a loss": ("grant", "{per_unit: 1000, of: staff}", "{bands: [{from: -5万, amount: 1万}], by: profit}"),
    "an amount that may be a loss": (
        "grant",
        "all-purchases: {at_least: 10万}",
        "amount: {of: profit, at_least: -10万}",
    ),
    "all lost": ("grant", "over: assessment-1, at_least: 20%", "over: assessment-1, at_most: -100%"),
    "a loss of nearly all": ("grant", "over: assessment-1, at_least: 20%", "over: assessment-1, at_least: -99%"),
    "days that may be one": (
        "grant",
        "        - not: {trade: retail}",
        "        - founded_on: {on_or_before: moved_on}\n        - moved_on: {on_or_before: founded_on}",
    ),
    "days of which either may be first": (
        "grant",
        "marks: {includes: green}",
        "any: [{founded_on: {before: moved_on}}, {moved_on: {before: founded_on}}]",
    ),
    "within its programme": (
        "grant",
        "open_points:\n",
        "in_force: {from: 2020-01-01, until: 2029-12-31, basis: assumed}\nopen_points:\n",
    ),
    "from the last day on": ("grant", "rate: 5%,", "rate: {2020-01-01: 5%, 2029-12-31: 8%},"),
    "a currency that is seldom met": (
        "programme",
        "areas:\n",
        "currency: {code: AOA, label: {zh: 宽扎, en: kwanza, ja: クワンザ}}\nareas:\n",
    ),
    "a sum that is a multiple of what it is rounded to": (
        "grant",
        "{per_unit: 1000, of: staff}",
        "12万\n      rounding: {mode: half_up, to: 1万}",
    ),
    "a sum that is not rounded": ("grant", "{per_unit: 1000, of: staff}", "2500.5\n      rounding: {mode: none}"),
    "a sum that may be more than what it is rounded to": (
        "grant",
        "{per_unit: 1000, of: staff}",
        "{per_unit: 1000, of: staff}\n      rounding: {mode: down, to: 10万}",
    ),
    "the last year in force": ("grant", "{at_least: 1, year: 2020}", "{at_least: 1, year: 2029}"),
    "so many times, with its sign": ("grant", "{multiply: turnover, by: 2}", "{multiply: turnover, by: 2400%}"),
    "twelve months": ("grant", "{multiply: turnover, by: 2}", "{multiply: turnover, by: 12}"),
    "so many times of a count": (
        "grant",
        "staff: {not_equals: 13}",
        "amount: {of: {multiply: staff, by: 100}, at_least: 5000}",
    ),
    "one word of two languages": ("grant", "{zh: 分档, en: Banded, ja: 区分}", "{zh: 按比例, en: Banded, ja: 区分}"),
    "an unused definition on a record": (
        "criteria",
        "  mainly-local:\n",
        "  unused: {label: {zh: 甲, en: A, ja: 甲}, when: {sales: {at_least: 1万}}}\n  mainly-local:\n",
    ),
}


@pytest.mark.parametrize(("file", "was", "now"), MEANT.values(), ids=MEANT)
def test_what_can_be_meant_loads_without_a_warning(file: str, was: str, now: str, tmp_path: Path) -> None:
    edit = {"in": file, "was": was, "now": now}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


AFTER = "rate: {2020-01-01: 5%, 2030-01-01: 8%},"
BY_YEAR = "rate: {values_of: assessment_year, 2019-01-01: 5%, 2029-01-01: 8%},"


@pytest.mark.parametrize(("rate", "told"), [(AFTER, ["begins-after-end"]), (BY_YEAR, ["begins-after-end"])])
def test_values_that_begin_when_nothing_is_in_force_any_more_are_warned_of(
    rate: str, told: list[str], tmp_path: Path
) -> None:
    assert codes(warnings(edited({"in": "grant", "was": "rate: 5%,", "now": rate}, tmp_path / "p", 2))) == told


# What only version 2 can say.
SELDOM = {
    "a value that begins as the one before": (
        *("rate: 5%,", "rate: {2020-01-01: 5%, 2022-12-14: 0.05, 2024-01-01: 8%},"),
        "same-as-before",
    ),
    "a document that proves a thing twice": (
        "open_points:\n",
        "materials: [{label: {zh: 表, en: Form, ja: 様式}, basis: assumed, proves: [trade, trade]}]\nopen_points:\n",
        "said-twice",
    ),
    "a later sum that rounding changes": (
        "{per_unit: 1000, of: staff}",
        "{2020-01-01: 1万, 2023-01-01: 12500}\n      rounding: {mode: half_up, to: 1000}",
        "rounding-alters",
    ),
    "a later factor without its sign": (
        "{multiply: turnover, by: 2}",
        "{multiply: turnover, by: {2020-01-01: 2, 2024-01-01: 200}}",
        "factor-like-percent",
    ),
}


@pytest.mark.parametrize(("was", "now", "code"), SELDOM.values(), ids=SELDOM)
def test_what_only_version_2_can_say_and_seldom_means_is_warned_of(
    was: str, now: str, code: str, tmp_path: Path
) -> None:
    assert codes(warnings(edited({"in": "grant", "was": was, "now": now}, tmp_path / "p", 2))) == [code]


OF_SUMMARY = "zh: 对小型手工企业给予补助。"
SAID = {
    "sums of the rule": "按5%给予补助，不低于1万元、最高500,000元。",
    "sums in numerals": "最高五十万元，五亿元以上的企业。",
    "the common cap of awards": "最高100万元。",
    "the bound of an open question and of a definition": "5亿元；采购额10万元以上、占比50%以上。",
    "the whole and nothing": "全额100%补助，0元起。",
    "other things than money and percentages": "2022年起，30万人、40万平方米、7项、第8条、3倍。",
    "hundreds of thousands, not said how many": "数十万元、几百万元。",
}


@pytest.mark.parametrize("summary", SAID.values(), ids=SAID)
def test_a_number_of_a_summary_that_the_rule_has_is_not_warned_of(summary: str, tmp_path: Path) -> None:
    edit = {"in": "grant", "was": OF_SUMMARY, "now": f"zh: '{summary}'"}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


BESIDE = {
    "a reading": ("仅限手工。", "补助30万元的从宽。"),
    "an open question": ("是否值得扶持？", "是否值得30万元？"),
}


@pytest.mark.parametrize(("was", "now"), BESIDE.values(), ids=BESIDE)
def test_a_number_that_stands_beside_the_rule_is_known_to_who_wrote_it(was: str, now: str, tmp_path: Path) -> None:
    edit = {"in": "grant", "was": OF_SUMMARY, "now": "zh: 补助30万元。", "was2": was, "now2": now}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


QUOTED = {
    "the cap": ("programme", "100万, basis: published, source: gazette", "最高100万元"),
    "a shared definition": ("criteria", "source: {source: gazette, article: art. 1}", "一半（50%）以上"),
}


@pytest.mark.parametrize(("file", "was", "quote"), QUOTED.values(), ids=QUOTED)
def test_a_number_of_a_quote_that_what_is_shared_has_is_not_warned_of(
    file: str, was: str, quote: str, tmp_path: Path
) -> None:
    now = f"{was.split('source:')[0]}source: {{source: gazette, quote: {quote}}}"
    assert warnings(edited({"in": file, "was": was, "now": now}, tmp_path / "p", 2)) == ()


def test_what_each_party_gets_of_a_rate_may_be_said(tmp_path: Path) -> None:
    edit = {"in": "prize", "was": "zh: 对每项新产品给予奖励。", "now": "zh: 制造方得6%，买方得4%。"}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


def test_of_a_fund_whose_terms_are_not_published_the_size_may_be_said(tmp_path: Path) -> None:
    whole = (GOOD / "rules/demo/product-prize.yaml").read_text("utf-8")
    fund = replaced(whole, "zh: 对每项新产品给予奖励。", "zh: 设立100亿元基金。").replace("up_to: 10万", "")
    assert warnings(edited({"in": "prize", "whole": fund}, tmp_path / "p", 2)) == ()


SOURCES = {
    "own": "issuer: own",
    "of the issuer of the programme, by name": "issuer: {zh: 示范镇, en: Model Town, ja: 模範町}",
}


@pytest.mark.parametrize("said", SOURCES.values(), ids=SOURCES)
def test_what_the_issuer_published_may_be_called_so(said: str, tmp_path: Path) -> None:
    edit = {"in": "programme", "was": "    issuer: own\n", "now": f"    {said}\n"}
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


def test_one_source_of_the_issuer_is_enough(tmp_path: Path) -> None:
    other = "sources:\n  other: {title: {zh: 甲, en: A, ja: 甲}, issuer: {zh: 邻镇, en: Next Town, ja: 隣町}}\n"
    cited = "ja: 暦年で数える。}\n    basis: assumed"
    edit = {
        **{"in": "programme", "was": "sources:\n", "now": other, "was2": cited},
        "now2": cited.replace("assumed", "published\n    source: [other, gazette]"),
    }
    assert warnings(edited(edit, tmp_path / "p", 2)) == ()


def test_the_shipped_programme_has_nothing_to_be_warned_of() -> None:
    assert warnings() == ()
    assert warnings(GOOD) == ()
