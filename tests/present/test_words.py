"""Every word that is used exists in the three languages, none is left over, and each takes the same parts."""

import re
import string
from pathlib import Path

import pytest

from lucidrule.core import texts_en, texts_ja, texts_zh
from lucidrule.present.phrases import PHRASES
from lucidrule.present.words import WORDS

ENGINE = Path(__file__).resolve().parents[2] / "engine" / "lucidrule"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ENGINE.rglob("*.py")))
# Words that are asked for by a name that is put together: outcomes, verdicts, bases, types, ways to combine,
# hints by the type of what is asked, efforts.
BUILT = re.compile(
    r"eligible|refer|undetermined|ineligible|not_in_force|met|not_met|unknown|published|reported|assumed|group|single|"
    r"type_\w+|of_several_\w+|hint_\w+|blocked_\w+|effort_\w+|true|false"
)


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("table", [WORDS, PHRASES], ids=["words", "phrases"])
def test_each_text_takes_the_same_parts_in_every_language(table: dict[str, tuple[str, str, str]]) -> None:
    uneven = [key for key, texts in table.items() if len({len(fields(text)) for text in texts}) > 1]
    assert uneven == []


@pytest.mark.parametrize("table", [WORDS, PHRASES], ids=["words", "phrases"])
def test_no_text_is_left_over(table: dict[str, tuple[str, str, str]]) -> None:
    # Each key stands once in its table and at least once where it is used.
    unused = [key for key in table if not BUILT.fullmatch(key) and len(re.findall(f"""["']{key}["']""", SOURCE)) < 2]
    assert unused == []


def test_faults_have_the_same_codes_and_parts_in_every_language() -> None:
    tables = [texts.FAULTS for texts in (texts_en, texts_zh, texts_ja)]
    assert tables[0].keys() == tables[1].keys() == tables[2].keys()
    parts = {code: [set(fields(table[code][0])) for table in tables] for code in tables[0]}
    assert {code: found for code, found in parts.items() if found != [found[0]] * 3} == {}
