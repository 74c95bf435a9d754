"""`serve`, `mcp`: pages for people without a terminal, endpoints for programs, tools for assistants."""

from functools import partial
from typing import Any

import click

from lucidrule.cli.options import DEBUG, LANG, PROGRAMME, Folders, language
from lucidrule.cli.usage import Command


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=click.IntRange(0, 65535), default=8000)
@click.option("--workers", type=click.IntRange(1, 64), default=1)
@click.option("--contact", metavar="ADDRESS")
@click.option("--mcp", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def serve(
    *, host: str, port: int, workers: int, contact: str | None, mcp: bool, lang: str | None, programme: Folders
) -> None:
    """Serve the page and the endpoints until it is stopped."""
    from lucidrule.present.words import word

    create_app, run = _extra()
    make = partial(create_app, programme, lang=lang, contact=contact, mcp=mcp)
    # Made here also where others serve: what is wrong with a programme is told before.
    app = make()
    click.echo(word("web_serving", lang or language(None), f"http://{host}:{port}"))
    from lucidrule.web.serving import HOW, serve_by

    if workers == 1:
        run(app, host=host, port=port, **HOW)
    else:
        serve_by(make, host, port, workers)


@click.command(cls=Command)
@LANG
@PROGRAMME
@DEBUG
def mcp(*, lang: str | None, programme: Folders) -> None:
    """Serve tools for assistants over standard input and output, until it ends."""
    _extra()
    import anyio

    from lucidrule.web.served import Served
    from lucidrule.web.tools.server import Tools

    anyio.run(Tools(Served(programme, lang)).over_stdio)


def _extra() -> tuple[Any, Any]:
    """Return what makes the app and what runs it.

    Raises:
        UnreadableInput: The extra `web` is not installed.
    """
    try:
        import uvicorn

        from lucidrule.web.app import create_app
    except ImportError as error:
        from lucidrule.core.fault import Fault, UnreadableInput

        raise UnreadableInput((Fault("needs-web", None, {"name": str(error.name)}),)) from None
    return create_app, uvicorn.run
