"""`policies`, `policy`, `facts`, `schema`: what a programme holds."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from lucidrule.cli.options import DEBUG, JSON, LANG, PATH, PROGRAMME, Folders, echo, language, print_json
from lucidrule.cli.usage import Command

if TYPE_CHECKING:
    from lucidrule.api import Programme


@click.command(cls=Command)
@LANG
@JSON
@click.option("--basis", is_flag=True)
@PROGRAMME
@DEBUG
def policies(lang: str | None, as_json: bool, basis: bool, programme: Folders) -> None:
    """List the policies."""
    from lucidrule import api
    from lucidrule.present.ground import ground_data
    from lucidrule.present.listing import policies_data

    loaded = api.load(programme).compiled
    if as_json:
        print_json(ground_data(loaded) if basis else policies_data(loaded))
        return
    from lucidrule.cli.terminal import print_ground, print_policies

    (print_ground if basis else print_policies)(loaded, language(lang, loaded))


@click.command(cls=Command)
@click.argument("policy_id", metavar="ID")
@LANG
@JSON
@PROGRAMME
@DEBUG
def policy(policy_id: str, lang: str | None, as_json: bool, programme: Folders) -> None:
    """Show one policy: criteria, sources, quotes, readings, entitlement."""
    from lucidrule import api
    from lucidrule.present.listing import policy_data
    from lucidrule.present.policy import describe

    loaded = api.load(programme)
    (named,) = loaded.compiled.policies_named((policy_id,))
    found = next(p for p in loaded.compiled.policies if p.id == named)
    if as_json:
        print_json(policy_data(found, loaded.compiled.home(found.id)))
        return
    echo(describe(found, loaded.compiled, language(lang, loaded.compiled)))


@click.command(cls=Command)
@LANG
@JSON
@PROGRAMME
@DEBUG
def facts(lang: str | None, as_json: bool, programme: Folders) -> None:
    """List the facts: type, choices, question."""
    from lucidrule import api
    from lucidrule.present.listing import facts_data

    loaded = api.load(programme).compiled
    if as_json:
        print_json(facts_data(loaded))
        return
    from lucidrule.cli.terminal import print_facts

    print_facts(loaded, language(lang, loaded))


KINDS = ("programme", "facts", "criteria", "policy", "company", "determination", "summary", "api")


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.option("--against", type=PATH)
@LANG
@PROGRAMME
@DEBUG
def schema(kind: str, against: str | None, lang: str | None, programme: Folders) -> None:
    """Print the JSON Schema of a kind of file, for editors; that of company files knows the facts of the programme."""
    if against is not None and kind != "api":
        raise click.NoSuchOption("--against", ctx=click.get_current_context())
    if kind in _OF_PROGRAMME:
        from lucidrule import api

        loaded = api.load(programme)
        told_in = language(lang, loaded.compiled)
        found = _OF_PROGRAMME[kind](loaded, told_in)
    else:
        from lucidrule.model.files import KINDS as files
        from lucidrule.present.rule_schema import rule_schema

        found, told_in = rule_schema(next(model for model, name in files.items() if name == kind)), language(lang)
    if against is None:
        print_json(found)
        return
    from lucidrule.cli.against import told_breaks

    broken, lines = told_breaks(against, found, told_in)
    echo("\n".join(lines))
    sys.exit(broken)


def _company(loaded: "Programme", lang: str) -> dict[str, Any]:
    from lucidrule.present.schema import company_schema

    return company_schema(loaded.compiled)


def _determination(loaded: "Programme", lang: str) -> dict[str, Any]:
    from lucidrule.present.determination_model import determination_model

    return determination_model(loaded.compiled).model_json_schema(mode="serialization")


def _summary(loaded: "Programme", lang: str) -> dict[str, Any]:
    from lucidrule.tables.summary_model import ScreenSummary

    return ScreenSummary.model_json_schema(mode="serialization")


def _api(loaded: "Programme", lang: str) -> dict[str, Any]:
    from lucidrule.web.openapi import openapi

    return openapi(loaded, lang)


_OF_PROGRAMME: dict[str, Callable[["Programme", str], dict[str, Any]]] = {
    "company": _company,
    "determination": _determination,
    "summary": _summary,
    "api": _api,
}
