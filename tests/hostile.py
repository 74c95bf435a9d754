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


def doubled_amounts(depth: int, first: str = "{sum: [m, 0]}", more: int = 0) -> Texts:
    """Return a programme that pays `m`, or what is FIRST, times 2 to the power of `depth`.

    Each definition adds the one before it twice, and so much MORE.
    """
    added = f", {more}" if more else ""
    definitions = [f"amount: {first}", *(f"amount: {{sum: [d{at}, d{at}{added}]}}" for at in range(depth))]
    asked = f"{{all: [{{f0: true}}, {{d{depth}: {{at_least: {2**depth}}}}}]}}"
    return texts({**flags_declared(1), "m": "type: money"}, definitions, when=asked, amount=f"{{sum: [d{depth}, 0]}}")


def chain(length: int) -> Texts:
    """Return a programme in which each definition is the opposite of the one before it: the first is `f0`."""
    definitions = ["when: {f0: true}", *(f"when: {{not: {{use: d{at}}}}}" for at in range(length))]
    return texts(flags_declared(1), definitions, when=f"{{use: d{length}}}")


def chain_of_amounts(length: int, of: str = "{sum: [BEFORE, 1]}") -> Texts:
    """Return a programme that pays an amount made of the one BEFORE it, and so on; the first is made of `m`."""
    names = ["m", *(f"d{at}" for at in range(length))]
    definitions = [f"amount: {of.replace('BEFORE', before)}" for before in names[:-1]]
    made = texts({**flags_declared(1), "m": "type: money"}, definitions, amount=names[-1])
    return {**made, "policies.yaml": made["policies.yaml"].replace("language: 1", "language: 2")}


def lists(number: int, *, within: int) -> Texts:
    """Return a programme in which each definition asks the one before it in lists within lists: all are `f0`."""
    definitions = ["when: {f0: true}"]
    for at in range(number):
        definitions.append(f"when: {'{all: [' * within}{{use: d{at}}}{']}' * within}")
    return texts(flags_declared(1), definitions, when=f"{{use: d{number}}}")


def counted(number: int) -> Texts:
    """Return a programme of definitions of eight counts within each other, that from the first one on are all `f1`.

    Two of something, of `f1` and of `f1` once more are met where `f1` is, and only there.
    """
    definitions = ["when: {f0: true}"]
    for at in range(number):
        asked = f"{{use: d{at}}}"
        for nested in range(8):
            asked = f"{{at_least_n: {{n: 2, of: [{asked}, {{f1: true}}, {{f{nested % 3}: true}}]}}}}"
        definitions.append(f"when: {asked}")
    return texts(flags_declared(3), definitions, when=f"{{use: d{number}}}")


def limited(number: int) -> Texts:
    """Return a programme in which each definition is 99% of the one before it, at least its own number."""
    definitions = ["amount: {sum: [m, n]}"]
    for at in range(1, number + 1):
        definitions.append(f"amount: {{rate: 99%, of: d{at - 1}, at_least: {at}, at_most: {10**7 + at}}}")
    facts = {**flags_declared(1), "m": "type: money", "n": "type: money"}
    return texts(facts, definitions, when=f"{{d{number}: {{at_least: {number}}}}}", amount=f"d{number}")


def banded(number: int) -> Texts:
    """Return a programme in which each definition is half of the one before it, by a band of its own for `m`."""
    definitions = ["amount: {sum: [m, n]}"]
    for at in range(number):
        bands = f"[{{from: 0, below: {at + 1}, rate: 100%}}, {{from: {at + 1}, rate: 50%}}]"
        definitions.append(f"amount: {{bands: {bands}, by: m, of: d{at}}}")
    facts = {**flags_declared(1), "m": "type: money", "n": "type: money"}
    return texts(facts, definitions, when=f"{{d{number}: {{less_than: 1}}}}", amount=f"d{number}")


def tents(number: int) -> Texts:
    """Return a programme whose amount rises and falls as often as 2 to the power of `number` while `m` grows.

    Each definition is twice the one before it up to a hundred, and from there falls as it rose.
    """
    definitions = ["amount: {sum: [m, 0]}"]
    for at in range(number):
        twice = f"{{multiply: d{at}, by: 2}}"
        definitions.append(f"amount: {{least_of: [{twice}, {{difference: [200, {twice}]}}]}}")
    facts = {**flags_declared(1), "m": "type: money, changeable: work"}
    when, amount = f"{{d{number}: {{at_least: 3}}}}", f"{{greatest_of: [d{number}, 0]}}"
    return texts(facts, definitions, when=when, amount=amount)


def entangled(pairs: int, criteria: int = 1) -> Texts:
    """Return a programme whose formulas have more nodes than 2 to the power of `pairs`, if drawn in order of its flags.

    All first flags are asked for before any second one, so that each drawing has to remember all of them; the criteria
    share their facts, so that none can be settled alone.
    """
    first = ", ".join(f"{{f{at}: true}}" for at in range(pairs))
    listed = ", ".join(f"{{all: [{{f{at}: true}}, {{f{pairs + at}: true}}]}}" for at in range(pairs))
    definitions = [f"when: {{any: [{first}]}}", f"when: {{any: [{listed}]}}"]
    when = "{all: [{use: d0}, {use: d1}]}"
    files = texts(flags_declared(2 * pairs, changeable=True), definitions, when=when)
    others = "".join(
        f"  - {{id: c{at}, label: {_words('c')}, basis: assumed, when: {{not: {{all: [{{f{at}: false}}, {when}]}}}}}}\n"
        for at in range(1, criteria)
    )
    policy = "rules/demo/p.yaml"
    return {**files, policy: files[policy].replace("entitlement:\n", others + "entitlement:\n")}


def overlapping(number: int) -> Texts:
    """Return a programme that is met where two flags in a row are true and the one after them is not."""
    clauses = ", ".join(
        f"{{all: [{{f{at}: true}}, {{f{at + 1}: true}}, {{f{at + 2}: false}}]}}" for at in range(number)
    )
    return texts(flags_declared(number + 2), [], when=f"{{any: [{clauses}]}}")


def bands_of_many(number: int) -> Texts:
    """Return a programme in which each definition adds a fact of its own to the one before it and bands both by it."""
    definitions = ["amount: {sum: [m0, 0]}"]
    for at in range(1, number):
        bands = "[{from: 0, below: 10, rate: 50%}, {from: 10, rate: 100%}]"
        definitions.append(f"amount: {{bands: {bands}, by: m{at}, of: {{sum: [d{at - 1}, m{at}]}}}}")
    facts = {**flags_declared(1), **{f"m{at}": "type: money" for at in range(number)}}
    return texts(facts, definitions, amount=f"d{number - 1}")


def bands_of_bands(number: int) -> Texts:
    """Return a programme that pays bands of bands of `m`, each by what it is a band of: all at 100%."""
    amount = "m"
    for at in range(number):
        amount = f"{{bands: [{{from: 0, below: {at + 1}, rate: 50%}}, {{from: {at + 1}, rate: 100%}}], by: {amount}}}"
    return texts({**flags_declared(1), "m": "type: money"}, [], amount=amount)
