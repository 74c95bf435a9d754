"""`history`: what a register says of a company, and whether all of it still follows."""

import sys
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import DEBUG, JSON, LANG, PATH, PROGRAMME, Folders, language
from lucidrule.cli.progress import watched
from lucidrule.cli.usage import Command
from lucidrule.cli.watch import collect_rarely


@click.command(cls=Command)
@click.argument("company", required=False)
@click.option("--store", required=True, type=PATH)
@click.option("--verify", is_flag=True)
@click.option("--head", is_flag=True)
@click.option("--replay", type=PATH, metavar="RULES")
@LANG
@JSON
@PROGRAMME
@DEBUG
def history(
    *,
    company: str | None,
    store: str,
    verify: bool,
    head: bool,
    replay: str | None,
    lang: str | None,
    as_json: bool,
    programme: Folders,
) -> None:
    """Tell who made what known about a company, when, and what followed; without COMPANY, of all."""
    from lucidrule import api
    from lucidrule.register.store import Store

    opened = Store(Path(store), create=False)
    if head:
        click.echo(opened.head)
        return
    if company is not None:
        company = _known(opened, company)
    if replay is not None:
        collect_rarely()
        sys.exit(_replay(opened, replay, company, lang, as_json=as_json))
    loaded = api.load(programme)
    if verify:
        collect_rarely()
        sys.exit(_verify(opened, loaded, company, language(lang, loaded.compiled)))
    _tell(opened, loaded, company, language(lang, loaded.compiled), as_json=as_json)


def _known(store: Any, company: str) -> str:
    """Return the name that a company has in the store, which may be written in another width or case."""
    from lucidrule.core.fault import Fault, UnknownName
    from lucidrule.core.folding import unspaced
    from lucidrule.core.names import nearest

    names = store.companies()
    found = company if company in names else {unspaced(each): each for each in names}.get(unspaced(company))
    if found is None:
        raise UnknownName((Fault("no-such-company", None, {"name": company}, nearest(company, names)),))
    return str(found)


def _verify(store: Any, programme: Any, company: str | None, lang: str) -> int:
    from lucidrule.present.changes import difference_line
    from lucidrule.present.words import word
    from lucidrule.register.replay import Rules
    from lucidrule.register.verify import compared

    broken = store.broken_at()
    if broken is not None:
        click.echo(word("chain_broken", lang, broken), err=True)
        return 1
    altered = list(Rules(store, programme).altered(store))
    for entry in altered:
        click.echo(word("texts_altered", lang, entry), err=True)
    names = [company] if company is not None else store.companies()
    changes = skipped = 0
    wrong: list[Any] = []
    for found in watched(compared(store, programme, names), len(names)):
        changes, skipped = changes + found.changes, skipped + found.skipped
        wrong += found.differences
    for difference in wrong:
        click.echo(difference_line(difference, lang), err=True)
    if wrong or altered:
        return 1
    click.echo(word("verified", lang, store.last, changes))
    if skipped:
        click.echo(word("not_recomputed", lang, skipped))
    return 0


def _replay(store: Any, place: str, company: str | None, lang: str | None, *, as_json: bool) -> int:
    from lucidrule.cli.named_rules import rules_named
    from lucidrule.present.replayed import ReplayWords
    from lucidrule.register.otherwise import replayed
    from lucidrule.register.replay import Rules

    other = rules_named(place)
    names = [company] if company is not None else store.companies()
    words = ReplayWords(other.compiled, language(lang, other.compiled))
    for found in watched(replayed(store, Rules(store, other), other, names), len(names)):
        told = words.data(found) if as_json else words.lines(found)
        for line in told:
            click.echo(line)
    if as_json:
        click.echo(words.summary_data())
    else:
        click.echo(words.summary())
    return int(words.differing > 0)


def _tell(store: Any, programme: Any, company: str | None, lang: str, *, as_json: bool) -> None:
    from lucidrule.present.changes import entry_row
    from lucidrule.register.replay import Rules, replay

    rules = Rules(store, programme)
    screen = None
    if sys.stdout.isatty() and not as_json:
        from lucidrule.cli.terminal_register import Screen

        screen = Screen(lang)
    rows = []
    for step in replay(store, rules, company) if company is not None else rules.steps(store):
        if step.entry is None or (company is not None and step.entry.company is None):
            continue
        if as_json:
            click.echo(step.to_json())
            continue
        then = (step.programme or programme).compiled
        row = entry_row(then, step.entry.kind, step.entry.company, step.body, lang)
        if screen is None:
            click.echo(row.line)
        rows.append(row)
    if screen is not None:
        screen.rows(rows)
