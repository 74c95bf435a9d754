"""Two small programmes that share facts, a town's and a province's, written out in a few lines."""

from collections.abc import Mapping

import few_rules

from lucidrule.api import Programmes
from lucidrule.compile.loaded import compile_texts

STAFF = few_rules.fact("staff", "count", "Staff")
SALES = few_rules.fact("sales", "money", "Sales", ", yearly: true")
LOCAL = few_rules.fact("local", "flag", "Local")
GREEN = few_rules.fact("green", "flag", "Green")
_BOTH = "label: {zh: 并, en: both, ja: 併}, basis: assumed"


def texts(
    name: str, facts: str, policies: Mapping[str, str], *, rules: str = "", years: int = 1, top: Mapping[str, str] = {}
) -> dict[str, str]:
    """Return the files of a programme; `rules` are interactions, `top` replaces parts of policies.yaml."""
    files = few_rules.texts(facts, policies)
    changed = {
        "language: 1": "language: 2",
        "id: small": f"id: {name}",
        "years_before: 1": f"years_before: {years}",
        "title: {zh: 小, en: small, ja: 小}": f"title: {few_rules.text(name.title())}",
        "basis: assumed}}\n": f"basis: assumed}}, rules: [{rules}]}}\n",
        **top,
    }
    for old, new in changed.items():
        assert old in files["policies.yaml"], old
        files["policies.yaml"] = files["policies.yaml"].replace(old, new, 1)
    return files


def rule(name: str, policies: str, when: str = "") -> str:
    """Return an interaction of policies, separated by commas, of which the highest is granted."""
    return f"{{id: {name}, effect: highest_only, policies: [{policies}], {_BOTH}{when and f', when: {when}'}}}"


def policy(name: str, when: str, amount: str = "10万") -> str:
    """Return the file of a policy with one criterion, `when`, and one award."""
    return few_rules.policy(name, few_rules.criterion("asked", "Asked", when), amount=amount)


TOWN = texts(
    "town",
    STAFF + SALES + LOCAL,
    {
        "hiring": policy("hiring", "{staff: {at_least: 10}}", "10万"),
        "growth": policy("growth", "{sales: {year: assessment, at_least: 100万}}", "20万"),
    },
)
PROVINCE = texts(
    "province",
    STAFF + SALES + GREEN,
    {
        "hiring": policy("hiring", "{staff: {at_least: 20}}", "30万"),
        "clean": policy("clean", "{green: true}", "5万"),
        "past": policy("past", "{sales: {year: assessment, at_least: 100万}}", "1万"),
    },
    years=2,
)


def joint(*each: Mapping[str, str]) -> Programmes:
    """Return several programmes together, each by its files."""
    named = [(files, files["policies.yaml"].split("\nid: ")[1].split("\n")[0]) for files in each]
    return Programmes(compile_texts({f"{of}/{name}": text for files, of in named for name, text in files.items()}))
