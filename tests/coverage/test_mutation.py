"""Mistakes planted in a small programme that its scenarios do not notice: exactly those that are expected by hand."""

import json
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written
from hostile import doubled, doubled_amounts, loaded, parity
from policies.other_programmes import OTHERS
from small_form import sized

import lucidrule
from lucidrule.compile.compiled import CompiledAward, CompiledParty, Rounded
from lucidrule.core.fault import UnreadableInput
from lucidrule.coverage.clauses import relations_of
from lucidrule.coverage.drafts import named_policies
from lucidrule.coverage.mutants import mutants
from lucidrule.coverage.mutation import Judged, Mutation, _begin
from lucidrule.coverage.mutation_report import lines, subject_told, survivor, to_dict, told_in_clauses
from lucidrule.coverage.seen import covered
from lucidrule.coverage.ways import ways
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated
from lucidrule.model.base import Text
from lucidrule.prove import comparison
from lucidrule.prove.solver import NotProven

ROOT = Path(__file__).resolve().parents[2]
_FACTS = fact("local", "flag", "Is local") + fact("staff", "count", "Staff")
_RULES = texts(
    _FACTS,
    {"hire": policy("hire", criterion("big", "Big", "{all: [{local: true}, {staff: {at_least: 5}}, {local: true}]}"))},
)


def _but(rules: dict[str, str], old: str, new: str) -> dict[str, str]:
    return {name: each.replace(old, new) for name, each in rules.items()}


_FEATURE = """Feature: hire

  Scenario Outline: staff
    Given Is local is yes
    And Staff is <staff>
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "<outcome>"

    Examples:
      | staff | outcome      |
%s
"""
_TERM = """
  Scenario: before the first day
    Given Is local is yes
    And Staff is 9
    When the company applies for "Hire" on 2018-12-31
    Then the outcome is "not in force"

  Scenario: on the first day
    Given Is local is yes
    And Staff is 9
    When the company applies for "Hire" on 2019-01-01
    Then the outcome is "eligible"
"""
_ROWS = ("      | 6     | eligible     |", "      | 4     | not eligible |", "      | 5     | eligible     |")
_SUM = """
  Scenario: what is given
    Given Is local is no
    And Staff is 9
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "not eligible"

  Scenario: how much
    Given Is local is yes
    And Staff is 9
    When the company applies for "Hire" on 2022-06-30
    Then the sum is 100,000 yuan
"""


def _mutation(folder: Path, feature: str) -> Mutation:
    (folder / "hire.feature").write_text(feature, encoding="utf-8")
    found = Mutation(small(_RULES), [folder / "hire.feature"])
    assert list(found.run())[-1] == len(found.mutants)
    return found


_LACKING = _FEATURE % "\n".join(_ROWS[:2]) + _SUM + _TERM
# By hand: nothing shows what 5 comes to, so it is not noticed that the bound does not count, nor that it lies higher by
# one; 4 is not enough and 6 is. Either of the two that say "is local" may be left out: that is proven to be the same,
# and so is another assessment year, for no fact is of a year.


def _told(found: Mutation) -> list[str]:
    return [each["after"] for each in to_dict(found, "en")["left"]]


def test_what_no_scenario_notices_is_what_is_expected_by_hand(tmp_path: Path) -> None:
    found = _mutation(tmp_path, _LACKING)
    assert _told(found) == ["staff of more than 5", "staff of at least 6"]
    assert (found.counts["equivalent"], found.counts["survived"]) == (4, 2)


def test_a_scenario_at_the_edge_notices_them(tmp_path: Path) -> None:
    found = _mutation(tmp_path, _FEATURE % "\n".join(_ROWS) + _SUM + _TERM)
    assert (found.left, list(lines(found, "en"))[-1]) == ([], "Whatever changes anything is noticed.")


def test_what_no_sentence_of_a_policy_says_is_told_too(tmp_path: Path) -> None:
    found = _mutation(tmp_path, _FEATURE % "\n".join(_ROWS) + _SUM)
    # No scenario is played on the first day or the day before it.
    assert [each["after"] for each in to_dict(found, "en")["left"]] == [
        "In force from 31 December 2018; its end is not published",
        "In force from 2 January 2019; its end is not published",
    ]
    assert [each["as_of"] for each in to_dict(found, "en")["left"]] == ["2018-12-31", "2019-01-01"]
    year = next(each for each in found.mutants if each.subject == "assessment_year")
    told = survivor(found, year, Judged(year.number, "not_told_apart"), "en")
    assert (told.before, told.after) == (
        "the assessment year lies 1 year before that of the reference date",
        "the assessment year lies 0 years before that of the reference date",
    )


def test_of_a_relation_each_of_more_than_two_policies_is_left_out(programme: lucidrule.Programme) -> None:
    compiled = programme.compiled
    stated, when = compiled.interactions[0]
    three = stated.model_copy(update={"policies": [*stated.policies, "first-set"]})
    found = mutants(replace(compiled, interactions=((three, when),)), ["first-set"])
    kept = [each.new[0].policies for each in found if each.is_relation and isinstance(each.new, tuple)]
    assert kept == [
        ["equipment-upgrade", "first-set"],
        ["major-project", "first-set"],
        ["major-project", "equipment-upgrade"],
    ]


def test_what_has_no_words_of_its_own_is_told_all_the_same(programme: lucidrule.Programme) -> None:
    found = Mutation(programme, [])
    relation = next(each for each in found.mutants if each.is_relation and each.new is None)
    told = survivor(found, relation, Judged(relation.number, "not_told_apart"), "en")
    assert "Where the same project meets the conditions of both" in told.before
    stated, when = relation.old
    alone = replace(relation, new=(stated.model_copy(update={"policies": ["major-project"]}), when))
    told = survivor(found, alone, Judged(relation.number, "not_told_apart"), "en")
    assert told.after == "Major project investment subsidy"
    # A cap that is far above what is paid is not told.
    awards = [each for each in found.mutants if isinstance(each.old, CompiledAward) and each.subject == "milestone-5"]
    cap = next(each for each in awards if each.new.cap != each.old.cap)
    assert survivor(found, cap, Judged(cap.number, "not_told_apart"), "en")[5:7] == ("", "")
    assert named_policies(relation.subject, programme.compiled) == ("major-project", "equipment-upgrade")
    assert named_policies("none", programme.compiled) == ()


_HIGHER = _but(_RULES, "at_least: 5", "at_least: 6")


def test_only_what_other_rules_do_not_say_is_changed() -> None:
    programme, other = small(_RULES).compiled, small(_HIGHER).compiled
    assert mutants(programme, (), small(_RULES).compiled) == []
    # The one criterion says otherwise, and so may all that is in it; what it gives is as before, and the term.
    whole, since = mutants(programme), mutants(programme, (), other)
    assert {each.subject for each in since} == {"big"}
    assert len(since) == len([each for each in whole if each.subject == "big"])
    declared = _but(_RULES, "type: count", "type: money")
    assert len(mutants(programme, (), small(declared).compiled)) == len(whole)
    more = f"awards: [{{id: v, label: {text('V')}, basis: assumed, amount: 5万}}, "
    several = _but(_but(_RULES, "entitlement: {", "entitlement: {of_several: all, "), "awards: [", more)
    assert mutants(programme, (), small(several).compiled) == []
    later = _but(_RULES, "from: 2019-01-01", "from: 2018-01-01")
    assert {each.subject for each in mutants(programme, (), small(later).compiled)} == {"in_force"}
    years = _but(_RULES, "years_before: 1", "years_before: 2")
    assert {each.subject for each in mutants(programme, (), small(years).compiled)} == {"assessment_year"}
    renamed = {name.replace("hire", "rent"): each.replace("hire", "rent") for name, each in _RULES.items()}
    assert len(mutants(programme, (), small(renamed).compiled)) == len(whole) - len(
        [each for each in whole if each.subject == "assessment_year"]
    )


def test_what_a_line_leads_to_stands_in_the_same_clause_and_a_criterion_has_its_label() -> None:
    programme = small(_RULES).compiled
    assert told_in_clauses(["· A, that is:", "  · B", "· C"], "en") == "A, that is: B; C"
    assert told_in_clauses(["· 甲，即：", "  · 乙", "· 丙"], "zh") == "甲，即：乙；丙"
    assert [subject_told("hire", each, programme, "en") for each in ("big", "in_force")] == ["Big", "in_force"]
    assert subject_told("none", "big", programme, "en") == "big"


def test_the_last_day_is_changed_too_and_other_facts_of_a_kind() -> None:
    until = _but(_RULES, "{from: 2019-01-01,", "{from: 2019-01-01, until: 2023-12-31,")
    rent = _but(until, "facts:\n", "facts:\n" + fact("rent", "money", "Rent") + fact("cost", "money", "Cost"))
    paid = _but(rent, "amount: 10万", "amount: {rate: 10%, of: rent}")
    found = mutants(small(paid).compiled)
    assert [each.day for each in found if each.subject == "in_force"] == [
        date(2018, 12, 31),
        date(2019, 1, 1),
        date(2023, 12, 31),
        date(2024, 1, 1),
    ]
    assert [each.new.fact for each in found if isinstance(each.old, tree.Ref)] == ["cost"]


class _Declared:
    def __init__(self, kind: str, choices: Any = None) -> None:
        self.type, self.choices = kind, choices


_MONEY, _SHARE = _Declared("money"), _Declared("share")
_PICK = _Declared("choice", dict.fromkeys("abc"))
_REF, _YEARLY = tree.Ref("x"), tree.Ref("x", tree.Year(0))
_FLAG, _OTHER = tree.Compare(_REF, "equals", True), tree.Compare(_REF, "equals", False)
_D = Decimal


def _years(*numbers: int) -> list[tree.Year]:
    return [tree.Year(each) for each in numbers]


def _asked(node: Any) -> tuple[str, Any]:
    """Return the operator of a comparison and what stands behind it; of one that is denied `not`."""
    asked: Any = node.part if isinstance(node, tree.Not) else node
    return ("not" if asked is not node else asked.operator), asked.operand


@pytest.mark.parametrize(
    ("node", "declared", "told"),
    [
        (
            tree.Compare(_REF, "at_least", _D(5)),
            _MONEY,
            [("more_than", _D(5)), ("at_most", _D(5)), ("at_least", _D(4)), ("at_least", _D(6))],
        ),
        (
            tree.Compare(_REF, "at_most", _D("0.5")),
            _SHARE,
            [("less_than", _D("0.5")), ("at_least", _D("0.5")), ("at_most", _D("0.49")), ("at_most", _D("0.51"))],
        ),
        (tree.Compare(_REF, "equals", True), _MONEY, [("equals", False)]),
        (tree.Compare(_REF, "equals", "a"), _PICK, [("not", "a"), ("equals", "b"), ("equals", "c")]),
        (
            tree.Compare(_REF, "is_one_of", ("a",)),
            _PICK,
            [("not", ("a",)), ("is_one_of", ("a", "b")), ("is_one_of", ("a", "c"))],
        ),
        (tree.Compare(_REF, "includes_any", ("a",)), _Declared("choices"), [("not", ("a",))]),
        (
            tree.Compare(_REF, "includes_any", ("a", "b")),
            _Declared("choices"),
            [("not", ("a", "b")), ("includes_all", ("a", "b")), ("includes_any", ("b",)), ("includes_any", ("a",))],
        ),
        (
            tree.Compare(_REF, "less_than", date(2022, 3, 1)),
            _MONEY,
            [
                ("at_most", date(2022, 3, 1)),
                ("more_than", date(2022, 3, 1)),
                ("less_than", date(2022, 2, 28)),
                ("less_than", date(2022, 3, 2)),
            ],
        ),
        (tree.Compare(_REF, "less_than", tree.AsOf()), _MONEY, [("at_most", tree.AsOf()), ("more_than", tree.AsOf())]),
        (
            tree.Compare(_REF, "within_years", (tree.Year(0), tree.Year(1))),
            _MONEY,
            [("not", tuple(_years(0, 1)))]
            + [("within_years", tuple(_years(*each))) for each in ((-1, 1), (1, 1), (0, 0), (0, 2))],
        ),
    ],
)
def test_a_comparison_is_changed_by_one_unit_one_edge_or_one_choice(node: Any, declared: Any, told: Any) -> None:
    assert [_asked(each) for each in ways(node, lambda ref: declared)] == told


def test_of_a_bound_that_a_person_decides_of_the_question_is_left_out() -> None:
    asked = tree.Compare(_YEARLY, "more_than", _D(5), "p")
    found = list(ways(asked, lambda ref: _MONEY))  # type: ignore[arg-type,return-value]
    assert [(each.ref.year, each.open_point, each.operand) for each in found] == [
        (tree.Year(-1), "p", 5),
        (tree.Year(1), "p", 5),
        (tree.Year(0), None, 5),
        (tree.Year(0), "p", 5),
        (tree.Year(0), "p", 4),
        (tree.Year(0), "p", 6),
    ]


_FIRST = tree.FirstExceeds("x", tree.Year(0), _D(5), "born", None)
_AMOUNT = tree.CompareAmount(_REF, "at_least", _D(5))
_SHARED = tree.CompareAmount(_REF, "at_least", _D("0.5"), _REF, of_zero=True)
_BANDS = tree.Banded((_D(1),), (_D("0.5"),), _REF, _REF, (_D(9),))
_SCHEDULE = tree.Scheduled((_D("0.7"),), "born", _REF)
_CHANGING: Any = Dated(((date(2022, 1, 1), _D(3)),), by_year=False)


@pytest.mark.parametrize(
    ("node", "news"),
    [
        (
            _FIRST,
            [replace(_FIRST, year=year) for year in _years(-1, 1)]
            + [replace(_FIRST, reaches=True), replace(_FIRST, bound=_D(4)), replace(_FIRST, bound=_D(6))],
        ),
        (
            replace(_FIRST, open_point="p"),
            [replace(_FIRST, open_point="p", year=year) for year in _years(-1, 1)]
            + [_FIRST]
            + [replace(_FIRST, open_point="p", bound=_D(each)) for each in (4, 6)],
        ),
        (
            _AMOUNT,
            [
                replace(_AMOUNT, operator="more_than"),
                replace(_AMOUNT, operator="at_most"),
                replace(_AMOUNT, bound=_D(4)),
                replace(_AMOUNT, bound=_D(6)),
            ],
        ),
        (
            _SHARED,
            [
                replace(_SHARED, operator="more_than"),
                replace(_SHARED, operator="at_most"),
                replace(_SHARED, bound=_D("0.49")),
                replace(_SHARED, bound=_D("0.51")),
                replace(_SHARED, of_zero=False),
            ],
        ),
        (tree.AllOf((_FLAG, _OTHER)), [tree.AnyOf((_FLAG, _OTHER)), tree.AllOf((_OTHER,)), tree.AllOf((_FLAG,))]),
        (tree.AnyOf((_FLAG, _OTHER)), [tree.AllOf((_FLAG, _OTHER)), tree.AnyOf((_OTHER,)), tree.AnyOf((_FLAG,))]),
        (tree.AllOf((_FLAG,)), []),
        (
            tree.AtLeast(1, (_FLAG, _OTHER)),
            [tree.AtLeast(2, (_FLAG, _OTHER)), tree.AtLeast(1, (_OTHER,)), tree.AtLeast(1, (_FLAG,))],
        ),
        (tree.AtLeast(2, (_FLAG, _OTHER)), [tree.AtLeast(1, (_FLAG, _OTHER))]),
        (tree.Not(_FLAG), [_FLAG]),
        (tree.Judgement("p"), []),
        (tree.Literal_(_D(3)), [tree.Literal_(_D(2)), tree.Literal_(_D(4))]),
        (_YEARLY, [tree.Ref("x", year) for year in _years(-1, 1)]),
        (tree.Scaled(_D("0.1"), _REF), [tree.Scaled(_D("0.09"), _REF), tree.Scaled(_D("0.11"), _REF)]),
        (
            tree.Scaled(_D(3), _REF, price=True),
            [tree.Scaled(_D(2), _REF, price=True), tree.Scaled(_D(4), _REF, price=True)],
        ),
        (tree.Scaled(_D(-1), _REF), []),
        (tree.LeastOf((_REF, _YEARLY)), [tree.LeastOf((_YEARLY,)), tree.LeastOf((_REF,))]),
        (
            _BANDS,
            [
                replace(_BANDS, starts=(_D(0),)),
                replace(_BANDS, starts=(_D(2),)),
                replace(_BANDS, rates=(_D("0.49"),)),
                replace(_BANDS, rates=(_D("0.51"),)),
                replace(_BANDS, fixed=(_D(8),)),
                replace(_BANDS, fixed=(_D(10),)),
                replace(_BANDS, above=(True,)),
            ],
        ),
        (_SCHEDULE, [replace(_SCHEDULE, rates=(_D("0.69"),)), replace(_SCHEDULE, rates=(_D("0.71"),))]),
    ],
)
def test_each_kind_of_condition_and_amount_is_changed_in_each_way(node: Any, news: list[Any]) -> None:
    assert list(ways(node, lambda ref: _MONEY)) == news  # type: ignore[arg-type,return-value]


def test_of_an_award_all_that_it_says_is_changed(programme: lucidrule.Programme) -> None:
    policies = {each.id: each for each in programme.compiled.policies}
    award = policies["specialised-enterprise"].awards[0]
    nothing = replace(policies["first-set"].criteria[0], condition=tree.AllOf(()))
    assert list(ways(nothing, lambda ref: _MONEY)) == []  # type: ignore[arg-type,return-value]
    always, never, again, *caps = ways(award, lambda ref: _MONEY)  # type: ignore[arg-type,return-value]
    assert (always.asked, never.asked, again.asked) == (tree.AllOf(()), tree.AnyOf(()), award.asked)
    assert (always.granted_before, never.granted_before) == (award.granted_before,) * 2
    assert (again.granted_before, [each.cap for each in caps]) == (None, [None, _D(99_999_999), _D(100_000_001)])
    plain = replace(award, stated=again.stated, condition=tree.AllOf(()), cap=_CHANGING, others=(_PARTY,))
    plain = replace(plain, rounding=Rounded("down", _D(100)))
    found = list(ways(plain, lambda ref: _MONEY))  # type: ignore[arg-type,return-value]
    assert [each.condition for each in found[:2]] == [tree.AnyOf(()), tree.AllOf(())]
    assert [each.cap.values[0][1] for each in found[2:4]] == [2, 4]
    assert [each.own_share for each in found[4:6]] == [_D("0.99"), _D("1.01")]
    assert [each.rounding for each in found[6:]] == [None]
    assert [each.share for each in ways(_PARTY, lambda ref: _MONEY)] == [_D("0.49"), _D("0.51")]  # type: ignore[arg-type,return-value]


_PARTY = CompiledParty(Text({"zh": "a", "en": "a", "ja": "a"}), _D("0.5"), tree.AllOf(()))


def test_relations_records_and_how_awards_combine_are_changed_too(programme: lucidrule.Programme) -> None:
    compiled = programme.compiled
    found = mutants(compiled, ["major-project"])
    relation = next(each for each in found if each.new is None)
    kept = [stated.id for stated, _ in relation.of(compiled).interactions]
    assert [stated.id for stated, _ in compiled.interactions if stated.id not in kept] == [relation.subject]
    assert (relation.policies, relation.is_relation) == (("major-project", "equipment-upgrade"), True)
    assert [each.is_relation for each in mutants(compiled, ["first-set"])] == [False] * len(
        mutants(compiled, ["first-set"])
    )
    ways_of = [each for each in mutants(compiled, ["revenue-milestone"]) if each.old is compiled.policy(each.subject)]
    combined = [each.of(compiled).policy("revenue-milestone") for each in ways_of]
    assert [each.of_several for each in combined if each is not None] == ["all", "highest"]


def test_what_the_solver_does_not_settle_is_neither_noticed_nor_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsettled(*asked: object) -> None:
        raise NotProven("time")

    monkeypatch.setattr(comparison, "difference", unsettled)
    found = _mutation(tmp_path, _LACKING)
    assert (found.counts["not_settled"], found.counts["equivalent"], found.counts["survived"]) == (
        len(found.left),
        0,
        0,
    )
    assert "not proven" in "\n".join(lines(found, "en"))


@pytest.mark.parametrize(("seconds", "settled", "reasons"), [(0.0, 0, {"time"}), (60.0, 6, set())])
def test_all_of_them_are_compared_within_a_time_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, settled: int, reasons: set[str]
) -> None:
    monkeypatch.setattr("lucidrule.coverage.mutation.MOST_OF_ALL", seconds)
    found = _mutation(tmp_path, _LACKING)
    counts = found.counts
    assert (counts["equivalent"] + counts["survived"], counts["not_settled"]) == (settled, 6 - settled)
    assert {each.reason for each in found.judged if each.fate == "not_settled"} == reasons


def test_what_is_not_settled_takes_half_of_what_is_left_to_lose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, asked = [0.0], list[float]()

    @contextmanager
    def within(seconds: float) -> Iterator[None]:
        asked.append(seconds)
        clock[0] += seconds
        raise NotProven("time")
        yield

    monkeypatch.setattr("lucidrule.coverage.mutation.monotonic", lambda: clock[0])
    # By its module: others take modules away and put them back.
    monkeypatch.setattr(import_module("lucidrule.prove.solver"), "within", within)
    (tmp_path / "hire.feature").write_text(_LACKING, encoding="utf-8")
    found = Mutation(small(_RULES), [tmp_path / "hire.feature"], seconds=160)
    list(found.run())
    # A twentieth of 160 s is 8 s.
    assert asked == [4.0, 2.0, 1.0, 0.5, 0.25, 0.125]


def test_a_process_ends_with_the_one_that_began_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, ignored, others = Queue[object](), list[object](), Queue[object]()
    monkeypatch.setattr("lucidrule.coverage.mutation.signal.signal", lambda *each: ignored.append(each))
    monkeypatch.setattr("lucidrule.coverage.mutation.os._exit", ended.put)
    # It is waited for as long as something is left of it.
    others.put("left")
    monkeypatch.setattr("lucidrule.coverage.mutation.parent_process", lambda: others)
    _begin()
    assert (ignored, ended.empty()) == ([(signal.SIGINT, signal.SIG_IGN)], True)
    others.task_done()
    assert ended.get(timeout=5) == 1


def test_without_a_solver_what_is_not_noticed_is_not_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lucidrule.prove.comparison", None)
    found = _mutation(tmp_path, _LACKING)
    assert found.counts["not_told_apart"] == len(found.left)
    assert "Without the extra `prove` nothing is proven" in "\n".join(lines(found, "en"))


def test_scenarios_that_fail_already_are_not_counted(tmp_path: Path) -> None:
    wrong = _LACKING.replace("| 4     | not eligible |", "| 4     | eligible     |")
    found = _mutation(tmp_path, wrong)
    assert (found.scenarios, found.failing) == (5, 1)
    assert "1 more scenarios fail as the rules are, and are not counted." in list(lines(found, "en"))


@pytest.mark.parametrize("told", ["nothing of the kind\n", _LACKING.replace("Is local", "Is nowhere")])
def test_what_is_no_feature_or_not_understood_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "odd.feature").write_text(told, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        Mutation(small(_RULES), [tmp_path / "odd.feature"])


def test_where_no_scenario_can_be_played_all_is_compared_today(tmp_path: Path) -> None:
    found = _mutation(tmp_path, _FEATURE % "      | 6     | not eligible |")
    assert (found.scenarios, found.failing, found.counts["killed"]) == (0, 1, 0)
    assert (found.counts["equivalent"], found.counts["survived"]) == (4, 14)


class _Here:
    """Processes that are this one; another one that was there before stays."""

    def __init__(self, jobs: int, context: object, *, initializer: object) -> None:
        self.jobs = jobs

    def __enter__(self) -> "_Here":
        return self

    def __exit__(self, *raised: object) -> None:
        return None

    def submit(self, asked: Any, *each: Any) -> Any:
        done: Future[Any] = Future()
        done.set_result(asked(*each))
        return done


class _Child:
    ended = False

    def terminate(self) -> None:
        self.ended = True


def test_the_command_tells_them_with_a_company_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.coverage.mutation.ProcessPoolExecutor", _Here)
    there, ours = _Child(), _Child()
    children = iter([[there], [there, ours]])
    monkeypatch.setattr("lucidrule.coverage.mutation.active_children", lambda: next(children))
    (tmp_path / "hire.feature").write_text(_LACKING, encoding="utf-8")
    rules = written(_RULES, tmp_path / "rules")
    asked = ("mutate", str(tmp_path / "hire.feature"), "--programme", rules, "--lang", "en")
    drafts = tmp_path / "drafts"
    done = run(*asked, "--jobs", "2", "--drafts", str(drafts), "--since", written(_HIGHER, tmp_path / "other"))
    assert (done.returncode, there.ended, ours.ended) == (1, False, True)
    said = (drafts / "001-big.feature").read_text(encoding="utf-8")
    assert [line.strip() for line in said.splitlines() if "|" in line or "outcome" in line] == [
        "| Is local | yes |",
        "| Staff | 5 |",
        '# Then the outcome is "Eligible"',
    ]
    # Nobody has signed it.
    assert "no Then" in run("test", str(drafts / "001-big.feature"), "--programme", rules, "--lang", "en").stdout
    assert "On 30 June 2022 this company comes out otherwise: Is local: yes; Staff: 5" in done.stdout
    told = json.loads(run(*asked, "--json", "--jobs", "1").stdout)
    assert (told["judged"], {each["file"] for each in told["left"]}) == (told["mutants"], {"rules/a/hire.yaml"})
    assert run("mutate", str(tmp_path / "gone"), "--lang", "en").returncode == 2


def test_ctrl_c_tells_what_is_known_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(mutation: Mutation, jobs: int) -> Any:
        yield 0
        raise KeyboardInterrupt

    monkeypatch.setattr(Mutation, "run", stopped)
    (tmp_path / "hire.feature").write_text(_LACKING, encoding="utf-8")
    done = run("mutate", str(tmp_path), "--programme", written(_RULES, tmp_path / "rules"), "--lang", "en")
    assert (done.returncode, "Stopped: 0 of " in done.stdout) == (130, True)


@pytest.mark.slow
def test_the_shipped_scenarios_notice_every_mistake_that_changes_anything(programme: lucidrule.Programme) -> None:
    files = [file for file in sorted((ROOT / "features").rglob("*.feature")) if "conformance" not in file.parts]
    # Also on a machine that does much else.
    found = Mutation(programme, files, seconds=1000)
    found.mutants = found.mutants[:: sized(1, small=12)]
    assert list(found.run())[-1] == len(found.mutants) > 30
    assert [each for each in found.judged if each.fate not in ("killed", "equivalent")] == []
    assert found.counts["killed"] > found.counts["equivalent"]


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_so_do_those_of_other_programmes(name: str) -> None:
    folder = ROOT / "examples" / "programmes" / name
    found = Mutation(lucidrule.load(folder), sorted(folder.glob("features/*.feature")), seconds=1000)
    found.mutants = found.mutants[:: sized(1, small=12)]
    assert list(found.run())[-1] == len(found.mutants) > 5
    assert [each for each in found.judged if each.fate not in ("killed", "equivalent")] == []


def test_a_rule_that_names_a_policy_of_another_programme_is_looked_at_where_both_are_loaded() -> None:
    folder = ROOT / "examples" / "programmes" / "optics-valley-industry-2022"
    alone, both = lucidrule.load(folder).compiled, lucidrule.load([folder, ROOT]).compiled
    changed = [{each.subject for each in mutants(one) if each.is_relation} for one in (alone, both)]
    wanted = [{each.name for each, _ in relations_of(one, [*one.numbers])} for one in (alone, both)]
    assert (changed[0], wanted[0]) == (set(), set())
    assert {"same-champion", "same-centre"} <= changed[1] & wanted[1]


def test_what_policies_share_concerns_all_of_them_whichever_is_asked_for() -> None:
    compiled = lucidrule.load().compiled
    shared = [each for each in mutants(compiled, ["revenue-milestone"]) if each.subject in ("g-location", "in_force")]
    assert {len(each.policies) for each in shared} == {10}


@pytest.mark.parametrize("files", [doubled(40), doubled_amounts(40), parity(40)])
def test_definitions_that_use_each_other_are_walked_once(tmp_path: Path, files: dict[str, str]) -> None:
    programme = loaded(files)
    assert len(mutants(programme.compiled)) < 1000
    (tmp_path / "p.feature").write_text(_USED, encoding="utf-8")
    seen = covered([tmp_path / "p.feature"], programme)
    assert {clause.kind for clause in seen.states} >= {"criterion", "leaf", "award"}
    assert seen.scenarios == 1


_USED = """Feature: p
  Scenario: one
    Given f0 is yes
    When the company applies for "p" on 2022-06-30
    Then the outcome is "eligible"
"""
