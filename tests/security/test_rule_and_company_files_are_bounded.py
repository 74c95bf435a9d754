"""Rule files and company files with parts without end are told in few lines; others named with them are judged."""

from pathlib import Path

import pytest
from command import run
from hostile import flags_declared, texts, written

from lucidrule.core.fault import Fault, FaultList, render
from lucidrule.core.position import Location
from lucidrule.loading.yaml_reader import read_yaml

DAY = ("--as-of", "2022-06-30", "--lang", "en")
COMPANIES = {
    "keys": "facts:\n" + "".join(f"  f{at}: 1\n" for at in range(200_001)),
    "keys on one line": "facts: {" + ", ".join(f"a{at}: 1" for at in range(200_001)) + "}",
    "lists on one line": "facts: {sector: [" + "[], " * 100_001 + "]}",
    "the same key": "facts:\n" + "  sector: lasers\n" * 200_001,
    "blank lines": "\n" * 9_000_000,
}


@pytest.mark.parametrize("text", COMPANIES.values(), ids=COMPANIES)
def test_a_company_file_of_more_parts_than_can_be_read_costs_itself(tmp_path: Path, text: str) -> None:
    (tmp_path / "many.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "one.yaml").write_text("facts: {sector: not_laser}\n", encoding="utf-8")
    done = run("check", "many.yaml", "one.yaml", *DAY, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("many.yaml:1:1: the file has more than 200,000 lines, commas and brackets\n")
    assert "Not eligible" in done.stdout


ODD = {
    "a number of a million digits": ("at_least: 0", "at_least: " + "9" * 1_000_000, "too many digits"),
    "lists within each other": ("{f0: true}", "{not: " * 2_000 + "{f0: true}" + "}" * 2_000, "too deep"),
    "an alias": ("{f0: true}", "&a {any: [*a, *a]}", "alias"),
    "a tag": ("{f0: true}", "!!python/object/apply:os.system [ls]", "tag"),
}
TOLD = {
    "too many digits": "p.yaml:6:",
    "too deep": "nested deeper than 64 levels",
    "alias": "anchors and aliases are not read",
    "tag": "is not read",
}


@pytest.mark.parametrize(("old", "new", "why"), ODD.values(), ids=ODD)
def test_a_rule_file_with_parts_that_are_not_read_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    when = "{all: [{f0: true}, {m: {at_least: 0}}]}"
    files = texts({**flags_declared(1), "m": "type: money"}, [], when=when.replace(old, new))
    done = run("validate", str(written(files, tmp_path)), "--lang", "en")
    assert (done.returncode, TOLD[why] in done.stderr, "rules/demo/p.yaml:6:" in done.stderr) == (5, True, True)
    assert len(done.stderr) < 2_000


@pytest.mark.slow
def test_a_programme_that_names_files_without_end_is_told_in_few_lines(tmp_path: Path) -> None:
    files = texts(flags_declared(1), [])
    named = ", ".join(f"p{at}" for at in range(20_000))
    files["policies.yaml"] = files["policies.yaml"].replace("policies: [p]", f"policies: [{named}]")
    done = run("validate", str(written(files, tmp_path)), "--lang", "en")
    assert (done.returncode, len(done.stderr) < 200_000) == (5, True)


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("zh", "另有1,500处问题"),
        ("en", "1,500 more faults"),
        ("ja", "1,500"),
    ],
)
def test_faults_of_thousands_of_files_end_with_how_many_more_there_are(lang: str, last: str) -> None:
    faults = tuple(Fault("too-small", Location(f"{at}.yaml", 1, 1), {"limit": "1"}) for at in range(2_000))
    told = render(faults, lang).splitlines()
    assert (len(told), last in told[-1]) == (501, True)


@pytest.mark.parametrize(("lines", "codes"), [(200_000, []), (200_001, ["too-many-parts"])], ids=["most", "more"])
def test_two_hundred_thousand_lines_are_read_and_one_more_is_not(lines: int, codes: list[str]) -> None:
    faults = FaultList()
    read_yaml("a: 1" + "\n" * lines, "x.yaml", faults)
    assert [each.code for each in faults.sorted()] == codes
