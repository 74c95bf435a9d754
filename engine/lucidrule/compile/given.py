"""A company in any form that callers have it in → its profile, with every fault told."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lucidrule.compile.company_keys import has_facts, use_ids
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_names import fact_and_year
from lucidrule.compile.profile import Profile, read_profile
from lucidrule.core.fault import FaultList, ProfileAtFault
from lucidrule.loading.files import read_content, read_source
from lucidrule.loading.override import override
from lucidrule.loading.source import MarkedDict, SourceFile, marked

# How faults name what is no file.
_GIVEN = "<company>"


def read_given(
    company: Mapping[str, Any] | bytes | str | Path, overrides: Mapping[str, Any], programme: CompiledProgramme
) -> Profile:
    """Return the profile of a company: of a mapping, of what a company file holds, or of the file of a name.

    Args:
        overrides: Facts that replace what is written, by `fact` or `fact.year`.

    Raises:
        ProfileAtFault: With every fault of what is written.
    """
    faults = FaultList()
    if isinstance(company, Mapping):
        source: SourceFile | None = SourceFile(_GIVEN, (), marked(_whole(company)))
    elif isinstance(company, bytes):
        source = read_content(company, _GIVEN, faults)
        if source is not None and isinstance(source.data, dict):
            source = replace(source, data=_whole(source.data))
    else:
        source = read_source(Path(company), str(company) if str(company) != "-" else "<stdin>", faults)
    if source is None:
        raise ProfileAtFault(faults.sorted())
    if overrides:
        # What replaces a fact, and what it replaces, may go by other names of it.
        use_ids(source, programme, faults)
        for name, value in overrides.items():
            override(source, name, fact_and_year(name, programme.known_facts) or (name, 0), value)
    return read_profile(source, programme, faults)


def _whole(company: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a company in the form of a company file; facts may be given alone."""
    if has_facts(company):
        return company
    whole = MarkedDict()
    whole["facts"] = company
    whole.key_marks["facts"] = whole.value_marks["facts"] = (0, 0)
    return whole
