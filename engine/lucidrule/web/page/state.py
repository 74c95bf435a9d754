"""What a reader has said so far: it travels in the form and is kept nowhere, so it is read anew, and not trusted."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from lucidrule.advise.answering import as_in_file
from lucidrule.advise.asking import declared_of
from lucidrule.advise.company_text import CompanyText, put_answers
from lucidrule.advise.interview import Answer
from lucidrule.compile.company_keys import key_as_written, section_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, FaultList, UnreadableInput
from lucidrule.kernel.missing import Missing
from lucidrule.loading.composed import composed
from lucidrule.loading.files import read_content
from lucidrule.values.reading import not_known
from lucidrule.web.page.question_key import key_of, missing_of

# Of a company file; one with every fact and many records has a fifth of it.
MOST_TEXT = 100_000
# After unpacking: the file, and as much again of answers.
_MOST_BYTES = 4 * MOST_TEXT
_MOST_PACKED = 200_000
_MOST_ANSWERS = 2_000
# Of all lists together: each is judged by itself, and what more of them take is no page's time.
MOST_RECORDS = 100
_LONGEST_ANSWER = 2_000
_MOST_CHOICES = 500
_GIVEN = "<company>"
# As it was typed; the choices that were ticked; None: not known.
Said: TypeAlias = "str | tuple[str, ...] | None"


@dataclass(frozen=True, slots=True)
class State:
    """What is said about one company.

    Attributes:
        programmes: Those that were chosen, by id; none: all.
        as_of: The reference date.
        text: The company file that was opened; empty: none.
        answers: What was answered since, each question once, in the order in which they were answered first.
    """

    programmes: tuple[str, ...]
    as_of: date
    text: str = ""
    answers: tuple[tuple[Missing, Said], ...] = ()

    @property
    def said(self) -> Mapping[Missing, Said]:
        """What was answered to each question."""
        return dict(self.answers)

    def answered(self, missing: Missing, said: Said, records: int | None = None) -> "State":
        """Return it with an answer; of a list of `records` what was said of later ones is dropped."""
        kept = {**self.said, missing: said}
        if records is not None:
            kept = {each: told for each, told in kept.items() if each.fact != missing.fact or each.record <= records}
        return replace(self, answers=tuple(kept.items()))

    def pack(self) -> str:
        """Return it as a text for a field of a form, or the fragment of an address."""
        answers = [[key_of(missing), said] for missing, said in self.answers]
        told = [list(self.programmes), self.as_of.isoformat(), self.text, answers]
        return base64.urlsafe_b64encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 9)).decode()

    @classmethod
    def unpack(cls, packed: object) -> "State":
        """Return what a form brings back.

        Raises:
            UnreadableInput: It is not what we gave, or too large.
        """
        if isinstance(packed, str) and len(packed) <= _MOST_PACKED:
            try:
                return _read(packed)
            except (ValueError, TypeError, RecursionError, binascii.Error, zlib.error):
                # Whatever is wrong with it, somebody has changed it.
                pass
        raise UnreadableInput((Fault("state-damaged", None),))

    def company(self, programme: CompiledProgramme) -> Mapping[str, Any]:
        """Return the company file that all of it makes, as data.

        Raises:
            UnreadableInput: The text is no company file, has more records than a page judges, or an answer is about
            nothing that there is.
        """
        data = self._data()
        facts = key_as_written(data, "facts", section_of)
        if data.get(facts) is None:
            data[facts] = {}
        try:
            put_answers(data[facts], self.in_file(programme), programme)
        except (LookupError, TypeError, AttributeError, ValueError):
            # About a record that there is not, or beside what the text says otherwise.
            raise UnreadableInput((Fault("state-damaged", None),)) from None
        lists = [each for each in data[facts].values() if isinstance(each, list)]
        if sum(isinstance(record, dict) for each in lists for record in each) > MOST_RECORDS:
            raise UnreadableInput((Fault("records-too-many", None, {"most": f"{MOST_RECORDS}"}),))
        return data

    def _data(self) -> dict[Any, Any]:
        """Return the data of the text.

        Raises:
            UnreadableInput: It is no company file.
        """
        if not self.text:
            return {}
        data: Any = composed(self.text)
        if data is None:
            faults = FaultList()
            source = read_content(self.text.encode(), _GIVEN, faults)
            data = source.data if source is not None else None
        if not isinstance(data, dict):
            raise UnreadableInput((Fault("state-damaged", None),))
        return dict(data)

    def in_file(self, programme: CompiledProgramme) -> Iterator[Answer]:
        """Yield the answers as a company file says them."""
        for missing, said in self.answers:
            declared = declared_of(programme.facts, missing)
            raw = list(said) if isinstance(said, tuple) else said
            yield Answer(missing, None if not_known(raw) else as_in_file(raw, missing, declared), ())

    def file(self, programme: CompiledProgramme) -> str:
        """Return the company file to save: what was opened, with its comments, and the answers."""
        return CompanyText(self.text, None).text(self.in_file(programme), programme)


def _read(packed: str) -> State:
    """Return what was packed.

    Raises:
        ValueError, TypeError, zlib.error: It was not packed by us.
    """
    unpacking = zlib.decompressobj()
    raw = unpacking.decompress(base64.urlsafe_b64decode(packed.encode("ascii")), _MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES or not unpacking.eof:
        raise ValueError
    found = json.loads(raw)
    # Half of a character, which JSON can say, is no text.
    json.dumps(found, ensure_ascii=False).encode()
    programmes, as_of, text, answers = found
    if not isinstance(text, str) or len(text) > MOST_TEXT or len(answers) > _MOST_ANSWERS:
        raise ValueError
    chosen = tuple(each for each in programmes if isinstance(each, str))
    return State(chosen, date.fromisoformat(as_of), text, tuple(_answer(key, said) for key, said in answers))


def _answer(key: object, said: object) -> tuple[Missing, Said]:
    missing = missing_of(key)
    if missing is None:
        raise ValueError
    return missing, said_of(said)


def said_of(said: object) -> Said:
    """Return an answer that comes from outside.

    Raises:
        ValueError: It is none, or longer than any answer.
    """
    match said:
        case None:
            return None
        case str() if len(said) <= _LONGEST_ANSWER:
            return said
        case [*names] if len(names) <= _MOST_CHOICES:
            return tuple(_name(each) for each in names)
    raise ValueError


def _name(each: object) -> str:
    if not isinstance(each, str) or len(each) > _LONGEST_ANSWER:
        raise ValueError
    return each
