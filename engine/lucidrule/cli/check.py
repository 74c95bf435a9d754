"""`check`: determinations of companies."""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

import click

from lucidrule.cli.check_brief import brief_start, in_turn, lines, total_data, totals
from lucidrule.cli.check_dates import check_dates
from lucidrule.cli.held import Held
from lucidrule.cli.options import (
    DAY,
    DEBUG,
    JSON,
    LANG,
    PATH,
    PROGRAMME,
    Folders,
    Moment,
    day_or_today,
    language,
    parted,
)
from lucidrule.cli.progress import watched
from lucidrule.cli.usage import Command

# Below it no list can be laid out.
_NARROWEST = 40


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--as-of", type=DAY, multiple=True)
@click.option("--set", "settings", multiple=True, metavar="FACT=VALUE")
@click.option("--brief", is_flag=True)
@click.option("--full", is_flag=True)
@click.option("--change", is_flag=True)
@click.option("--checklist", is_flag=True)
@click.option("--sources", is_flag=True)
@click.option("--no-confirm", is_flag=True)
@click.option("--exit-code", is_flag=True)
@click.option("--html", type=PATH)
@click.option("--pdf", type=PATH)
@click.option("--form", type=PATH)
@click.option("--filled", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@JSON
@PROGRAMME
@DEBUG
def check(
    *,
    files: tuple[str, ...],
    policies: tuple[str, ...],
    as_of: tuple[date | Moment, ...],
    settings: tuple[str, ...],
    brief: bool,
    full: bool,
    change: bool,
    checklist: bool,
    sources: bool,
    no_confirm: bool,
    exit_code: bool,
    html: str | None,
    pdf: str | None,
    form: str | None,
    filled: str | None,
    force: bool,
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """Determine which policies a company qualifies for, and why."""
    from lucidrule import api
    from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault

    loaded = api.load(programme)
    gc.freeze()
    gc.enable()
    policies = loaded.compiled.policies_named(policies)
    overrides = dict(map(_override, settings))
    spoken = language(lang, loaded.compiled)
    _check_together(spoken, brief=brief, checklist=checklist, reasons=full or change or sources)
    if len(as_of) > 1:
        asked = {"policies": policies, "overrides": overrides, "confirm": not no_confirm}
        told = [brief, full, change, checklist, sources, html, pdf, form, filled]
        _leave(check_dates(loaded, files, as_of, told, lang=spoken, as_json=as_json, **asked), exit_code=exit_code)
        return
    day = day_or_today(next(iter(as_of), None), loaded.compiled, spoken)
    papers = _papers(
        {"html": html, "pdf": pdf, "docx": filled}, (form, loaded.compiled), force=force, brief=brief, lang=spoken
    )
    outcomes: set[str] = set()
    faults: list[Fault] = []
    printed = 0
    held = Held(at_once=sys.stdout.isatty())
    start = brief_start() if brief else api.JSON_START
    line = lines(loaded.compiled, spoken) if brief else None
    tell = _teller(
        checklist=checklist, reasons=full or change or bool(policies), full=full, changes=change, sources=sources
    )
    judged_by = in_turn(loaded, files, day, overrides) if brief else None

    def report(file: str) -> Iterable[str]:
        """Tell of one company, and return its outcomes."""
        if line is not None and judged_by is not None:
            found = judged_by(file)
            judged = {name: each for name, each in found.outcomes.items() if not policies or name in policies}
            company = found.company
            if as_json:
                shown = {"file": file, "company": company.name, "as_of": f"{day}", "outcomes": judged}
                shown |= {} if policies else total_data(found, len(files))
                held.print(("," if printed else start) + "\n" + json.dumps(shown, ensure_ascii=False))
            else:
                held.print(line(company.name or file, judged, [] if policies else totals(found, spoken, len(files))))
            return list(judged.values())
        result = loaded.determine(file, as_of=day, overrides=overrides, confirm=not no_confirm)
        result = result.only(policies) if policies else result
        if as_json:
            text = api.to_json(result, indent=len(files) == 1, changes=change, checklist=checklist)
            click.echo(("," if printed else start) + "\n" + text, nl=False)
        else:
            tell(result, spoken, first=not printed)
        papers.take(result)
        return [outcome.outcome for outcome in result.outcomes]

    # On a terminal that shows the companies as they come it is seen how far it is.
    with held:
        for file in files if sys.stdout.isatty() else watched(files, len(files)):
            # One file at fault stops no other: what can be determined is printed, and the faults of all files after it.
            try:
                outcomes |= set(report(file))
            except LucidruleError as error:
                faults += error.faults
                continue
            printed += 1
    _tell_former(files, loaded.compiled, spoken)
    _tell_passed(loaded.passed_over if brief else {}, spoken)
    _end(start, printed, lang=spoken, as_json=as_json, brief=brief)
    papers.end()
    if faults:
        raise ProfileAtFault(tuple(faults))
    _leave(outcomes, exit_code=exit_code)


class _NoPapers:
    """Writes nothing, as nothing is asked for."""

    def take(self, found: Any) -> None:
        """Take note of a determination."""

    def end(self) -> None:
        """Write what is of all of them."""


def _papers(
    formats: Mapping[str, str | None], form: tuple[str | None, Any], *, force: bool, brief: bool, lang: str
) -> Any:
    """Return what writes papers.

    Args:
        form: That is filled in, and the programme whose facts its places name.

    Raises:
        UsageError: Only outcomes are asked for, of which no paper is made; or a form and no place for it.
    """
    wanted = {kind: place for kind, place in formats.items() if place is not None}
    if ("docx" in wanted) != (form[0] is not None):
        from lucidrule.present.words import word

        raise click.UsageError(word("usage_form", lang))
    if not wanted:
        return _NoPapers()
    from lucidrule.cli.papers import Papers
    from lucidrule.present.words import word

    if brief:
        raise click.UsageError(word("usage_papers", lang))
    return Papers(wanted, form, force=force, lang=lang)


def _check_together(lang: str, *, brief: bool, checklist: bool, reasons: bool) -> None:
    """Refuse options of which one would be passed over beside another."""
    from lucidrule.present.words import word

    if brief and (checklist or reasons):
        raise click.UsageError(word("usage_brief", lang))
    if checklist and reasons:
        raise click.UsageError(word("usage_checklist", lang))


def _leave(found: Iterable[str], *, exit_code: bool) -> None:
    """Leave with the code that tells of outcomes, if it is asked for."""
    outcomes = set(found)
    if exit_code:
        sys.exit(4 if outcomes & {"undetermined", "refer"} else 3 if outcomes - {"eligible"} else 0)


def _teller(*, checklist: bool, reasons: bool, full: bool, changes: bool, sources: bool) -> Callable[..., None]:
    """Return what prints a determination: with its reasons where they or a few policies are asked for, else short; or
    the documents to bring."""
    if checklist:
        from lucidrule.cli.checklist import print_checklist

        return print_checklist
    if reasons:
        return partial(print_determination, full=full, changes=changes, sources=sources)
    return partial(print_short, sources=sources)


def _end(start: str, printed: int, *, lang: str, as_json: bool, brief: bool) -> None:
    """Print what stands behind all companies."""
    if as_json:
        from lucidrule.api import JSON_END

        click.echo(("" if printed else start) + JSON_END)
    elif brief and printed:
        from lucidrule.present.words import word

        click.echo(word("trial_only", lang))


def _tell_former(files: tuple[str, ...], compiled: Any, lang: str) -> None:
    """Tell where files say something by a name that it had before; most programmes have none."""
    if compiled.former.any:
        from lucidrule.cli.former_names import tell_former

        tell_former(files, compiled.former, lang)


def _tell_passed(passed: Any, lang: str) -> None:
    """Tell which facts of other programmes were passed over; the report of one company tells it itself."""
    if not passed:
        return
    from lucidrule.present.closing import passed_lines

    for line in passed_lines(passed.items(), lang):
        click.echo(line.text, err=True)


def _override(setting: str) -> tuple[str, str]:
    """Return the fact and the value that `FACT=VALUE` sets."""
    from lucidrule.core.fault import Fault, ProfileAtFault

    found = parted(setting)
    if found is None:
        raise ProfileAtFault((Fault("set-syntax", None, {"value": setting}),))
    return found


def print_determination(
    result: Any, lang: str, *, full: bool, changes: bool = False, sources: bool = False, first: bool = True
) -> None:
    """Print reasons for a person on a terminal, or plain for a pipe: then nothing that draws is imported."""
    if not first:
        click.echo()
    if sys.stdout.isatty():
        from lucidrule.cli.terminal import print_determination

        print_determination(result, lang, full=full, changes=changes, sources=sources)
    else:
        click.echo(result.explain(lang, full=full, changes=changes, sources=sources))


def print_short(result: Any, lang: str, *, sources: bool = False, first: bool = True) -> None:
    """Print a determination in short, as wide as the terminal is; into a pipe without colours."""
    if not first:
        click.echo()
    from lucidrule.present.laid_out import laid_out
    from lucidrule.present.short import short

    told = short(result, lang, missing=result.missing, sources=sources)
    print_wide(lambda width: laid_out(told, width))


def print_wide(laid_out: Callable[[int], Iterable[Any]]) -> None:
    """Print lines that are laid out for a width, as wide as the terminal is; into a pipe without colours."""
    if sys.stdout.isatty():
        from lucidrule.cli.terminal import print_lines, terminal

        print_lines(laid_out(terminal().width))
    else:
        click.echo("\n".join(line.text for line in laid_out(_columns())))


def _columns() -> int:
    """Return how many columns a pipe has: as many as the shell says, else as a terminal."""
    said = os.environ.get("COLUMNS", "")
    return max(int(said), _NARROWEST) if said.isdecimal() else 80
