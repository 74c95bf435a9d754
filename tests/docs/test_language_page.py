"""Every example of the pages on the rule language loads, and what a page says of it is what comes of it."""

import re

import pytest
from docs.language_examples import PAGES, Example, comes_of, examples, keys_there, keys_used, loaded, of_another

# Of rule files a policy; pages have the same examples, so that they are loaded once.
EXAMPLES = examples("en")


def named(lang: str) -> list[tuple[Example, Example | None]]:
    """Return the examples of a page, each with the policy above it."""
    found: list[tuple[Example, Example | None]] = []
    policy: Example | None = None
    for example in examples(lang):
        found.append((example, policy))
        policy = example if example.kind == "policy" else policy
    return found


SAID = [
    pytest.param(lang, example, policy, id=f"{lang}-{number}-{example.kind}")
    for lang in PAGES
    for number, (example, policy) in enumerate(named(lang))
    if example.kind in ("condition", "amount", "award", "company")
]


@pytest.mark.parametrize(("lang", "example", "policy"), SAID)
def test_below_an_example_stands_what_comes_of_it(lang: str, example: Example, policy: Example | None) -> None:
    assert example.comes == comes_of(example, policy, lang)


WHOLE = [each for each in EXAMPLES if each.kind not in ("company", "criteria")]


@pytest.mark.parametrize("example", WHOLE, ids=[f"{n}-{each.kind}" for n, each in enumerate(WHOLE)])
def test_an_example_is_a_part_of_a_programme_that_loads(example: Example) -> None:
    assert loaded(example).compiled.policies


def test_every_key_has_an_example() -> None:
    assert keys_there() - {key for example in (*EXAMPLES, *of_another("en")) for key in keys_used(example)} == set()


def plain(lang: str) -> list[tuple[str, str]]:
    """Return the examples of a page without their comments, which are in its language."""
    return [(each.kind, re.sub(r" +#.*", "", each.block)) for each in (*examples(lang), *of_another(lang))]


@pytest.mark.parametrize("lang", ["zh", "ja"])
def test_the_pages_have_the_same_examples(lang: str) -> None:
    assert plain(lang) == plain("en")


def test_the_page_has_examples_of_each_kind() -> None:
    kinds = {"programme", "criteria", "facts", "policy", "condition", "amount", "company"}
    assert {each.kind for each in EXAMPLES} == kinds
