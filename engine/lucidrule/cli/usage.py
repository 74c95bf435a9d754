"""The pages of `--help`, and what is wrong with how the command was called, in the language of the user."""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import pairwise
from typing import Any

import click

from lucidrule.cli.options import language

# The column of what options do stands no further to the right.
_FURTHEST = 34
# What stands for what is written there: FILE, DATE, LIST=FILE.
_PLACE = re.compile(r"(?<![\w-])[A-Z]+(?![\w-])")


class Command(click.Command):
    """A command that explains itself by the catalogue of texts."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a call; what looks like the next option is not the value of the one before, which has been forgotten."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        names = {name for param in options for name in (*param.opts, *param.secondary_opts)}
        valued = {name for param in options if not (param.is_flag or param.count) for name in param.opts}
        given = args[: args.index("--")] if "--" in args else args
        for name, value in pairwise(given):
            if name in valued and value.partition("=")[0] in names:
                raise click.BadOptionUsage(name, f"Option {name!r} requires an argument.", ctx)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page of `--help`."""
        formatter.write("\n".join(_page(self, ctx, formatter.width)))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write(_usage(self, ctx, language(None)) + "\n")


class Group(Command, click.Group):
    """The command with its commands."""


class Commands(Mapping[str, click.Command]):
    """Commands by name: one is imported when it is called, for a short one has no time for all others."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        """Take the module of each."""
        self._modules = modules

    def __getitem__(self, name: str) -> click.Command:
        """Return a command."""
        found: click.Command = getattr(import_module(f"lucidrule.cli.{self._modules[name]}"), name.replace("-", "_"))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


def _page(command: click.Command, ctx: click.Context, width: int) -> Iterator[str]:
    from lucidrule.present.wrapping import wrapped

    lang = language(None)
    name = "lucidrule" if isinstance(command, click.Group) else str(command.name)
    yield _usage(command, ctx, lang)
    yield ""
    for line in _help(name, lang).split("\n"):
        yield from wrapped(f"  {line}" if line else "", width)
    options = [(_places(_names(param, ctx), lang), _of_option(param, name, lang)) for param in command.get_params(ctx)]
    yield from ("", _word("help_options", lang))
    yield from _columns([row for row in options if row[1]], width)
    if isinstance(command, click.Group):
        commands = [(each, _help(each, lang).split("\n")[0]) for each in command.list_commands(ctx)]
        yield from ("", _word("help_commands", lang))
        yield from _columns(commands, width)


def _usage(command: click.Command, ctx: click.Context, lang: str) -> str:
    own = {"[OPTIONS]": "help_some_options", "COMMAND [ARGS]...": "help_some_commands"}
    pieces = (
        _word(own[each], lang) if each in own else _places(each, lang) for each in command.collect_usage_pieces(ctx)
    )
    return _word("help_usage", lang, " ".join([ctx.command_path, *pieces]))


def _places(written: str, lang: str) -> str:
    """Return how something is written, with what stands for files, days and names in the language."""
    from lucidrule.present.words import word

    return _PLACE.sub(lambda found: word(f"place:{found[0]}", lang), written)


def _names(param: click.Parameter, ctx: click.Context) -> str:
    record = param.get_help_record(ctx)
    return "" if record is None else record[0]


def _of_option(param: click.Parameter, command: str, lang: str) -> str:
    """Return what an option does; nothing of an argument, which the page of its command tells of."""
    from lucidrule.texts.catalogue import WORDS

    if not isinstance(param, click.Option):
        return ""
    own = f"{command} {param.opts[-1]}"
    text = _help(own if f"help:{own}" in WORDS else param.opts[-1], lang)
    return _word("help_required", lang, text) if param.required else text


def _columns(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield rows of two columns, the second broken as its language is."""
    from lucidrule.present.wrapping import width_of, wrapped

    left = min(max(width_of(name) for name, _ in rows), _FURTHEST) + 4
    for name, text in rows:
        first, *others = wrapped(text, max(width - left, 20))
        if width_of(name) > left - 4:
            yield f"  {name}"
            yield " " * left + first
        else:
            yield f"  {name}" + " " * (left - 2 - width_of(name)) + first
        yield from (" " * left + line for line in others)


def usage_error(error: click.ClickException, lang: str) -> str:
    """Return what is wrong with a call: how it is called, where more stands, and the fault."""
    lines = []
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        # Nothing is wrong but that nothing is asked: the message is the page of help.
        return error.message
    if ctx is not None:
        lines += [_usage(ctx.command, ctx, lang), _word("help_more", lang, f"{ctx.command_path} --help"), ""]
    return "\n".join([*lines, _word("usage_error", lang, _wrong(error, lang))])


def _wrong(error: click.ClickException, lang: str) -> str:
    """Return the fault of a call; in the words of click where it has none of ours."""
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    match error:
        case click.NoSuchOption(option_name=name):
            return _or_near("usage_no_option", name, error.possibilities, lang)
        case click.exceptions.NoSuchCommand(command_name=name):
            group = error.ctx.command if error.ctx is not None else None
            known = group.commands if isinstance(group, click.Group) else {}
            return _or_near("usage_no_command", name, _nearest(name, known), lang)
        case click.MissingParameter(param=click.Parameter() as param):
            return _word("usage_missing", lang, _places(_called(param), lang))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as kind) as param):
            return _word("usage_choice", lang, _called(param), _listed(list(map(str, kind.choices)), lang))
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as kind) as param):
            return _word("usage_range", lang, _called(param), kind.min, kind.max)
        case click.BadOptionUsage(option_name=name):
            return _word("usage_no_value" if "does not take" in error.message else "usage_value", lang, name)
        case _ if error.message == "Missing command.":
            return _word("usage_missing", lang, _places("COMMAND", lang))
        case _ if extra is not None:
            return _word("usage_extra", lang, extra[1])
    return error.format_message()


def _or_near(key: str, name: str, near: Any, lang: str) -> str:
    text = _word(key, lang, name)
    return _word("usage_near", lang, text, _listed(list(near), lang)) if near else text


def _nearest(name: str, known: Any) -> tuple[str, ...]:
    from lucidrule.core.names import nearest

    return nearest(name, known)


def _called(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.metavar or str(param.name).upper()


def _listed(names: list[str], lang: str) -> str:
    from lucidrule.present.words import listed

    return listed([f"`{name}`" for name in names], lang)


def _help(of: str, lang: str) -> str:
    from lucidrule.present.words import word

    return word(f"help:{of}", lang)


def _word(key: str, lang: str, *parts: object) -> str:
    from lucidrule.present.words import word

    return word(key, lang, *parts)
