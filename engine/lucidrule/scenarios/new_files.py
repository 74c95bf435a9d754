"""What new rule files are called and where they are listed, and the first scenario about them."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from lucidrule.api import Programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.programme import compile_programme
from lucidrule.core.fault import Fault, FaultList, RulesAtFault, UnknownName
from lucidrule.core.names import nearest
from lucidrule.loading.files import read_text
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.model.languages import languages_of
from lucidrule.present.words import word
from lucidrule.scenarios.draft import draft_feature

# What stands in for the file of a policy that is listed and not written yet.
_STUB = """id: {0}
status: draft
title: {{{1}: {0}}}
summary: {{{1}: {0}}}
entitlement: {{awards: [{{id: award, label: {{{1}: {0}}}, amount: not_published, basis: assumed}}]}}
"""
_ID = re.compile(r"[a-z][a-z0-9-]{0,79}")


def id_of(name: str) -> str:
    """Return a name that can be an id.

    Raises:
        UnknownName: It cannot; with the nearest one that can.
    """
    if _ID.fullmatch(name) is not None:
        return name
    near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")[:80]
    raise UnknownName((Fault("bad-id", None, {"value": name}, (near,) if near else ()),))


def area_of(programme: CompiledProgramme, area: str) -> int:
    """Return the place of an area of a programme.

    Raises:
        UnknownName: There is no such area; with those that there are.
    """
    areas = [each.id for each in programme.stated.areas]
    if area in areas:
        return areas.index(area)
    raise UnknownName((Fault("unknown-area", None, {"name": area, "areas": tuple(areas)}, nearest(area, areas)),))


def programme_around(place: Path, wanted: str) -> CompiledProgramme:
    """Return the programme in a folder; where the file of a policy is to be written that is listed already, as if this
    and the others that are listed and not there yet were.

    Raises:
        RulesAtFault: The files cannot be used, whatever is written.
    """
    try:
        return compile_programme(place)
    except RulesAtFault as error:
        missing = {fault.at.file for fault in error.faults if fault.code == "no-such-file" and fault.at is not None}
        if wanted not in missing:
            raise
    names = ["policies.yaml", "rules/facts.yaml", "rules/criteria.yaml"]
    names += [str(file.relative_to(place).as_posix()) for file in sorted(place.glob("rules/*/*.yaml"))]
    texts = {name: read_text(place / name) for name in names}
    top = read_yaml(texts["policies.yaml"], "policies.yaml", FaultList())
    lang = languages_of(None if top is None else top.data).listed[0]
    return compile_programme({**texts, **{name: _STUB.format(PurePosixPath(name).stem, lang) for name in missing}})


def free_id(programme: CompiledProgramme, name: str, area: str, *, force: bool) -> str:
    """Return the id of a new policy.

    Args:
        force: One of this area may be written, or written anew.

    Raises:
        UnknownName: It is no id, or that of another policy.
    """
    known = {policy: each.id for each in programme.stated.areas for policy in each.policies}
    if known.get(id_of(name), area) != area or (name in known and not force):
        raise UnknownName((Fault("policy-there", None, {"name": name, "area": known[name]}),))
    return name


def first_feature(files: Mapping[str, str], policy: str, facts: Mapping[str, Any], lang: str) -> str:
    """Return a feature that says what the rules determine of a policy in the middle of this year.

    Args:
        files: The programme, by file.
        facts: Of the company of the scenario.

    Raises:
        RulesAtFault: The files cannot be used.
    """
    loaded = Programme(compile_programme(files))
    day = date(loaded.compiled.today().year, 7, 1)
    found = loaded.determine({"company": {"name": word("skeleton_company", lang)}, "facts": dict(facts)}, as_of=day)
    first, rest = draft_feature(found, (policy,), lang).split("\n", 1)
    return f"{first}\n# {word('skeleton_feature', lang)}\n{rest}"
