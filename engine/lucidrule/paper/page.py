"""Sheets as one page of HTML: without scripts, readable on a screen in light and dark, printed on A4."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from lucidrule.paper.annex import Annex, Item
from lucidrule.paper.document import document
from lucidrule.paper.markup import Markup, element
from lucidrule.paper.sheet import Row, Sheet, Told, titles
from lucidrule.present.words import clauses, word


def page(sheets: Sequence[Sheet]) -> str:
    """Return the page of the papers of one company or several, of these with a table of contents."""
    lang = sheets[0].lang
    title = word("is", lang, word("sheet_title", lang), titles(sheets))
    several = len(sheets) > 1
    companies = [_company(each, at, several=several) for at, each in enumerate(sheets, 1)]
    return document(title, _style(), lang, _contents(sheets, lang) if several else [], element("main", companies))


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def _contents(sheets: Sequence[Sheet], lang: str) -> Markup:
    listed = [element("li", element("a", each.name, href=f"#company-{at}")) for at, each in enumerate(sheets, 1)]
    return element(
        "header",
        element("h1", word("sheet_title", lang)),
        element(
            "nav",
            element("h2", word("paper_contents", lang), class_="section"),
            element("ol", listed),
            aria_label=word("paper_contents", lang),
        ),
        class_="contents",
    )


class _Headings:
    """Headings of one level deeper where there is one above all companies."""

    def __init__(self, deeper: bool) -> None:
        self._deeper = int(deeper)

    def of(self, level: int, text: str, **attributes: str) -> Markup:
        return element(f"h{level + self._deeper}", text, **attributes)


def _company(sheet: Sheet, number: int, *, several: bool) -> Markup:
    heads = _Headings(several)
    title = sheet.says("is", sheet.says("sheet_title"), sheet.name) if several else sheet.says("sheet_title")
    return element(
        "article",
        heads.of(1, title),
        _about(sheet),
        heads.of(2, sheet.says("sheet_results"), class_="section"),
        _results(sheet),
        [element("p", note, class_="small") for note in sheet.notes],
        heads.of(2, sheet.says("checklist"), class_="section"),
        _documents(sheet),
        [element("p", _line(told), class_="small") for told in sheet.apply],
        element("p", element("strong", sheet.says("trial_only")), class_="small"),
        heads.of(2, sheet.says("sheet_sign"), class_="section"),
        _signed(sheet),
        [element("p", line, class_="receipt") for line in sheet.receipt],
        [_annex(each, heads) for each in sheet.annexes],
        id=f"company-{number}",
        class_="company",
    )


def _about(sheet: Sheet) -> Markup:
    rows: list[list[Told]] = []
    for told in sheet.about:
        # A title is long, and has a row of its own.
        if not rows or len(rows[-1]) == 2 or told.is_title or rows[-1][0].is_title:
            rows.append([])
        rows[-1].append(told)
    told_rows = [element("tr", [_labelled(told, alone=len(row) == 1) for told in row]) for row in rows]
    return element("table", element("tbody", told_rows), aria_label=sheet.says("sheet_about"))


def _labelled(told: Told, *, alone: bool) -> list[Markup]:
    return [
        element("th", told.label, scope="row", class_="key"),
        element("td", told.text, class_="" if told.given else "soft", colspan="3" if alone else ""),
    ]


def _results(sheet: Sheet) -> Markup:
    heads = [element("th", text, scope="col") for text in sheet.columns]
    foot = [element("tr", element("td", total, colspan=str(len(sheet.columns)))) for total in sheet.totals]
    table = element(
        "table",
        element("thead", element("tr", heads)),
        [element("tbody", group) for group in _groups(sheet)],
        element("tfoot", foot) if foot else [],
    )
    # Who has no mouse can still move it where it is too wide for a screen.
    return element(
        "div",
        table,
        class_="scroll",
        role="region",
        tabindex="0",
        aria_label=sheet.says("is", sheet.name, sheet.says("sheet_results")),
    )


def _groups(sheet: Sheet) -> list[list[Markup]]:
    """Return the rows, of several programmes those of each below its title."""
    groups: list[list[Markup]] = []
    for row in sheet.rows:
        if row.under or not groups:
            groups.append([])
        if row.under:
            head = element("th", row.under, scope="rowgroup", colspan=str(len(sheet.columns)), class_="under")
            groups[-1].append(element("tr", head))
        groups[-1].append(_row(row, sheet))
    return groups


def _row(row: Row, sheet: Sheet) -> Markup:
    _, _, outcome, amount, _, basis = sheet.columns
    # Where the headings have no room, these say of what the cells are.
    return element(
        "tr",
        element("td", row.number, class_="number"),
        element("th", row.title, scope="row"),
        element("td", row.outcome, class_="short", data_is=outcome),
        element("td", row.amount, class_="amount", data_is=amount),
        element("td", clauses(list(row.reasons), sheet.lang), class_="reasons"),
        element("td", row.basis, class_="short", data_is=basis),
    )


def _documents(sheet: Sheet) -> list[Markup]:
    if not sheet.papers:
        return [element("p", sheet.says("checklist_none"), class_="small")]
    groups = [
        element(
            "div",
            element("strong", group.of),
            element(
                "ul",
                [element("li", element("b", paper.label) if paper.missing else paper.label) for paper in group.papers],
            ),
        )
        for group in sheet.papers
    ]
    return [
        element("p", sheet.says("sheet_documents_how"), class_="small soft"),
        element("div", groups, class_="papers small"),
    ]


def _line(told: Iterable[Told]) -> list[Markup | str]:
    """Return labels and what is told of each, in one line."""
    texts: list[Markup | str] = []
    for label, text, given, _ in told:
        texts += [element("b", label), " ", element("span", text, class_="" if given else "soft"), "　"]
    return texts


def _signed(sheet: Sheet) -> Markup:
    says = sheet.says
    pairs = [
        [element("p", element("strong", says("sheet_pledge")), " ", says("sheet_pledged"))],
        [element("p", element("strong", says("sheet_opinion"))), element("p"), element("p")],
    ]
    for cell, keys in zip(pairs, (("sheet_filled_by", "sheet_call"), ("sheet_clerk", "sheet_head")), strict=True):
        cell.append(element("p", [element("span", says("is", says(key), ""), class_="pair") for key in keys]))
    pairs[0].append(element("p", says("is", says("sheet_representative"), "")))
    for cell in pairs:
        cell.append(element("p", says("sheet_seal"), class_="end"))
    cells = [element("td", cell) for cell in pairs]
    return element("table", element("tbody", element("tr", cells)), class_="sign", aria_label=says("sheet_sign"))


def _annex(annex: Annex, heads: _Headings) -> list[Markup]:
    told = [heads.of(2, annex.title, class_="annex")] if annex.title else []
    if annex.heading:
        told.append(heads.of(3, annex.heading, class_="part"))
    return [*told, *_items(annex.items)]


def _items(items: Sequence[Item]) -> list[Markup]:
    return [element("ul", [_item(item) for item in items], class_="tree small")] if items else []


def _item(item: Item) -> Markup:
    verdict = element("span", item.verdict, class_="verdict") if item.verdict else ""
    text = element("a", item.text, href=item.link) if item.link else item.text
    # Paper has no links.
    address = [" ", element("span", item.link, class_="soft")] if item.link else []
    return element("li", verdict, text, address, _items(item.items))
