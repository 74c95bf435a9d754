"""Names that things had before, where several programmes stand together."""

import few_rules
from joint import GREEN, STAFF, joint, policy, texts

import lucidrule

AS_OF = "2022-05-05"
KINDS = ", choices: {one: {zh: 甲, en: First, ja: 甲}, two: {zh: 乙, en: Second, ja: 乙}}"
ASKED = {"p": policy("p", "{kind: one}")}


def test_a_shared_fact_is_read_by_the_names_of_before_of_both() -> None:
    first = texts("a", few_rules.fact("kind", "choice", "Kind", KINDS), ASKED)
    second = texts(
        "b",
        few_rules.fact("kind", "choice", "Kind", f"{KINDS}, formerly: [sort], choices_formerly: {{uno: one}}"),
        {"q": policy("q", "{kind: one}")},
    )
    found = joint(first, second).determine({"sort": "uno"}, as_of=AS_OF)
    assert [each.outcome.value for each in found.outcomes] == ["eligible", "eligible"]


def test_a_name_of_before_that_is_a_fact_of_another_programme_is_that_fact() -> None:
    first = texts(
        "a", few_rules.fact("staff", "count", "Staff", ", formerly: [people]"), {"p": policy("p", "{staff: 9}")}
    )
    second = texts("b", few_rules.fact("people", "count", "People"), {"q": policy("q", "{people: 9}")})
    compiled = joint(first, second).compiled
    assert compiled.former.facts == {}
    assert compiled.fact_named("people") == ("people", 0)


def former(name: str, policies: dict[str, str]) -> dict[str, str]:
    """Return a programme of policies, each with a name of before."""
    files = {each: policy(each, "{green: true}") for each in policies}
    return texts(name, GREEN + STAFF, {each: f"{text}formerly: [{policies[each]}]\n" for each, text in files.items()})


def test_a_policy_goes_by_its_name_of_before_where_that_is_of_it_alone() -> None:
    compiled = joint(former("a", {"p": "old", "q": "r", "s": "t"}), former("b", {"r": "u", "v": "t"})).compiled
    assert compiled.former.policies == {"old": "p", "u": "r"}
    assert compiled.policies_named(["old"]) == ("p",)


def test_the_programmes_by_themselves_are_as_they_were() -> None:
    files = former("a", {"p": "old"})
    alone = few_rules.small(files).compiled
    assert isinstance(joint(files, former("b", {"p": "old"})), lucidrule.Programmes)
    assert alone.former.policies == {"old": "p"}
