"""A table that is taken: screened as `screen` does, each company kept, and what it came to told in every language."""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import rmtree
from traceback import extract_tb
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.answers_given import answer_key
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import LucidruleError
from lucidrule.core.quantity import plain
from lucidrule.present.words import word
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.job import Job
from lucidrule.tables.lacking import Lacking
from lucidrule.tables.notice import Wished
from lucidrule.tables.notice_files import doubt_lines
from lucidrule.tables.one_company import facts_said
from lucidrule.tables.overview import Block, overview
from lucidrule.tables.reconciliation import account_lines, column_lines
from lucidrule.tables.result import ends_told
from lucidrule.tables.screening import Screened
from lucidrule.tables.table import Table
from lucidrule.web.page.rendering import told_faults
from lucidrule.web.staff.foreseeing import foreseen
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import LETTERS, Firm, Said

_log = logging.getLogger("lucidrule.web")
_LONGEST, _MOST_LINES = 200, 40


class Given(NamedTuple):
    """A table as it was given.

    Attributes:
        folder: Where its file stands alone; it is taken away at the end.
        path: Its file.
        granted: The column that marks what is granted; empty: no list to publish.
        notice: The ending of the list.
        ignore_unknown: Columns that name no fact are left alone.
        all_rows: Rows of which it is doubtful whether they are companies are judged.
    """

    folder: Path
    path: Path
    as_of: date
    lang: str
    granted: str = ""
    notice: str = ".docx"
    ignore_unknown: bool = False
    all_rows: bool = False


def take(kept: Kept, upload: int, programme: Programme, store: Path, given: Given) -> None:
    """Screen a table to its end, whatever that is; nothing is raised."""
    state, told, files, compiled = "failed", dict[str, Any](), dict[str, Path](), programme.compiled
    try:
        told, files = _screened(kept, upload, compiled, given)
        taken = kept.upload(upload)
        assert taken is not None, "nobody forgets a table while it is judged"
        found = foreseen(kept, taken, programme, store, given.lang)
        told = {lang: {**each, "foreseen": found.told(programme, lang)} for lang, each in told.items()}
        state = "ready"
    except LucidruleError as error:
        said = {lang: told_faults(error.faults, lang, boxed=True) for lang in compiled.languages}
        told = {lang: {"faults": [_unplaced(each, given) for each in each_said]} for lang, each_said in said.items()}
    except Exception as error:
        # What stands in the table is somebody's secret: only the kind of what is ours to mend, and its place.
        place = extract_tb(error.__traceback__)[-1]
        _log.error("%s in %s:%s", type(error).__name__, place.filename.rpartition("/")[2], place.lineno)
    finally:
        kept.end(upload, state, told, files)
        rmtree(given.folder, ignore_errors=True)


def _screened(
    kept: Kept, upload: int, compiled: CompiledProgramme, given: Given
) -> tuple[dict[str, Any], dict[str, Path]]:
    """Return what is told of a table in each language, and the files to download.

    Raises:
        LucidruleError: Nothing can be judged of it.
    """
    policies = tuple(policy.id for policy in compiled.policies)
    result, notice = given.folder / "result.xlsx", given.folder / f"notice{given.notice}"
    firms = _Firms(kept, upload, compiled)
    job = Job(
        compiled,
        (str(given.path),),
        result,
        given.as_of,
        policies=policies,
        lang=given.lang,
        ignore_unknown=given.ignore_unknown,
        all_rows=given.all_rows,
        notice=Wished(notice, given.granted) if given.granted else None,
        each=firms.add,
    )
    job.run(lambda _rows, _share: None)
    told = {lang: _told(job, compiled, given, lang) for lang in compiled.languages}
    return told, {"result": result, **({"notice": notice} if given.granted else {})}


def _told(job: Job, compiled: CompiledProgramme, given: Given, lang: str) -> dict[str, Any]:
    summary = job.summary
    doubts = [] if job.notice is None else doubt_lines(job.notice)
    found = overview(summary, compiled, lang, [given.path.name])
    lines = [*account_lines(summary, lang), *column_lines(summary, lang, listed=True)]
    # The form has a box where a command has an option.
    boxed = word("quoted", lang, word("reg_all_rows", lang))
    numbered = enumerate(compiled.policies, 1)
    return {
        "about": found.about[0],
        "lines": [_unplaced(line, given).replace("--all-rows", boxed) for line in lines],
        "blocks": [_block(each) for each in found.blocks],
        "faults": [_unplaced(each, given) for each in told_faults(job.faults, lang, boxed=True)],
        "notice_lang": given.lang,
        "notice": shortened([_unplaced(line, given) for line in doubts]),
        "policies": [[f"{number}. {each.short_title(lang)}", each.title[lang]] for number, each in numbered],
        "receipt": found.receipt,
    }


def shortened(lines: list[str]) -> list[str]:
    """Return lines, of many the first: each company of which one tells has its own page."""
    return lines if len(lines) <= _MOST_LINES else [*lines[:_MOST_LINES], "…"]


def _block(block: Block) -> dict[str, Any]:
    """Return a table of the overview as data, without columns that say nothing here; numbers are told from words."""
    seen = [at for at in range(len(block.headings)) if at not in block.unseen]
    rows = [[_shown(row[at]) for at in seen] for row in block.rows]
    named = 1 if len(seen) > 2 else 0
    return {"title": block.title, "headings": [block.headings[at] for at in seen], "rows": rows, "named": named}


def _shown(cell: str | int | Decimal) -> tuple[str, bool]:
    if isinstance(cell, str):
        return cell, cell == "—"
    return f"{cell:,}" if isinstance(cell, int) else plain(cell, grouped=True), True


def _unplaced(line: str, given: Given) -> str:
    """Return a line without the folder of this machine in which a file stood."""
    return line.replace(f"{given.path.parent}/", "").replace(f"{given.folder}/", "")


class _Firms:
    """Keeps companies as they are judged."""

    def __init__(self, kept: Kept, upload: int, compiled: CompiledProgramme) -> None:
        self._kept, self._upload, self._count = kept, upload, 0
        self._compiled = compiled
        self._policies = [policy.id for policy in compiled.policies]
        self._code, self._lacking = compiled.money.code, Lacking(compiled.facts, "en")

    def add(self, table: Table, screened: Screened, file: str) -> None:
        """Keep the companies of a batch."""
        places = [at for at in range(len(screened.cells)) if at not in screened.blank]
        firms = [self._firm(table, screened, at) for at in places]
        said = [self._said(firm, screened.profiles[at]) for firm, at in zip(firms, places, strict=True)]
        # Of a company that nobody names nothing can be said.
        self._kept.add(self._upload, firms, [each for each in said if each.company and each.facts != "[]"])

    def _said(self, firm: Firm, profile: Profile) -> Said:
        facts = [
            *facts_said(profile, self._compiled),
            *((answer_key(each), None, each.yes) for each in profile.answers),
        ]
        return Said(self._upload, firm.at, firm.place, firm.key, json.dumps(facts, default=str, ensure_ascii=False))

    def _firm(self, table: Table, screened: Screened, at: int) -> Firm:
        self._count += 1
        number, name = (_text(screened.cells[at], place) for place in table.identities)
        lacks = tuple(screened.missing[policy][at] for policy in self._policies)
        combination = screened.combined.get(at)
        # A cap that nothing known of a company leads to is no estimate of its sum.
        unbounded = combination is not None and bool(combination.unbounded)
        ends = {
            code: (low, None if unbounded else high) for code, (low, high) in ends_told(combination, self._code).items()
        }
        return Firm(
            self._upload,
            self._count,
            str(screened.first + at),
            number,
            name,
            number or name,
            "".join(LETTERS.get(screened.outcomes[policy][at], " ") for policy in self._policies),
            _plain(ends),
            lacks,
            self._lacking.of(lacks).facts,
        )


def _text(cells: Sequence[Any], at: int | None) -> str:
    return "" if at is None else shown_cell(cells[at]).strip()[:_LONGEST]


def _plain(ends: Mapping[str, tuple[Decimal, Decimal | None]]) -> dict[str, tuple[str, str | None]]:
    return {code: (plain(low), None if high is None else plain(high)) for code, (low, high) in ends.items()}
