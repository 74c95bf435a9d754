"""Rules of before under the names of now: what is only called otherwise comes to the same, and is told as that."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written
from joint import joint

from lucidrule.migrate.before import under_names_of

AS_OF = "2022-06-30"
_TRADES = f", choices: {{mills: {text('Mills')}, shops: {text('Shops')}}}"
_BLOCK = f"""  items:
    type: records
    group: g
    label: {text("Items")}
    question: {text("Items?")}
    parts:
      price:
        type: money
        label: {text("Price")}
        question: {text("Price?")}
"""
FACTS = fact("staff", "count", "Staff") + fact("trade", "choice", "Trade", _TRADES) + _BLOCK
_A = text("A")
_SAID = f"""materials: [{{label: {text("List")}, basis: assumed, proves: [staff, many]}}]
assert:
  - {{id: a, label: {_A}, when: {{trade: mills}}, always: {{any: [{{staff: 1}}, {{not: {{met: hiring/many}}}}]}}}}
  - {{id: b, label: {text("B")}, at_most: {{rate: 5%, of: staff}}, of: hiring/sum}}
  - {{id: c, label: {text("C")}, more: staff, never_loses: hiring}}
  - {{id: d, label: {text("D")}, when: {{staff: 0}}, never: {{met: any_policy}}}}
"""


def rules(**files: str) -> dict[str, str]:
    """Return rules that call things by their names of before, in version 2."""
    hiring = policy("hiring", criterion("many", "Many", "{staff: {at_least: 10}}"), award="sum", more=_SAID)
    selling = policy("selling", criterion("mill", "Mill", "{trade: mills}"), more="for_each: items\n").replace(
        "entitlement:", "each: [" + criterion("dear", "Dear", "{price: {at_least: 100}}") + "]\nentitlement:"
    )
    found = texts(FACTS, {"hiring": hiring, "selling": selling})
    accepted = f"accepted: [{{finding: dead:hiring/sum, reason: {text('so')}}}]\n"
    return {**found, "policies.yaml": found["policies.yaml"].replace("language: 1", "language: 2") + accepted, **files}


# Every name of before, with the one of now: as it is told, and as it stands in the rules.
NAMES = (
    ("hiring", "jobs"),
    ("many", "enough"),
    ("jobs/sum", "jobs/grant"),
    ("staff", "people"),
    ("trade/mills", "trade/factories"),
    ("items/price", "items/cost"),
)


def renamed() -> dict[str, str]:
    """Return the same rules, everything under its name of now, written down by replacing each where it stands."""
    now = rules()
    for name in (*now,):
        each = now[name]
        for old, new in (("hiring", "jobs"), ("many", "enough"), ("mills", "factories"), ("staff", "people")):
            each = each.replace(f"{old}:", f"{new}:").replace(f"{old}]", f"{new}]").replace(f"[{old},", f"[{new},")
            each = (
                each.replace(f" {old}}}", f" {new}}}").replace(f" {old},", f" {new},").replace(f" {old}\n", f" {new}\n")
            )
        each = each.replace("hiring/many", "jobs/enough").replace("hiring/sum", "jobs/grant").replace("price:", "cost:")
        each = each.replace("{id: sum,", "{id: grant, formerly: [sum],").replace(
            "id: enough,", "id: enough, formerly: [many],"
        )
        now[name] = each.replace("id: jobs\n", "id: jobs\nformerly: [hiring]\n")
    now["rules/a/jobs.yaml"] = now.pop("rules/a/hiring.yaml")
    facts = now["rules/facts.yaml"]
    for was, is_now in (
        ("people: {", "people: {formerly: [staff], "),
        ("trade: {", "trade: {choices_formerly: {mills: factories}, "),
        ("      cost:\n", "      cost:\n        formerly: [price]\n"),
    ):
        assert facts.count(was) == 1, was
        facts = facts.replace(was, is_now)
    return {**now, "rules/facts.yaml": facts}


def test_they_are_called_as_now_and_judge_by_both_names() -> None:
    old = small(rules())
    before = under_names_of(small(renamed()), old)
    assert before.renamed == NAMES
    texts_now = dict(before.programme.compiled.texts)
    # What the later rules say differs from them by what they say of names of before alone.
    assert texts_now["rules/facts.yaml"] == renamed()["rules/facts.yaml"]
    assert texts_now["rules/a/jobs.yaml"] == renamed()["rules/a/jobs.yaml"].replace("formerly: [hiring]\n", "").replace(
        "formerly: [sum], ", ""
    ).replace("formerly: [many], ", "")
    assert texts_now["policies.yaml"] == renamed()["policies.yaml"]
    told = {"staff": 10, "trade": "mills", "items": [{"price": 100}]}
    now = {"people": 10, "trade": "factories", "items": [{"cost": 100}]}
    found = [before.programme.determine(each, as_of=AS_OF) for each in (told, now)]
    assert [[(o.id, o.outcome.value) for o in each.outcomes] for each in found] == [
        [("jobs", "eligible"), ("selling", "eligible")]
    ] * 2
    assert before.programme.compiled.digest == old.compiled.digest


def test_rules_of_the_first_version_are_read_as_the_second_which_knows_names_of_before() -> None:
    first = texts(_TRADE + fact("staff", "count", "Staff"), {"p": policy("p", criterion("c", "C", "{staff: 1}"))})
    before = under_names_of(small(_of(_TRADE + _RENAMED, "{people: 1}")), small(first))
    assert before.renamed == (("staff", "people"),)
    assert before.programme.determine({"staff": 1}, as_of=AS_OF).outcomes[0].outcome.value == "eligible"


TOLD = {
    "zh": ("代号变更（`formerly:`）", "  hiring改为jobs"),
    "en": ("Called otherwise now (`formerly:`)", "  hiring is jobs now"),
    "ja": ("識別名の変更（`formerly:`）", "  hiringをjobsに変更"),
}


@pytest.mark.parametrize("lang", TOLD)
def test_a_change_of_names_alone_is_told_as_the_same_for_every_company(lang: str, tmp_path: Path) -> None:
    places = written(rules(), tmp_path / "old"), written(renamed(), tmp_path / "new")
    done = run("diff", *places, "--as-of", AS_OF, "--lang", lang)
    lines = done.stdout.splitlines()
    at = lines.index(TOLD[lang][0])
    assert (done.returncode, lines[at + 1], len(lines) - at) == (0, TOLD[lang][1], 3 + len(NAMES))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_nobody_moves_by_it_whatever_a_table_calls_things(kind: str, tmp_path: Path) -> None:
    places = written(rules(), tmp_path / "old"), written(renamed(), tmp_path / "new")
    frame = pl.DataFrame({"id": ["a", "b"], "staff": [9, 10], "trade": ["mills", "shops"]})
    table = tmp_path / f"t.{kind}"
    getattr(frame, f"write_{kind}")(table)
    done = run("impact", str(table), "--old", places[0], "--new", places[1], "--as-of", AS_OF, "--lang", "en")
    assert (done.returncode, "no company moved, 2 looked at" in done.stdout) == (0, True)


def _of(facts: str, asked: str = "{trade: mills}") -> dict[str, str]:
    found = texts(facts, {"p": policy("p", criterion("c", "C", asked))})
    return {**found, "policies.yaml": found["policies.yaml"].replace("language: 1", "language: 2")}


_TRADE = fact("trade", "choice", "Trade", _TRADES)
_STAFF, _PEOPLE = fact("staff", "count", "Staff"), fact("people", "count", "Others")
_RENAMED = fact("people", "count", "People", ", formerly: [staff]")
_JOINED = fact("people", "count", "People", ", formerly: [staff, hands]")
_MERGED = _TRADES + ", choices_formerly: {mill: mills, works: mills}"
_TWO = f", choices: {{mill: {text('Mill')}, works: {text('Works')}}}"
STAYS: Mapping[str, tuple[dict[str, str], dict[str, str]]] = {
    "nothing was called otherwise": (rules(), rules()),
    "there is nothing of that name": (_of(_TRADE), _of(_TRADE + _RENAMED)),
    "the name of now is of something else": (_of(_TRADE + _STAFF + _PEOPLE), _of(_TRADE + _RENAMED)),
    "two became one": (_of(_TRADE + _STAFF + fact("hands", "count", "Hands")), _of(_TRADE + _JOINED)),
    "two choices became one": (
        _of(fact("trade", "choice", "Trade", _TWO), "{trade: mill}"),
        _of(fact("trade", "choice", "Trade", _MERGED)),
    ),
    "it could not be read then": (
        _of(_TRADE + _STAFF + fact("more", "count", "people")),
        _of(_TRADE + _RENAMED.replace("People", "Persons")),
    ),
}


@pytest.mark.parametrize(("old", "new"), STAYS.values(), ids=STAYS)
def test_it_stays_as_it_is_where(old: dict[str, str], new: dict[str, str]) -> None:
    before = small(old)
    assert under_names_of(small(new), before) == (before, ())


def test_several_programmes_that_stand_together_stay_as_they_are() -> None:
    alone, together = small(rules()), joint(rules(), {**_of(_TRADE), "policies.yaml": _OTHER})
    assert under_names_of(small(renamed()), together) == (together, ())
    assert under_names_of(together, alone) == (alone, ())


_OTHER = _of(_TRADE)["policies.yaml"].replace("id: small", "id: other")
_BLOCKS = """  trade:
    type: choice
    group: g
    label: {zh: T, en: T, ja: T}
    question: {zh: T, en: T, ja: T}
    formerly:
      - line
    choices:
      mills: {zh: M, en: M, ja: M}
    choices_formerly:
      mill: mills
"""
_BLOCKS_NOW = _BLOCKS.replace("trade:", "craft:").replace("- line", "- trade\n      - line").replace("mills", "works")
WAYS = {
    "in blocks": (_BLOCKS, _BLOCKS_NOW.replace("mill: works", "mills: works\n      mill: works")),
    "in braces": (
        fact("trade", "choice", "T", f", formerly: [line], choices: {{mills: {text('M')}}}"),
        fact("craft", "choice", "T", f", formerly: [trade, line], choices: {{mills: {text('M')}}}"),
    ),
}


@pytest.mark.parametrize(("was", "now"), WAYS.values(), ids=WAYS)
def test_what_had_a_name_of_before_itself_has_both(was: str, now: str) -> None:
    old, new = small(_of(was)), small(_of(now, "{craft: works}" if "works" in now else "{craft: mills}"))
    before = under_names_of(new, old).programme
    assert before.compiled.texts["rules/facts.yaml"] == new.compiled.texts["rules/facts.yaml"]
