"""Awards that are given only once: who was granted one before is not granted it again."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from few_rules import fact, small, text, texts

import lucidrule
from lucidrule.compile.programme import warnings_of
from lucidrule.core.fault import ProfileAtFault, RulesAtFault, render
from lucidrule.model.money import YUAN
from lucidrule.present.entitlement import sum_of
from lucidrule.present.laid_out import laid_out
from lucidrule.present.policy import describe
from lucidrule.present.schema import company_schema
from lucidrule.present.short import short
from lucidrule.tables.job import Job

AS_OF = date(2022, 5, 5)
FACTS = fact("local", "flag", "Local") + fact("sales", "money", "Sales")


def award(name: str, more: str) -> str:
    return f"{{id: {name}, label: {text('Award ' + name)}, basis: assumed, {more}}}"


def policy(name: str, *awards: str, rule: str = "all") -> str:
    listed = ", ".join(award(f"w{at}", more) for at, more in enumerate(awards))
    entitlement = f"entitlement: {{of_several: {rule}, awards: [{listed}]}}\n"
    return f"id: {name}\ntitle: {text('Policy ' + name)}\nsummary: {text('s')}\ncriteria: []\n{entitlement}"


def programme(*policies: str, facts: str = FACTS, language: int = 2, name: str = "small") -> lucidrule.Programme:
    files = texts(facts, dict(zip("pqr", policies, strict=False)))
    top = files["policies.yaml"].replace("language: 1", f"language: {language}").replace("id: small", f"id: {name}")
    return small({**files, "policies.yaml": top})


ONCE = "amount: 10万, once: true"
MADE = programme(policy("p", ONCE), policy("q", ONCE, "amount: 2万"))


def judged(granted: Any) -> lucidrule.Determination:
    return MADE.determine({"granted": granted}, as_of=AS_OF)


def sums(found: lucidrule.Determination) -> list[Any]:
    return [None if each.entitlement.sum is None else each.entitlement.sum[:2] for each in found.outcomes]


FULL, REST, BOTH = Decimal(100_000), Decimal(20_000), Decimal(120_000)


@pytest.mark.parametrize(
    ("granted", "wanted"),
    [
        ([], [(FULL, FULL), (BOTH, BOTH)]),
        ("none", [(FULL, FULL), (BOTH, BOTH)]),
        (["small/p/w0"], [(0, 0), (BOTH, BOTH)]),
        (["p/w0", "q/w0"], [(0, 0), (REST, REST)]),
        (["p"], [(0, 0), (BOTH, BOTH)]),
        (["Policy p"], [(0, 0), (BOTH, BOTH)]),
        (["Policy q/Award w0"], [(FULL, FULL), (REST, REST)]),
        (["Policy q: Award w0"], [(FULL, FULL), (REST, REST)]),
        ("p/w0；q/w0", [(0, 0), (REST, REST)]),
        ([{"award": "p/w0", "year": 2020, "sum": "50万"}], [(0, 0), (BOTH, BOTH)]),
        ([{"policy": "q", "award": "w0"}, {"award": "p"}], [(0, 0), (REST, REST)]),
        ([{"奖励": "q/w0", "年度": 2021}], [(FULL, FULL), (REST, REST)]),
        (["q/w1"], [(FULL, FULL), (BOTH, BOTH)]),
        (["elsewhere/other-policy/prize"], [(FULL, FULL), (BOTH, BOTH)]),
        ("elsewhere/other-policy/prize", [(FULL, FULL), (BOTH, BOTH)]),
        (None, [(0, FULL), (REST, BOTH)]),
    ],
    ids=repr,
)
def test_what_was_granted_before_comes_to_nothing(granted: Any, wanted: Any) -> None:
    found = judged(granted)
    assert (sums(found), [each.outcome for each in found.outcomes]) == (wanted, ["eligible", "eligible"])


def test_where_it_is_not_known_the_fact_is_named() -> None:
    (only,) = MADE.determine({}, as_of=AS_OF).outcomes[0].entitlement.awards
    assert (only.low, only.high) == (Decimal(0), FULL)
    assert {each.fact for each in only.missing} == {"granted"}


def test_as_data_it_says_what_was_granted_before() -> None:
    found = judged(["p", "q/w0"])
    assert [each.to_dict()["entitlement"].get("already_granted") for each in found.outcomes] == [["w0"], ["w0"]]
    assert found.combination.to_dict()["already_granted"] == ["p"]
    assert found.combination.totals == (REST,)
    assert "already_granted" not in judged([]).combination.to_dict()


@pytest.mark.parametrize(
    ("lang", "told", "together"),
    [
        ("zh", "此前已获，不再给予", "此前已获、不再给予：Policy p"),
        ("en", "granted before, not again", "Granted before: Policy p"),
        ("ja", "受給済みのため対象外", "受給済み：Policy p"),
    ],
    ids=["zh", "en", "ja"],
)
def test_it_is_told_of_the_policy_of_the_award_and_of_the_total(lang: str, told: str, together: str) -> None:
    found = judged(["p", "q/w0"])
    text_ = found.explain(lang)
    assert sum_of(found.outcomes[0], YUAN, lang) == told
    assert told in text_.partition("2. Policy q")[2]
    assert together in text_


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "仅给予一次，已获者不再给予"), ("en", "granted once only"), ("ja", "一度限り（受給済みの場合は対象外）")],
    ids=["zh", "en", "ja"],
)
def test_a_policy_tells_that_it_gives_only_once(lang: str, told: str) -> None:
    described = describe(MADE.compiled.policies[0], MADE.compiled, lang)
    assert told in described
    assert "includes" not in described


@pytest.mark.parametrize("rule", ["all", "highest", "last"])
@pytest.mark.parametrize("granted", [[], ["p/w0"], ["p/w1"], ["p/w0", "p/w1"], None], ids=repr)
def test_columns_and_the_evaluator_pay_the_same(granted: Any, rule: str) -> None:
    made = programme(policy("p", "amount: 3, once: true", "amount: 5, once: true, when: {local: true}", rule=rule))
    series = pl.Series([granted] * 3, dtype=pl.List(pl.String))
    frame = pl.DataFrame({"local": [True, False, None], "granted": series})
    found = made.screen(frame, as_of=AS_OF, sums=True).select("p low", "p high").rows()
    entitled = [
        made.determine({"local": local, "granted": granted}, as_of=AS_OF).outcomes[0].entitlement.sum
        for local in (True, False, None)
    ]
    assert found == [(getattr(each, "low", None), getattr(each, "high", None)) for each in entitled]


def test_of_a_service_that_was_granted_before_there_is_no_sum() -> None:
    made = programme(policy("p", "kind: service, once: true"))
    found = made.determine({"granted": ["p"]}, as_of=AS_OF).outcomes[0]
    assert (found.entitlement.sum, found.already_granted) == (None, True)


def test_records_are_each_paid_what_was_not_granted_before() -> None:
    price = f"{{price: {{type: money, label: {text('Price')}, question: {text('?')}}}}}"
    items = f"  items: {{type: records, group: g, label: {text('Items')}, question: {text('??')}, parts: {price}}}\n"
    one = f"{{id: e, label: {text('e')}, basis: assumed, when: {{price: {{at_least: 1}}}}}}"
    each = f"for_each: items\neach: [{one}]\n"
    made = programme(each + policy("p", "amount: price, once: true", "amount: 1"), facts=FACTS + items)
    known = {"items": [{"price": 5}, {"price": 7}]}
    paid = [made.determine({**known, "granted": g}, as_of=AS_OF).outcomes[0].total for g in ([], ["p/w0"])]
    assert paid == [14, 2]


@pytest.mark.parametrize(
    ("granted", "code"),
    [
        (["p/w9"], "unknown-choice"),
        (["q"], "unknown-choice"),
        (["smal/p/w0"], "unknown-choice"),
        ([{"year": 2020}], "not-a-granted-record"),
        ([{"award": "p", "when": 2020}], "not-a-granted-record"),
        ([{"award": "p", "year": "then"}], "not-a-granted-record"),
        ([{"award": "p", "sum": "much"}], "not-a-granted-record"),
        ([{"award": 5}], "not-a-granted-record"),
        ([{"award": "p", "奖励": "q"}], "not-a-granted-record"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_what_names_no_award_is_refused(granted: Any, code: str, lang: str) -> None:
    with pytest.raises(ProfileAtFault) as error:
        judged(granted)
    assert [fault.code for fault in error.value.faults] == [code]
    assert render(error.value.faults, lang)


def test_the_nearest_award_is_named() -> None:
    with pytest.raises(ProfileAtFault) as error:
        judged(["p/w1"])
    assert "p/w0" in str(error.value)


@pytest.mark.parametrize("language", [1, 2])
def test_without_such_an_award_nobody_is_asked(language: int) -> None:
    made = programme(policy("p", "amount: 1"), language=language)
    assert "granted" not in made.compiled.facts


def test_a_fact_of_that_name_is_taken() -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(policy("p", ONCE), facts=FACTS + fact("granted", "flag", "Granted"))
    assert [fault.code for fault in error.value.faults] == ["reserved-name"]


def test_version_1_of_the_language_does_not_have_it() -> None:
    with pytest.raises(RulesAtFault) as error:
        programme(policy("p", ONCE), language=1)
    assert [fault.code for fault in error.value.faults] == ["newer-key"]


def test_rules_may_ask_for_it_too() -> None:
    asked = f"criteria: [{{id: c, label: {text('c')}, basis: assumed, when: {{granted: {{includes: p}}}}}}]"
    found = programme(policy("p", ONCE), policy("q", ONCE).replace("criteria: []", asked))
    outcomes = [found.determine({"granted": g}, as_of=AS_OF).outcomes[1].outcome for g in ([], ["p"])]
    assert outcomes == ["ineligible", "eligible"]


def test_sessions_know_it() -> None:
    asked = f"criteria: [{{id: c, label: {text('c')}, basis: assumed, when: {{local: true}}}}]"
    session = programme(policy("p", ONCE).replace("criteria: []", asked)).session({"granted": []}, as_of=AS_OF)
    session.know("local", True)
    session.know("granted", ["p"])
    assert sums(session.determination())[0] == (0, 0)


def test_a_table_says_it_in_a_column_of_its_own(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text("id,已获奖励\na,p/w0；q/w0\nb,无\nc,\n", encoding="utf-8")
    job = Job(MADE.compiled, (str(place),), tmp_path / "out.csv", AS_OF, policies=("p", "q"), lang="en")
    assert job.run(lambda *_: None) == []
    found = pl.read_csv(tmp_path / "out.csv", infer_schema=False)["1. Policy p: Estimated amount"]
    assert found.to_list() == ["granted before, not again", "100,000 yuan", "0 yuan to 100,000 yuan"]


def test_a_programme_with_a_fact_of_that_name_cannot_stand_beside_it(tmp_path: Path) -> None:
    one = programme(policy("p", ONCE), name="one").compiled.texts
    # Of the first version of the language, which let facts be called so.
    given = FACTS + fact("granted", "flag", "Given")
    two = programme(policy("p", "amount: 1"), facts=given, language=1, name="two").compiled.texts
    files = {
        tmp_path / name / path: text_ for name, each in (("one", one), ("two", two)) for path, text_ in each.items()
    }
    assert len([_put(path, content) for path, content in files.items()]) == 8
    with pytest.raises(RulesAtFault) as error:
        lucidrule.load([tmp_path / "one", tmp_path / "two"])
    assert [fault.code for fault in error.value.faults] == ["fact-declared-otherwise"]


def _put(path: Path, content: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_text(content, encoding="utf-8")


def test_programmes_that_stand_together_ask_it_once(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    made = {folder: programme(policy("p", ONCE), name=folder.name).compiled.texts for folder in folders}
    files = {folder / path: content for folder, each in made.items() for path, content in each.items()}
    assert len([_put(path, content) for path, content in files.items()]) == 8
    found = lucidrule.load(folders).determine({"granted": ["two/p/w0"]}, as_of=AS_OF)
    assert [each.total for each in found.outcomes] == [FULL, 0]


def test_editors_take_names_and_records_of_what_was_granted() -> None:
    facts = company_schema(MADE.compiled)["properties"]["facts"]["anyOf"][0]
    declared = facts["properties"]["granted"]
    assert declared["anyOf"][0]["type"] == "array"
    assert [kind["type"] for kind in declared["anyOf"][0]["items"]["anyOf"]] == ["string", "object"]


def test_what_is_given_once_and_of_each_record_is_warned_of() -> None:
    listed = fact("products", "records", "Products", f", parts: {{new: {part('New')}}}")
    each = f"for_each: products\neach: [{{id: e, label: {text('e')}, basis: assumed, when: {{new: true}}}}]\n"
    found = programme(policy("p", ONCE).replace("criteria: []\n", each), facts=FACTS + listed)
    assert [warning.code for warning in warnings_of(found.compiled.texts)] == ["once-of-each"]


def part(label: str) -> str:
    return f"{{type: flag, label: {text(label)}, question: {text(label)}}}"


def test_beside_a_sum_it_is_told_which_award_was_granted_before_and_nobody_is_asked_to_apply_for_it_again() -> None:
    found = judged(["p", "q/w0"])
    told = [line.text.strip() for line in laid_out(short(found, "en"), 80)]
    assert told[told.index("Estimated total: 20,000 yuan") - 2] == "Award w0: granted before, not again"
    assert [each.policy.id for each in found.checklist().policies] == ["q"]
    assert "Nothing yet" in "".join(line.text for line in laid_out(short(found.only(("p",)), "en"), 80))
