"""The interview as a page: it asks what `ask` asks, loses nothing, tells faults where they are, and ends as `check`."""

import json
import re
import zlib
from base64 import urlsafe_b64encode
from datetime import date

import pytest
import yaml
from benchmarks.companies import complete
from conftest import JUNE_2022, ROOT
from small_form import sized
from web.visit import CLIENT, Form, Visit, company

import lucidrule
from lucidrule.present.words import word
from lucidrule.web.page.question_key import key_of, missing_of
from lucidrule.web.page.state import State

NAMES = sorted(path.stem for path in (ROOT / "examples" / "companies").glob("*.yaml"))


def judged(programme: lucidrule.Programme, about: object, lang: str) -> list[str]:
    found = programme.determine(about, as_of=JUNE_2022)  # type: ignore[arg-type]  # a file or facts
    return [word(outcome.outcome, lang) for outcome in found.outcomes]


@pytest.mark.parametrize("name", NAMES[:1])
def test_an_interview_by_a_hidden_company_ends_as_it_is_judged(programme: lucidrule.Programme, name: str) -> None:
    visit = Visit("ja").begin().answer_all(programme.interview(company(name), as_of=JUNE_2022))
    assert visit.press("result", to="/ja/ask").outcomes == judged(programme, company(name), "ja")


@pytest.mark.slow
def test_interviews_by_many_hidden_companies_end_as_they_are_judged(programme: lucidrule.Programme) -> None:
    hidden = [*map(company, NAMES[1:]), *(complete(seed) for seed in range(200))][: sized(205, small=1)]
    visits = [Visit("zh").begin().answer_all(programme.interview(each, as_of=JUNE_2022)) for each in hidden]  # type: ignore[arg-type]  # a file or facts
    assert [visit.outcomes for visit in visits] == [judged(programme, each, "zh") for each in hidden]


def test_questions_come_in_the_order_of_the_interview_and_are_told_with_why_and_help(
    programme: lucidrule.Programme,
) -> None:
    interview, visit = programme.interview({}, as_of=JUNE_2022), Visit("zh").begin()
    first = visit.asked
    assert first == "sector"
    assert "贵企业从事哪个激光领域" in visit.text
    assert "可能改变全部待定政策的结论" in visit.text
    interview.answer("lasers")
    visit.press(v="lasers")
    second = interview.next()
    assert second is not None
    assert visit.asked == key_of(second.missing)
    interview.dont_know()
    third = interview.next()
    assert third is not None
    assert visit.press("unknown").asked == key_of(third.missing)


def rows(visit: Visit) -> dict[str, list[str]]:
    """Return the facts in the table, by state."""
    found: dict[str, list[str]] = {}
    for name, state in re.findall(r'<tr><th scope="row">([^<]+)</th><td>([^<]+)</td>', visit.text):
        found.setdefault(state, []).append(name)
    return found


def test_known_asked_and_not_asked_are_three_things() -> None:
    visit = Visit("en").begin().press(v="lasers").press("unknown")
    told = rows(visit)
    assert told["known"] == ["Laser field"]
    assert len(told["asked, not known"]) == 1
    assert len(told["not asked"]) == len(re.findall("Fill in<span", visit.text))
    assert "Known: 1; asked and not known: 1;" in visit.text


def test_back_shows_the_answer_and_changes_nothing() -> None:
    visit = Visit().begin().press(v="lasers")
    asked = visit.asked
    visit.press("back")
    assert (visit.asked, Form(visit.text).fields["sector"]) == ("sector", ["lasers"])
    assert visit.press().asked == asked
    assert visit.press("back").press("back").asked == "sector"


def test_any_answer_can_be_changed_and_all_others_stay() -> None:
    visit = Visit().begin().press(v="lasers").press(v="true").press(v="true")
    asked = visit.asked
    visit.press("", goto="sector").press(v="other_laser")
    assert (visit.asked, rows(visit)["known"].count("Laser field"), len(rows(visit)["known"])) == (asked, 1, 3)
    assert State.unpack(visit.packed).said[lucidrule.Missing("sector")] == "other_laser"


def test_what_was_typed_is_taken_also_where_another_button_is_pressed() -> None:
    visit = Visit().begin(policy="x").press("result", to="/en/ask", v="lasers")
    assert "Result" in visit.text
    assert State.unpack(visit.packed).answers == ((lucidrule.Missing("sector"), "lasers"),)


# "nothing-said", "answer-too-long"
WRONG = {
    "amount": ("annual_revenue.2021", "5亿吨", "annual_revenue.2021"),
    "day": ("founded_on", "2021-02-30", "founded_on"),
    "nothing": ("founded_on", "", "founded_on"),
    "long": ("founded_on", "9" * 3_000, "founded_on"),
    "count": ("first_set_products", "many", "first_set_products"),
}


@pytest.mark.parametrize(("key", "typed", "field"), WRONG.values(), ids=WRONG)
def test_what_is_no_answer_is_told_at_its_field_and_stays_in_it(key: str, typed: str, field: str) -> None:
    visit = Visit("zh").begin().press("", goto=key)
    before = visit.packed
    visit.press(v=typed)
    assert (visit.status, visit.asked, visit.packed) == (422, key, before)
    assert Form(visit.text).fields[key] == [typed]
    assert f'id="f-{field}"' in visit.text
    assert f'<a href="#v-{field}">' in visit.text
    assert visit.text.count('aria-invalid="true"') == 1


def test_a_contradiction_is_told_at_the_field_that_brings_it() -> None:
    visit = Visit().begin("facts: {founded_on: 2021-02-03}").press("", goto="annual_revenue.2019").press(v="3亿")
    assert (visit.status, visit.asked) == (422, "annual_revenue.2019")


def test_what_does_not_apply_or_never_happened_is_one_press_and_shown_as_it_was_said() -> None:
    visit = Visit().begin().press("", goto="equipment_amount.2021").press("say:not applicable")
    assert "Not applicable (0 yuan)" in visit.text
    visit.press("", goto="little_giant_on").press("say:never")
    assert State.unpack(visit.packed).answers[-1] == (lucidrule.Missing("little_giant_on"), "never")
    facts = yaml.safe_load(visit.press("save", to="/en/ask").text)["facts"]
    assert facts == {"equipment_amount": {2021: "not applicable"}, "little_giant_on": "never"}


def test_what_a_file_says_never_happened_stands_in_its_field() -> None:
    visit = Visit().begin("facts: {little_giant_on: never}").press("", goto="little_giant_on")
    assert Form(visit.text).fields["little_giant_on"] == ["never"]
    visit.press()
    assert State.unpack(visit.packed).answers == ()


def test_records_are_asked_one_after_another_and_fewer_of_them_forget_the_rest() -> None:
    visit = Visit().begin().press("", goto="first_set_products").press(v="2")
    visit.press("", goto="first_set_products.2.level").press(v="national")
    assert "first_set_products.2.level" in [key_of(missing) for missing in State.unpack(visit.packed).said]
    visit.press("", goto="first_set_products").press(v="1")
    assert [key_of(missing) for missing in State.unpack(visit.packed).said] == ["first_set_products"]
    assert visit.press("", goto="first_set_products").press("say:0").status == 200


def test_choices_can_be_ticked_and_none_of_them_too() -> None:
    visit = Visit().begin().press("", goto="granted").press(v=["-none"])
    granted = lucidrule.Missing("granted")
    assert State.unpack(visit.packed).said[granted] == "none"
    assert 'value="-none" checked' in visit.press("", goto="granted").text
    award = "optics-valley-laser/specialised-enterprise/little-giant"
    visit.press(v=[award, "-none"])
    assert State.unpack(visit.packed).said[granted] == (award,)
    assert visit.press("", goto="granted").text.count("checked") == 1


def test_the_file_to_save_has_the_answers_beside_what_was_opened_with_its_comments(
    programme: lucidrule.Programme,
) -> None:
    text = company("raycus").read_text(encoding="utf-8")
    visit = Visit("zh").begin(text, name="锐科").press("", goto="founded_on").press(v="2007年4月6日")
    visit.press("unknown").press("save", to="/zh/ask")
    assert visit.headers["content-disposition"] == 'attachment; filename="company.yaml"'
    assert "# about: 34.1亿 less the growth of 47.18%" in visit.text
    saved = yaml.safe_load(visit.text)
    assert (saved["company"]["name"], saved["facts"]["founded_on"]) == ("锐科", date(2007, 4, 6))
    assert "unknown" in saved["facts"].values()
    assert programme.profile(visit.text.encode()).company.name == "锐科"


def test_a_group_is_a_form_whose_faults_stand_at_their_fields_and_whose_other_answers_are_taken() -> None:
    visit = Visit("en").begin("facts: {founded_on: 2019-05-06}").press("", group="company")
    assert Form(visit.text).fields["founded_on"] == ["2019-05-06"]
    visit.press(founded_on="soon", registered_in_zone="true", pays_tax_in_zone="unknown")
    assert (visit.status, visit.text.count('class="fault"')) == (422, 1)
    assert 'value="soon"' in visit.text
    visit.press(founded_on="")
    assert set(State.unpack(visit.packed).said.items()) == {
        (lucidrule.Missing("registered_in_zone"), "true"),
        (lucidrule.Missing("pays_tax_in_zone"), "unknown"),
        (lucidrule.Missing("founded_on"), None),
    }
    assert visit.asked == "sector"


def test_a_group_has_the_years_and_the_records_that_are_known_and_can_be_saved_from() -> None:
    text = "facts: {annual_revenue: {2018: 1亿}, first_set_products: [{level: national}]}"
    visit = Visit("zh").begin(text).press("", group="revenue")
    assert {"annual_revenue.2018", "annual_revenue.2021"} <= set(Form(visit.text).fields)
    assert visit.press("stay", to="/ja/group").text.count('lang="ja"') == 2
    saved = yaml.safe_load(visit.press("save", **{"annual_revenue.2021": "2亿"}).text)
    assert saved["facts"]["annual_revenue"] == {2018: "1亿", 2021: "2亿"}
    visit = Visit("zh").begin(text).press("", group="technology")
    assert Form(visit.text).fields["first_set_products.1.level"] == ["national"]
    assert visit.press("", to="/zh/ask", group="none").status == 400


def test_another_language_shows_the_same_question() -> None:
    visit = Visit("en").begin().press(v="lasers")
    asked = visit.asked
    visit.press("stay", to="/zh/ask")
    assert (visit.asked, "不清楚" in visit.text) == (asked, True)


def packed(told: object) -> str:
    return urlsafe_b64encode(zlib.compress(json.dumps(told).encode())).decode()


# "state-damaged"
TAMPERED = {
    "nothing": "",
    "no base64": "ö" * 9,
    "no zlib": "abcd",
    "cut": packed([[], "2022-06-30", "", []])[:-8],
    "bomb": urlsafe_b64encode(zlib.compress(b" " * 100_000_000)).decode(),
    "long": "A" * 300_000,
    "deep": urlsafe_b64encode(zlib.compress(b"[" * 100_000)).decode(),
    "no list": packed(5),
    "day": packed([[], "today", "", []]),
    "text": packed([[], "2022-06-30", "x" * 100_001, []]),
    "no text": packed([[], "2022-06-30", 5, []]),
    "many": packed([[], "2022-06-30", "", [["sector", "lasers"]] * 2_001]),
    "key": packed([[], "2022-06-30", "", [["SECTOR", "lasers"]]]),
    "answer": packed([[], "2022-06-30", "", [["sector", 5]]]),
    "long answer": packed([[], "2022-06-30", "", [["sector", "x" * 2_001]]]),
    "choices": packed([[], "2022-06-30", "", [["granted", [5]]]]),
    "many choices": packed([[], "2022-06-30", "", [["granted", ["x"] * 501]]]),
    "unknown fact": packed([[], "2022-06-30", "", [["fact", "5"]]]),
    "no value": packed([[], "2022-06-30", "", [["sector", "gold"]]]),
    "no record": packed([[], "2022-06-30", "", [["first_set_products.4.level", "national"]]]),
    "programme": packed([["other"], "2022-06-30", "", []]),
    "no mapping": packed([[], "2022-06-30", "- 5", []]),
    "unreadable": packed([[], "2022-06-30", "a: [", []]),
    "half a character": packed([[], "2022-06-30", "company: {name: \ud800}", []]),
    "odd facts": packed([[], "2022-06-30", "facts: 5", [["sector", "lasers"]]]),
}


@pytest.mark.parametrize("state", TAMPERED.values(), ids=TAMPERED)
def test_a_state_that_somebody_changed_is_refused_in_words(state: str) -> None:
    answer = Visit().client.post("/zh/ask", data={"state": state, "do": "answer"})
    assert (answer.status_code, "无法完成" in answer.text, "Traceback" in answer.text) == (400, True, False)


ODD = {"fact": "no_such_fact", "part": "first_set_products.1.weight", "part of none": "sector.1.level"}


@pytest.mark.parametrize("key", ODD.values(), ids=ODD)
def test_a_question_that_there_is_not_is_refused_in_words(key: str) -> None:
    visit = Visit("en").begin()
    assert visit.press("", goto=key).status == 400


def test_what_is_asked_is_a_short_text() -> None:
    each = ["sector", "annual_revenue.2021", "annual_revenue.-2019", "first_set_products.2.level"]
    found = [missing_of(key) for key in each]
    assert [key_of(missing) for missing in found if missing is not None] == each
    assert [missing_of(key) for key in ("", "A", "a.b", "a.1", "a.1.2", None, 5)] == [None] * 7


TYPED = (
    *("0", "-1", "1e999", "9" * 50, "是", "none", "不适用", "2021-02-30", "5%", "<b>", "[]", "\u202e", "2019：x"),
    *("51", "\t"),
)


@pytest.mark.slow
def test_whatever_is_typed_into_whichever_field_is_taken_or_told_at_it(programme: lucidrule.Programme) -> None:
    facts = programme.compiled.facts
    keys = [key for name in facts for key in (name, f"{name}.2021", f"{name}.-2019", f"{name}.0001")]
    keys += [f"first_set_products.{at}.{part}" for at in (1, 999) for part in facts["first_set_products"].parts or {}]
    state = Visit().begin("facts: {first_set_products: [{}]}").packed
    told = [{"state": state, "at": key, key: typed, "do": "answer"} for key in keys for typed in TYPED]
    told = told[: sized(len(told), small=20)]
    assert {CLIENT.post("/en/ask", data=each).status_code for each in told} - {200} == {422}
