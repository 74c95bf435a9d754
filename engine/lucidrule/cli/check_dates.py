"""`check` at several reference dates: a column for each."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from lucidrule.cli.options import Moment, day_given, echo


def check_dates(
    loaded: Any,
    files: Sequence[str],
    given: Sequence[date | Moment],
    told: Sequence[object],
    *,
    lang: str,
    as_json: bool,
    **asked: Any,
) -> Iterable[str]:
    """Print what companies come to on several dates, and return their outcomes.

    Args:
        told: Whether more or less than a table is asked for.
        asked: The policies, by id; the facts set instead of those in the files; whether to confirm each determination.

    Raises:
        UsageError: More or less than a table is.
        ProfileAtFault: With the faults of all files; what can be determined is printed before.
    """
    from lucidrule.api import JSON_END, JSON_START, to_json
    from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
    from lucidrule.present.words import word

    if any(told):
        raise click.UsageError(word("usage_dates", lang))
    days = list(dict.fromkeys(day_given(each, loaded.compiled) for each in given))
    faults: list[Fault] = []
    outcomes: list[str] = []
    printed = 0
    for file in files:
        try:
            each = [_determined(loaded, file, day, **asked) for day in days]
        except LucidruleError as error:
            faults += error.faults
            continue
        outcomes += [outcome.outcome for found in each for outcome in found.outcomes]
        if as_json:
            texts = [to_json(found, indent=False) for found in each]
            click.echo(("," if printed else JSON_START) + "\n" + ",\n".join(texts), nl=False)
        else:
            _print(each, lang, first=not printed)
        printed += 1
    if as_json:
        click.echo(("" if printed else JSON_START) + JSON_END)
    if faults:
        raise ProfileAtFault(tuple(faults))
    return outcomes


def _determined(loaded: Any, file: str, day: date, *, policies: Any, overrides: Any, confirm: bool) -> Any:
    found = loaded.determine(file, as_of=day, overrides=overrides, confirm=confirm)
    return found.only(policies) if policies else found


def _print(each: Sequence[Any], lang: str, *, first: bool) -> None:
    from lucidrule.present.dates import dates_rows, dates_title
    from lucidrule.present.words import word

    if not first:
        click.echo()
    rows = [*dates_rows(each, lang)]
    echo(dates_title(each, lang), bold=sys.stdout.isatty())
    if sys.stdout.isatty():
        from lucidrule.cli.terminal import print_rows

        print_rows(rows, lang)
        echo(word("trial_only", lang), dim=True)
    else:
        from lucidrule.present.aligned import aligned

        click.echo("\n".join(["", *aligned(rows), "", word("trial_only", lang)]))
