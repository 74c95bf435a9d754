"""The files of a new programme, and of a new policy of one: what loads at once, with comments for who writes on."""

from collections.abc import Callable, Mapping
from datetime import date

from lucidrule.model.facts import Fact
from lucidrule.present.words import word
from lucidrule.texts.catalogue import LANGS, spoken

AREA, POLICY = "support", "first-policy"
# A company to which the first policy applies.
FACTS = {"registered_here": True, "investment": "200万"}
_SUMMARY = (
    "对投资额100万元以上的项目，按投资额的10%给予补贴，最高50万元。",
    "A project of at least 1 million yuan receives 10% of what is invested, at most 500,000 yuan.",
    "投資額100万元以上のプロジェクトに、投資額の10%を50万元を上限として補助する。",
)
# What the example asks of a fact, by its type; every fact of the type can be asked it.
_ASKED = {
    "flag": "true",
    "money": "{more_than: 0}",
    "count": "{more_than: 0}",
    "number": "{more_than: 0}",
    "share": "{more_than: 0}",
    "date": "{on_or_before: as_of}",
    "event": "{happened: true}",
}


def _texts(lang: str) -> Callable[[str, str, str], str]:
    """Return what writes a text of a draft, by its words in our languages: in one language alone."""

    def text(zh: str, en: str, ja: str) -> str:
        said = dict(zip(LANGS, (zh, en, ja), strict=True))[spoken(lang)]
        return f'{{{lang}: "{said}"}}'

    return text


def programme_files(name: str, released: date, lang: str) -> Mapping[str, str]:
    """Return the texts of a new programme with one policy, by file; what it says is an example."""
    return {
        "policies.yaml": _top(name, released, lang),
        "rules/facts.yaml": _facts(lang),
        "rules/criteria.yaml": _criteria(lang),
        f"rules/{AREA}/{POLICY}.yaml": _first_policy(lang),
    }


def policy_file(name: str, facts: Mapping[str, Fact], lang: str, languages: tuple[str, ...] = LANGS) -> str:
    """Return the text of a new policy with one criterion and one award, which asks the first fact that it can.

    It is a draft: its texts are in one language.

    Args:
        languages: Those of the programme; the texts are in `lang` where that is one of them, else in the first. What we
            have no words in is written in English.
    """
    text = _texts(lang if lang in languages else languages[0])
    known = ((fact, _ASKED[declared.type]) for fact, declared in facts.items() if declared.type in _ASKED)
    asked = next(known, None)
    return f"""\
# {word("skeleton_policy", lang)}
id: {name}
status: draft  # {word("skeleton_draft", lang)}
title: {text(f"新政策 {name}", f"New policy {name}", f"新しい施策 {name}")}
summary: {text("说明对谁支持什么。", "Say whom it supports and how.", "誰に何を支援するかを書く。")}
# {word("skeleton_basis", lang)}
basis: assumed
{_one_criterion(*asked, text("第一项条件", "The first criterion", "第一の要件"), lang) if asked else "criteria: []"}
entitlement:
  awards:
    - id: award
      label: {text("一次性奖励", "One-off award", "奨励金（一回限り）")}
      amount: 20万  # {word("skeleton_amount", lang)}
      basis: assumed
"""


def _one_criterion(fact: str, asked: str, label: str, lang: str) -> str:
    return f"""\
criteria:
  - id: first-criterion
    label: {label}
    basis: assumed
    when: {{{fact}: {asked}}}  # {word("skeleton_when", lang)}"""


def _top(name: str, released: date, lang: str) -> str:
    text = _texts(lang)
    return f"""\
# {word("skeleton_top", lang)}
language: 2
id: {name}  # {word("skeleton_id", lang)}
version: "1"
status: draft  # {word("skeleton_draft", lang)}
title: {text("新的扶持政策", "A new support programme", "新しい支援制度")}
issuer: {text("发布单位", "The issuer", "公表機関")}
released: {released}
zone: Asia/Shanghai
summary: {text("说明这套政策支持什么。", "Say what the programme supports.", "この制度が何を支援するかを書く。")}
# {word("skeleton_in_force", lang)}
# {word("skeleton_basis", lang)}
in_force: {{from: {released}, basis: assumed}}
assessment_year: {{years_before: 1, basis: assumed}}  # {word("skeleton_year", lang)}
rounding: {{mode: none}}
# {word("skeleton_sources", lang)}
sources:
  gazette:
    title: {text("政策正式文本", "The published text", "公表された本文")}
    issuer: own
# {word("skeleton_areas", lang)}
areas:
  - id: {AREA}
    title: {text("支持措施", "Support", "支援")}
    policies:
      - {POLICY}
common: [registered]  # {word("skeleton_common", lang)}
# {word("skeleton_interactions", lang)}
interactions:
  default:
    effect: accumulate
    label: {text("可以同时享受", "They accumulate", "重複して交付できる")}
    basis: assumed
"""


def _facts(lang: str) -> str:
    text = _texts(lang)
    return f"""\
# {word("skeleton_facts", lang)}
groups:
  - {{id: company, title: {text("企业情况", "The company", "企業")}}}
facts:
  registered_here:
    type: flag
    group: company
    label: {text("在本地登记", "Registration here", "当地での登記")}
    question: {text("企业是否在本地登记？", "Is the company registered here?", "当地で登記していますか。")}
  investment:
    type: money
    group: company
    label: {text("项目投资额", "Investment", "投資額")}
    question: {text("项目投资额是多少？", "How much is invested?", "投資額はいくらですか。")}
"""


def _criteria(lang: str) -> str:
    text = _texts(lang)
    return f"""\
# {word("skeleton_criteria", lang)}
criteria:
  - id: registered
    label: {text("企业在本地登记", "The company is registered here", "当地で登記していること")}
    basis: assumed
    when: {{registered_here: true}}
"""


def _first_policy(lang: str) -> str:
    text = _texts(lang)
    return f"""\
# {word("skeleton_policy", lang)}
id: {POLICY}
title: {text("投资补贴", "Investment subsidy", "投資補助金")}
summary: {text(*_SUMMARY)}
# {word("skeleton_basis", lang)}
basis: assumed
criteria:
  - id: large-enough
    label: {text("投资额100万元以上", "At least 1 million yuan invested", "投資額100万元以上")}
    basis: assumed
    when: {{investment: {{at_least: 100万}}}}  # {word("skeleton_when", lang)}
entitlement:
  awards:
    - id: subsidy
      label: {text("投资补贴", "Subsidy", "補助金")}
      amount: {{rate: 10%, of: investment, at_most: 50万}}  # {word("skeleton_amount", lang)}
      basis: assumed
"""
