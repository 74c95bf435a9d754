"""`migrate`: what was written for earlier rules, brought to those of now."""

import sys
from codecs import BOM_UTF8
from pathlib import Path

import click

from lucidrule.cli.options import DEBUG, LANG, PATH, PROGRAMME, Folders, language
from lucidrule.cli.usage import Command
from lucidrule.texts.catalogue import spoken


@click.command(cls=Command)
@click.argument("path", type=PATH)
@click.option("--write", is_flag=True)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def migrate(*, path: str, write: bool, force: bool, lang: str | None, programme: Folders) -> None:
    """Bring rules, a company file, a map of headings or a register to the rules of now; shows what would change."""
    place, told_in = Path(path), language(lang and spoken(lang))
    changed = _folder(place, told_in) if place.is_dir() else _file(place, programme, told_in)
    if write and changed:
        _write(changed, force=force)
    elif changed:
        _say("migrate_only_shown", told_in)


def _folder(place: Path, lang: str) -> dict[Path, str]:
    from lucidrule.core.fault import render
    from lucidrule.migrate.edits import difference
    from lucidrule.migrate.rules import migrated

    found = migrated(place)
    changed = {name: text for name, text in found.now.items() if text != found.was[name]}
    for name, text in changed.items():
        click.echo(difference(name, found.was[name], text), nl=False)
    if found.left:
        # A programme that cannot be used is written by nobody but a person.
        click.echo(render(found.left, lang), err=True)
        _say("migrate_left", lang, len(found.left))
        sys.exit(5)
    if not changed:
        _say("migrate_nothing", lang)
    return {place / name: text for name, text in changed.items()}


def _file(place: Path, programme: Folders, lang: str) -> dict[Path, str]:
    from lucidrule import api
    from lucidrule.loading.files import read_bytes
    from lucidrule.migrate.edits import difference
    from lucidrule.migrate.files import is_register, renewed

    loaded = api.load(programme)
    if place.is_file() and is_register(place):
        _register(place, loaded, lang)
        return {}
    read_bytes(place)
    found = renewed(place, loaded)
    click.echo(difference(str(place), found.was, found.now), nl=False)
    if found.was == found.now:
        _say("migrate_nothing", lang)
        return {}
    return {place: found.now}


def _register(place: Path, loaded: "object", lang: str) -> None:
    """Say by which names of before a register knows facts and policies; its log is never rewritten."""
    from lucidrule.api import Programme
    from lucidrule.core.fault import shown
    from lucidrule.migrate.files import names_in
    from lucidrule.register.store import Store

    assert isinstance(loaded, Programme)
    store = Store(place, create=False)
    found = names_in(store, loaded.compiled.former)
    store.close()
    for (old, now), entries in found.items():
        _say("migrate_read_as", lang, shown(old), now, f"{entries:,}")
    _say("migrate_register" if found else "migrate_nothing", lang)


def _write(changed: dict[Path, str], *, force: bool) -> None:
    from lucidrule.core.fault import Fault, UnreadableInput, shown
    from lucidrule.loading.files import read_bytes, write_text

    if not force:
        raise UnreadableInput(tuple(Fault("file-exists", None, {"path": str(path)}) for path in changed))
    for path, text in changed.items():
        # A mark of the encoding is no part of the text, and stays.
        mark = "\ufeff" if read_bytes(path).startswith(BOM_UTF8) else ""
        write_text(path, mark + text, force=True)
        click.echo(f"✔ {shown(str(path))}")


def _say(key: str, lang: str, *values: object) -> None:
    from lucidrule.present.words import word

    click.echo(word(key, lang, *values))
