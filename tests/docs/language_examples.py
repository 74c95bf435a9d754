"""The examples of the pages on the rule language: each is put into a programme, which is loaded, told and asked."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, Literal, NamedTuple, get_args, get_origin

import lucidrule
from lucidrule.compile.programme import compile_programme
from lucidrule.core.fault import FaultList, LucidruleError, message
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.model.base import Shape
from lucidrule.model.files import KINDS, Files
from lucidrule.model.languages import Languages
from lucidrule.present.policy import describe
from lucidrule.present.words import word
from lucidrule.texts.catalogue import LANGS, WORDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = {"en": "language.md", "zh": "language.zh.md", "ja": "language.ja.md"}
NOTHING = "{zh: 一, en: one, ja: 一}"
LABEL = f"label: {NOTHING}\n    basis: assumed"
HEAD = f"id: example\ntitle: {NOTHING}\nsummary: {NOTHING}\n"
AWARD = "entitlement:\n  awards:\n"
# A company that meets what all policies ask; an example says the rest.
COMMON = {
    **{"sector": "lasers", "industrial_enterprise": True, "conducts_rd": True, "conducts_production": True},
    **{"registered_in_zone": True, "pays_tax_in_zone": True, "independent_legal_person": True},
    **{"on_defaulter_list": False, "under_joint_punishment": False, "major_accident_3y": False},
    "individually_supported": False,
}
TOP, FACTS, CRITERIA = "policies.yaml", "rules/facts.yaml", "rules/criteria.yaml"
AS_OF = date(2022, 6, 30)
OTHER = "other "
# The end of a block; what stands there is no example, but what comes of the one above.
_BLOCK = re.compile(r"^```(yaml [\w ]+|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A block of a page, and the text that says what comes of it, empty where none follows."""

    kind: str
    block: str
    comes: str


def examples(lang: str) -> list[Example]:
    """Return the examples of a page in order, but for those of another programme."""
    return [each for each in _blocks(lang) if not each.kind.startswith(OTHER)]


def of_another(lang: str) -> list[Example]:
    """Return the files of the programme in another language that a page has."""
    return [each for each in _blocks(lang) if each.kind.startswith(OTHER)]


def _blocks(lang: str) -> list[Example]:
    found = _BLOCK.findall((ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8"))
    behind = [*found[1:], ("", "")]
    return [
        Example(mark.removeprefix("yaml "), block, text if then == "text" else "")
        for (mark, block), (then, text) in zip(found, behind, strict=True)
        if mark != "text"
    ]


def items(block: str) -> list[str]:
    """Return the items of a list, each with its own lines."""
    return [dedent("  " + item) for item in re.split(r"^- ", block, flags=re.MULTILINE) if item.strip()]


def as_policy(kind: str, block: str) -> str:
    """Return the file of a policy that has an example."""
    if kind == "policy":
        return block
    one = f"    - id: one\n      {LABEL.replace(chr(10), chr(10) + '  ')}\n      amount: 1\n"
    if kind == "condition":
        criteria = [f"  - id: c{n}\n    {LABEL}\n    when:\n{indent(c, '      ')}" for n, c in enumerate(items(block))]
        return HEAD + "criteria:\n" + "".join(criteria) + AWARD + one
    if kind == "award":
        return f"{HEAD}{AWARD}{indent(block, '    ')}"
    awards = [
        f"    - id: a{n}\n      {LABEL.replace(chr(10), chr(10) + '  ')}\n      amount:\n{indent(a, '        ')}"
        for n, a in enumerate(items(block))
    ]
    return HEAD + AWARD + "".join(awards)


@cache
def shipped() -> dict[str, str]:
    """Return the shipped rules in version 2, by name, with the facts that the page declares."""
    names = ["policies.yaml", *(each.relative_to(ROOT).as_posix() for each in sorted(ROOT.glob("rules/**/*.yaml")))]
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in names}
    texts[TOP] = re.sub(r"^language: 1$", "language: 2", texts[TOP], flags=re.MULTILINE)
    for example in examples("en"):
        for key, part in _top_keys(example.block).items() if example.kind == "facts" else ():
            texts[FACTS] = _added(texts[FACTS], key, part)
    return texts


def with_example(example: Example) -> tuple[dict[str, str], str]:
    """Return the files of a programme that has an example, and the file it stands in."""
    texts = dict(shipped())
    if example.kind == "facts":
        return texts, FACTS
    if example.kind == "programme" and "language:" not in example.block:
        texts[TOP] = _without(texts[TOP], _top_keys(example.block)) + example.block
        return texts, TOP
    if example.kind in ("programme", "criteria"):
        return _of_page(texts[FACTS]), {"programme": TOP, "criteria": CRITERIA}[example.kind]
    text = as_policy(example.kind, example.block)
    found = re.search(r"^id: (\S+)", text, re.MULTILINE)
    assert found is not None
    name = f"rules/ecosystem/{found[1]}.yaml"
    texts[name] = text
    texts[TOP] = texts[TOP].replace("premises-rent]", f"premises-rent, {found[1]}]")
    return texts, name


def _of_page(facts: str) -> dict[str, str]:
    """Return the programme that the page writes out: its policies.yaml, its criteria, and a policy for each listed."""
    top, criteria = (next(e.block for e in examples("en") if e.kind == kind) for kind in ("programme", "criteria"))
    award = f"    - {{id: one, {LABEL.replace(chr(10), ',')}, amount: 1万}}\n"
    listed = [name for names in re.findall(r"policies: \[(.*first.*third.*)\]", top) for name in names.split(", ")]
    policies = {
        f"rules/growth/{name}.yaml": HEAD.replace("example", name).replace("一, en", f"{name}, en") + AWARD + award
        for name in listed
    }
    return {TOP: top, FACTS: facts, CRITERIA: criteria, **policies}


def loaded(example: Example) -> lucidrule.Programme:
    """Return the programme that has an example."""
    return lucidrule.Programme(compile_programme(with_example(example)[0]))


def _top_keys(block: str) -> dict[str, str]:
    return {part.split(":")[0]: part for part in re.findall(r"^\w+:.*?(?=^\w|\Z)", block, re.MULTILINE | re.DOTALL)}


def _without(text: str, keys: Iterable[str]) -> str:
    """Return a text without some of its outermost keys."""
    for key in keys:
        text = re.sub(rf"^{key}:.*\n([ #-].*\n|\n)*", "", text, flags=re.MULTILINE)
    return text


def _added(text: str, key: str, part: str) -> str:
    """Return a text with more below one of its keys."""
    if re.search(rf"^{key}:", text, re.MULTILINE) is None:
        return text + "\n" + part
    return re.sub(rf"^{key}:[^\n]*\n", lambda _: part, text, count=1, flags=re.MULTILINE)


def comes_of(example: Example, policy: Example | None, lang: str) -> str:
    """Return what comes of an example as a page says it: how it is told, or what a company gets of the policy above."""
    if example.kind == "company":
        assert policy is not None
        return _of_company(example, policy, lang)
    programme = loaded(example).compiled
    name = Path(with_example(example)[1]).stem
    text = describe(next(each for each in programme.policies if each.id == name), programme, lang)
    kept = [line for line in text.splitlines() if not line.strip().startswith(("〔", "["))]
    begin = kept.index(word("criteria" if example.kind == "condition" else "entitlement", lang)) + 1
    lines = kept[begin : kept.index("", begin)]
    unnamed = "一" if lang != "en" else "one"
    if example.kind == "condition":
        bullets = [
            dedent("\n".join(part.splitlines()[1:])) for part in re.split(r"^  · ", "\n".join(lines), flags=re.M)
        ]
        return "".join("· " + part.replace("\n", "\n  ") + "\n" for part in bullets[1:])
    sums = [line.strip().removeprefix(f"· {unnamed}").lstrip("：: ") for line in lines if line.startswith("  ·")]
    return "".join(f"· {each}\n" for each in sums)


def _of_company(example: Example, policy: Example, lang: str) -> str:
    """Return the part of a report that is about the policy, without who says so; or what is wrong with the company."""
    programme = loaded(policy)
    data = read_yaml(example.block, "company.yaml", FaultList())
    assert data is not None
    try:
        company = {**data.data, "facts": {**COMMON, **data.data["facts"]}}
        found = programme.determine(company, as_of=AS_OF, confirm=False)
    except LucidruleError as error:
        return "".join(f"{message(each, lang)}\n" for each in error.faults)
    lines = found.only((Path(with_example(policy)[1]).stem,)).explain(lang).splitlines()
    begin = max(number for number, line in enumerate(lines) if line.startswith("11. "))
    # What is told below is about documents, not about the rule.
    papers = "  " + word("checklist_of", lang)
    own = itertools.takewhile(lambda line: line.startswith("  ") and line != papers, lines[begin + 1 :])
    mark = WORDS["marked"][LANGS.index(lang)].removeprefix("{}")
    told = [lines[begin].removeprefix("11. ").replace(mark, "", 1), *own]
    return "".join(re.sub(r" ?[〔\[][^〕\]]*[〕\]]$", "", line) + "\n" for line in told)


Key = tuple[str, str]


def keys_used(example: Example) -> set[Key]:
    """Return the keys of an example, each as (shape, key), and (shape, key=value) of what is one of some words."""
    if example.kind == "company":
        return set()
    if example.kind.startswith(OTHER):
        return set(_used(_read_alone(example)))
    texts, name = with_example(example)
    kind = {TOP: "programme", FACTS: "facts", CRITERIA: "criteria"}.get(name, "policy")
    source = read_yaml(example.block if kind == "facts" else texts[name], name, FaultList())
    assert source is not None
    model = getattr(Files.model_validate({kind: source.data}), kind)
    piece = kind == "programme" and "language:" not in example.block
    if not piece:
        return set(_used(model))
    # Of a piece the other keys are the shipped ones.
    written = {field.alias or name: name for name, field in type(model).model_fields.items()}
    return set(_used(model, [written[key] for key in _top_keys(example.block)]))


def _read_alone(example: Example) -> Any:
    """Return a file of the programme in another language as it is read."""
    kind = example.kind.removeprefix(OTHER)
    source = read_yaml(example.block, kind, FaultList())
    assert source is not None
    return getattr(Files.model_validate({kind: source.data}, context=Languages(("fr",), stated=True)), kind)


def _used(part: Any, only: Iterable[str] = ()) -> Iterator[Key]:
    if isinstance(part, Shape):
        for name in only or part.model_fields_set:
            value = getattr(part, name)
            yield owner(type(part), name)
            if isinstance(value, str) and value in words_of(type(part), name):
                yield owner(type(part), name)[0], f"{name}={value}"
            yield from _used(value)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _used(value)
    elif isinstance(part, list):
        for value in part:
            yield from _used(value)


def owner(shape: type[Shape], name: str) -> Key:
    """Return a key with the shape that has it first: a bound is one key, wherever it stands."""
    having = [each for each in shape.__mro__ if issubclass(each, Shape) and name in each.model_fields]
    return having[-1].__name__, shape.model_fields[name].alias or name


def keys_there() -> set[Key]:
    """Return all keys that files of rules can have, and the words that some of them take."""
    found: set[Key] = set()
    seen: set[type[Shape]] = set()
    waiting: list[type[Shape]] = [model for model, kind in KINDS.items() if kind != "company"]
    while waiting:
        shape = waiting.pop()
        if shape in seen:
            continue
        seen.add(shape)
        for name, field in shape.model_fields.items():
            found.add(owner(shape, name))
            found |= {(owner(shape, name)[0], f"{name}={each}") for each in words_of(shape, name)}
            waiting += list(_shapes(field.annotation, set()))
    return found


def words_of(shape: type[Shape], name: str) -> tuple[str, ...]:
    """Return the words of which a key takes one."""
    return tuple(
        dict.fromkeys(each for each in _literals(shape.model_fields[name].annotation) if isinstance(each, str))
    )


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) not in (list, dict):
        for each in get_args(annotation):
            yield from _literals(each)


def _shapes(annotation: Any, seen: set[int]) -> Iterator[type[Shape]]:
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    value = getattr(annotation, "__value__", None)
    for each in (*get_args(annotation), *([] if value is None else [value])):
        yield from _shapes(each, seen)
