"""Drafts: their texts may lack languages, which `validate` lists; what is determined on them says that they are."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from applying import applying, texts
from command import run
from few_rules import written

from lucidrule.api import Programme
from lucidrule.compile.drafts import in_short
from lucidrule.compile.loaded import compile_folders
from lucidrule.compile.programme import compile_programme, warnings_of
from lucidrule.core.fault import Fault, RulesAtFault, render
from lucidrule.core.position import Location
from lucidrule.present.policy import describe

WHOLE = "{zh: 补助, en: Grant, ja: 助成}"


def draft_policy(title: str = "{zh: 补助}") -> dict[str, str]:
    """Return a programme of which only the policy is a draft."""
    files = texts(policy="status: draft\n")
    return {**files, "rules/a/grant.yaml": files["rules/a/grant.yaml"].replace(WHOLE, title)}


def draft_programme() -> dict[str, str]:
    """Return a programme that is a draft, its texts in English alone where they say one."""
    files = {
        name: text.replace("{zh: 一, en: one, ja: 一}", "{en: one}")
        for name, text in texts(top="status: draft\n").items()
    }
    return {**files, "rules/a/grant.yaml": files["rules/a/grant.yaml"].replace(WHOLE, "{en: Grant}")}


def loaded(files: dict[str, str]) -> Programme:
    return Programme(compile_programme(files))


def lacking(files: dict[str, str]) -> list[tuple[str, str, Any]]:
    return [(fault.code, str(fault.at), fault.params["names"]) for fault in warnings_of(files)]


def test_a_text_of_a_draft_may_lack_languages_and_validate_lists_them_by_place() -> None:
    assert lacking(draft_policy()) == [("text-lacks-language", "rules/a/grant.yaml:2:8", ("en", "ja"))]
    assert lacking(draft_policy("{ja: 助成, zh: 补助}")) == [("text-lacks-language", "rules/a/grant.yaml:2:8", ("en",))]
    assert lacking(draft_policy(WHOLE)) == []


def test_of_a_draft_programme_all_files_are_looked_at() -> None:
    found = lacking(draft_programme())
    assert {names for _, _, names in found} == {("zh", "ja")}
    # policies.yaml: title, summary, the title of the area, the label of its interactions; the policy: title, summary,
    # the label of its award; the facts: the title of the group and two questions.
    counted = Counter(place.split(":")[0] for _, place, _ in found)
    assert counted == {"policies.yaml": 4, "rules/a/grant.yaml": 3, "rules/facts.yaml": 3}


def test_they_are_counted_by_file_below_what_else_is_warned_of() -> None:
    files = draft_policy()
    policy = files["rules/a/grant.yaml"].replace("summary: {zh: 一, en: one, ja: 一}", "summary: {zh: 一}")
    many = warnings_of({**files, "rules/a/grant.yaml": policy})
    other = Fault("text-lacks-nothing", None)
    assert [(each.code, each.params.get("lines")) for each in in_short((*many, other))] == [
        ("text-lacks-nothing", None),
        ("texts-lack-language", "2, 3"),
    ]
    told = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
    beyond = in_short(replace(many[0], at=Location("f", line, 1)) for line in range(1, 15))
    assert beyond[0].params == {
        "names": ("en", "ja"),
        "count": "14",
        "lines": f"{told}, …",
    }
    assert render(beyond, "zh", warning=True).startswith("f: 提醒：草案：14处文字缺少 `en`、`ja`（第1, 2")


def refused(files: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(RulesAtFault) as error:
        compile_programme(files)
    return [(fault.code, str(fault.at)) for fault in error.value.faults]


def test_a_text_that_is_no_draft_lacks_none() -> None:
    files = draft_policy()
    ready = files["rules/a/grant.yaml"].replace("status: draft\n", "")
    assert refused({**files, "rules/a/grant.yaml": ready}) == [("language-missing", "rules/a/grant.yaml:2:9")]
    # A draft of a policy lets nothing lack in policies.yaml.
    top = files["policies.yaml"].replace("issuer: {zh: 示范镇, en: Model Town, ja: 模範町}", "issuer: {zh: 示范镇}")
    assert [code for code, _ in refused({**files, "policies.yaml": top})] == ["language-missing"]


def test_a_text_of_a_draft_is_in_one_language_at_least_and_in_none_of_others() -> None:
    assert [code for code, _ in refused(draft_policy("{}"))] == ["language-missing"]
    assert [code for code, _ in refused(draft_policy("{fr: Aide}"))] != []


def test_a_status_is_draft_or_none_and_belongs_to_version_2() -> None:
    assert [code for code, _ in refused(texts(policy="status: final\n"))] == ["not-allowed"]
    assert [code for code, _ in refused(texts(policy="status: draft\n", language=1))] == ["newer-key"]


MARKED = [("zh", "补助（草案）"), ("en", "补助 (draft)"), ("ja", "补助（草案）")]


@pytest.mark.parametrize(("lang", "title"), MARKED)
def test_a_draft_is_shown_in_the_language_that_is_there_and_marked(lang: str, title: str) -> None:
    programme = loaded(draft_policy())
    found = programme.determine({"local": True}, as_of="2022-01-01")
    assert len([line for line in found.explain(lang).split("\n") if title in line]) >= 2
    assert describe(programme.compiled.policies[0], programme.compiled, lang).startswith(title)
    assert programme.compiled.policies_named(["补助"]) == ("grant",)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "以下政策尚为草案，结论仅供试算：补助"),
        ("en", "These policies are drafts, so their outcomes are for trial only: 补助"),
        ("ja", "次の施策は草案であり、判定は試算にとどまる：补助"),
    ],
)
def test_a_determination_on_a_draft_says_so(lang: str, told: str) -> None:
    found = loaded(draft_policy()).determine({"local": True}, as_of="2022-01-01")
    assert told in found.explain(lang).split("\n")
    data = json.loads(json.dumps(found.to_dict()))
    assert (data["outcomes"][0]["status"], data["receipt"]["drafts"]) == ("draft", ["grant"])


def test_a_determination_on_no_draft_says_nothing_of_it() -> None:
    data = applying().determine({"local": True}, as_of="2022-01-01").to_dict()
    assert "status" not in data["outcomes"][0]
    assert "drafts" not in data["receipt"]


def test_a_draft_programme_is_marked_and_all_its_policies() -> None:
    compiled = loaded(draft_programme()).compiled
    assert (compiled.title["en"], compiled.title["zh"], compiled.drafts) == (
        "one (draft)",
        "one（草案）",
        ("grant",),
    )


def test_of_programmes_that_stand_together_only_a_draft_is_marked(tmp_path: Path) -> None:
    other = texts()
    top = other["policies.yaml"].replace("id: p\n", "id: q\n").replace("policies: [grant]", "policies: [aid]")
    ready = {
        **other,
        "policies.yaml": top,
        "rules/a/aid.yaml": other["rules/a/grant.yaml"].replace("id: grant", "id: aid"),
    }
    del ready["rules/a/grant.yaml"]
    folders = [Path(written(draft_policy(), tmp_path / "p")), Path(written(ready, tmp_path / "q"))]
    compiled = compile_folders(folders)
    assert compiled.drafts == ("grant",)
    assert [("draft" in policy.title["en"]) for policy in compiled.policies] == [True, False]


def watched(folder: Path, *options: str) -> Any:
    programme = written(draft_policy(), folder / "p")
    event = {"id": "1", "company": "k", "fact": "local", "value": True, "date": "2022-01-01", "source": "s", "who": "w"}
    (folder / "e.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    named = ("--store", "r.db", "--events", "e.jsonl", "--programme", programme, "--lang", "en")
    return run("watch", *named, *options, folder=folder)


def test_a_register_takes_no_drafts(tmp_path: Path) -> None:
    # The fault "draft-in-register".
    done = watched(tmp_path)
    assert done.returncode == 2
    assert "a register takes no drafts: `grant`" in done.stderr
    assert not (tmp_path / "r.db").exists()


def test_a_register_takes_drafts_where_that_is_asked_for(tmp_path: Path) -> None:
    done = watched(tmp_path, "--draft")
    assert done.returncode == 0
    assert "补助 (draft)" in done.stdout
