"""Rows read = companies judged + rows left out: said so that each row can be found again."""

from collections.abc import Iterable, Iterator

from lucidrule.core.fault import message
from lucidrule.model.money import YUAN
from lucidrule.present.quantities import money
from lucidrule.present.words import clauses, listed, word
from lucidrule.tables.left_out import company_key
from lucidrule.tables.left_row import LeftOut, kind_in_words, why_left
from lucidrule.tables.summary import Summary

# Of each kind so many rows are named; all of them stand in the workbook and in --summary-json.
_NAMED = 4
_COLUMNS = 10
_SHOWN = 24


def account_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield how many rows were read and judged, then a line for each kind that was left out."""
    if summary.routing is not None:
        yield from summary.routing.lines(lang)
    yield rows_line(summary, lang)
    for line in left_lines(summary, lang):
        yield f"  {line}"
    if summary.doubtful:
        yield f"  {word('judge_doubtful', lang)}"
    yield from refused_lines(summary, lang)
    yield from _same_lines(summary, lang)
    yield from _namesake_lines(summary, lang)
    yield from _unheaded_lines(summary, lang)
    yield from vast_lines(summary, lang)
    yield from _small_lines(summary, lang)
    if summary.damaged:
        yield damaged_line(summary, lang)
    if summary.miscoded:
        yield _miscoded_line(summary, lang)
    yield from unjoined_lines(summary, lang)
    for heading, rows in summary.later.items():
        yield word("rows_begin_later", lang, heading, f"{len(rows):,}", listed(list(_places(rows, lang)), lang))


def rows_line(summary: Summary, lang: str) -> str:
    """Return how many rows were read, judged and left out."""
    numbers = (f"{each:,}" for each in (summary.rows, summary.companies, summary.left_out.total()))
    return word("rows_account", lang, *numbers)


def column_lines(summary: Summary, lang: str, *, listed: bool) -> Iterator[str]:
    """Yield how many cells of each column were not taken, most first; `listed`: a file has each of them."""
    if summary.bad_cells:
        yield word("cells_not_taken", lang, f"{summary.bad_cells:,}")
        counted = sorted(summary.bad_by_column.items(), key=lambda each: (-each[1], each[0]))
        for heading, count in counted[:_COLUMNS]:
            yield "  " + word("cells_of_column", lang, heading, f"{count:,}")
        if len(counted) > _COLUMNS:
            rest = sum(count for _, count in counted[_COLUMNS:])
            yield "  " + word("cells_of_columns", lang, len(counted) - _COLUMNS, f"{rest:,}")
        if not listed:
            yield "  " + word("list_cells", lang)


def left_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield a line for each kind of rows left out: the kind, how many, which."""
    for (doubtful, kind), count in sorted(summary.left_out.items()):
        rows = [each for each in summary.left if (each[1].doubtful, each[1].kind) == (doubtful, kind)]
        named = [_named(file, each, lang) for file, each in rows[:_NAMED]]
        if count > _NAMED:
            named.append(word("left_more", lang, f"{count - _NAMED:,}"))
        yield word("left_line", lang, kind_in_words(doubtful, kind, lang), f"{count:,}", listed(named, lang))


def refused_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield which files nothing was judged of, and why."""
    if summary.refused:
        yield word("files_refused", lang, f"{len(summary.refused):,}")
    for file, faults in summary.refused.items():
        yield "  " + word("left_because", lang, file, message(faults[0], lang))


def rows_sheet(summary: Summary, lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the reconciliation as a sheet: the counts, then each row that was left out."""
    yield word("rows_read", lang), str(summary.rows), "", ""
    yield word("rows_judged", lang), str(summary.companies), "", ""
    yield word("rows_left", lang), str(summary.left_out.total()), "", ""
    for (doubtful, kind), count in sorted(summary.left_out.items()):
        yield kind_in_words(doubtful, kind, lang), str(count), "", ""
    if summary.same.keys:
        yield word("kind_same", lang, len(summary.same.keys)), str(summary.same.rows), "", ""
    for written in summary.same.written:
        yield word("kind_alike", lang), "", "", _quoted(written, lang)
    yield from _columns_sheet(summary, lang)
    for written, count in summary.namesakes.each:
        yield word("kind_names", lang), str(count), "", _quoted(written, lang)
    for file, at, text in summary.damaged:
        yield word("kind_damaged", lang), "", f"{file}: {at}" if file else str(at), text
    for each in summary.unjoined:
        yield word("kind_unjoined", lang, each.label[lang]), "", str(each.row), each.company
    for file, faults in summary.refused.items():
        yield word("kind_refused", lang), "", file, message(faults[0], lang)
    for file, row in summary.left:
        place = f"{file}: {row.row}" if file else str(row.row)
        yield why_left(row, lang), "", place, row.text


def _columns_sheet(summary: Summary, lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the columns of which something is told."""
    for file, column in summary.unheaded:
        place = f"{file}: {column.column}" if file else column.column
        yield word("kind_unheaded", lang), str(column.cells), place, column.text
    for file, vast in summary.vast:
        yield word("kind_vast", lang), str(vast.cells), f"{file}: {vast.column}" if file else vast.column, vast.unit
    for file, small in summary.small:
        place = f"{file}: {small.column}" if file else small.column
        yield word("kind_small", lang), str(small.cells), place, money(small.bound, YUAN, lang)


def last_line(summary: Summary, lang: str) -> str:
    """Return what was not judged or not taken, in a line; empty where nothing was."""
    told = [
        word(key, lang, f"{count:,}")
        for key, count in (
            ("last_refused", len(summary.refused)),
            ("last_left", summary.telling - summary.doubtful),
            ("last_doubtful", summary.doubtful),
            ("last_damaged", len(summary.damaged)),
            ("last_unheaded", sum(each.cells for _, each in summary.unheaded)),
            ("last_vast", sum(each.cells for _, each in summary.vast) + sum(each.cells for _, each in summary.small)),
            ("last_names", summary.namesakes.rows),
            ("last_unjoined", len(summary.unjoined)),
            ("last_cells", summary.bad_cells),
        )
        if count
    ]
    return word("take_notice", lang, word("between_notices", lang).join(told)) if told else ""


def damaged_line(summary: Summary, lang: str) -> str:
    """Return which numbers of companies have lost digits."""
    named = [_named(file, LeftOut(row, "", text=text), lang) for file, row, text in summary.damaged[:_NAMED]]
    if len(summary.damaged) > _NAMED:
        named.append(word("left_more", lang, f"{len(summary.damaged) - _NAMED:,}"))
    return word("ids_damaged", lang, f"{len(summary.damaged):,}", listed(named, lang))


def _miscoded_line(summary: Summary, lang: str) -> str:
    """Return which unified social credit codes are wrong, and why."""
    named = [_named(file, LeftOut(row, "", fault=fault), lang) for file, row, fault in summary.miscoded[:_NAMED]]
    if len(summary.miscoded) > _NAMED:
        named.append(word("left_more", lang, f"{len(summary.miscoded) - _NAMED:,}"))
    return word("codes_amiss", lang, f"{len(summary.miscoded):,}", clauses(named, lang))


def unjoined_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield, for each list, which records are of companies that are in no row."""
    for name in dict.fromkeys(each.list for each in summary.unjoined):
        listed_here = [each for each in summary.unjoined if each.list == name]
        companies = len({company_key(each.company) for each in listed_here})
        named = [_named("", LeftOut(each.row, "", text=each.company), lang) for each in listed_here[:_NAMED]]
        if len(listed_here) > _NAMED:
            named.append(word("left_more", lang, f"{len(listed_here) - _NAMED:,}"))
        label, count = listed_here[0].label[lang], f"{len(listed_here):,}"
        yield word("records_unjoined", lang, label, count, f"{companies:,}", listed(named, lang))


def _same_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield how many companies several rows are about, and which numbers are taken for one."""
    same = summary.same
    if same.keys:
        yield word("rows_same", lang, f"{same.rows:,}", f"{len(same.keys):,}")
    for each in same.written[:_NAMED]:
        yield "  " + word("numbers_alike", lang, _quoted(each[:_NAMED], lang))
    if len(same.written) > _NAMED:
        yield "  " + word("numbers_alike_more", lang, f"{len(same.written) - _NAMED:,}")


def _namesake_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield which rows without a number have the same name."""
    found = summary.namesakes
    if found.each:
        yield word("names_same", lang, f"{found.rows:,}", f"{len(found.each):,}")
    for written, count in found.each[:_NAMED]:
        yield "  " + word("names_alike", lang, _quoted(written[:_NAMED], lang), f"{count:,}")
    if len(found.each) > _NAMED:
        yield "  " + word("names_alike_more", lang, f"{len(found.each) - _NAMED:,}")


def _unheaded_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield how many cells stand in columns without a heading, where the first of them is, and what it says."""
    for file, each in summary.unheaded[:_NAMED]:
        place = _named(file, LeftOut(each.row, "", text=each.text), lang)
        yield word("column_unheaded", lang, each.column, f"{each.cells:,}", place)
    if len(summary.unheaded) > _NAMED:
        yield word("columns_unheaded_more", lang, f"{len(summary.unheaded) - _NAMED:,}")


def vast_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield in which columns each number, counted in their unit, is more than companies have."""
    for file, each in summary.vast:
        column = f"{file}: {each.column}" if file else each.column
        yield word("column_vast", lang, column, each.unit, f"{each.cells:,}")


def _small_lines(summary: Summary, lang: str) -> Iterator[str]:
    """Yield in which columns of yuan each number is far below what the rules ask."""
    for file, each in summary.small:
        column = f"{file}: {each.column}" if file else each.column
        yield word("column_small", lang, column, f"{each.cells:,}", money(each.bound, YUAN, lang))


def _quoted(texts: Iterable[str], lang: str) -> str:
    return listed([word("quoted", lang, text) for text in texts], lang)


def _places(rows: list[tuple[str, int]], lang: str) -> Iterator[str]:
    for file, row in rows[:_NAMED]:
        yield word("left_row", lang, f"{file} {row}" if file else str(row))
    if len(rows) > _NAMED:
        yield word("left_more", lang, f"{len(rows) - _NAMED:,}")


def _named(file: str, row: LeftOut, lang: str) -> str:
    text = row.text if len(row.text) <= _SHOWN else f"{row.text[:_SHOWN]}…"
    place = f"{file} {row.row}" if file else str(row.row)
    told = word("left_row_text", lang, place, text) if text else word("left_row", lang, place)
    return told if row.fault is None else word("left_because", lang, told, message(row.fault, lang))
