"""A company file that is written while it is talked about: its comments, its order and its sources stay."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lucidrule.advise.interview import Answer
from lucidrule.compile.company_keys import key_as_written, key_of_header, section_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_names import facts_known
from lucidrule.kernel.missing import YEARS
from lucidrule.loading.files import write_text
from lucidrule.model.facts import Declared
from lucidrule.values.amounts import Writing
from lucidrule.values.reading import typed

_UNKNOWN = "unknown"


class CompanyText:
    """The text of a company file, and the answers that come to it; `path` is where it is kept, None: nowhere."""

    def __init__(self, text: str, path: Path | None) -> None:
        """Begin with the text of a company file; empty: with none."""
        self._text, self.path = text, path

    def keep(self, answers: Iterable[Answer], programme: CompiledProgramme, **header: str) -> None:
        """Write the file with all answers so far, whole or not at all.

        Raises:
            UnreadableInput: It cannot be written.
        """
        if self.path is not None:
            write_text(self.path, self.text(answers, programme, **header), force=True)

    def text(self, answers: Iterable[Answer], programme: CompiledProgramme, **header: str) -> str:
        """Return the text with the answers; what was not asked is not touched.

        Args:
            header: What was said of the company itself, such as its name; of anything else there stays what stands.
        """
        from ruamel.yaml import YAML
        from ruamel.yaml.comments import CommentedMap

        yaml = YAML()
        yaml.preserve_quotes = True
        yaml.width = 4_096
        data: Any = _loaded(yaml, self._text) or CommentedMap()
        if header:
            company = key_as_written(data, "company", section_of)
            if not isinstance(data.get(company), dict):
                data.pop(company, None)
                data.insert(0, company, CommentedMap())
            for key, told in header.items():
                data[company][key_as_written(data[company], key, key_of_header)] = told
        facts = key_as_written(data, "facts", section_of)
        if not isinstance(data.get(facts), dict):
            data[facts] = {}
        put_answers(data[facts], answers, programme)
        out = io.StringIO()
        yaml.dump(data, out)
        return out.getvalue()


def _loaded(yaml: Any, text: str) -> Any:
    """Return the data of a text that can be written again; None of an empty one."""
    from ruamel.yaml.error import YAMLError

    try:
        return yaml.load(text)
    except YAMLError:
        # It takes no tab between a key and its value, which YAML allows and our reader takes.
        return yaml.load(text.replace("\t", " "))


def put_answers(facts: Any, answers: Iterable[Answer], programme: CompiledProgramme) -> None:
    """Put answers into the facts of a company file, in their order: those about records after their list."""
    for answer in answers:
        _set(facts, answer, programme)


def _set(facts: Any, answer: Answer, programme: CompiledProgramme) -> None:
    missing, fact = answer.missing, programme.facts[answer.missing.fact]
    name = key_as_written(facts, missing.fact, programme.known_facts.id_of)
    if missing.part and fact.parts is not None:
        # Answers come in their order: what they are about is there when they come.
        record = facts[name][missing.record - 1]
        part = key_as_written(record, missing.part, facts_known(fact.parts).id_of)
        record[part] = _written(answer.value, fact.parts[missing.part], programme.writing)
    elif missing.year or missing.through:
        if not isinstance(facts.get(name), dict):
            facts[name] = {}
        last = missing.year or missing.through
        years = answer.value if isinstance(answer.value, Mapping) else {last: answer.value}
        for year, value in years.items():
            # Of other years a file holds nothing, not even that nobody knows.
            if year in YEARS:
                facts[name][year] = _written(value, fact, programme.writing)
    elif fact.type == "records" and isinstance(answer.value, list):
        # What was said of records that stay is kept as it was written.
        before = facts[name] if isinstance(facts.get(name), list) else []
        stay = [*before, *({} for _ in answer.value)]
        facts[name] = [old if each == {} else each for each, old in zip(answer.value, stay, strict=False)]
    else:
        facts[name] = _written(answer.value, fact, programme.writing)


def _written(value: Any, declared: Declared, writing: Writing) -> Any:
    """Return an answer as a file writes it: names of choices, yes and no, days; amounts as they were said."""
    kind: str = declared.type
    if value is None:
        return _UNKNOWN
    if kind == "records":
        return value
    if kind == "choices":
        return sorted(typed(value, kind, declared, writing))  # type: ignore[arg-type]  # a set of texts
    if kind in ("flag", "choice", "date", "event", "count"):
        found = typed(value, kind, declared, writing)
        return found if isinstance(found, bool | int | date | str) else str(found)
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 39 else text
