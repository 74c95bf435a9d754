"""What several commands share: options, the language, JSON."""

import os
import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

import click

if TYPE_CHECKING:
    from lucidrule.compile.compiled import CompiledProgramme
    from lucidrule.values.refusal import UnfitDay


class Moment(NamedTuple):
    """A moment of a zone, as it is written for an option: a day only in the zone of a programme."""

    written: str
    option: str


class _Day(click.ParamType):  # type: ignore[type-arg]  # click has the parameter only since 8.5
    """A day as people write it, of one option."""

    name = "date"

    def __init__(self, option: str) -> None:
        self._option = option

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day, or a moment of a zone: no programme is loaded yet.

        Raises:
            LucidruleError: It is neither.
        """
        from lucidrule.values.refusal import UnfitDay, day_of

        try:
            return day_of(value, self._option)
        except UnfitDay as error:
            return Moment(value, self._option) if error.code == "zoned-time" else _refuse(error)


def _refuse(error: "UnfitDay") -> NoReturn:
    from lucidrule.core.fault import Fault, LucidruleError

    raise LucidruleError((Fault(error.code, None, error.params),)) from None


class _Since(_Day):
    """A day, or the number of an entry of a register."""

    name = "n|date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day, a moment of a zone, or the number."""
        if value.isascii() and value.isdigit():
            # No register has more entries than have so many digits.
            return int(value[:19])
        return super().convert(value, param, ctx)


# An input method for Chinese or Japanese gives the wide ones.
_EQUALS = re.compile("[=＝﹦]")


def parted(setting: str) -> tuple[str, str] | None:
    """Return what stands before and behind the equals sign of an option; None: there is none, or nothing before it."""
    name, *value = _EQUALS.split(setting, maxsplit=1)
    return (name, value[0]) if value and name.strip() else None


DAY = _Day("--as-of")
SINCE = _Since("--since")
UNTIL = _Day("--until")
_LANGS = ("zh", "en", "ja")
_TAG = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class _Language(click.Choice):  # type: ignore[type-arg]  # click has the parameter only since 8.2
    """One of our own languages, or what may be one of a programme: whether it is, shows when that is loaded."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the language as it is written."""
        return value if _TAG.fullmatch(value) else super().convert(value, param, ctx)


LANG = click.option("--lang", type=_Language(_LANGS))
# Of what has no texts but its help and its faults.
SPOKEN = click.option("--lang", type=_Language(_LANGS), expose_value=False)
# Whether there is such a file, and may be read, is found out when it is: in words of ours.
PATH = click.Path(readable=False)
# What `--programme` says: folders, or `all`; None: nothing.
Folders: TypeAlias = list[str] | None
PROGRAMME = click.option(
    "--programme", type=PATH, multiple=True, callback=lambda _ctx, _param, given: list(given) or None
)
DEBUG = click.option("--debug", is_flag=True, expose_value=False)
JSON = click.option("--json", "as_json", is_flag=True)


def day_given(given: date | Moment, compiled: "CompiledProgramme") -> date:
    """Return the day that an option names, a moment of a zone as the day that it is in the zone of a programme.

    Raises:
        LucidruleError: The programme states no zone, or there is no such moment.
    """
    if not isinstance(given, Moment):
        return given
    from lucidrule.values.refusal import UnfitDay, day_of

    try:
        return day_of(given.written, given.option, zone=compiled.zone)
    except UnfitDay as error:
        _refuse(error)


def day_or_today(as_of: date | Moment | None, compiled: "CompiledProgramme", lang: str) -> date:
    """Return the reference date; where none is given today, told as the machine's where the programme has no zone."""
    if as_of is not None:
        return day_given(as_of, compiled)
    today = compiled.today()
    if len({member.stated.zone for member in compiled.members}) > 1:
        from lucidrule.present.quantities import day
        from lucidrule.present.words import word

        click.echo(word("several_zones", lang, day(today, lang), compiled.members[0].title[lang]), err=True)
    elif compiled.zone is None:
        from lucidrule.present.quantities import day
        from lucidrule.present.words import word

        click.echo(word("machine_day", lang, day(today, lang)), err=True)
    return today


def one_folder(given: Folders, command: str) -> str | None:
    """Return the folder of a programme, of a command that is about one.

    Raises:
        LucidruleError: Several are given, or `all`.
    """
    if given is not None and (len(given) > 1 or given == ["all"]):
        from lucidrule.core.fault import Fault, LucidruleError

        raise LucidruleError((Fault("one-programme-only", None, {"command": command, "names": tuple(given)}),))
    return given[0] if given else None


def asked_for() -> str | None:
    """Return the language that is asked for anywhere in the call; None where none is, or what is no language."""
    asked = next((b for a, b in zip(sys.argv, sys.argv[1:], strict=False) if a == "--lang"), "")
    asked = next((arg.removeprefix("--lang=") for arg in sys.argv if arg.startswith("--lang=")), asked)
    return asked if _TAG.fullmatch(asked) else None


def language(lang: str | None, compiled: "CompiledProgramme | None" = None) -> str:
    """Return the language asked for, here or anywhere in the call, else that of the locale, else English.

    A call that cannot be read, and a page of help, have no options yet.

    Args:
        compiled: A programme whose own languages can be asked for.

    Raises:
        BadParameter: What is asked for is none of them.
    """
    known = dict.fromkeys((*_LANGS, *(() if compiled is None else compiled.languages)))
    # Before the command it stands for the command.
    lang = asked_for() if lang is None and compiled is not None else lang
    if lang is not None and lang not in known:
        kind = click.Choice(tuple(known))
        kind.convert(lang, click.Option(["--lang"], type=kind), click.get_current_context(silent=True))
    asked = asked_for()
    lang = lang or (asked if asked in known else None)
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    of_place = locale.partition(".")[0].replace("_", "-")
    return lang or next((each for each in (of_place, of_place.partition("-")[0]) if each in known), "en")


def echo(text: str, **look: Any) -> None:
    """Print a text; on a terminal its lines are broken as its language is."""
    if sys.stdout.isatty():
        import shutil

        from lucidrule.present.wrapping import wrapped

        text = "\n".join(wrapped(text, shutil.get_terminal_size().columns))
    click.secho(text, **look)


def note(text: str) -> None:
    """Print a note beside a result; on a terminal its lines are broken as its language is."""
    if sys.stderr.isatty():
        import shutil

        from lucidrule.present.wrapping import wrapped

        text = "\n".join(wrapped(text, shutil.get_terminal_size().columns))
    click.echo(text, err=True)


def print_json(data: Any) -> None:
    """Print data as JSON that people can read."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
