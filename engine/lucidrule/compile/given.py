"""A company in any form that callers have it in → its profile, with every fault told."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from lucidrule.compile.company_keys import has_facts, use_ids
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_names import fact_and_year
from lucidrule.compile.plain import PlainFacts, PlainReader, decoded
from lucidrule.compile.profile import Profile, read_profile
from lucidrule.core.fault import FaultList, ProfileAtFault
from lucidrule.loading.files import read_content, read_source
from lucidrule.loading.override import override
from lucidrule.loading.source import MarkedDict, SourceFile, marked

Company: TypeAlias = Mapping[str, Any] | bytes | str | Path | Profile
_AS_WRITTEN: Mapping[str, Any] = {}
# How faults name what is no file.
_GIVEN = "<company>"


class Given:
    """What reads companies by the facts of one programme: at once where it can, else by the reader of files."""

    def __init__(self, programme: CompiledProgramme) -> None:
        self._programme = programme

    @cached_property
    def _plain(self) -> PlainReader:
        # Made when the first mapping comes: many only read files.
        return PlainReader(self._programme)

    def profile(self, company: Company, overrides: Mapping[str, Any]) -> Profile:
        """Return the profile of a company; the rest is as of `known`."""
        known = self.known(company, overrides)
        return known if isinstance(known, Profile) else known.profile()

    def known(self, company: Company, overrides: Mapping[str, Any] = _AS_WRITTEN) -> Profile | PlainFacts:
        """Return what is known of a company.

        Args:
            overrides: Facts that replace what is written, by `fact` or `fact.year`.

        Raises:
            ProfileAtFault: With every fault of what is written.
        """
        if isinstance(company, Profile):
            return company
        given: Any = (decoded(company) or company) if company.__class__ is bytes else company
        plain = None if overrides else self._plain.read(given)
        return plain or read_given(given, overrides, self._programme)


def read_given(
    company: Mapping[str, Any] | bytes | str | Path, overrides: Mapping[str, Any], programme: CompiledProgramme
) -> Profile:
    """Return the profile of a company by the reader of files: a mapping, what a file holds, or the name of a file.

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
