"""An empty workbook for companies: a heading for each fact, drop-downs, and a note with its question."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.granted import listed
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.formulas.column import Column
from lucidrule.loading.files import write_text
from lucidrule.loading.output import check_place, draft_of, telling
from lucidrule.model.facts import Declared
from lucidrule.present.form import hint
from lucidrule.present.words import word
from lucidrule.tables.result import heading_of
from lucidrule.tables.sheet_texts import title_of
from lucidrule.tables.writer import closed

_ROWS = 2_000
# A drop-down holds its choices itself up to so many characters; longer ones stand in a sheet.
_IN_CELL = 200
_SHADES = ("#DDE7F0", "#E5EFDD", "#F6E9D9", "#EADFF0", "#DFF0EE", "#F0DFE2")


class Field(NamedTuple):
    """A column of a template."""

    heading: str
    declared: Declared | None
    kind: str
    group: str


def fields(compiled: CompiledProgramme, lang: str, years: tuple[int, ...]) -> Iterator[Field]:
    """Yield the columns: who the company is, then every fact by group; of yearly ones each year, the latest first."""
    yield Field(word("heading_id", lang), None, "text", "")
    yield Field(word("heading_name", lang), None, "text", "")
    for group in compiled.groups:
        for name, fact in compiled.facts.items():
            if fact.group == group:
                for year in sorted(years, reverse=True) if fact.yearly else (0,):
                    yield Field(heading_of(Column(name, year), compiled, lang), fact, fact.type, group)


def lists(compiled: CompiledProgramme, lang: str) -> Iterator[tuple[str, list[Field]]]:
    """Yield the lists, each with the columns of its own sheet."""
    for fact in map(listed, compiled.facts.values()):
        if fact is not None:
            parts = [Field(part.label[lang], part, part.type, "") for part in (fact.parts or {}).values()]
            yield fact.label[lang], [Field(word("heading_id", lang), None, "text", ""), *parts]


def write_template(
    compiled: CompiledProgramme, path: Path, kind: str, lang: str, years: tuple[int, ...], *, force: bool
) -> None:
    """Write a template; of formats without sheets only the headings, lists as one column.

    Raises:
        UnreadableInput: The file exists, its format is none for templates, or it cannot be written.
    """
    if kind not in ("xlsx", "csv", "tsv"):
        raise UnreadableInput((Fault("table-format", None, {"path": str(path)}),))
    if kind != "xlsx":
        out = io.StringIO()
        found = [each.heading for each in fields(compiled, lang, years)]
        csv.writer(out, delimiter="," if kind == "csv" else "\t", lineterminator="\n").writerow(found)
        write_text(path, ("\ufeff" if kind == "csv" else "") + out.getvalue(), force=force)
        return
    check_place(path, force=force)
    draft = draft_of(path, ".xlsx")
    try:
        with telling(path):
            _Book(compiled, draft, lang).write(years)
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class _Book:
    def __init__(self, compiled: CompiledProgramme, path: Path, lang: str) -> None:
        import xlsxwriter

        self._compiled, self._lang = compiled, lang
        self._book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        # Numbers of companies keep their leading zeros.
        self._text = self._book.add_format({"num_format": "@"})
        self._heads: dict[str, Any] = {}
        self._choices: Any = None
        self._column = 0

    def write(self, years: tuple[int, ...]) -> None:
        lang = self._lang
        self._sheet(word("sheet_companies", lang), list(fields(self._compiled, lang, years)), 2)
        for label, columns in lists(self._compiled, lang):
            self._sheet(label, columns, 1)
        if self._choices is not None:
            self._choices.hide()
        closed(self._book)

    def _sheet(self, title: str, columns: list[Field], kept: int) -> None:
        sheet = self._book.add_worksheet(title_of(title, self._book.sheetnames))
        sheet.freeze_panes(1, kept)
        sheet.set_row(0, 48)
        for at, field in enumerate(columns):
            sheet.write_string(0, at, field.heading, self._head(field.group))
            cells = self._day if field.kind in ("date", "event") else self._text if field.declared is None else None
            sheet.set_column(at, at, 16, cells)
            if field.declared is None:
                if at == 0:
                    sheet.write_comment(0, 0, word("template_head", self._lang), {"x_scale": 2, "y_scale": 1})
                continue
            sheet.write_comment(0, at, self._note(field), {"x_scale": 2.5, "y_scale": 1.6})
            rule = self._rule(field)
            if rule is not None:
                sheet.data_validation(1, at, _ROWS, at, rule)

    def _head(self, group: str) -> Any:
        if group not in self._heads:
            shade = _SHADES[len(self._heads) % len(_SHADES)]
            look = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": shade}
            self._heads[group] = self._book.add_format(look)
        return self._heads[group]

    def _note(self, field: Field) -> str:
        declared, lang = field.declared, self._lang
        assert declared is not None
        of_list = word("how_many", lang, field.heading)
        own = hint(declared, field.kind, self._compiled.money, lang)
        parts = [declared.question[lang], of_list if field.kind == "records" else own]
        if declared.note is not None:
            parts.append(declared.note[lang])
        if declared.proved_by is not None:
            parts.append(word("proved_by", lang, declared.proved_by[lang]))
        return "\n".join(parts)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        """Return what a cell may hold; what is not known may always be left empty."""
        lang, declared = self._lang, field.declared
        assert declared is not None
        if field.kind == "flag":
            return {"validate": "list", "source": [word("true", lang), word("false", lang)]}
        if field.kind == "choice":
            labels = [label[lang] for label in (declared.choices or {}).values()]
            return {"validate": "list", "source": self._listed(labels)}
        return None

    def _listed(self, labels: list[str]) -> Any:
        if len(",".join(labels)) <= _IN_CELL and not any("," in label for label in labels):
            return labels
        title = word("sheet_choices", self._lang)
        if self._choices is None:
            self._choices = self._book.add_worksheet(title)
        for at, label in enumerate(labels):
            self._choices.write_string(at, self._column, label)
        from xlsxwriter.utility import xl_col_to_name

        name = xl_col_to_name(self._column)
        self._column += 1
        return f"='{title}'!${name}$1:${name}${len(labels)}"
