"""Pages out of templates: all texts come from the catalogue or the programme, and everything is escaped."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from lucidrule.core.fault import MOST_TOLD, Fault, hint, message
from lucidrule.present.palette import SIGNS
from lucidrule.present.words import word
from lucidrule.texts.catalogue import FAULTS, spoken
from lucidrule.web.served import Served

_HERE = Path(__file__).parent
# The hints of these name options of the command.
WITH_OPTIONS = frozenset({"heading-too-long", "no-headings", "unknown-heading"})
# The id behind a label.
_LABELLED = re.compile(r" ?[（(][a-z][a-z0-9_.-]*[）)]$")
STATIC: Mapping[str, str] = MappingProxyType({"style.css": "text/css", "page.js": "text/javascript"})
_TAGS = {"zh": "zh-CN"}
_NAMES = {"zh": "中文", "en": "English", "ja": "日本語", "fr": "Français"}
# How each outcome is marked: a class of the stylesheet, and a mark that is not read aloud.
MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "eligible": ("yes", SIGNS["eligible"]),
        "refer": ("refer", SIGNS["refer"]),
        "undetermined": ("open", SIGNS["undetermined"]),
        "ineligible": ("no", SIGNS["ineligible"]),
        "not_in_force": ("no", SIGNS["not_in_force"]),
    }
)


@cache
def static(name: str) -> bytes:
    """Return a file of ours that pages load."""
    return (_HERE / "static" / name).read_bytes()


@cache
def digest(name: str) -> str:
    """Return what tells one version of a file from another."""
    return sha256(static(name)).hexdigest()[:12]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(digest=digest, marks=MARKS)
    return made


class Reader:
    """Who asks: in which language, below which address the pages stand.

    Attributes:
        lang: The language of the page.
        base: What stands before every path of ours, such as below a proxy.
    """

    def __init__(self, request: Request, served: Served, lang: str) -> None:
        self.served, self.lang = served, lang
        self.base: str = request.scope.get("root_path", "").rstrip("/")
        self._path: str = request.scope["path"]
        self._query = request.query_params

    def query(self, name: str) -> list[str]:
        """Return what stands behind the address under a name."""
        return self._query.getlist(name)

    def page(self, template: str, status: int = 200, **told: Any) -> HTMLResponse:
        """Return a page."""
        own = {
            "lang": self.lang,
            "tag": tag(self.lang),
            "home": f"{self.base}/{self.lang}",
            "base": self.base,
            "says": partial(_says, self.lang),
            # The same page in each language.
            "languages": [
                (each, tag(each), _NAMES.get(each, each), self._in(each))
                for each in self.served.whole.compiled.languages
            ],
            # A form is sent again with what is in it; other pages are only looked at.
            "packed": None,
            "staffed": self.served.staffed,
        }
        return HTMLResponse(_environment().get_template(template).render({**own, **told}), status)

    def _in(self, lang: str) -> str:
        inner = self._path.removeprefix(self.base).removeprefix(f"/{self.lang}")
        query = f"?{self._query}" if self._query else ""
        return f"{self.base}/{lang}{inner or '/'}{query}"

    def told(self, faults: Sequence[Fault], *, placed: bool = False) -> list[str]:
        """Return what is wrong, as much of it as anybody reads; `placed`: with the lines of a text."""
        return told_faults(faults, self.lang, placed=placed)


def told_faults(faults: Sequence[Fault], lang: str, *, placed: bool = False, boxed: bool = False) -> list[str]:
    """Return what is wrong, as much of it as anybody reads.

    Args:
        placed: With the lines of a text.
        boxed: On a page that has boxes where a command has options.
    """
    told = [_told(fault, lang, placed, boxed) for fault in faults[:MOST_TOLD]]
    more = len(faults) - MOST_TOLD
    return [*told, FAULTS.text("more-faults-anywhere", lang, "", f"{more:,}")] if more > 0 else told


def _told(fault: Fault, lang: str, placed: bool, boxed: bool) -> str:
    if not placed:
        fault = replace(fault, params={name: _by_label(param) for name, param in fault.params.items()})
    said, helped = message(fault, lang), _hint(fault, lang, boxed)
    if placed and fault.at is not None and fault.at.line:
        said = word("web_at_line", lang, fault.at.line, said)
    return _quoted(said if helped is None else word("web_fault_hint", lang, said, helped), lang)


def _hint(fault: Fault, lang: str, boxed: bool) -> str | None:
    """Return what to do about it: on a page nobody calls a command with options."""
    if fault.nearest or fault.code not in WITH_OPTIONS:
        return hint(fault, lang)
    helped = word(f"web_hint:{fault.code}", lang)
    if not boxed or fault.code == "no-headings":
        return helped
    return word("reg_hint_box", lang, helped, word("quoted", lang, word("reg_ignore_unknown", lang)))


def _by_label(param: Any) -> Any:
    """Return what a message names, without the id that files know it by: who reads a page never sees one.

    What was typed is a text; what each language has is ours.
    """
    if isinstance(param, Mapping):
        return {lang: _LABELLED.sub("", text) for lang, text in param.items()}
    return param


def _quoted(text: str, lang: str) -> str:
    """Return a message with the marks of its language around what is named, in place of those of code."""
    room = "" if spoken(lang) == "en" else " ?"
    return re.sub(f"{room}`([^`]+)`{room}", lambda found: word("quoted", lang, found[1]), text)


def tag(lang: str) -> str:
    """Return a language as HTML names it."""
    return _TAGS.get(lang, lang)


def _says(lang: str, key: str, *parts: object) -> str:
    return word(key, lang, *parts)


def download(content: str | bytes, name: str, kind: str) -> Response:
    """Return a file to keep.

    Args:
        name: In ASCII, of ours: nothing that anybody said stands in it.
    """
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
