"""Words that follow a number agree with it; a noun that is put into another text has the form that is asked for."""

import pytest

from lucidrule.core.fault import Fault, message
from lucidrule.present.words import word
from lucidrule.scenarios.words import report_text
from lucidrule.texts.catalogue import Noun, Number

COUNTED = [
    ("screened", (1, "30 June 2022"), "1 company at 30 June 2022"),
    ("screened", (2, "30 June 2022"), "2 companies at 30 June 2022"),
    ("screened", (0, "30 June 2022"), "0 companies at 30 June 2022"),
    ("screened", ("1,000", "30 June 2022"), "1,000 companies at 30 June 2022"),
    ("sum_of_some", ("5 yuan", 1), "5 yuan (1 company)"),
    ("cells_not_taken", (1,), "1 cell was not taken and counts as not known:"),
    ("cells_not_taken", (3,), "3 cells were not taken and count as not known:"),
    ("common_only", (1,), "only the 1 fact missing for the common conditions (above)"),
    ("common_missing", (4,), "and the 4 facts missing for the common conditions (above)"),
    ("to_find_out_more", (1,), "1 more: --full lists it, and lucidrule ask asks it."),
    ("to_find_out_more", (2,), "2 more: --full lists them, and lucidrule ask asks them one by one."),
    ("no_faults", ("Programme", 1, 0), "✔ Programme: 1 policy, 0 company files, no faults"),
    ("no_faults", ("Programme", 10, 1), "✔ Programme: 10 policies, 1 company file, no faults"),
    ("ask_open", (1, 7), "[1 policy open, 7 facts missing]"),
    ("ask_open", (7, 1), "[7 policies open, 1 fact missing]"),
    ("resumed", ("firm.yaml", 1), "firm.yaml was read: 1 fact is known"),
    ("renewing", (1,), "The rules are new: 1 company is judged again …"),
    ("verified", (1, 2), "Verified: 1 entry; 2 changes of outcome are as recomputed."),
    ("verified", (2, 1), "Verified: 2 entries; 1 change of outcome is as recomputed."),
    ("not_recomputed", (1,), "1 more was made under rules that cannot be read any more, and was not recomputed."),
    ("progress_rows", ("1", "1"), "1 row, 1 a second"),
    ("after_assessment", (1,), "the year 1 year after the assessment year"),
]


@pytest.mark.parametrize(("key", "parts", "said"), COUNTED, ids=[f"{key}-{parts[0]}" for key, parts, _ in COUNTED])
def test_words_agree_with_their_number(key: str, parts: tuple[object, ...], said: str) -> None:
    assert word(key, "en", *parts) == said


def test_numbers_of_events_agree_each_with_its_own_word() -> None:
    said = word("taken_summary", "en", 1, 2, 1, "30 June 2022")
    assert said == "1 event taken, 2 refused; 1 change of outcome; the register stands at 30 June 2022"


@pytest.mark.parametrize(("number", "word_"), [(1, "scenario"), (5, "scenarios")], ids=["one", "five"])
def test_scenarios_agree_with_their_number(number: int, word_: str) -> None:
    assert (
        report_text("summary", "en", number, number, 0, 0) == f"{number} {word_}: {number} passed, 0 failed, 0 at fault"
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "`laser` may mean several policies"),
        ("zh", "`laser` 可以指几个不同的政策"),
    ],
)
def test_a_name_of_several_policies_says_policies(lang: str, said: str) -> None:
    assert message(Fault("ambiguous-name", None, {"name": "laser", "kind": "@name:policy"}), lang) == said


def test_a_name_of_no_policy_says_policy() -> None:
    fault = Fault("no-such-name", None, {"name": "laser", "kind": "@name:policy"})
    assert message(fault, "en") == "there is no policy named `laser`"


@pytest.mark.parametrize(
    ("rows", "count", "said"),
    [
        ("3", "1", "row 3 about the same company says something else, so it counts as not known"),
        ("3, 5", "2", "rows 3, 5 about the same company say something else, so it counts as not known"),
    ],
    ids=["one", "two"],
)
def test_rows_that_differ_agree_with_their_number(rows: str, count: str, said: str) -> None:
    assert message(Fault("rows-differ", None, {"rows": rows, "count": count}), "en") == said


def test_cells_that_are_refused_agree_with_their_number() -> None:
    one = message(Fault("cells-refused", None, {"count": "1"}), "en")
    assert one == "1 cell cannot be used, so nothing was written (--strict)"


def test_a_name_with_a_bar_is_shown_whole() -> None:
    assert f"{Number('a|b')} {Noun('policy')}" == "a|b policy"
