"""The command `lucidrule`; heavy imports stand inside the commands that need them."""

import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import click

from lucidrule.core.version import ENGINE

_MANY = 50
LANG = click.option(
    "--lang", type=click.Choice(["zh", "en", "ja"]), help="Language; default: the locale's, else English."
)
PROGRAMME = click.option("--programme", type=click.Path(), help="Folder of another programme.")
DEBUG = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def main() -> None:
    """Run the command; every fault of an input becomes a message and an exit code, never a traceback."""
    # Nothing but ourselves reads the rules: plugins that others installed for pydantic have no say, and cost time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        cli(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has left (`| head`); nothing is to be said, also not when Python closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        sys.exit(_refused(error))


def _refused(error: Exception) -> int:
    """Say what went wrong and return the exit code: 2 for an input, 5 for the rules, 70 for a bug of our own."""
    from lucidrule.core.fault import LucidruleError, RulesAtFault, render

    lang = next((b for a, b in zip(sys.argv, sys.argv[1:], strict=False) if a == "--lang"), None)
    lang = _language(lang if lang in ("zh", "en", "ja") else None)
    if "--debug" in sys.argv:
        import traceback

        traceback.print_exc()
    if isinstance(error, LucidruleError):
        click.echo(render(error.faults, lang), err=True)
        return 5 if isinstance(error, RulesAtFault) else 2
    bug = {
        "zh": "lucidrule 内部错误（{}）。这是程序缺陷，未作任何判定；加 --debug 可查看详情。",
        "en": "internal error of lucidrule ({}). This is a bug and nothing was determined; --debug shows details.",
        "ja": "lucidrule の内部エラー（{}）。不具合であり、判定は行っていません。--debug で詳細を表示します。",
    }
    click.echo(bug[lang].format(type(error).__name__), err=True)
    return 70


def _language(lang: str | None) -> str:
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return lang or (locale[:2] if locale[:2] in ("zh", "ja") else "en")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(ENGINE, prog_name="lucidrule")
def cli() -> None:
    """Check a company against support policies, with reasons.

    \b
    Example: lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30 --lang zh
    """


@cli.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--policy", "policies", multiple=True, metavar="ID", help="Only this policy; may be repeated.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Reference date; default: today.")
@click.option(
    "--set", "settings", multiple=True, metavar="FACT=VALUE", help="Replace a fact, e.g. annual_revenue.2021=5亿."
)
@click.option("--full", is_flag=True, help="Every criterion and leaf.")
@click.option("--exit-code", is_flag=True, help="4: undetermined or refer; 3: not eligible; 0: all eligible.")
@LANG
@JSON
@PROGRAMME
@DEBUG
def check(
    files: tuple[str, ...],
    policies: tuple[str, ...],
    as_of: datetime | None,
    settings: tuple[str, ...],
    full: bool,
    exit_code: bool,
    lang: str | None,
    as_json: bool,
    programme: str | None,
) -> None:
    """Determine which policies a company qualifies for, and why.

    \b
    Example: lucidrule check company.yaml --as-of 2022-06-30
    FILE is YAML or JSON; - reads standard input.
    """
    from lucidrule import api
    from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault

    loaded = api.load(programme)
    _known_policies(policies, loaded)
    overrides = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not (equals and name):
            raise ProfileAtFault((Fault("set-syntax", None, {"value": setting}),))
        overrides[name] = value
    day = as_of.date() if as_of else date.today()
    outcomes: set[str] = set()
    faults: list[Fault] = []
    printed = 0
    for file in _watched(files):
        # One file at fault stops no other: what can be determined is printed, and the faults of all files after it.
        try:
            result = loaded.determine(file, as_of=day, overrides=overrides)
        except LucidruleError as error:
            faults += error.faults
            continue
        result = result.only(policies) if policies else result
        if as_json:
            click.echo(
                ("," if printed else api.JSON_START) + "\n" + api.to_json(result, indent=len(files) == 1), nl=False
            )
        else:
            _print_determination(result, _language(lang), full=full, first=not printed)
        outcomes |= {outcome.outcome.value for outcome in result.outcomes}
        printed += 1
    if as_json:
        click.echo(("" if printed else api.JSON_START) + api.JSON_END)
    if faults:
        raise ProfileAtFault(tuple(faults))
    if exit_code:
        sys.exit(4 if outcomes & {"undetermined", "refer"} else 3 if outcomes - {"eligible"} else 0)


def _print_determination(result: Any, lang: str, *, full: bool, first: bool) -> None:
    """Print for a person on a terminal, or plain for a pipe: then nothing that draws is imported."""
    if not first:
        click.echo()
    if sys.stdout.isatty():
        from lucidrule.cli.screen import print_determination

        print_determination(result, lang, full=full)
    else:
        click.echo(result.explain(lang, full=full))


def _watched(files: tuple[str, ...]) -> Iterator[str]:
    """Yield the files; of many show on a terminal how far it is."""
    if len(files) < _MANY or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, file=sys.stderr, show_pos=True) as watched:
        yield from watched


def _print_json(data: Any) -> None:
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _known_policies(ids: tuple[str, ...], loaded: Any) -> None:
    from lucidrule.core.fault import Fault, UnknownName
    from lucidrule.core.names import nearest

    known = [policy.stated.id for policy in loaded.compiled.policies]
    for name in ids:
        if name not in known:
            raise UnknownName((Fault("unknown-policy", None, {"name": name}, nearest(name, known)),))


@cli.command()
@LANG
@JSON
@PROGRAMME
@DEBUG
def policies(lang: str | None, as_json: bool, programme: str | None) -> None:
    """List the policies.

    \b
    Example: lucidrule policies --lang ja
    """
    from lucidrule import api
    from lucidrule.present.listing import policies_data

    loaded = api.load(programme).compiled
    if as_json:
        _print_json(policies_data(loaded))
        return
    from lucidrule.cli.screen import print_policies

    print_policies(loaded, _language(lang))


@cli.command()
@click.argument("policy_id", metavar="ID")
@LANG
@JSON
@PROGRAMME
@DEBUG
def policy(policy_id: str, lang: str | None, as_json: bool, programme: str | None) -> None:
    """Show one policy: criteria, sources, quotes, readings, entitlement.

    \b
    Example: lucidrule policy revenue-milestone --lang zh
    """
    from lucidrule import api
    from lucidrule.present.policy import describe

    loaded = api.load(programme)
    _known_policies((policy_id,), loaded)
    found = next(p for p in loaded.compiled.policies if p.stated.id == policy_id)
    if as_json:
        _print_json(found.stated.model_dump(mode="json", exclude_none=True))
        return
    click.echo(describe(found, loaded.compiled, _language(lang)))


@cli.command()
@click.argument("file", type=click.Path())
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@LANG
@PROGRAMME
@DEBUG
def new(file: str, force: bool, lang: str | None, programme: str | None) -> None:
    """Write a company file to fill in: every fact, with its question.

    \b
    Example: lucidrule new company.yaml --lang zh
    """
    from pathlib import Path

    from lucidrule import api
    from lucidrule.loading.files import write_text
    from lucidrule.present.form import form

    # The years of which a company has figures by now; more can be added to the file.
    years = tuple(range(date.today().year - 1, date.today().year - 5, -1))
    write_text(Path(file), form(api.load(programme).compiled, _language(lang), years), force=force)
    click.echo(f"✔ {file}")


@cli.command()
@LANG
@JSON
@PROGRAMME
@DEBUG
def facts(lang: str | None, as_json: bool, programme: str | None) -> None:
    """List the facts: type, choices, question.

    \b
    Example: lucidrule facts --lang zh
    """
    from lucidrule import api
    from lucidrule.present.listing import facts_data

    loaded = api.load(programme).compiled
    if as_json:
        _print_json(facts_data(loaded))
        return
    from lucidrule.cli.screen import print_facts

    print_facts(loaded, _language(lang))


@cli.command()
@click.argument("path", required=False)
@click.argument("companies", nargs=-1)
@LANG
@DEBUG
def validate(path: str | None, companies: tuple[str, ...], lang: str | None) -> None:
    """Check a programme (PATH, or the shipped one) and company files; all faults are listed.

    \b
    Example: lucidrule validate . examples/companies/raycus.yaml
    """
    from lucidrule import api
    from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault

    loaded = api.load(path)
    faults: list[Fault] = []
    for company in companies:
        try:
            loaded.profile(company)
        except LucidruleError as error:
            faults += error.faults
    if faults:
        raise ProfileAtFault(tuple(faults))
    told = {"zh": "✔ {}：政策 {} 项，企业资料 {} 份，未发现问题", "ja": "✔ {}：施策{}件、企業ファイル{}件、問題なし"}
    text = told.get(_language(lang), "✔ {}: {} policies, {} company files, no faults")
    click.echo(
        text.format(loaded.compiled.stated.title[_language(lang)], len(loaded.compiled.policies), len(companies))
    )


@cli.command()
@click.argument("kind", type=click.Choice(["programme", "facts", "criteria", "policy", "company"]))
@PROGRAMME
@DEBUG
def schema(kind: str, programme: str | None) -> None:
    """Print the JSON Schema of a kind of file, for editors; that of company files knows the facts of the programme.

    \b
    Example: lucidrule schema policy > policy.json
    """
    if kind == "company":
        from lucidrule import api
        from lucidrule.present.schema import company_schema

        _print_json(company_schema(api.load(programme).compiled))
        return
    from lucidrule.model.files import KINDS

    _print_json(next(model for model, name in KINDS.items() if name == kind).model_json_schema())
