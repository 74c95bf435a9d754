"""Keys of a company file as people write them → those of the form: facts by any of their names, 企业 for `company`."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_names import fact_and_year, facts_known
from lucidrule.core.fault import FaultList
from lucidrule.core.folding import folded, name_key
from lucidrule.loading.source import MarkedDict, MarkedList, SourceFile
from lucidrule.model.facts import Fact
from lucidrule.values.years import with_plain_years

_LONGEST_YEAR = 20
Rename = Callable[[object], str | int | None]
SECTIONS = {
    "company": ("企业", "企业信息", "公司", "企業", "会社"),
    "facts": ("资料", "资料项", "企业资料", "情報", "情報項目"),
    "answers": ("答复", "主管部门答复", "回答", "所管部署の回答"),
}
_HEADER = {
    "id": ("编号", "企业编号", "代码", "企業番号", "法人番号"),
    "code": (
        *("统一社会信用代码", "社会信用代码", "信用代码", "统一代码"),
        *("unified social credit code", "social credit code", "credit code", "uscc"),
        *("統一社会信用コード", "社会信用コード", "統一社会信用番号"),
    ),
    "name": ("名称", "企业名称", "公司名称", "企業名", "会社名", "名前"),
    "figures": ("口径", "数据口径", "金额口径", "数値の範囲"),
    "note": ("备注", "说明", "備考"),
}
_FIGURES = {
    "group": ("合并", "集团", "合并口径", "集团合并", "连结", "連結", "連結ベース", "consolidated"),
    "single": ("单体", "单户", "母公司", "单体口径", "単体", "単体ベース", "standalone"),
}


def _by(names: Mapping[str, tuple[str, ...]]) -> Rename:
    known = {name_key(each): key for key, others in names.items() for each in (key, *others)}

    def named(key: object) -> str | None:
        if not isinstance(key, str):
            return None
        # Most files have the keys of the form as they are.
        return key if key in names else known.get(name_key(key))

    return named


section_of, key_of_header, _figures = _by(SECTIONS), _by(_HEADER), _by(_FIGURES)


def key_as_written(here: Iterable[Any], key: str, named: Rename) -> Any:
    """Return a key by the name that a file has it under; where it has none, the key itself."""
    return next((each for each in here if named(each) == key), key)


def use_ids(source: SourceFile, programme: CompiledProgramme, faults: FaultList) -> None:
    """Put the keys of the form, and ids, in the place of other names that stand in a file; places stay."""
    top = source.data
    if not isinstance(top, MarkedDict):
        return
    _rename(top, section_of, source, faults)
    header, facts = top.get("company"), top.get("facts")
    if isinstance(header, MarkedDict):
        _rename(header, key_of_header, source, faults)
        if isinstance(header.get("figures"), str):
            header["figures"] = _figures(header["figures"]) or header["figures"]
    if isinstance(facts, MarkedDict):
        if not facts.keys() <= programme.facts.keys():
            _rename(facts, programme.known_facts.id_of, source, faults)
            _gather_years(facts, programme, source, faults)
        for name in facts.keys() & programme.facts.keys():
            _within(facts[name], programme.facts[name], source, faults)


def _gather_years(facts: MarkedDict, programme: CompiledProgramme, source: SourceFile, faults: FaultList) -> None:
    """Put what stands below a fact with its year, as 2021年营收 and annual_revenue.2021, among the years of it."""
    for key in [each for each in facts if isinstance(each, str) and each not in programme.facts]:
        name, year = fact_and_year(key, programme.known_facts) or (key, 0)
        if not year or not programme.facts[name].yearly:
            continue
        place, at = facts.key_marks[key], facts.value_marks[key]
        if name not in facts:
            facts[name] = MarkedDict()
            facts.key_marks[name], facts.value_marks[name] = place, at
        years = facts[name]
        if not isinstance(years, MarkedDict):
            continue
        # The years of the fact itself may stand there in other ways.
        _rename(years, _year, source, faults)
        if (first := next((each for each in (year, str(year)) if each in years), None)) is not None:
            other = f"{name}.{year}"
            faults.add("said-again", source.place(*place), key=key, other=other, first=years.key_marks[first][0] + 1)
        else:
            years[year] = facts[key]
            years.key_marks[year], years.value_marks[year] = place, at
        del facts[key], facts.key_marks[key], facts.value_marks[key]


def _within(value: Any, fact: Fact, source: SourceFile, faults: FaultList) -> None:
    """Do the same for the years of a fact, and for the parts of the records of a list."""
    if fact.yearly and isinstance(value, MarkedDict):
        _rename(value, _year, source, faults)
    elif fact.parts and isinstance(value, MarkedList):
        parts = facts_known(fact.parts).id_of
        for record in value:
            if isinstance(record, MarkedDict) and not record.keys() <= fact.parts.keys():
                _rename(record, parts, source, faults)


def of_header(key: object) -> bool:
    """Return whether a key belongs to the header of a company file."""
    return key_of_header(key) is not None


def has_facts(company: Mapping[str, Any]) -> bool:
    """Return whether a mapping has the form of a company file; else it is one of facts alone."""
    if "facts" in company:
        return True
    found = {section_of(key): value for key, value in company.items()}
    # Of who it is, without facts: nothing is known of it. No fact is called so.
    return "facts" in found or isinstance(found.get("company"), Mapping)


def _rename(here: MarkedDict, named: Rename, source: SourceFile, faults: FaultList) -> None:
    """Put names that are meant in the place of those that are written, in order."""
    renamed = {key: other for key in here if (other := named(key)) is not None and other != key}
    if not renamed:
        return
    before = list(here.items())
    key_marks, value_marks = dict(here.key_marks), dict(here.value_marks)
    for marks in (here, here.key_marks, here.value_marks):
        marks.clear()
    for key, value in before:
        name = renamed.get(key, key)
        if name in here:
            place = source.place(*key_marks[key])
            faults.add("said-again", place, key=key, other=name, first=here.key_marks[name][0] + 1)
            continue
        here[name] = value
        here.key_marks[name], here.value_marks[name] = key_marks[key], value_marks[key]


def _year(key: object) -> int | None:
    """Return the year that 2021年, 2021年度, FY2021 and 令和3年 are."""
    text = with_plain_years(folded(key)) if isinstance(key, str) and len(key) <= _LONGEST_YEAR else ""
    text = name_key(text).removesuffix("年度").removesuffix("年")
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and text != key else None
