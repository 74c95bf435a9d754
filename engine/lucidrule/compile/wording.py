"""Texts that say nothing: blanks, and words that stand for a text that is yet to be written."""

from typing import Any

from lucidrule.compile.checks import inside
from lucidrule.core.fault import FaultList
from lucidrule.core.folding import folded
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.base import Shape, Text

_NESTED = (Shape, list, dict, Text)
_YET_TO_COME = frozenset(
    (
        *("todo", "tbd", "tba", "fixme", "xxx", "???", "待补", "待补充", "待填", "待填写", "待译", "待翻译"),
        *("未記入", "要記入", "記入予定", "要翻訳", "翻訳中"),
    )
)


def check_wording(stated: Any, source: SourceFile, faults: FaultList, path: Path = ()) -> None:
    """Warn of texts of blanks, and of those that are yet to be written."""
    if isinstance(stated, Text):
        for lang, said in stated.items():
            plain = folded(said)
            if not plain:
                faults.warn("blank-text", source.locate((*path, lang)))
            elif plain in _YET_TO_COME:
                faults.warn("yet-to-be-written", source.locate((*path, lang)), text=said)
        return
    for key, part in inside(stated):
        if isinstance(part, _NESTED):
            check_wording(part, source, faults, (*path, key))
