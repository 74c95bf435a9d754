"""Small programmes whose definitions use each other many times over, as rule files say them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import lucidrule
from lucidrule.compile.programme import compile_programme

Texts = dict[str, str]
_TOP = """\
language: 1
id: hostile
version: "1"
title: {zh: 甲, en: Hostile, ja: 甲}
issuer: {zh: 乙, en: Issuer, ja: 乙}
released: 2020-01-01
summary: {zh: 丙, en: Summary, ja: 丙}
in_force: {from: 2020-01-01, until: 2029-12-31, basis: assumed}
assessment_year: {years_before: 1, basis: assumed}
rounding: {mode: none, basis: assumed}
award_cap: {at_most: 100_0000_0000_0000_0000, basis: assumed}
sources:
  gazette: {title: {zh: 报, en: Gazette, ja: 報}, url: https://example.org/gazette}
areas: [{id: demo, title: {zh: 区, en: Area, ja: 区}, policies: [p]}]
common: []
interactions:
  default: {effect: accumulate, label: {zh: 可以, en: May, ja: 可}, basis: assumed}
  rules: []
"""


def _words(text: str) -> str:
    return f"{{zh: {text}, en: {text}, ja: {text}}}"


def flags_declared(number: int, *, changeable: bool = False) -> dict[str, str]:
    """Return flags `f0`, `f1` and so on."""
    more = ", changeable: filing" if changeable else ""
    return {f"f{at}": f"type: flag{more}" for at in range(number)}


def texts(
    facts: Mapping[str, str],
    definitions: Iterable[str],
    *,
    when: str = "{f0: true}",
    amount: str = "1万",
    each: str = "",
) -> Texts:
    """Return the files of a programme of one policy `p` with one criterion `c` and one award.

    Args:
        facts: What is said of each fact besides its group, label and question.
        definitions: What is said of each definition `d0`, `d1` and so on besides its label.
        each: What each record of the list `items` is asked, whose one part `new` is a flag.
    """
    listed = "".join(
        f"  {name}: {{{said}, group: firm, label: {_words(name)}, question: {_words(name)}}}\n"
        for name, said in facts.items()
    )
    defined = "".join(f"  d{at}: {{label: {_words(f'd{at}')}, {said}}}\n" for at, said in enumerate(definitions))
    if each:
        part = f"{{type: flag, label: {_words('new')}, question: {_words('new')}}}"
        said = f"type: records, group: firm, label: {_words('items')}, question: {_words('items')}"
        listed += f"  items: {{{said}, parts: {{new: {part}}}}}\n"
        each = f"for_each: items\neach:\n  - {{id: e, label: {_words('e')}, basis: assumed, when: {each}}}\n"
    return {
        "policies.yaml": _TOP,
        "rules/facts.yaml": f"groups: [{{id: firm, title: {_words('firm')}}}]\nfacts:\n{listed}",
        "rules/criteria.yaml": "criteria: []\n",
        "rules/demo/p.yaml": (
            f"id: p\ntitle: {_words('p')}\nsummary: {_words('s')}\nbasis: assumed\n"
            + (f"definitions:\n{defined}" if defined else "")
            + f"criteria:\n  - {{id: c, label: {_words('c')}, basis: assumed, when: {when}}}\n{each}"
            + "entitlement:\n  awards:\n"
            + f"    - {{id: a, label: {_words('a')}, amount: {amount}, basis: assumed}}\n"
        ),
    }


def loaded(files: Texts) -> lucidrule.Programme:
    """Return the programme that files say."""
    return lucidrule.Programme(compile_programme(files))


def written(files: Texts, folder: Path) -> Path:
    """Write files into a folder, and return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def doubled(depth: int) -> Texts:
    """Return a programme in which each definition asks the one before it twice: all of them are `f0`."""
    definitions = ["when: {f0: true}", *(f"when: {{all: [{{use: d{at}}}, {{use: d{at}}}]}}" for at in range(depth))]
    return texts(flags_declared(1), definitions, when=f"{{use: d{depth}}}")


def parity(number: int, **more: bool) -> Texts:
    """Return a programme that is met where an odd number of flags is true; each definition uses the last one twice."""
    definitions = ["when: {f0: true}"]
    for at in range(1, number):
        before = f"{{use: d{at - 1}}}"
        definitions.append(
            f"when: {{any: [{{all: [{before}, {{f{at}: false}}]}}, {{all: [{{not: {before}}}, {{f{at}: true}}]}}]}}"
        )
    return texts(flags_declared(number, **more), definitions, when=f"{{use: d{number - 1}}}")


def doubled_amounts(depth: int) -> Texts:
    """Return a programme that pays `m` times 2 to the power of `depth`; each definition adds the one before twice."""
    definitions = ["amount: {sum: [m, 0]}", *(f"amount: {{sum: [d{at}, d{at}]}}" for at in range(depth))]
    asked = f"{{all: [{{f0: true}}, {{d{depth}: {{at_least: {2**depth}}}}}]}}"
    return texts({**flags_declared(1), "m": "type: money"}, definitions, when=asked, amount=f"{{sum: [d{depth}, 0]}}")


def chain(length: int) -> Texts:
    """Return a programme in which each definition is the opposite of the one before it: the first is `f0`."""
    definitions = ["when: {f0: true}", *(f"when: {{not: {{use: d{at}}}}}" for at in range(length))]
    return texts(flags_declared(1), definitions, when=f"{{use: d{length}}}")


def chain_of_amounts(length: int) -> Texts:
    """Return a programme that pays `m` and one yuan for each definition."""
    definitions = ["amount: {sum: [m, 1]}", *(f"amount: {{sum: [d{at}, 1]}}" for at in range(length - 1))]
    return texts({**flags_declared(1), "m": "type: money"}, definitions, amount=f"d{length - 1}")
