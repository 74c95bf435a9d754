"""Clean tables of companies, damaged in the ways of offices: which rows and cells survive is known."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tables.writings_of_values import BAD, UNKNOWN, Clean, written

import lucidrule
from lucidrule.columns.headings import type_of
from lucidrule.core.quantity import plain
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Fact

FACTS: Mapping[str, Fact] = lucidrule.load().compiled.facts
NO_YEAR = (
    "sector",
    "industrial_enterprise",
    "conducts_rd",
    "conducts_production",
    "registered_in_zone",
    "pays_tax_in_zone",
    "independent_legal_person",
    "on_defaulter_list",
    "under_joint_punishment",
    "major_accident_3y",
    "individually_supported",
    "founded_on",
    "provincial_sme_on",
    "demo_field",
    "renovation_on_file",
    "project_investment",
)
AGAINST = {"on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"}
YEARLY = (("annual_revenue", (2021, 2020)), ("equipment_amount", (2021,)))
COLUMNS = [*map(Column, NO_YEAR), *(Column(fact, year) for fact, years in YEARLY for year in years)]
ASIDES = {
    "zh": ("备注", "联系人", "地址"),
    "en": ("Remarks", "Contact person", "Address"),
    "ja": ("備考", "担当者", "住所"),
}
NAMED = {"zh": ("企业编号", "企业名称"), "en": ("Company ID", "Company name"), "ja": ("企業番号", "企業名")}
TOTALS = {
    "zh": ("合计", "总 计", "激光器小计", "合计："),
    "en": ("Total", "Subtotal", "TOTAL"),
    "ja": ("合計", "小計", "総計"),
}
NOTES = {
    "zh": ("注：数据取自审计报告", "填表人：张三", "2022年3月1日", "（公章）"),
    "en": ("Note: audited figures", "Prepared by: A. Li", "Remark: see annex"),
    "ja": ("注記：監査済", "作成者：山田", "※推計値"),
}
UNITS = {"千元": 1_000, "万元": 10_000, "百万元": 1_000_000}
# What any table may suffer; each shrinks away by itself.
DAMAGES = (
    *("titles", "unit line", "units in headings", "two rows of headings", "odd headings", "order", "asides", "numbers"),
    *("totals", "notes", "empty rows", "headings again", "columns numbered", "second rows", "companies twice"),
    *("writings", "blanks", "widths", "not known", "bad cells"),
)


@dataclass
class Messy:
    """A table as it stands, and what is true of it.

    Attributes:
        rows: All of them, with what stands above the headings.
        companies: By the number of a row, the place of its company among the clean ones.
        left: The rows that are no companies, or of which nothing can be known, by number, with their kind.
        lost: Of each row the facts whose cells hold no value.
        slipped: The numbers of rows whose cells are written without quotes.
    """

    clean: list[Clean]
    lang: str
    rows: list[list[Any]] = field(default_factory=list)
    companies: dict[int, int] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    lost: dict[int, set[Column]] = field(default_factory=dict)
    slipped: set[int] = field(default_factory=set)

    def truth(self) -> dict[int, Clean]:
        """Return by row what is known of the company that it is about."""
        return {
            row: {
                column: None if column in self.lost.get(row, ()) else value for column, value in self.clean[at].items()
            }
            for row, at in self.companies.items()
            if row not in self.left
        }


def companies(number: int, pick: random.Random) -> list[Clean]:
    """Return what is true of some companies: many meet what most policies ask, and none contradicts itself."""
    found = []
    for _ in range(number):
        good, sparse = pick.random() < 0.7, pick.choice([0.0, 0.1, 0.5])
        own: Clean = {}
        for column in COLUMNS:
            own[column] = None if pick.random() < sparse else _value(column, good, pick)
        found.append(own)
    return found


def _value(column: Column, good: bool, pick: random.Random) -> Any:
    fact = FACTS[column.fact]
    match type_of(column, FACTS):
        case "flag":
            return column.fact not in AGAINST if good else pick.random() < 0.5
        case "choice":
            return "lasers" if good and column.fact == "sector" else pick.choice(sorted(fact.choices or {}))
        case "date":
            return date(pick.randint(2010, 2019), pick.randint(1, 12), pick.randint(1, 28))
        case "event":
            return pick.choice(["never", date(2021, pick.randint(1, 12), pick.randint(1, 28)), date(2020, 5, 6)])
    bound = pick.choice([0, 2_000_000, 100_000_000, 500_000_000, 1_000_000_000])
    # One yuan at a bound. By itself it would be 0.0001 among sums in 万元, and what is a thousand times the others of
    # its column is doubted as well, both with good reason: all that is above zero lies within that.
    beside = [0, 0, -1, 1, 12_345_600, -10_000] if bound else [0, 0, 0, 1_345_600, 12_345_600]
    return Decimal(bound + pick.choice(beside))


class _Damaging:
    """Makes one messy table out of companies."""

    def __init__(self, clean: list[Clean], damages: frozenset[str], lang: str, pick: random.Random) -> None:
        self.messy, self.damages, self.lang, self.pick = Messy(clean, lang), damages, lang, pick
        self.line = pick.choice(list(UNITS)) if "unit line" in damages else ""
        self.columns: list[Column | str] = list(COLUMNS)
        if "order" in damages:
            pick.shuffle(self.columns)
        if "two rows of headings" in damages:
            # Years stand side by side below the name of their fact.
            self.columns.sort(key=lambda each: (0, "") if isinstance(each, str) or not each.year else (1, each.fact))
        if "asides" in damages:
            for each in ASIDES[lang]:
                self.columns.insert(
                    pick.randint(0, len(self.columns) if not self.has("two rows of headings") else 0), each
                )
        self.columns = [*NAMED[lang], *self.columns]
        if "numbers" in damages:
            self.columns.insert(0, "序号")
        by_fact = {each.fact: self._unit(each) for each in COLUMNS}
        self.units = {each: by_fact[each.fact] for each in COLUMNS}

    def has(self, damage: str) -> bool:
        return damage in self.damages

    def made(self) -> Messy:
        """Return the table."""
        self._above()
        head = self._headings()
        self.messy.rows += head
        for at in range(len(self.messy.clean)):
            self._between(at, head[-1] if len(head) == 1 else None)
            self._company(at)
        if self.has("companies twice"):
            self._company(0, again=True)
        self._below()
        return self.messy

    def _unit(self, column: Column) -> str:
        if type_of(column, FACTS) != "money":
            return ""
        return (self.line or self.pick.choice(list(UNITS))) if self.has("units in headings") else ""

    def _above(self) -> None:
        if self.has("titles"):
            titles = {"zh": "东湖高新区激光企业名录", "en": "Register of laser firms", "ja": "レーザー企業名簿"}
            self.messy.rows += [[titles[self.lang]], [], ["2022"]][: self.pick.randint(1, 3)]
        if self.line:
            said = self.pick.choice(["单位：{}", "（单位：{}）", "金额单位: {}"]).format(self.line)
            self.messy.rows.append([*[""] * self.pick.randint(0, 4), said])

    def _headings(self) -> list[list[str]]:
        if not self.has("two rows of headings"):
            return [[self._heading(each) for each in self.columns]]
        upper, lower, last = [], [], ""
        for each in self.columns:
            if isinstance(each, Column) and each.year:
                upper.append("" if each.fact == last else f"{self._name(each)}{self._in_brackets(each)}")
                lower.append(self.pick.choice(["{}", "{}年", "{}年度"]).format(each.year))
                last = each.fact
            else:
                upper.append(self._heading(each))
                lower.append("")
        return [upper, lower]

    def _name(self, column: Column) -> str:
        fact = FACTS[column.fact]
        names: list[str] = [fact.label[self.lang], *(fact.also or {}).get(self.lang, [])]
        return self.pick.choice([*names, column.fact] if self.has("odd headings") else names)

    def _in_brackets(self, column: Column) -> str:
        return f"（{self.units[column]}）" if self.units[column] else ""

    def _heading(self, column: Column | str) -> str:
        if isinstance(column, str):
            return column
        name, unit = self._name(column), self._in_brackets(column)
        if not column.year:
            text = f"{name}{unit}"
            odd = [" {} ", "*{}", "{}（必填）", "{}？", "3. {}", "　{}", "\n{}"]
        else:
            forms = [
                "{name}{unit} {year}",
                "{year}年{name}{unit}",
                "{name}（{year}年度）{unit}",
                "{name}{unit}{year}年",
            ]
            text = self.pick.choice(forms).format(name=name, unit=unit, year=column.year)
            odd = [" {} ", "*{}", "{}\n"]
        return self.pick.choice(odd).format(text) if self.has("odd headings") and self.pick.random() < 0.5 else text

    def _company(self, at: int, *, again: bool = False) -> None:
        number = len(self.messy.rows) + 1
        told = [
            f"K{at:03}",
            {"zh": "楚光激光{}有限公司", "en": "Chuguang Lasers {} Ltd", "ja": "楚光レーザー{}株式会社"}[self.lang],
        ]
        if again:
            told[0] = f" ｋ{at:03}"
        row: list[Any] = []
        for column in self.columns:
            match column:
                case Column():
                    row.append(self._cell(column, self.messy.clean[at][column], number))
                case "序号":
                    row.append(str(at + 1))
                case str():
                    named = NAMED[self.lang]
                    row.append(
                        told[named.index(column)].format(at) if column in named else self.pick.choice(["", "x y", "27"])
                    )
        self.messy.companies[number] = at
        self.messy.rows.append(row)

    def _cell(self, column: Column, value: Any, number: int) -> Any:
        kind = type_of(column, FACTS)
        if self.has("bad cells") and self.pick.random() < 0.05:
            self.messy.lost.setdefault(number, set()).add(column)
            return self.pick.choice(BAD[kind])
        if value is None:
            return self.pick.choice(UNKNOWN) if self.has("not known") else ""
        unit = UNITS.get(self.units[column] or (self.line if kind == "money" else ""), 1)
        texts = written(value, kind, FACTS[column.fact], unit, self.lang)
        text = self.pick.choice(texts) if self.has("writings") else texts[0]
        if self.has("widths") and self.pick.random() < 0.2:
            text = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
        if self.has("blanks") and self.pick.random() < 0.3:
            text = self.pick.choice([" {}", "{} ", "　{}", "\u00a0{} "]).format(text)
        return text

    def _between(self, at: int, head: list[str] | None) -> None:
        """Put rows before a company that are none."""
        width, pick = len(self.columns), self.pick
        if head is not None and at and self.has("headings again") and pick.random() < 0.3:
            self._left(list(head), "heading")
        if not at and self.has("columns numbered"):
            self._left([str(number) for number in range(1, width + 1)], "heading")
        if self.has("empty rows") and pick.random() < 0.3:
            self._left([pick.choice(["", " ", "　"]) for _ in range(width)], "empty")
        if at and self.has("second rows") and pick.random() < 0.3:
            row = [""] * width
            row[self.columns.index(Column("conducts_rd"))] = "是"
            self._left(row, "doubtful unnamed")
        if at and self.has("totals") and pick.random() < 0.3:
            self._total()

    def _total(self) -> None:
        first = self.columns.index(NAMED[self.lang][0])
        row = [""] * len(self.columns)
        row[self.pick.choice([0, first, first + 1])] = self.pick.choice(TOTALS[self.lang])
        for at, column in enumerate(self.columns):
            if isinstance(column, Column) and type_of(column, FACTS) == "money":
                row[at] = plain(Decimal(self.pick.randint(0, 10**9)))
        self._left(row, "total")

    def _below(self) -> None:
        if self.has("totals"):
            self._total()
        if self.has("notes"):
            for each in self.pick.sample(NOTES[self.lang], 2):
                self._left([each, *[""] * (len(self.columns) - 1)], "note")

    def _left(self, row: list[Any], kind: str) -> None:
        self.messy.rows.append(row)
        self.messy.left[len(self.messy.rows)] = kind


def damaged(clean: list[Clean], damages: frozenset[str], lang: str, pick: random.Random) -> Messy:
    """Return a table of companies that was damaged in some ways.

    Args:
        lang: Of its headings and words.
        pick: Chooses where, and how.
    """
    return _Damaging(clean, damages, lang, pick).made()


def slip(messy: Messy, pick: random.Random, *, wanted: bool) -> None:
    """Let thousands stand without quotes in a row of CSV, where it is wanted and there are several companies."""
    rows = [row for row in messy.companies if messy.companies[row] and row not in messy.left]
    if wanted and len(rows) > 1:
        number = pick.choice(rows)
        row = messy.rows[number - 1]
        row[-1] = "600,000,000"
        messy.slipped.add(number)
        messy.left[number] = "doubtful slipped"
