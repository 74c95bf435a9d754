"""`new-programme` and `new-policy`: files to write rules in."""

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import click

from lucidrule.cli.options import DEBUG, LANG, PATH, PROGRAMME, Folders, language, one_folder
from lucidrule.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@click.command("new-programme", cls=Command)
@click.argument("folder", type=PATH)
@click.option("--force", is_flag=True)
@LANG
@DEBUG
def new_programme(folder: str, force: bool, lang: str | None) -> None:
    """Write the files of a new programme, with one policy and a scenario as examples."""
    from datetime import date
    from pathlib import Path

    from lucidrule.core.fault import LucidruleError
    from lucidrule.loading.output import followed
    from lucidrule.present.skeleton import AREA, FACTS, POLICY, programme_files
    from lucidrule.scenarios.new_files import first_feature, id_of

    told_in, place = language(lang), Path(folder)
    try:
        name = id_of(followed(place).name)
    except LucidruleError:
        # A folder may have any name.
        name = "new-programme"
    files = programme_files(name, date(date.today().year, 1, 1), told_in)
    _write(
        place, {**files, f"features/{AREA}/{POLICY}.feature": first_feature(files, POLICY, FACTS, told_in)}, force=force
    )
    _tell_next(folder, told_in)


@click.command("new-policy", cls=Command)
@click.argument("policy_id", metavar="ID")
@click.option("--area", required=True)
@click.option("--force", is_flag=True)
@LANG
@PROGRAMME
@DEBUG
def new_policy(policy_id: str, area: str, force: bool, lang: str | None, programme: Folders) -> None:
    """Write the file of a new policy and list it in policies.yaml."""
    from pathlib import Path

    from lucidrule.loading.files import read_text
    from lucidrule.loading.listed import listed
    from lucidrule.present.skeleton import policy_file
    from lucidrule.scenarios.new_files import area_of, first_feature, free_id, programme_around

    place = Path(one_folder(programme, "new-policy") or ".")
    # It may be listed before it is written, and so may others.
    compiled = programme_around(place, f"rules/{area}/{policy_id}.yaml")
    told_in = language(lang, compiled)
    at = area_of(compiled, area)
    rules = f"rules/{area}/{policy_id}.yaml"
    name = free_id(compiled, policy_id, area, force=force or not (place / rules).exists())
    was = read_text(place / "policies.yaml")
    top = was if name in compiled.stated.areas[at].policies else listed(was, at, name)
    text = policy_file(name, compiled.facts, told_in, compiled.languages)
    feature = first_feature({**compiled.texts, "policies.yaml": top, rules: text}, name, {}, told_in)
    _write(place, {rules: text, f"features/{area}/{name}.feature": feature}, force=force)
    if top != was:
        _write(place, {"policies.yaml": top}, force=True)
    _tell_next(str(place), told_in)


def _write(folder: "Path", files: "Mapping[str, str]", *, force: bool) -> None:
    """Write files below a folder, none if one of them is there already; where one cannot be written, none that is new
    stays.

    Raises:
        UnreadableInput: Files that are there, each of them; or the folder cannot be written to.
    """
    from lucidrule.core.fault import Fault, UnreadableInput
    from lucidrule.loading.files import write_text
    from lucidrule.loading.output import new_folder

    there = [] if force else [name for name in files if (folder / name).exists()]
    if there:
        raise UnreadableInput(tuple(Fault("file-exists", None, {"path": str(folder / name)}) for name in there))
    new = [folder / name for name in files if not (folder / name).exists()]
    with ExitStack() as made:
        try:
            for name, text in files.items():
                made.enter_context(new_folder((folder / name).parent))
                write_text(folder / name, text, force=force)
        except BaseException:
            for place in new:
                with suppress(OSError):
                    place.unlink()
            raise
    for name in files:
        click.echo(f"✔ {folder / name}")


def _tell_next(folder: str, lang: str) -> None:
    from lucidrule.present.words import word

    click.echo(word("skeleton_next", lang, folder))
