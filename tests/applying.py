"""Small programmes of version 2 that say how one applies: one policy `grant` that asks whether a company is local."""

from lucidrule.api import Programme
from lucidrule.compile.programme import compile_programme

TEXT = "{zh: 一, en: one, ja: 一}"
NAMED = f"label: {TEXT}, basis: assumed"
FACTS = f"""groups: [{{id: g, title: {TEXT}}}]
facts:
  local: {{type: flag, group: g, label: {{zh: 本地, en: Local, ja: 地元}}, question: {TEXT}}}
  staff: {{type: count, group: g, label: {{zh: 人数, en: Staff, ja: 人数}}, question: {TEXT}}}
"""
CRITERION = "{id: is-local, label: {zh: 本地企业, en: Local firm, ja: 地元企業}, basis: assumed, when: {local: true}"


def texts(
    *,
    top: str = "",
    policy: str = "",
    criterion: str = "",
    shared: str = "",
    since: str = "2020-01-10",
    until: str = "",
    language: int = 2,
) -> dict[str, str]:
    """Return the files of the programme.

    Args:
        top, policy: Further keys of policies.yaml, and of the policy.
        criterion: Further keys of its criterion, in braces.
        shared: Criteria of rules/criteria.yaml, which it uses.
        since, until: The first day of the programme, and its last.
    """
    uses = "\n  - use: shared" if shared else ""
    return {
        "policies.yaml": f"language: {language}\nid: p\nversion: '1'\ntitle: {TEXT}\n"
        "issuer: {zh: 示范镇, en: Model Town, ja: 模範町}\nreleased: 2020-01-01\n"
        f"summary: {TEXT}\nin_force: {{from: {since}{until and f', until: {until}'}, basis: assumed}}\n"
        "assessment_year: {years_before: 1, basis: assumed, source: gazette}\nrounding: {mode: none, basis: assumed}\n"
        f"sources: {{gazette: {{title: {{zh: 公报, en: Gazette, ja: 公報}}}}}}\n"
        f"areas: [{{id: a, title: {TEXT}, policies: [grant]}}]\n"
        f"interactions: {{default: {{effect: accumulate, {NAMED}}}}}\n{top}",
        "rules/facts.yaml": FACTS,
        "rules/criteria.yaml": f"criteria: [{shared}]\n",
        "rules/a/grant.yaml": f"id: grant\ntitle: {{zh: 补助, en: Grant, ja: 助成}}\nsummary: {TEXT}\n"
        f"criteria:\n  - {CRITERION}{criterion and f', {criterion}'}}}{uses}\n"
        f"entitlement: {{awards: [{{id: w, {NAMED}, amount: 20万}}]}}\n{policy}",
    }


def applying(**said: str) -> Programme:
    """Return the programme, which is as `texts` makes it."""
    return Programme(compile_programme(texts(**said)))  # type: ignore[arg-type]  # the language stays as it is


def each_year(first: str, last: str) -> str:
    """Return what lets a policy be applied for each year."""
    return f"apply: {{basis: assumed, windows: [{{each_year: {{from: {first}, to: {last}}}}}]}}\n"


def once(first: str, last: str) -> str:
    """Return what lets a policy be applied for once."""
    return f"apply: {{basis: assumed, windows: [{{once: {{from: {first}, to: {last}}}}}]}}\n"
