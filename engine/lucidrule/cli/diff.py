"""`diff`: what a change of rules means, proven for all companies."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from lucidrule.cli.options import DAY, DEBUG, JSON, LANG, PATH, Moment, day_or_today, echo, language, print_json
from lucidrule.cli.proving import needing_solver
from lucidrule.cli.usage import Command

if TYPE_CHECKING:
    from lucidrule.api import Programme


@click.command(cls=Command)
@click.argument("old_rules", metavar="OLD", type=PATH)
@click.argument("new_rules", metavar="NEW", type=PATH)
@click.option("--as-of", type=DAY)
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--markdown", is_flag=True)
@LANG
@JSON
@DEBUG
def diff(
    *,
    old_rules: str,
    new_rules: str,
    as_of: date | Moment | None,
    policies: tuple[str, ...],
    markdown: bool,
    lang: str | None,
    as_json: bool,
) -> None:
    """Prove what a change of rules means for all companies at once, with a company for each difference."""
    from lucidrule.cli.named_rules import rules_named
    from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
    from lucidrule.loading.stated import changed_texts
    from lucidrule.migrate.before import under_names_of

    with needing_solver():
        from lucidrule.present.rule_change import ChangeWords, Stated
        from lucidrule.prove.rule_change import rule_change

    after = rules_named(new_rules)
    before, renamed = under_names_of(after, rules_named(old_rules))
    spoken = language(lang, after.compiled)
    day = day_or_today(as_of, after.compiled, spoken)

    def prepared(programme: "Programme") -> PreparedProgramme:
        compiled = programme.compiled_at(day)
        return prepare_programme(compiled, compiled.assessment_at(day))

    sides = (prepared(before), prepared(after))
    gone = [each for each in policies if before.compiled.policy(each) is not None]
    named = (*after.compiled.policies_named([each for each in policies if each not in gone]), *gone)
    found = rule_change(*sides, day, named or None)
    said = changed_texts(before.compiled.texts, after.compiled.texts)
    words = ChangeWords(found, (sides[0].compiled, sides[1].compiled), Stated(renamed, said), spoken)
    if as_json:
        print_json(words.data())
    else:
        for line in words.lines(markdown=markdown):
            echo(line)
    sys.exit(not found.same)
