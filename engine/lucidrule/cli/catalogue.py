"""`policies`, `policy`, `facts`, `schema`: what a programme holds."""

import click

from lucidrule.cli.options import DEBUG, JSON, LANG, PROGRAMME, SPOKEN, Folders, echo, language, print_json
from lucidrule.cli.usage import Command


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


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(["programme", "facts", "criteria", "policy", "company", "determination"]))
@SPOKEN
@PROGRAMME
@DEBUG
def schema(kind: str, programme: Folders) -> None:
    """Print the JSON Schema of a kind of file, for editors; that of company files knows the facts of the programme."""
    if kind == "company":
        from lucidrule import api
        from lucidrule.present.schema import company_schema

        print_json(company_schema(api.load(programme).compiled))
        return
    if kind == "determination":
        from lucidrule import api
        from lucidrule.present.determination_model import determination_model

        print_json(determination_model(api.load(programme).compiled).model_json_schema(mode="serialization"))
        return
    from lucidrule.model.files import KINDS
    from lucidrule.present.rule_schema import rule_schema

    print_json(rule_schema(next(model for model, name in KINDS.items() if name == kind)))
