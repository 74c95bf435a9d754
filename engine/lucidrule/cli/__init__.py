"""The command `lucidrule`; heavy imports stand inside the commands that need them."""

import gc
import io
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import click

from lucidrule.cli.options import SPOKEN, asked_for, language
from lucidrule.cli.usage import Commands, Group, usage_error
from lucidrule.core.version import ENGINE

if TYPE_CHECKING:
    from lucidrule.core.fault import Fault


def main() -> None:
    """Run the command; every fault of an input becomes a message and an exit code, never a traceback."""
    _read_without_plugins()
    # What is made while starting stays until the end, so looking for garbage in it is time lost.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # Names of files need be no text in any encoding; what cannot be written is written as an escape.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(usage_error(error, language(None)), err=True)
        sys.exit(2)
    except BrokenPipeError:  # pragma: no cover  # the output of the process is closed; the tests start one of its own
        # The reader of our output has left (`| head`); nothing is to be said, also not when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        sys.exit(_refused(error))


def _read_without_plugins() -> None:
    """Nothing but ourselves reads the rules: plugins that others installed for pydantic have no say, and cost time."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # To load none, pydantic would first import all that tells of installed packages: half as much as the whole of it.
    none = ModuleType("pydantic.plugin._loader")
    vars(none)["get_plugins"] = tuple
    sys.modules.setdefault(none.__name__, none)


def _refused(error: Exception) -> int:
    """Say what went wrong and return the exit code: 1 engines disagree, 2 an input, 5 the rules, 70 a bug of ours."""
    from lucidrule.core.fault import LucidruleError, RulesAtFault, render
    from lucidrule.texts.catalogue import WORDS

    # Names are told in the language of a programme, where one was asked for.
    lang = asked_for() or language(None)
    if "--debug" in sys.argv:
        import traceback

        traceback.print_exc()
    if isinstance(error, LucidruleError):
        click.echo(render(error.faults, lang), err=True)
        return 5 if isinstance(error, RulesAtFault) else 2
    disagreement = sys.modules.get("lucidrule.engines.confirm")
    if disagreement is not None and isinstance(error, disagreement.Disagreement):
        from lucidrule.present.disagreement import disagreement as report

        click.echo(report(error, lang), err=True)
        return 1
    if isinstance(error, OSError | MemoryError):
        # Neither is a mistake of ours: the machine has not what was asked of it.
        click.echo(render(_machine_faults(error), lang), err=True)
        return 2
    click.echo(WORDS.text("internal_error", lang, type(error).__name__), err=True)
    return 70


def _machine_faults(error: OSError | MemoryError) -> "tuple[Fault, ...]":
    from lucidrule.core.fault import Fault
    from lucidrule.loading.output import reason_of

    if isinstance(error, MemoryError):
        return (Fault("out-of-memory", None),)
    if error.filename is None:
        return (Fault("cannot-write", None, {"path": "<stdout>", "reason": reason_of(error)}),)
    return (Fault("cannot-open", None, {"path": os.fsdecode(error.filename), "reason": reason_of(error)}),)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@SPOKEN
@click.version_option(ENGINE, prog_name="lucidrule")
def cli() -> None:
    """Check a company against support policies, with reasons."""


# By module.
_COMMANDS = {
    "mcp": "serve",
    **dict.fromkeys(("policies", "policy", "facts", "schema"), "catalogue"),
    **dict.fromkeys(("new", "validate"), "files"),
    **dict.fromkeys(("new-programme", "new-policy"), "writing"),
    **dict.fromkeys(("test", "steps", "draft"), "scenarios"),
    **{
        name: name
        for name in (
            "analyse",
            "check",
            "when",
            "ask",
            "sensitivity",
            "screen",
            "template",
            "watch",
            "history",
            "impact",
            "diff",
            "coverage",
            "mutate",
            "migrate",
            "serve",
        )
    },
}
cli.commands = Commands(_COMMANDS)  # type: ignore[assignment]  # nothing is added to them
