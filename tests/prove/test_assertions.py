"""What rules say of every company is proven, or refuted by one that the evaluator judges."""

from datetime import date
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts
from prove.planted import CHOICES, FACTS, ITEMS, PLAIN, award, entitlement

import lucidrule
from lucidrule.compile.several import joined
from lucidrule.compile.shared_facts import Stated
from lucidrule.core.verdict import Outcome
from lucidrule.decide.prepared import prepare_programme
from lucidrule.prove import policies
from lucidrule.prove.asking import Asking
from lucidrule.prove.finding import Finding
from lucidrule.prove.of_assertions import of_assertions

AS_OF = date(2022, 6, 30)
GRANTED = (Outcome.ELIGIBLE, Outcome.REFER)


def stated(claim: str, name: str = "one") -> str:
    """Return an assertion as rules write it."""
    return f"{{id: {name}, label: {text('It holds')}, {claim}}}"


ALONE = "when: {all: [{listed: false}, {rent: 0}]}"
SOME_RENT = (
    "when: {all: [{listed: false}, {rent: {at_most: 50万}}, {staff: {at_least: 10}}, {income: {at_least: 100}}]}"
)
# p pays 10 % of the rent, 5万 at most, to whom has five people; q a loan and, by review, up to 20万; r by records.
JUDGED = "{all: [{income: {at_least: 5}}, {any: [{rent: {at_most: 3}}, {needs_judgement: worthy}]}]}"
BY_SHARE = "{bands: [{from: 0, below: 50%, rate: 5%}, {from: 50%, rate: 2%}], by: women, of: rent}"
RENT = "{rate: 10%, of: rent, at_most: 5万}"
ONLY_ONE = f"rules: [{{id: one, effect: exclude, policies: [p, s], label: {text('One')}, basis: assumed}}]"
EACH = "for_each: items\neach: [" + criterion("e", "Each", "{price: {at_least: 10}}") + "]\n"
CHEAP = EACH.replace("at_least: 10", "less_than: 10")
REVIEW = entitlement(
    "all",
    award("v", "amount: {by_review: {up_to: 20万}}"),
    award("x", "kind: loan, amount: 90万"),
    award("y", "when: {listed: true}, amount: not_published"),
)
ASK = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\n"


def files(*assertions: str, of_p: str = "") -> dict[str, str]:
    """Return a programme that asserts something, in policies.yaml and in the file of p."""
    p = policy("p", criterion("c", "C", PLAIN) + ", " + criterion("d", "D", "{trade: a}"), amount=RENT)
    q = policy("q", criterion("c", "C", "{all: [{women: {at_least: 30%}}, {needs_judgement: worthy}]}"), more=ASK)
    made = {
        "p": p + (f"assert: [{of_p}]\n" if of_p else ""),
        "q": q[: q.index("entitlement:")] + REVIEW,
        "r": policy(
            "r", criterion("c", "C", "{listed: true}"), amount="{rate: 1%, of: price, at_most: 3万}", more=EACH
        ),
        "s": policy("s", criterion("c", "C", "{staff: {at_least: 7}}"), amount="4万"),
        "t": policy(
            "t", criterion("c", "C", "{listed: true}"), amount="{rate: 1%, of: price, at_most: 3万}", more=CHEAP
        ),
        "few": policy("few", criterion("c", "C", "{income: {less_than: 100}}"), amount="1万"),
        "small": policy("small", criterion("c", "C", "{staff: {at_most: 9}}"), amount="1万"),
        "past": policy("past", criterion("c", "C", "{sales: {at_most: 1亿, year: assessment-1}}"), amount="1万"),
        "step": policy("step", criterion("c", "C", PLAIN), amount=BY_SHARE),
        "judged": policy("judged", criterion("c", "C", JUDGED), amount="not_published"),
        "u": policy("u", criterion("c", "C", PLAIN), more="in_force: {from: 2030-01-01, basis: assumed}\n"),
    }
    found = texts(FACTS + ITEMS, made)
    top = found["policies.yaml"].replace("language: 1", "language: 2")
    top = top.replace("basis: assumed}}\n", f"basis: assumed}}, {ONLY_ONE}}}\n")
    return {**found, "policies.yaml": top + f"assert: [{', '.join(assertions)}]\n"}


def asserted(programme: lucidrule.Programme, as_of: date = AS_OF) -> list[Finding]:
    compiled = programme.compiled_at(as_of)
    return list(of_assertions(Asking(prepare_programme(compiled, compiled.assessment_at(as_of)), as_of))())


PROVEN = [
    "always: {any: [{not: {met: p}}, {staff: {at_least: 5}}]}",
    "when: {met: p}, always: {all: [{met: p/c}, {met: p/d}]}",
    "when: {staff: {less_than: 5}}, never: {any: [{met: p}, {met: s}]}",
    "when: {all: [{women: 0%}, {listed: false}]}, never: {any: [{met: q}, {met: t}]}",
    "never: {met: u}",
    "when: {listed: false}, never: {met: r}",
    "at_most: 5万, of: p",
    "at_most: 5万, of: p/w",
    "at_most: 20万, of: q/v",
    "at_most: 90万, of: q/x",
    "at_most: {rate: 10%, of: rent}, of: p",
    "at_most: 20万, of: any_award, besides: [q/y, step, judged]",
    f"{ALONE}, at_most: 7万, of: total",
    "at_most: 0, of: u",
    "more: staff, never_loses: s",
    "more: rent, never_loses: p, never_pays_less: p",
    "more: staff, never_pays_less: s",
]
REFUTED: list[tuple[str, list[dict[str, Any]]]] = [
    ("always: {staff: {at_least: 5}}", [{"staff": 0}]),
    ("never: {met: p}", [{"staff": 5, "trade": "a"}]),
    ("when: {met: p}, always: {staff: {at_least: 6}}", [{"staff": 5, "trade": "a"}]),
    ("never: {met: any_policy}", [{"sales": {2020: "0"}}]),
    ("never: {met: q}", [{"women": "30%"}]),
    ("never: {met: r/e}", [{"items": [{"price": "10"}]}]),
    ("when: {trade: b}, always: {met: p/d}", [{"trade": "b"}]),
    ("at_most: 49999, of: p", [{"staff": 5, "trade": "a", "rent": "500000"}]),
    ("at_most: 49999, of: any_award, besides: [q, r, t, step]", [{"staff": 5, "trade": "a", "rent": "500000"}]),
    ("at_most: 199999, of: q/v", [{"women": "30%"}]),
    ("at_most: 1, of: q/x", [{"women": "30%"}]),
    ("at_most: 199999, of: q", [{"women": "30%"}]),
    (
        f"{ALONE}, at_most: 6万, of: total",
        [{"staff": 7, "rent": "0", "income": "0", "listed": False, "sales": {2020: "0"}}],
    ),
    ("at_most: 1, of: r/w", [{"items": [{"price": "100000000"}], "listed": True}]),
]


@pytest.fixture(scope="module")
def settled() -> dict[str, Finding]:
    """What comes of all assertions, by what they claim."""
    claims = [*PROVEN, *(claim for claim, _ in REFUTED), *UNSETTLED, *HARMED]
    found = asserted(small(files(*(stated(claim, f"n{at}") for at, claim in enumerate(claims)))))
    return dict(zip(claims, found, strict=True))


UNSETTLED = {
    # With two records one may be dear and the other cheap.
    "never: {all: [{met: r/e}, {met: t/e}]}": "records",
    "when: {met: r/e}, at_most: 0, of: t/w": "records",
    "when: {met: r/e}, more: rent, never_loses: t": "records",
    "at_most: 100亿, of: r": "records",
    "at_most: 20万, of: any_award, besides: [step]": "amounts",
    "when: {women: 50%}, more: rent, never_pays_less: q": "amounts",
    "never: {needs_judgement: worthy}": "unshown",
    # With more a person has to judge, who may say yes.
    "more: rent, never_loses: judged": "unshown",
    # p and s are never paid together.
    f"{SOME_RENT}, at_most: 9万, of: total": "unshown",
}
# The second company has more.
HARMED: dict[str, list[dict[str, Any]]] = {
    "when: {trade: a}, more: income, never_loses: few": [
        {"income": "0", "trade": "a"},
        {"income": "100", "trade": "a"},
    ],
    "more: income, never_loses: few": [{"income": "0"}, {"income": "100"}],
    "more: staff, never_loses: any_policy": [{"staff": 0}, {"staff": 10}],
    "more: staff, never_pays_less: small": [{"staff": 0}, {"staff": 10}],
    "more: sales, year: assessment-1, never_loses: past": [
        {"sales": {2020: "100000000"}},
        {"sales": {2020: "100000001"}},
    ],
    "more: women, never_pays_less: step": [
        {"staff": 5, "rent": "3", "women": "0%"},
        {"staff": 5, "rent": "3", "women": "50%"},
    ],
}


@pytest.mark.parametrize("claim", PROVEN)
def test_what_holds_for_every_company_is_proven(claim: str, settled: dict[str, Finding]) -> None:
    found = settled[claim]
    assert (found.code, found.not_proven, found.severity) == ("assertion-proven", "", "proven")


@pytest.mark.parametrize(
    ("claim", "companies"), [*REFUTED, *HARMED.items()], ids=[*(claim for claim, _ in REFUTED), *HARMED]
)
def test_what_does_not_hold_is_refuted_by_the_smallest_company(
    claim: str, companies: list[dict[str, Any]], settled: dict[str, Finding]
) -> None:
    found = settled[claim]
    assert (found.code, found.not_proven) == ("assertion-refuted", "")
    assert [dict(each.facts) for each in found.witnesses] == companies


@pytest.mark.parametrize(("claim", "reason"), UNSETTLED.items(), ids=UNSETTLED)
def test_what_is_not_settled_says_why(claim: str, reason: str, settled: dict[str, Finding]) -> None:
    assert (settled[claim].not_proven, settled[claim].severity) == (reason, "note")


def test_in_the_file_of_a_policy_its_criteria_and_awards_go_by_their_ids() -> None:
    own = [
        stated("when: {met: d}, always: {trade: a}", "criterion"),
        stated("at_most: 5万, of: w", "award"),
        stated("at_most: 5万, of: any_award", "any"),
    ]
    found = asserted(small(files(of_p=", ".join(own))))
    assert [(each.name, each.not_proven) for each in found] == [
        ("assertion-proven:p/criterion", ""),
        ("assertion-proven:p/award", ""),
        ("assertion-proven:p/any", ""),
    ]


def test_an_assertion_about_no_company_is_told() -> None:
    (found,) = asserted(small(files(stated("when: {all: [{met: p}, {staff: 4}]}, never: {met: q}"))))
    assert (found.code, found.severity) == ("assertion-of-none", "warning")


def test_values_are_those_of_the_reference_date_and_answers_count() -> None:
    dated = stated("at_most: {2019-01-01: 5万, 2024-01-01: 4万}, of: p", "dated")
    open_ = stated("when: {women: 30%}, always: {not: {needs_judgement: worthy}}", "open")
    made = files(dated, open_)
    answered = "answers: {worthy: {answer: false, date: 2023-01-01, source: s}}\n"
    made["policies.yaml"] = made["policies.yaml"].replace("sources: {}", f"sources: {{s: {{title: {text('S')}}}}}")
    programme = small({**made, "policies.yaml": made["policies.yaml"] + answered})
    told = [[(each.code, each.not_proven) for each in asserted(programme, day)] for day in (AS_OF, date(2024, 6, 30))]
    assert told == [
        [("assertion-proven", ""), ("assertion-refuted", "unshown")],
        [("assertion-refuted", ""), ("assertion-proven", "")],
    ]


def test_more_open_points_than_can_be_answered_in_every_way_are_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "MOST_POINTS", 0)
    found = asserted(small(files(stated("never: {met: q}"), stated("at_most: 1, of: q/v", "two"))))
    assert [(each.code, each.not_proven) for each in found] == [
        ("assertion-refuted", "points"),
        ("assertion-refuted", ""),
    ]


def test_of_several_programmes_each_speaks_of_its_own_policies() -> None:
    said = [
        stated("when: {met: p}, always: {staff: {at_least: 5}}"),
        stated("when: {listed: false}, never: {met: r}", "listed"),
        stated("at_most: 5万, of: p", "sum"),
        stated("more: staff, never_loses: s", "more"),
    ]
    one = files(*said)
    other = {**one, "policies.yaml": one["policies.yaml"].replace("id: small", "id: other")}
    both = joined([Stated(small(each).compiled, name) for name, each in (("small", one), ("other", other))])
    found = of_assertions(Asking(prepare_programme(both.at(AS_OF), 2021), AS_OF))()
    assert [(each.code, each.subject) for each in found] == [
        ("assertion-proven", f"{programme}/{name}")
        for programme in ("small", "other")
        for name in ("one", "listed", "sum", "more")
    ]


def test_a_fact_may_be_called_as_the_word_is() -> None:
    facts = fact("met", "choice", "Met", CHOICES)
    made = texts(facts, {"p": policy("p", criterion("c", "C", "{met: a}") + ", " + criterion("d", "D", "{met: [a]}"))})
    found = small(made).determine({"facts": {"met": "a"}}, as_of=AS_OF)
    assert [each.outcome for each in found.outcomes] == [Outcome.ELIGIBLE]
