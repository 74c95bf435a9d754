"""Mappings and JSON of plain values → what is known of a company, at once.

What is taken here is what the reader of company files takes, and means the same. All else that reader reads again from
the beginning, for a value or for the message; so nothing is said here of why.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn

from pydantic_core import from_json

from lucidrule.compile.answers_given import SECTION
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.plain_source import MAPPINGS, NotPlain, PlainSource, Read, Values, has_comma, single_keys
from lucidrule.compile.profile import Profile
from lucidrule.core.json_line import decoder, read_object
from lucidrule.kernel.tree import Key
from lucidrule.model.company import CompanyFile, CompanyHeader
from lucidrule.model.files import Files

# A company has facts, these have lists of records, and these have parts.
_DEEPEST = 4


class PlainFacts:
    """What was read of one company; its values and its profile are put together when they are asked for.

    Attributes:
        company: Who it is.
        single: The values of the facts that have one each, by their places in the programme; None: not known.
    """

    __slots__ = ("_asked", "_keys", "_values", "_yearly", "company", "records", "single")

    def __init__(self, header: CompanyHeader, keys: tuple[Key, ...], read: Read) -> None:
        self.company, self._keys = header, keys
        self.single, self._yearly, self.records, self._asked = read
        self._values: Values | None = None

    @property
    def values(self) -> Values:
        """What is known, by fact and year."""
        if self._values is None:
            known = {key: value for key, value in zip(self._keys, self.single, strict=True) if value is not None}
            self._values = known | self._yearly
        return self._values

    def profile(self) -> Profile:
        """Return the profile."""
        return Profile(self.company, self.values, self.records, frozenset(self._asked))


class PlainReader:
    """What reads mappings by the facts of one programme."""

    def __init__(self, programme: CompiledProgramme) -> None:
        self._nobody = CompanyHeader()
        self._keys = single_keys(programme.facts)
        source = PlainSource(programme.writing)
        self._read: Callable[[Any], Read] = source.of_facts(programme.facts, programme.contradictions)

    def read(self, company: Any) -> PlainFacts | None:
        """Return what is known of a company; None where the reader of company files has to look at it."""
        if company.__class__ not in MAPPINGS:
            return None
        try:
            header, facts = self._nobody, company
            if "facts" in company:
                facts = company["facts"]
                if SECTION in company:
                    return None
                if len(company) > 1:
                    header = _header(company)
            return PlainFacts(header, self._keys, self._read(facts))
        # A key that is no year, an operand that cannot be hashed or compared: all of it is said elsewhere.
        except (ValueError, TypeError, LookupError, AttributeError):
            return None

    @staticmethod
    def decoded(raw: bytes) -> dict[str, Any] | None:
        """Return the object of a JSON text.

        None where the reader of files has to look at it: it is none, says something twice, or has numbers that can be
        misread.
        """
        try:
            # The fast decoder rounds numbers with a point, and takes the last of two values of one key.
            if b"." not in raw:
                found = from_json(raw, allow_inf_nan=False)
                # In a text there are as many keys as colons, or fewer: where no fewer were kept, none was lost.
                if found.__class__ is dict and raw.count(b":") == _keys_of(found, _DEEPEST):
                    return found
            return read_object(raw.decode(), _JSON)
        except ValueError:
            return None


def _header(company: Mapping[str, Any]) -> CompanyHeader:
    """Return who the company is.

    Raises:
        ValueError: It has not the form of a company file, or may be one with decimal commas.
    """
    if len(company) > 2 or company["company"].__class__ not in MAPPINGS:
        raise NotPlain
    for said in company["company"].values():
        if said.__class__ is not str or has_comma(said):
            raise NotPlain
    file: CompanyFile | None = Files.model_validate({"company": {"company": company["company"]}}).company
    assert file is not None
    return file.company


def _keys_of(found: dict[str, Any], room: int) -> int:
    """Return how many keys an object has with those in it.

    Args:
        room: How many objects may stand in each other.

    Raises:
        NotPlain: It is deeper, has a list in a list, or a number with an exponent.
    """
    if not room:
        raise NotPlain
    number = len(found)
    for value in found.values():
        kind = value.__class__
        if kind is dict:
            number += _keys_of(value, room - 1)
        elif kind is list:
            for each in value:
                if each.__class__ is dict:
                    number += _keys_of(each, room - 1)
                elif each.__class__ is not str:
                    raise NotPlain
        elif kind is float:
            raise NotPlain
    return number


def _decimal(text: str) -> Decimal:
    if "e" in text or "E" in text:
        raise NotPlain
    return Decimal(text)


def _constant(text: str) -> NoReturn:
    raise NotPlain


_JSON = decoder(number=_decimal, constant=_constant)
