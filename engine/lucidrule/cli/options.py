"""What several commands share: options, the language, JSON."""

import os
import shutil
import sys
from typing import Any

import click

LANG = click.option(
    "--lang", type=click.Choice(["zh", "en", "ja"]), help="Language; default: the locale's, else English."
)
PROGRAMME = click.option("--programme", type=click.Path(), help="Folder of another programme.")
DEBUG = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def language(lang: str | None) -> str:
    """Return the language asked for, else that of the locale, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return lang or (locale[:2] if locale[:2] in ("zh", "ja") else "en")


def echo(text: str, **look: Any) -> None:
    """Print a text; on a terminal its lines are broken as its language is."""
    if sys.stdout.isatty():
        from lucidrule.cli.wrapping import wrapped

        text = "\n".join(wrapped(text, shutil.get_terminal_size().columns))
    click.secho(text, **look)


def print_json(data: Any) -> None:
    """Print data as JSON that people can read."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
