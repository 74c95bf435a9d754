"""A small programme of version 2 that leaves points open: a judgement, bounds, a share of nothing, one per product."""

from few_rules import criterion, fact, policy, small, texts

from lucidrule.api import Programme

FACTS = (
    fact("local", "flag", "Local")
    + fact("staff", "count", "Staff")
    + fact("spent", "money", "Spent")
    + fact("rent", "money", "Rent")
    + fact("sales", "money", "Sales", ", yearly: true")
    + fact("since", "date", "Since")
    + "  products:\n    type: records\n    group: g\n    label: {zh: 产品, en: Products, ja: 製品}\n"
    "    question: {zh: 产品, en: Products, ja: 製品}\n"
    "    parts: {price: {type: money, label: {zh: 价, en: Price, ja: 価}, question: {zh: 价, en: Price, ja: 価}}}\n"
)


def _point(name: str) -> str:
    return f"  {name}: {{question: {{zh: {name}？, en: '{name}?', ja: {name}か}}, basis: assumed}}\n"


SHARED = "open_points:\n" + "".join(map(_point, ("worthy", "bound", "ten", "novel"))) + "criteria: []\n"
POLICIES = {
    # What is judged by a person only.
    "merit": policy("merit", criterion("worthy", "Worthy", "{all: [{local: true}, {needs_judgement: worthy}]}")),
    # Whether a bound itself counts: of a fact, of a first crossing, of an amount.
    "size": policy("size", criterion("large", "Large", "{staff: {more_than: 10, at_exactly: ten}}")),
    "growth": policy(
        "growth", criterion("passed", "Passed", "{sales: {first_exceeds: 5亿, since: since, at_exactly: bound}}")
    ),
    "costs": policy(
        "costs", criterion("spends", "Spends", "{amount: {of: {sum: [spent, rent]}, at_least: 100, at_exactly: ten}}")
    ),
    # What holds of a share of nothing.
    "part": policy("part", criterion("mostly", "Mostly", "{share: {of: spent, in: rent, at_least: 50%}}")),
    # A question about each product.
    "prize": "id: prize\ntitle: {zh: 奖, en: Prize, ja: 賞}\nsummary: {zh: 奖, en: Prize, ja: 賞}\nfor_each: products\n"
    f"each: [{criterion('novel', 'Novel', '{all: [{price: {at_least: 100}}, {needs_judgement: novel}]}')}]\n"
    "entitlement: {awards: [{id: w, label: {zh: 奖, en: Prize, ja: 賞}, basis: assumed, amount: 10万}]}\n",
}
SOURCES = "sources: {letter: {title: {zh: 复函, en: A letter, ja: 回答書}}}"


def asking(answers: str = "") -> Programme:
    """Return the programme; `answers` are those to all, in braces."""
    files = texts(FACTS, POLICIES, shared=SHARED)
    top = files["policies.yaml"].replace("language: 1", "language: 2").replace("sources: {}", SOURCES)
    return small({**files, "policies.yaml": f"{top}answers: {{{answers}}}\n"})


def said(point: str, answer: str, day: str = "2022-05-01") -> str:
    """Return an answer to all."""
    return f"{point}: {{answer: {answer}, date: {day}, source: letter}}"


# Everything stands where only the open points decide.
COMPANY = {
    "local": True,
    "staff": 10,
    "sales": {2020: "1亿", 2021: "5亿"},
    "since": "2020-02-02",
    "spent": 60,
    "rent": 40,
    "products": [{"price": 100}, {"price": 200}],
}
