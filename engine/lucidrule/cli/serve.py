"""`serve`, `mcp`: pages for people without a terminal, endpoints for programs, tools for assistants."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lucidrule.cli.options import DEBUG, LANG, PATH, PROGRAMME, Folders, language
from lucidrule.cli.usage import Command

if TYPE_CHECKING:
    from lucidrule.web.staff.access import Guarded

_HERE = ("127.0.0.1", "localhost", "::1")


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1")
@click.option("--port", type=click.IntRange(0, 65535), default=8000)
@click.option("--workers", type=click.IntRange(1, 64), default=1)
@click.option("--contact", metavar="ADDRESS")
@click.option("--mcp", is_flag=True)
@click.option("--store", type=PATH)
@click.option("--password-file", type=PATH)
@click.option("--user-header", metavar="NAME")
@click.option("--staff", multiple=True, metavar="NAME")
@click.option("--no-password", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def serve(
    *,
    host: str,
    port: int,
    workers: int,
    contact: str | None,
    mcp: bool,
    store: str | None,
    password_file: str | None,
    user_header: str | None,
    staff: tuple[str, ...],
    no_password: bool,
    lang: str | None,
    programme: Folders,
) -> None:
    """Serve the page and the endpoints until it is stopped."""
    from lucidrule.present.words import word

    create_app, run = _extra()
    ways = (password_file is not None, user_header is not None, no_password)
    if ways.count(True) != (store is not None) or (no_password and host not in _HERE) or (staff and not user_header):
        raise click.UsageError(word("usage_store", lang or language(None)))
    register = None if store is None else _guarded(store, password_file, user_header, staff)
    make = partial(create_app, programme, lang=lang, contact=contact, mcp=mcp, register=register)
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


def _guarded(store: str, password_file: str | None, user_header: str | None, staff: tuple[str, ...]) -> "Guarded":
    """Return the register of those who keep it; its file is made where there is none.

    Raises:
        UnreadableInput: It is no register, or there are no passwords in their file.
    """
    from lucidrule.register.store import Store
    from lucidrule.web.staff.access import Guarded, read_passwords

    passwords = {} if password_file is None else read_passwords(Path(password_file))
    Store(Path(store), create=True).close()
    return Guarded(Path(store), passwords, user_header, frozenset(staff))


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
