"""Tests share the programme of a folder only while all that stands in it is the same."""

from pathlib import Path

import pytest
from few_rules import criterion, fact, policy, texts, written

import lucidrule
from lucidrule.core.fault import RulesAtFault
from lucidrule.core.verdict import Outcome

RULES = texts(fact("staff", "count", "Staff"), {"hire": policy("hire", criterion("c", "C", "{staff: {at_least: 5}}"))})


def test_the_same_files_are_compiled_once_wherever_they_stand(tmp_path: Path) -> None:
    one, other = (lucidrule.load(written(RULES, tmp_path / name)) for name in ("one", "other"))
    assert one is not other
    assert one.compiled is other.compiled


def test_a_file_that_has_changed_or_gone_is_seen(tmp_path: Path) -> None:
    before = lucidrule.load(written(RULES, tmp_path))
    file = tmp_path / "rules/a/hire.yaml"
    file.write_text(file.read_text("utf-8").replace("at_least: 5", "at_least: 6"), encoding="utf-8")
    after = lucidrule.load(tmp_path)
    found = [each.determine({"staff": 5}, as_of="2022-06-30").outcomes[0].outcome for each in (before, after)]
    assert found == [Outcome.ELIGIBLE, Outcome.INELIGIBLE]
    file.unlink()
    with pytest.raises(RulesAtFault):
        lucidrule.load(tmp_path)


def test_a_link_out_of_the_folder_is_refused_though_the_same_file_was_taken(tmp_path: Path) -> None:
    lucidrule.load(written(RULES, tmp_path / "one"))
    file = Path(written(RULES, tmp_path / "two")) / "rules/a/hire.yaml"
    file.unlink()
    file.symlink_to(tmp_path / "one/rules/a/hire.yaml")
    with pytest.raises(RulesAtFault):
        lucidrule.load(tmp_path / "two")
