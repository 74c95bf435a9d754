"""`test`, `steps`, `draft`: acceptance scenarios."""

import gc
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from lucidrule.cli.options import DAY, DEBUG, LANG, PATH, PROGRAMME, Folders, Moment, day_or_today, echo, language
from lucidrule.cli.usage import Command

_SCENARIOS_BETWEEN = 500


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--tag", "tags", multiple=True, metavar="TAG")
@click.option("--html", type=PATH)
@click.option("--by", metavar="NAME")
@click.option("--junit", type=PATH)
@click.option("--json", "json_file", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def test(
    *,
    paths: tuple[str, ...],
    tags: tuple[str, ...],
    html: str | None,
    by: str | None,
    junit: str | None,
    json_file: str | None,
    force: bool,
    lang: str | None,
    programme: Folders,
) -> None:
    """Run scenarios: feature files, or folders of them."""
    from lucidrule import api
    from lucidrule.cli.progress import Progress
    from lucidrule.cli.terminal_scenarios import Watch, print_run
    from lucidrule.core.fault import UnreadableInput
    from lucidrule.loading.files import write_text
    from lucidrule.scenarios.pytest_run import feature_files, run_features
    from lucidrule.scenarios.report_files import to_json, to_junit

    # What is loaded by now stays, and a run makes little garbage: looking for it often would cost a tenth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()
    files, others = feature_files(paths)
    if not files:
        raise UnreadableInput(tuple(others.values()))
    loaded = api.load(programme) if programme else None
    if loaded is not None:
        language(lang, loaded.compiled)
    with Progress(each=_SCENARIOS_BETWEEN) as progress:
        run = run_features(files, lang=lang, programme=loaded, tags=tags, watch=Watch(progress))
    report_lang = lang or (run.results[0].scenario.lang if run.results else language(None))
    run.files += [(name, report_lang, (fault,)) for name, fault in others.items()]
    if html:
        from lucidrule.scenarios.report_page import Made, to_html

        made = Made(date.today(), _who() if by is None else by)
        write_text(Path(html), to_html(run, report_lang, made), force=force)
    if junit:
        write_text(Path(junit), to_junit(run), force=force)
    if json_file:
        write_text(Path(json_file), to_json(run), force=force)
    print_run(run, report_lang)
    sys.exit(run.exit_code)


def _who() -> str:
    """Return the name of whoever is logged in; empty where the machine knows none."""
    import getpass

    try:
        return getpass.getuser()
    # Without a password database it is an ImportError, without an entry in it a KeyError, later an OSError.
    except (ImportError, KeyError, OSError):
        return ""


@click.command(cls=Command)
@LANG
@PROGRAMME
@DEBUG
def steps(lang: str | None, programme: Folders) -> None:
    """List every sentence that scenarios may use, with an example; of a programme also the names for them."""
    from lucidrule import api
    from lucidrule.scenarios.steps_page import names_text, steps_text

    compiled = None if programme is None else api.load(programme).compiled
    told_in = language(lang, compiled)
    echo(steps_text(told_in))
    if compiled is not None:
        echo(names_text(compiled, told_in))


@click.command(cls=Command)
@click.argument("file")
@click.option("--policy", "policies", multiple=True, metavar="ID")
@click.option("--as-of", type=DAY)
@LANG
@PROGRAMME
@DEBUG
def draft(
    file: str, policies: tuple[str, ...], as_of: date | Moment | None, lang: str | None, programme: Folders
) -> None:
    """Write scenarios from what is determined today, to edit and sign off."""
    from lucidrule import api
    from lucidrule.scenarios.draft import draft_feature

    loaded: Any = api.load(programme)
    policies = loaded.compiled.policies_named(policies)
    told_in = language(lang, loaded.compiled)
    found = loaded.determine(file, as_of=day_or_today(as_of, loaded.compiled, told_in))
    click.echo(draft_feature(found, policies, told_in), nl=False)
