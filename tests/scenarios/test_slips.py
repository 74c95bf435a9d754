"""Every slip that authors are known to make is told with file and line, in each language; none passes in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from scenarios.slips import SLIPS, WHOLE, then

import lucidrule
from lucidrule.core.fault import Fault, FaultList, render
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.texts.catalogue import FAULTS

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"


@pytest.fixture(scope="module")
def ground(programme: lucidrule.Programme) -> FeatureProgramme:
    return FeatureProgramme(programme)


def faults_of(text: str | bytes, ground: FeatureProgramme, folder: Path) -> tuple[Fault, ...]:
    faults = FaultList()
    raw = text if isinstance(text, bytes) else text.encode()
    feature, _ = read_feature(raw, "甲.feature", faults)
    if feature is None:
        return faults.sorted()
    found = prepare(feature, folder / "甲.feature", ground)
    return tuple(fault for scenario in found for fault in scenario.faults)


def test_the_feature_that_slips_are_made_of_has_none(ground: FeatureProgramme, tmp_path: Path) -> None:
    assert faults_of(WHOLE, ground, tmp_path) == ()


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_is_told_at_its_line(code: str, ground: FeatureProgramme, tmp_path: Path) -> None:
    found = faults_of(SLIPS[code], ground, tmp_path)
    assert code in {fault.code for fault in found}
    assert [fault for fault in found if fault.at is None or fault.at.file != "甲.feature"] == []


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_every_slip_reads_well_in_each_language(
    lang: str, ground: FeatureProgramme, tmp_path: Path, kept: Callable[[Path, str], str]
) -> None:
    blocks = []
    for code, text in SLIPS.items():
        found = next(fault for fault in faults_of(text, ground, tmp_path) if fault.code == code)
        blocks.append(f"[{code}]\n{render((found,), lang)}")
    message = "\n\n".join(blocks) + "\n"
    golden = GOLDEN / f"messages.{lang}.txt"
    assert message == kept(golden, message)


def test_every_code_about_features_has_a_slip() -> None:
    codes = {key for key in FAULTS if key.startswith("feature-") and not key.endswith(".help")}
    assert codes <= set(SLIPS)


def test_a_feature_cannot_make_texts_without_end(ground: FeatureProgramme, tmp_path: Path) -> None:
    long = WHOLE.replace("企业为工业企业", "企业为工业企业" * 500)
    assert {fault.code for fault in faults_of(long, ground, tmp_path)} == {"too-long"}
    outline = WHOLE.replace("场景: 一", "场景大纲: 一").replace("企业为工业企业", "<a>" * 400)
    bomb = outline + "\n    例子:\n      | a |\n" + f"      | {'x' * 1900} |\n" * 300
    assert {fault.code for fault in faults_of(bomb, ground, tmp_path)} == {"too-long"}


def with_given(sentence: str) -> str:
    return WHOLE.replace("    当", f"    假如{sentence}"[:1900] + "\n    当")


def with_then(sentence: str) -> str:
    return WHOLE + f"    而且{sentence}"[:1900] + "\n"


@pytest.mark.parametrize("part", ["结论为", "年营业收入、", "2021年", "the ", "<", "为是:", "第1项", "（", "、,;"])
@pytest.mark.parametrize("placed", [with_given, with_then], ids=["given", "then"])
def test_no_sentence_keeps_us_busy(
    placed: Callable[[str], str], part: str, ground: FeatureProgramme, tmp_path: Path
) -> None:
    # Patterns with several slots could try every way to split a long sentence.
    assert faults_of(placed(part * 300), ground, tmp_path)


# Vertical tab, form feed, next line, separators of lines and of paragraphs: they break lines elsewhere.
BREAKS = ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("sign", BREAKS, ids=ascii)
def test_a_sign_that_breaks_lines_elsewhere_is_within_one(sign: str, ground: FeatureProgramme, tmp_path: Path) -> None:
    # A remark that goes on behind it is no text.
    assert [each.code for each in faults_of(f"# 尚未{sign}编写\n", ground, tmp_path)] == ["feature-empty"]
    # What stands below is told at its own line.
    text = WHOLE.replace("\n", f"\n# 说明{sign}{sign}其一\n", 1) + "    假如 此句不通\n"
    last = text.count("\n")
    assert {each.at.line for each in faults_of(text, ground, tmp_path) if each.at} == {last}
    assert faults_of(WHOLE.replace("\n", "\r\n"), ground, tmp_path) == ()


@pytest.mark.parametrize("sign", BREAKS, ids=ascii)
def test_a_text_of_several_lines_below_a_title_is_read_to_its_end(
    sign: str, ground: FeatureProgramme, tmp_path: Path
) -> None:
    text = f"# language: zh-CN\n功能: 甲\n\n  场景: 乙\n    说{sign}明{sign}完\n"
    assert {each.code for each in faults_of(text, ground, tmp_path)} == {"feature-loose-text", "feature-no-steps"}


def test_a_total_that_others_decide_is_no_sum(ground: FeatureProgramme, tmp_path: Path) -> None:
    found = faults_of(then("那么测算金额合计为由评审决定"), ground, tmp_path)
    assert [fault.code for fault in found] == ["not-a-sum"]
