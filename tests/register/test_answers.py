"""What the authority answered, told to a register and taken back there; the session of a company does the same."""

import json
from pathlib import Path
from typing import Any

from answers import COMPANY, FACTS, POLICIES, SHARED, SOURCES, asking
from command import run
from few_rules import texts, written

PROGRAMME = asking()


def event(name: str, fact: str, value: Any, day: str = "2022-06-30", **more: Any) -> str:
    told = {"id": name, "company": "甲", "fact": fact, "value": value, "date": day, "source": "复函", "who": "局"}
    return json.dumps({**told, **more}, ensure_ascii=False) + "\n"


def taken_back(name: str, gone: str, day: str = "2022-07-02") -> str:
    told = {"id": name, "company": "甲", "retract": gone, "date": day, "source": "更正", "who": "局"}
    return json.dumps(told, ensure_ascii=False) + "\n"


def folder(place: Path) -> str:
    files = texts(FACTS, POLICIES, shared=SHARED)
    top = files["policies.yaml"].replace("language: 1", "language: 2").replace("sources: {}", SOURCES)
    return written({**files, "policies.yaml": top}, place / "p")


def watched(place: Path, *lines: str, lang: str = "en") -> list[str]:
    (place / "e.jsonl").write_text("".join(lines), encoding="utf-8")
    programme = folder(place)
    done = run(
        "watch", "--events", "e.jsonl", "--store", "r.db", "--programme", programme, "--lang", lang, folder=place
    )
    assert ", 0 refused;" in done.stderr
    return done.stdout.splitlines()


def test_an_answer_turns_an_outcome_and_taken_back_turns_it_again(tmp_path: Path) -> None:
    lines = watched(
        tmp_path,
        event("1", "local", True),
        event("2", "answers.worthy", "yes", "2022-07-01"),
        taken_back("3", "2"),
    )
    merit = [line for line in lines if "Merit" in line]
    assert [line.split("  ")[3] for line in merit] == [
        "Undetermined → Refer to the authority",
        "Refer to the authority → Eligible",
        "Eligible → Refer to the authority",
    ]
    assert "worthy?" in merit[1]


def test_an_answer_is_corrected_and_withdrawn_like_a_fact(tmp_path: Path) -> None:
    withdrawn = json.loads(event("4", "answers.worthy", None, "2022-07-03"))
    del withdrawn["value"]
    lines = watched(
        tmp_path,
        event("1", "local", True),
        event("2", "answers.worthy", "yes", "2022-07-01"),
        event("3", "answers.worthy", "no", "2022-07-02"),
        json.dumps({**withdrawn, "withdrawn": True}, ensure_ascii=False) + "\n",
    )
    merit = [line.split("  ")[3] for line in lines if "Merit" in line]
    assert merit[1:] == [
        "Refer to the authority → Eligible",
        "Eligible → Not eligible",
        "Not eligible → Refer to the authority",
    ]


def test_a_register_is_recomputed_with_its_answers_and_tells_their_history(tmp_path: Path) -> None:
    watched(tmp_path, event("1", "local", True), event("2", "answers.worthy", "是", "2022-07-01"))
    programme = str(tmp_path / "p")
    verified = run("history", "--store", "r.db", "--verify", "--programme", programme, "--lang", "en", folder=tmp_path)
    assert verified.returncode == 0, verified.stdout
    told = run("history", "甲", "--store", "r.db", "--programme", programme, "--lang", "en", folder=tmp_path).stdout
    assert "worthy?" in told
    assert "yes" in next(line for line in told.splitlines() if "worthy?" in line and "复函" in line)


def test_an_answer_to_no_question_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(event("1", "answers.worthi", "yes"), encoding="utf-8")
    programme = folder(tmp_path)
    done = run(
        "watch", "--events", "e.jsonl", "--store", "r.db", "--programme", programme, "--lang", "en", folder=tmp_path
    )
    assert "unknown open point `answers.worthi`" in done.stderr
    assert "did you mean `worthy`?" in done.stderr


def changes(found: Any) -> list[tuple[str, str, str]]:
    return [(each.policy, each.before.value, each.after.value) for each in found]


def test_a_session_learns_an_answer_corrects_it_and_forgets_it() -> None:
    session = PROGRAMME.session(COMPANY, as_of="2022-06-30")
    assert changes(session.know("answers.ten", "yes")) == [
        ("size", "refer", "eligible"),
        ("costs", "refer", "eligible"),
    ]
    assert session.know("answers.ten", "yes") == ()
    assert changes(session.know("answers.ten", {"answer": "no", "date": "2022-06-01"})) == [
        ("size", "eligible", "ineligible"),
        ("costs", "eligible", "ineligible"),
    ]
    # Before its day it does not count.
    assert changes(session.at("2022-05-31")) == [("size", "ineligible", "refer"), ("costs", "ineligible", "refer")]
    assert changes(session.at("2022-06-01")) == [("size", "refer", "ineligible"), ("costs", "refer", "ineligible")]
    assert changes(session.forget("answers.ten")) == [("size", "ineligible", "refer"), ("costs", "ineligible", "refer")]
    assert session.profile.answers == ()


def test_a_session_knows_answers_about_records_while_the_list_changes() -> None:
    session = PROGRAMME.session(COMPANY, as_of="2022-06-30")
    assert changes(session.know("answers.novel.1", "yes")) == [("prize", "refer", "eligible")]
    assert changes(session.know("products", [{"price": 99}, {"price": 100}])) == [("prize", "eligible", "refer")]
    assert changes(session.know("answers.novel.2", "no")) == [("prize", "refer", "ineligible")]
    assert session.determination().receipt["answers"] != []
    assert changes(session.know("answers.novel.2", "unknown")) == [("prize", "ineligible", "refer")]
