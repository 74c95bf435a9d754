"""What is wrong with policies.yaml hides nothing that is wrong with the files of rules."""

import shutil
from pathlib import Path

import pytest

import lucidrule

GOOD = Path(__file__).parents[1] / "golden/good/programme"
BROKEN = {"the scanner gives up": "id: [", "a key that is none": "idd: ", "no value": "id:\n#"}


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(lucidrule.RulesAtFault) as error:
        lucidrule.load(folder)
    return [(fault.at.file if fault.at else "", fault.code) for fault in error.value.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A programme with a policy that asks for a fact that there is not."""
    shutil.copytree(GOOD, tmp_path / "p")
    rule = tmp_path / "p/rules/demo/grant.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("staff:", "staf:", 1), encoding="utf-8")
    return tmp_path / "p"


def test_faults_of_rules_are_told_as_they_are_where_policies_yaml_is_sound(folder: Path) -> None:
    assert [code for _, code in faults(folder)] == ["unknown-fact"]


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_they_are_told_beside_the_faults_of_policies_yaml(folder: Path, broken: str) -> None:
    top = folder / "policies.yaml"
    top.write_text(top.read_text(encoding="utf-8").replace("id: ", broken, 1), encoding="utf-8")
    found = faults(folder)
    assert [code for file, code in found if file == "rules/demo/grant.yaml"] == ["unknown-fact"]
    assert {file for file, _ in found} == {"policies.yaml", "rules/demo/grant.yaml"}


def test_a_missing_policies_yaml_hides_nothing_either(folder: Path) -> None:
    (folder / "policies.yaml").unlink()
    assert [code for _, code in faults(folder)] == ["no-such-file", "unknown-fact"]
