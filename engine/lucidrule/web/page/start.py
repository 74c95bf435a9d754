"""The start: what is served, on whose word it stands, and how to begin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from starlette.responses import Response

from lucidrule.advise.company_text import CompanyText
from lucidrule.compile.arguments import day_given
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import read_profile
from lucidrule.core.fault import Fault, FaultList, LucidruleError, ProfileAtFault, UnreadableInput
from lucidrule.loading.decoding import text_of
from lucidrule.loading.files import TABLES, read_content
from lucidrule.present.ground import grounds
from lucidrule.present.quantities import day
from lucidrule.present.words import word
from lucidrule.web.page.asking import question_page
from lucidrule.web.page.handling import Form
from lucidrule.web.page.rendering import Reader
from lucidrule.web.page.result import result_page
from lucidrule.web.page.standing import Standing
from lucidrule.web.page.state import MOST_TEXT, State

# How faults name what is no file of this machine.
_GIVEN = "company.yaml"
_LONGEST_NAME = 200
_BASES = ("published", "reported", "assumed")


class Offered(NamedTuple):
    """A programme that is served: what it is, whose, and on whose word it stands."""

    id: str
    title: str
    issuer: str
    summary: str
    ground: Sequence[tuple[str, int]]


def starting(reader: Reader, form: Form) -> Response:
    """Return the page that one begins on."""
    return _page(reader, form, {})


def _page(reader: Reader, form: Form, faults: Mapping[str, Sequence[str]]) -> Response:
    """Return it with what was typed, and what is wrong with that, by field."""
    whole, lang = reader.served.whole.compiled, reader.lang
    offered = [
        Offered(
            member.id,
            member.title[lang],
            member.stated.issuer[lang],
            member.stated.summary[lang],
            _ground(member, lang),
        )
        for member in whole.members
    ]
    return reader.page(
        "start.html",
        422 if faults else 200,
        offered=offered,
        chosen=form.all("programme") or [each.id for each in offered],
        today=f"{whole.today()}",
        today_told=day(whole.today(), lang),
        as_of=form.one("as_of"),
        name=form.one("name"),
        row=form.one("row"),
        text=form.one("text")[:MOST_TEXT],
        faults=faults,
    )


def _ground(member: CompiledProgramme, lang: str) -> list[tuple[str, int]]:
    """Return how many clauses stand on whose word."""
    number = grounds(member)[-1].number
    return [(word(basis, lang), number[basis]) for basis in _BASES if number[basis]]


def begin(reader: Reader, form: Form) -> Response:
    """Begin with nothing, or with a company file that was opened; what cannot be read is told at its field."""
    faults: dict[str, list[str]] = {}
    programme = reader.served.chosen(form.all("programme")).compiled
    as_of, text = programme.today(), ""
    for field in ("as_of", "text"):
        try:
            if field == "as_of":
                as_of = _day(form, programme)
            else:
                text = _text(form, programme, as_of, reader.lang)
        except LucidruleError as error:
            faults[field] = reader.told(error.faults, placed=field == "text")
    if faults:
        return _page(reader, form, faults)
    here = Standing(State(tuple(form.all("programme")), as_of, text), reader.served, reader.lang)
    if form.one("do") == "result":
        return result_page(reader, here)
    return question_page(reader, here, here.interview.next())


def _day(form: Form, programme: CompiledProgramme) -> date:
    """Return the reference date; where none is typed today.

    Raises:
        WrongArgument: What is typed is no day.
    """
    typed = form.one("as_of").strip()
    return day_given(typed[:100], programme.zone) if typed else programme.today()


def _text(form: Form, programme: CompiledProgramme, as_of: date, lang: str) -> str:
    """Return the company file that was uploaded or pasted, with the name that was typed; empty: none of these.

    Of a table it is that of one row.

    Raises:
        LucidruleError: It is too long, is no company file, or the table has no such row.
    """
    raw = form.file if form.file is not None else form.one("text").encode()
    if form.file is not None and Path(form.file_name.lower()).suffix in TABLES:
        raw = _of_a_table(form, raw, programme, as_of, lang).encode()
    if len(raw) > MOST_TEXT:
        raise ProfileAtFault((Fault("company-too-long", None, {"most": f"{MOST_TEXT // 1_000}"}),))
    text = ""
    if raw.strip():
        faults = FaultList()
        source = read_content(raw, _GIVEN, faults)
        if source is None:
            raise ProfileAtFault(faults.sorted())
        read_profile(source, programme, faults)
        text = "\n".join(text_of(raw).splitlines()) + "\n"
    name = form.one("name").strip()[:_LONGEST_NAME]
    return CompanyText(text, None).text((), programme, name=name) if name else text


def _of_a_table(form: Form, raw: bytes, programme: CompiledProgramme, as_of: date, lang: str) -> str:
    """Return the company file of one row of a table.

    Raises:
        LucidruleError: It cannot be read, or has no such row.
    """
    try:
        from lucidrule.tables.one_company import company_file_of
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
    with TemporaryDirectory(prefix="lucidrule-") as folder:
        path = Path(folder, f"table{Path(form.file_name.lower()).suffix}")
        path.write_bytes(raw)
        try:
            return company_file_of(path, form.one("row")[:_LONGEST_NAME], programme, as_of, lang)
        except LucidruleError as error:
            # Nobody is told where files stand on this machine.
            named = tuple(replace(each, params={**each.params, **_unplaced(each)}) for each in error.faults)
            raise type(error)(named) from None


def _unplaced(fault: Fault) -> dict[str, str]:
    return {"path": Path(str(fault.params["path"])).name} if "path" in fault.params else {}
