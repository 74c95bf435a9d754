"""A feature file as text → the tree of gherkin: encoding, language, lines that it would take for something else."""

import re
from collections.abc import Mapping
from typing import Any

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

from lucidrule.core.fault import FaultList
from lucidrule.core.position import Location
from lucidrule.loading.decoding import not_text, seen, text_of

LANGUAGES = {"zh-CN": "zh", "en": "en", "ja": "ja"}
MOST_BYTES = 1_000_000
MOST_COLUMNS = 2_000
MOST_LINES = 10_000
_SECTIONS = ("feature", "rule", "background", "scenario", "scenarioOutline", "examples")
_LANGUAGE = re.compile(r"^\s*#\s*language\s*[:：]\s*(\S+)\s*$", re.I)


class Page:
    """The lines of one feature file, the language of its author, and how many faults were found."""

    def __init__(self, path: str, faults: FaultList) -> None:
        self.path, self.faults = path, faults
        self.lines: list[str] = []
        self.lang = "en"
        self.count = 0

    def fault(self, code: str, line: int, column: int = 0, *, near: tuple[str, ...] = (), **params: Any) -> None:
        self.count += 1
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        first = len(text) - len(text.lstrip()) + 1 if text.strip() else 1
        self.faults.add(code, self.place(line, column or first), nearest=near, **params)

    def place(self, line: int, column: int = 1) -> Location:
        return Location(self.path, line, column, self.lines[line - 1] if 0 < line <= len(self.lines) else "")

    def decoded(self, raw: bytes) -> str | None:
        if len(raw) > MOST_BYTES:
            self.fault("feature-too-large", 1)
            return None
        try:
            text = text_of(raw)
        except UnicodeDecodeError as error:
            fault = not_text(error, self.path)
            line = 1 if fault.at is None else fault.at.line
            if (encoding := seen(raw)) is None:
                self.fault("feature-encoding", line)
            else:
                self.lines = lines_of(raw.decode(encoding, "replace"))
                self.lang = _spoken(self.lines)
                self.fault("feature-encoded", line, encoding=fault.params["encoding"])
            return None
        if text.count("\n") > MOST_LINES:
            self.lines = lines_of(text)
            self.lang = _spoken(self.lines)
            self.fault("feature-too-many", MOST_LINES + 1, most=f"{MOST_LINES:,}", what="@many:lines")
            return None
        return text

    def language(self) -> None:
        """Find the language: of the line that names it, which must be there unless the file is English."""
        self.lang = _spoken(self.lines)
        named = next(((n, m) for n, line in enumerate(self.lines, 1) if (m := _LANGUAGE.match(line))), None)
        wanted = next(code for code, lang in LANGUAGES.items() if lang == self.lang)
        if named is None:
            if wanted != "en":
                self.fault("feature-language-missing", 1, wanted=wanted)
        elif named[1].group(1) not in LANGUAGES or "：" in named[1].group():
            self.fault("feature-language-unknown", named[0], name=named[1].group(1), wanted=wanted)
        elif any(line.strip() for line in self.lines[: named[0] - 1]):
            self.fault("feature-language-late", named[0])
        else:
            self.lang = LANGUAGES[named[1].group(1)]

    def text_lines(self) -> None:
        """Refuse lines that gherkin would take for something else than the author meant."""
        quoted = False
        for number, line in enumerate(self.lines, 1):
            text = line.strip()
            if text.startswith(('"""', "```")):
                quoted = not quoted
                self.fault("feature-docstring", number)
            if len(line) > MOST_COLUMNS:
                self.fault("too-long", number, most=f"{MOST_COLUMNS:,}")
            if quoted or not text or text.startswith("#"):
                continue
            section = _section(text)
            if section and text[len(section) :].lstrip().startswith("："):
                self.fault("feature-full-width-colon", number, name=section)
            elif section and text == section:
                self.fault("feature-colon-missing", number, name=section)
            elif section and text[len(section) :].lstrip().startswith(":") and section not in _own(self.lang):
                self.fault("feature-other-language", number, name=section)
            elif text.startswith("｜") or (text.startswith("|") and "｜" in text):
                self.fault("feature-full-width-bar", number)
            elif text.startswith("* "):
                self.fault("feature-asterisk", number)

    def parsed(self, text: str) -> Any:
        """Return the tree of gherkin; None where it finds none."""
        try:
            return Parser().parse(text)
        except CompositeParserException as error:
            errors = error.errors
        for each in errors[:10]:
            line = int(each.location["line"])
            # The end of the file is not a line of it.
            line = min(line, len(self.lines))
            ragged = "inconsistent cell count" in str(each)
            self.fault("feature-ragged-table" if ragged else "feature-unexpected", line)
        return None

    def described(self, node: Any, first: int | None) -> None:
        """Refuse text without a keyword: below a scenario it was meant as a step, and would not be run."""
        if first is None or not node.get("description"):
            return
        for number in range(node["location"]["line"] + 1, first):
            line = self.lines[number - 1].strip()
            if line and not line.startswith(("#", "|", "@")):
                self.fault("feature-loose-text", number, len(self.lines[number - 1]) - len(line) + 1)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as gherkin counts them: other signs that break lines elsewhere are within one."""
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def _spoken(lines: list[str]) -> str:
    """Guess the language of a file from its keywords and letters."""
    text = "\n".join(lines)
    named = next((m.group(1) for line in lines if (m := _LANGUAGE.match(line))), "")
    if named in LANGUAGES:
        return LANGUAGES[named]
    if re.search(r"[\u3040-\u30ff]", text):
        return "ja"
    return "zh" if re.search(r"[\u4e00-\u9fff]", text) and not re.search(r"^\s*Feature:", text, re.M) else "en"


def _code(lang: str) -> str:
    return next(code for code, each in LANGUAGES.items() if each == lang)


def _own(lang: str) -> set[str]:
    known = keywords(lang)
    return {word for section in _SECTIONS for word in known[section]}


def keywords(lang: str) -> Mapping[str, list[str]]:
    dialect: Any = Dialect.for_name(_code(lang))
    found: Mapping[str, list[str]] = dialect.spec
    return found


_ALL = sorted({word for lang in LANGUAGES.values() for word in _own(lang)}, key=len, reverse=True)


def _section(text: str) -> str:
    """Return the heading, of any of the languages, that a line begins with; empty if none."""
    for word in _ALL:
        if text.startswith(word) and (len(text) == len(word) or text[len(word) :].lstrip()[:1] in (":", "：")):
            return word
    return ""
