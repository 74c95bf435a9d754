"""A company in any form that callers have it in → its profile, with every fault told."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from lucidrule.compile.arguments import path_of, wrong
from lucidrule.compile.company_keys import has_facts, use_ids
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_names import fact_and_year
from lucidrule.compile.profile import Profile, read_profile
from lucidrule.compile.read_company import ReadCompany
from lucidrule.core.fault import FaultList, ProfileAtFault, WrongArgument
from lucidrule.core.plain_value import plain_value
from lucidrule.core.position import Location
from lucidrule.loading.composed import composed
from lucidrule.loading.files import read_content, read_source, text_at_once
from lucidrule.loading.override import override
from lucidrule.loading.source import MarkedDict, SourceFile, marked

if TYPE_CHECKING:
    from lucidrule.compile.plain import PlainFacts, PlainReader

Company: TypeAlias = Mapping[str, Any] | bytes | str | Path | Profile | ReadCompany
_FEW = 8
_NAMES = (str, Path)
_AS_WRITTEN: Mapping[str, Any] = {}
# How faults name what is no file.
_GIVEN = "<company>"


class Given:
    """What reads companies by the facts of one programme: at once where it can, else by the reader of files.

    Attributes:
        passed_over: What companies said of facts of other programmes, so far: of each name the programme that has it.
    """

    def __init__(self, programme: CompiledProgramme) -> None:
        self._programme = programme
        self._files = 0
        self.passed_over: dict[str, str] = {}

    @cached_property
    def _plain(self) -> "PlainReader":
        from lucidrule.compile.plain import PlainReader

        # Made when the first mapping comes, or many files: to make it takes as long as to read some of these.
        return PlainReader(self._programme)

    def expect(self, companies: object) -> None:
        """Take note of companies that come, where it can be said how many they are."""
        if self._files < _FEW and hasattr(companies, "__len__") and len(companies) > _FEW:
            self._files = _FEW

    def profile(self, company: Company, overrides: Mapping[str, Any]) -> Profile:
        """Return the profile of a company; the rest is as of `known`."""
        known = self.known(company, overrides)
        return known if isinstance(known, Profile) else known.profile()

    def known(self, company: Company, overrides: Mapping[str, Any] = _AS_WRITTEN) -> "Profile | PlainFacts":
        """Return what is known of a company.

        Args:
            overrides: Facts that replace what is written, by `fact` or `fact.year`.

        Raises:
            ProfileAtFault: With every fault of what is written.
        """
        given: Any = company
        if overrides is not _AS_WRITTEN and not isinstance(overrides, Mapping):
            raise wrong("overrides", "@kind:mapping", overrides)
        if given.__class__ is bytes:
            given = self._plain.decoded(given) or given
        # Asked first of what most callers have.
        if given.__class__ is dict and not overrides and (plain := self._plain.read(given)) is not None:
            return plain
        return given if isinstance(given, Profile) else self.by_files(given, overrides)

    def by_files(self, company: Any, overrides: Mapping[str, Any]) -> "Profile | PlainFacts":
        """Return what is known of a company by the reader of files; where they are many, the later ones at once."""
        if isinstance(company, ReadCompany):
            return self.known(company.written(), overrides)
        if isinstance(company, str):
            # A text of another kind may have ways of its own.
            company = plain_value(company)
        self._files += 1
        if self._files > _FEW and not overrides and (plain := self._at_once(company)) is not None:
            return plain
        faults = FaultList()
        source = _source_of(company, faults)
        if source is None:
            raise ProfileAtFault(faults.sorted())
        if overrides:
            # What replaces a fact, and what it replaces, may go by other names of it.
            use_ids(source, self._programme, faults)
            for name, value in _by_texts(overrides).items():
                override(source, name, fact_and_year(name, self._programme.known_facts) or (name, 0), value)
        whole = isinstance(source.data, MarkedDict) and "facts" in source.data
        if self._files > _FEW and whole and not faults and (plain := self._plain.read(source.data)) is not None:
            return plain
        found = read_profile(source, self._programme, faults)
        self.passed_over.update(found.passed_over)
        return found

    def _at_once(self, company: Any) -> "PlainFacts | None":
        """Return what a file says of a company; None where it has to be looked at, or can be read only once."""
        text = text_at_once(str(company)) if isinstance(company, _NAMES) else None
        data = composed(text) if text is not None else None
        return None if data is None or "facts" not in data else self._plain.read(data)


def _by_texts(overrides: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what replaces facts in the form of files.

    Raises:
        WrongArgument: Facts are named by something else than texts.
    """
    for name in overrides:
        if not isinstance(name, str):
            raise wrong("overrides", "@kind:text", name)
    found: Mapping[str, Any] = marked(overrides, "overrides")
    return found


def _source_of(company: Mapping[str, Any] | bytes | str | Path, faults: FaultList) -> SourceFile | None:
    """Return what is written about a company; None, with the reason in `faults`, if it cannot be read."""
    if isinstance(company, Mapping):
        return SourceFile(_GIVEN, (), _whole(marked(company, _GIVEN)))
    if isinstance(company, bytes):
        source = read_content(company, _GIVEN, faults)
        return replace(source, data=_whole(source.data)) if source and isinstance(source.data, dict) else source
    if not isinstance(company, str | PathLike):
        faults.add("wrong-kind", Location(_GIVEN, 0, 0), expected="@kind:company", found=company)
        return None
    try:
        path = path_of(company, _GIVEN)
    except WrongArgument as error:
        raise ProfileAtFault(error.faults) from None
    return read_source(path, str(path) if str(path) != "-" else "<stdin>", faults)


def _whole(company: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a company in the form of a company file; facts may be given alone."""
    if has_facts(company):
        return company
    whole = MarkedDict()
    whole["facts"] = company
    whole.key_marks["facts"] = whole.value_marks["facts"] = (0, 0)
    return whole
