"""Where the scanner of YAML gives up: what it says, in our own words, at the place where people went wrong."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from lucidrule.core.fault import FaultList
from lucidrule.loading.source import SourceFile

# They look like blanks, and are text to YAML.
WIDE_BLANKS = ("\u3000", "\xa0")
_PROBLEMS = {
    "mapping values are not allowed": "colon-in-text",
    "did not find expected key": "key-expected",
    "did not find expected '-' indicator": "item-expected",
    "could not find expected ':'": "colon-expected",
    "block sequence entries are not allowed": "item-misplaced",
    "cannot start any token": "odd-character",
}
_KEY = re.compile(r"( *)([^\s'\"\[{?#:-][^:#]*):(?:\s|$)")
_ITEM = re.compile(r" *-(?:\s|$)")
# What else it says, by what stands in it.
_SAID = {
    "escape": "@yaml:escape",
    "hexdecimal": "@yaml:escape",
    "directive": "@yaml:directive",
    "version": "@yaml:directive",
    "YAML document": "@yaml:directive",
    "tag": "@yaml:tag",
    "'!'": "@yaml:tag",
    "'>'": "@yaml:tag",
    "URI": "@yaml:tag",
    "alphabetic": "@yaml:anchor",
    "control characters": "@yaml:character",
    "octet": "@yaml:character",
    "Unicode": "@yaml:character",
    "document": "@yaml:document",
    "expected ',' or": "@yaml:comma",
    "node content": "@yaml:content",
    "end of stream": "@yaml:end",
    "mapping keys": "@yaml:key",
    "comment or line break": "@yaml:blank",
    "whitespace": "@yaml:blank",
    "indentation indicator": "@yaml:blank",
}


def add_syntax(error: yaml.YAMLError, source: SourceFile, faults: FaultList, most_deep: int) -> None:
    """Note why a text is no YAML."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    if "maximum nesting depth" in problem:
        # The scanner looks ahead, and gives up before we do.
        faults.add("too-deep", source.place(line, column), most=most_deep)
        return
    wide = _wide(source.lines, line, column, opened)
    if wide is not None:
        faults.add(wide[0], source.place(*wide[1:]))
    elif line < len(source.lines) and "\t" in source.lines[line][: column + 1]:
        faults.add("tab", source.place(line, column))
    elif opened is not None and ("end of stream" in problem or "expected ',' or" in problem):
        faults.add("unclosed", source.place(opened.line, opened.column), line=line + 1)
    elif (above := _list_above(source.lines, line)) and any(
        said in problem for said in ("'-' indicator", "expected key")
    ):
        name, owner = above
        faults.add("key-in-list", source.place(line, column), name=name, list=owner)
    else:
        code = next((code for phrase, code in _PROBLEMS.items() if phrase in problem), "syntax")
        if code == "colon-expected" and opened is not None:
            # Noticed on the next line; the key stands where the scanner began to look for its colon.
            line, column = opened.line, opened.column
        said = next((ours for part, ours in _SAID.items() if part in problem), "@yaml:odd")
        faults.add(code, source.place(line, column), problem=said)


def _list_above(lines: Sequence[str], line: int) -> tuple[str, str] | None:
    """Return the key at a line that stands where an item of a list is due, and the key of the list; None: none does."""
    here = _KEY.match(lines[line]) if line < len(lines) else None
    behind: str = ""
    for above in reversed(lines[:line]) if here else ():
        key = _KEY.match(above)
        if here and key and len(key[1]) < len(here[1]):
            return (here[2], key[2]) if _ITEM.match(behind) else None
        behind = above if above.strip() and not above.lstrip().startswith("#") else behind
    return None


def _wide(lines: tuple[str, ...], line: int, column: int, opened: Any) -> tuple[str, int, int] | None:
    """Return the full-width character that is text to YAML, so that the fault is seen only behind it, and its place."""
    last = min(line, len(lines) - 1)
    within = opened is not None and opened.line <= last
    mark = lines[opened.line][opened.column : opened.column + 1] if within else ""
    near = [n for n in range(last, max(-1, line - 2), -1) if n >= 0]
    for n in near:
        if "：" in lines[n]:
            return "full-width-colon", n, lines[n].index("：")
    if mark in ("{", "["):
        for n in range(opened.line, last + 1):
            start = opened.column if n == opened.line else 0
            end = column if n == line else len(lines[n])
            if (comma := lines[n].find("，", start, end)) >= 0:
                return "full-width-comma", n, comma
    return None
