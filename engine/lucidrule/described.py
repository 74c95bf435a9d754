"""What a programme holds, for whoever shows it: policies, facts, areas, sources, and the model of a company."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from lucidrule.compile.arguments import language_given, text_given
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact
from lucidrule.model.programme import Area
from lucidrule.model.sources import Source

if TYPE_CHECKING:
    from lucidrule.compile.given import Company
    from lucidrule.compile.profile import Profile
    from lucidrule.compile.read_company import ReadCompany


class Described:
    """What a programme holds. Texts are told by language: `fact.question["zh"]`, `policy.title["en"]`."""

    compiled: CompiledProgramme

    if TYPE_CHECKING:

        def profile(self, company: Company) -> Profile: ...

    @property
    def id(self) -> str:
        """Its id."""
        return self.compiled.id

    @property
    def title(self) -> Text:
        """What it is called; a draft is marked."""
        return self.compiled.title

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that its texts are in."""
        return self.compiled.languages

    @property
    def policies(self) -> tuple[CompiledPolicy, ...]:
        """The policies in order: `id`, `title`, `area`, `summary`."""
        return self.compiled.policies

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by id, in order: `label`, `question`, `type`, `choices`, `yearly`, `parts`, `note`, `proved_by`."""
        return MappingProxyType(dict(self.compiled.facts))

    @property
    def areas(self) -> tuple[Area, ...]:
        """The parts of the programme in order: `id`, `title`, `policies`."""
        return tuple(self.compiled.areas)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources that clauses cite, by id."""
        return MappingProxyType(dict(self.compiled.sources))

    def policy(self, name: str) -> CompiledPolicy:
        """Return a policy by its id, its title in any language, or its place.

        Raises:
            UnknownName: It names none, or several; with the nearest names.
        """
        (found,) = self.compiled.policies_named((text_given(name, "policy"),))
        return next(policy for policy in self.compiled.policies if policy.id == found)

    def fact(self, name: str) -> Fact:
        """Return a fact by its id, its label or another name in any language.

        Raises:
            UnknownName: It names none, or several; with the nearest names.
        """
        return self.compiled.facts[self.compiled.fact_named(text_given(name, "fact"))[0]]

    def describe(self, policy: str, lang: str = "en") -> str:
        """Return a policy in plain words: criteria, entitlement, readings, sources.

        Raises:
            UnknownName: There is no such policy.
        """
        from lucidrule.present.policy import describe

        return describe(self.policy(policy), self.compiled, language_given(lang, self.languages))

    @property
    def Company(self) -> "type[ReadCompany]":
        """The pydantic model of a company of which it asks, with questions in English."""
        return self.company_model()

    def company_model(self, lang: str = "en") -> "type[ReadCompany]":
        """Return the pydantic model of a company of which it asks.

        Its JSON schema has every fact with its type, its choices and its question. It takes what `determine` takes of
        a mapping, and refuses with the same faults; what it holds are values as they were read.

        Args:
            lang: The language of questions and faults.
        """
        from lucidrule.present.company_model import company_model

        lang = language_given(lang, self.languages)
        if lang not in self._models:
            self._models[lang] = company_model(self.compiled, lang, self.profile)
        return self._models[lang]

    @cached_property
    def _models(self) -> "dict[str, type[ReadCompany]]":
        return {}
