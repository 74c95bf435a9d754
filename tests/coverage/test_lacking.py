"""Scenarios that are lacking, as drafts: those that they are added to show what was not shown."""

import re
from pathlib import Path

import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written

from lucidrule.coverage.drafts import write_drafts
from lucidrule.coverage.lacking import drafts_of
from lucidrule.coverage.seen import Seen, covered
from lucidrule.prove.solver import NotProven
from lucidrule.prove.witness import Witnesses

_PARTS = f", parts: {{price: {{type: money, label: {text('Price')}, question: {text('Price?')}}}}}"
_FACTS = (
    fact("local", "flag", "Is local")
    + fact("staff", "count", "Staff")
    + fact("rent", "money", "Rent")
    + fact("income", "money", "Income")
    + fact("born", "date", "Founding date")
    + fact("moved", "event", "Moved in")
    + fact("sales", "money", "Sales", ", yearly: true")
    + fact("products", "records", "Products", _PARTS)
)
_SHARE = "{share: {of: rent, in: income, at_least: 50%}}"
_FIRST = "{sales: {first_exceeds: 1亿, since: born}}"
_BANDS = "{bands: [{from: 0, below: 5万, rate: 1%}, {from: 5万, rate: 2%}], by: rent}"
_YEARS = "{schedule: [50%, 30%], counted_from: moved, of: rent}"
_EACH = "for_each: products\neach: [" + criterion("dear", "Dear", "{price: {at_least: 5}}") + "]\n"
_WHEN = f"[{{id: w, label: {text('W')}, basis: assumed, when: {{staff: {{more_than: 9}}}}, amount: 1万}}]"
_POINT = f"open_points: {{worth: {{question: {text('Is it worthy?')}, basis: assumed}}}}\ncriteria: "
_RULE = f"rules: [{{id: one, effect: exclude, policies: [hire, sell], when: {{local: false}}, label: {text('One')}"


def _rules() -> dict[str, str]:
    worthy = criterion("worthy", "Worthy", "{any: [{needs_judgement: worth}, {born: {before: 2000-01-01}}]}")
    read = f"readings: [{{id: r, text: {text('R')}, basis: assumed}}]\n"
    hire = policy("hire", criterion("share", "Share", _SHARE) + ", {use: home}", amount=_BANDS, more=read)
    grow = policy("grow", criterion("first", "First", _FIRST), amount=_YEARS)
    sell = policy("sell", worthy, more=_EACH)
    sell = sell[: sell.index("{awards:")] + f"{{awards: {_WHEN}}}\n"
    shared = f"{_POINT}[{criterion('home', 'Is at home', '{staff: {at_least: 3}}')}]\n"
    files = texts(_FACTS, {"hire": hire, "grow": grow, "sell": sell}, shared=shared)
    top = files["policies.yaml"].replace("basis: assumed}}", f"basis: assumed}}, {_RULE}, basis: assumed}}]}}")
    return {**files, "policies.yaml": top}


_FEATURE = """Feature: nothing

  Scenario: nothing is known
    Given Is local is yes
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "undetermined"
"""


def _missing(seen: Seen) -> set[tuple[str, str, str]]:
    return {(each.kind, each.name, state) for each in seen.states for state in seen.missing(each)}


def _signed(draft: Path) -> Path:
    """Take away each # before what is expected, as a person does who agrees."""
    draft.write_text(re.sub("(?m)^    # (?!What)", "    ", draft.read_text("utf-8")), encoding="utf-8")
    return draft


def test_with_the_drafts_all_is_shown_but_what_only_answers_and_years_show(tmp_path: Path) -> None:
    programme = small(_rules())
    (tmp_path / "a.feature").write_text(_FEATURE, encoding="utf-8")
    seen = covered([tmp_path / "a.feature"], programme)
    assert len(_missing(seen)) > 30
    drafts = drafts_of(seen, programme)
    write_drafts(drafts, tmp_path / "drafts", programme, "en", force=False)
    files = [tmp_path / "a.feature", *map(_signed, sorted((tmp_path / "drafts").iterdir()))]
    assert _missing(covered(files, programme)) == {
        # Of an open point the answer is the authority's; of a schedule nothing looks for the year.
        ("leaf", "worthy", "met"),
        ("leaf", "worthy", "not_met"),
        ("criterion", "worthy", "not_met"),
        ("band", "w", "reached"),
        # No scenario about one policy shows rules between several.
        *(("relation", "one", state) for state in ("met", "not_met", "unknown")),
        *(("leaf", "one", state) for state in ("met", "not_met", "unknown")),
    }


def test_what_the_solver_does_not_settle_has_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsettled(*_: object) -> None:
        raise NotProven("time")

    programme = small(_rules())
    monkeypatch.setattr(Witnesses, "facts", unsettled)
    (tmp_path / "a.feature").write_text(_FEATURE, encoding="utf-8")
    seen = covered([tmp_path / "a.feature"], programme, ["grow"])
    assert [draft.facts for draft in drafts_of(seen, programme)] == [{}]


def test_the_command_writes_them(tmp_path: Path) -> None:
    written(_rules(), tmp_path)
    (tmp_path / "features").mkdir()
    (tmp_path / "features/a.feature").write_text(_FEATURE, encoding="utf-8")
    done = run("coverage", "--policy", "grow", "--drafts", "d", "--lang", "en", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    # Its sales are not known, below the bound, at it and above; that they are meets or fails the criterion, too.
    drafted = [each.read_text("utf-8") for each in (tmp_path / "d").iterdir()]
    assert [re.findall('applies for the "([^"]+)"', each) for each in drafted] == [["Grow"]] * 4
