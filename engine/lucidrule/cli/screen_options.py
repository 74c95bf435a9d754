"""What the options of `screen` say together, and the tables of lists that they name."""

from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import parted


def check_together(lang: str, *, outcomes_only: bool, beside: bool, others: bool) -> None:
    """Refuse options that say nothing together.

    Raises:
        UsageError: There are such.
    """
    from lucidrule.present.words import word

    if beside and not outcomes_only:
        raise click.UsageError(word("usage_with", lang))
    if others and outcomes_only:
        raise click.UsageError(word("usage_rows", lang))


def check_effect(lang: str, *, explained: bool, totals: bool) -> None:
    """Refuse options that would be passed over.

    Args:
        explained: Whether there is a result where reasons are asked for.
        totals: Whether all policies are judged where the totals of all are asked for.

    Raises:
        UsageError: One would be.
    """
    from lucidrule.present.words import word

    if not explained:
        raise click.UsageError(word("usage_explain", lang))
    if not totals:
        raise click.UsageError(word("usage_if_met", lang))


def lists_of(stated: tuple[str, ...], compiled: Any) -> dict[str, Path]:
    """Return the files of tables of lists that `LIST=FILE` names, by the id of the list.

    Raises:
        UnknownName: It names no file, or no list.
    """
    from lucidrule.compile.granted import listed
    from lucidrule.core.fault import Fault, UnknownName
    from lucidrule.core.names import nearest

    found = {}
    names = [name for name, fact in compiled.facts.items() if listed(fact) is not None]
    for each in stated:
        written = parted(each)
        if written is None or not written[1]:
            raise UnknownName((Fault("records-syntax", None, {"value": each}),))
        name = compiled.known_facts.id_of(written[0]) or written[0]
        if name not in names:
            raise UnknownName((Fault("unknown-fact", None, {"name": name}, nearest(name, names) or tuple(names)),))
        found[name] = Path(written[1])
    return found
