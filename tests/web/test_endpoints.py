"""What programs ask: each door answers as Python does, and what is refused is a problem with its field."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from conftest import ROOT
from starlette.requests import Request
from starlette.testclient import TestClient

import lucidrule
from lucidrule.core.deadline import look_at_deadline
from lucidrule.web import doors
from lucidrule.web.app import create_app
from lucidrule.web.endpoints import body
from lucidrule.web.endpoints.answering import Answering, json_of
from lucidrule.web.endpoints.metrics import Metrics
from lucidrule.web.endpoints.problem import Problem
from lucidrule.web.served import Served

DAY = "2022-06-30"
COMPANY = {"company": {"name": "甲公司"}, "facts": {"sector": "lasers", "project_on_file": False}}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(ROOT), raise_server_exceptions=False) as found:
        yield found


def post(client: TestClient, door: str, /, **said: Any) -> Any:
    return client.post(f"/api/v1/{door}", json={"company": COMPANY, "as_of": DAY, **said})


@pytest.mark.parametrize("proof", [True, False])
def test_a_determination_is_that_of_python(client: TestClient, programme: lucidrule.Programme, proof: bool) -> None:
    answer = post(client, "determine", proof=proof)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == programme.determine(COMPANY, as_of=DAY).to_dict(proof=proof)


def test_numbers_of_any_size_and_all_characters_are_told() -> None:
    assert json_of({"n": [2**70, 1.5], "甲": "\u2028"}).decode() == '{"n":[1180591620717411303424,1.5],"甲":"\u2028"}'


def test_some_policies_of_some_programmes_are_judged_alone(client: TestClient) -> None:
    answer = post(client, "determine", policies=["2"], programmes=["optics-valley-laser"]).json()
    assert [each["policy"] for each in answer["outcomes"]] == ["revenue-milestone"]


def test_numbers_arrive_exactly(client: TestClient) -> None:
    def digest(written: str) -> Any:
        asked = f'{{"company": {{"annual_revenue": {{"2021": {written}}}}}, "as_of": "{DAY}"}}'
        return client.post("/api/v1/determine", content=asked).json()["receipt"]["facts_digest"]

    assert digest("12345678901234567.01") == digest('"12345678901234567.01"') != digest("12345678901234567.02")


def test_the_next_question_is_told_with_its_choices(client: TestClient, programme: lucidrule.Programme) -> None:
    asked = programme.interview(COMPANY, as_of=DAY).next()
    assert asked is not None
    found = post(client, "ask").json()
    assert (found["question"]["fact"], found["question"]["left"]) == (asked.missing.fact, asked.left)
    assert found["question"]["question"] == dict(asked.declared.question)
    assert found["outcomes"]["major-project"] == "ineligible"


def test_where_nothing_can_change_anything_there_is_no_question(client: TestClient) -> None:
    assert post(client, "ask", company={"sector": "not_laser"}, policies=["first-set"]).json()["question"] is None


def test_changes_sensitivity_and_when_are_those_of_python(client: TestClient, programme: lucidrule.Programme) -> None:
    found = programme.determine(COMPANY, as_of=DAY)
    missing, bands = found.sensitivity("annual_revenue")
    assert post(client, "changes", policy="major-project").json() == found.changes("major-project").to_dict()
    assert post(client, "sensitivity", fact="annual_revenue").json() == {
        **missing.to_dict(),
        "bands": [band.to_dict() for band in bands],
    }
    assert (
        post(client, "when", until="2024-01-01").json()
        == programme.when(COMPANY, as_of=DAY, until="2024-01-01").to_dict()
    )


def test_what_is_served_is_listed(client: TestClient, programme: lucidrule.Programme) -> None:
    (listed,) = client.get("/api/v1/programmes").json()
    assert (listed["id"], listed["rules_digest"]) == ("optics-valley-laser", programme.compiled.digest)
    assert [each["id"] for each in client.get("/api/v1/policies").json()] == listed["policies"]
    assert list(client.get("/api/v1/facts").json()) == list(programme.facts)


def test_a_policy_is_told_in_the_language_of_the_reader(client: TestClient, programme: lucidrule.Programme) -> None:
    answer = client.get("/api/v1/policies/major-project", headers={"accept-language": "fr, ja;q=0.5"})
    assert answer.json()["told"] == programme.describe("major-project", "ja")
    assert (answer.headers["content-language"], answer.headers["vary"]) == ("ja", "accept-language")


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"company": {"sector": "x", "annual_revenue": {"2021": "y"}}}, ["sector", "annual_revenue.2021"]),
        ({"company": "/etc/passwd"}, ["company"]),
        ({"company": None}, ["company"]),
        ({"as_of": "soon"}, ["as_of"]),
        ({"as_off": DAY}, ["as_off"]),
        ({"policies": "2"}, ["policies"]),
        ({"policies": ["nosuch"]}, [None]),
        ({"programmes": 5}, ["programmes"]),
        ({"programmes": ["nosuch"]}, [None]),
        ({"proof": "yes"}, ["proof"]),
    ],
    ids=str,
)
def test_what_is_at_fault_is_told_with_its_field(client: TestClient, said: dict[str, Any], fields: list[str]) -> None:
    answer = post(client, "determine", **said)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert [fault["field"] for fault in answer.json()["faults"]] == fields


def test_a_problem_is_told_in_the_language_of_the_reader(client: TestClient) -> None:
    said = {"company": {"sector": "x"}}
    answer = client.post("/api/v1/determine", json=said, headers={"accept-language": "zh-CN,en;q=0.9"}).json()
    assert answer["type"] == "urn:lucidrule:problem:fault"
    assert answer["title"] == "请求内容有误"
    assert answer["detail"] == answer["faults"][0]["message"] == "`x` 不是 `所属激光领域（sector）` 的可选项"
    assert answer["faults"][0]["hint"].startswith("可选项：")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"[1]", 400),
        (b"{bad", 400),
        (b'{"company": {}, "company": {}}', 400),
        (b'{"company": NaN}', 400),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b" " * 1_000_001, 413),
    ],
    ids=lambda raw: str(raw[:20]) if isinstance(raw, bytes) else str(raw),
)
def test_a_body_that_is_no_object_is_refused(client: TestClient, raw: bytes, status: int) -> None:
    answer = client.post("/api/v1/determine", content=raw)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_what_is_not_there_and_what_is_asked_otherwise_are_problems(client: TestClient) -> None:
    found = [client.get(f"/api/v1/{name}") for name in ("nosuch", "policies/nosuch", "determine")]
    assert [answer.status_code for answer in found] == [404, 404, 405]
    assert found[1].json()["faults"][0]["code"] == "unknown-policy"


def test_many_companies_are_judged_line_by_line_and_a_bad_one_costs_itself(client: TestClient) -> None:
    lines = [b'{"sector": "lasers"}', b"", b'{"sector": "x"}', b"bad", b"x" * 1_000_005, json.dumps(COMPANY).encode()]
    answer = client.post(f"/api/v1/determine-many?as_of={DAY}&policies=2&policies=3", content=b"\n".join(lines))
    found = [json.loads(line) for line in answer.text.splitlines()]
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [each["row"] for each in found] == [1, 3, 4, 5, 6]
    assert ["determination" in each for each in found] == [True, False, False, False, True]
    assert [each["policy"] for each in found[4]["determination"]["outcomes"]] == ["revenue-milestone", "major-project"]
    assert [(fault["field"], fault["row"]) for fault in found[1]["problem"]["faults"]] == [("sector", 3)]
    assert found[3]["problem"]["status"] == 400


def test_proof_is_told_of_many_where_it_is_asked_for(client: TestClient) -> None:
    answer = client.post(f"/api/v1/determine-many?as_of={DAY}&proof=true", content=b"{}")
    assert "criteria" in json.loads(answer.text)["determination"]["outcomes"][0]


@pytest.mark.parametrize("query", ["as_of=soon", "policies=nosuch", "programmes=nosuch", "proof=maybe", "as_off=1"])
def test_what_is_wrong_for_all_of_many_is_told_once(client: TestClient, query: str) -> None:
    answer = client.post(f"/api/v1/determine-many?{query}", content=b"{}\n{}")
    assert (answer.status_code, len(answer.json()["faults"])) == (422, 1)


def test_more_than_a_server_keeps_is_refused_in_a_line(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MOST_OF_MANY", 10)
    answer = client.post("/api/v1/determine-many", content=b'{"sector": "lasers"}')
    assert json.loads(answer.text)["problem"]["status"] == 413


def test_an_error_of_ours_is_a_problem_and_what_was_said_is_not_written_down(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(served: Served, said: Any) -> Any:
        raise KeyError(said["company"])

    monkeypatch.setitem(doors.ASKED, "ask", broken)
    answer = post(client, "ask")
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:lucidrule:problem:internal")
    assert [record.getMessage().partition(" in ")[0] for record in caplog.records] == ["KeyError"]
    assert "甲公司" not in caplog.text


def _for_ever(begun: threading.Event, ended: threading.Event) -> None:
    begun.set()
    try:
        while True:
            look_at_deadline()
    finally:
        ended.set()


def test_an_answer_that_takes_too_long_is_a_problem_and_nobody_works_on_it_any_longer() -> None:
    begun, ended = threading.Event(), threading.Event()

    async def slow() -> None:
        await Answering(Served(ROOT), seconds=0.05).in_time(lambda: _for_ever(begun, ended))

    with pytest.raises(Problem) as refused:
        anyio.run(slow)
    # On a machine that does much else it may not even have begun.
    ended.wait(5)
    assert ended.is_set() is begun.is_set()
    assert refused.value.response("en").status_code == 503
    assert refused.value.response("en").headers["retry-after"] == "1"


def test_whoever_sends_too_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_SECONDS", 0.01)

    async def never() -> Any:
        await anyio.sleep(1)

    with pytest.raises(Problem) as refused:
        anyio.run(body.object_of, Request({"type": "http", "method": "POST", "headers": []}, never))
    assert refused.value.kind == "too_slow"


def test_it_is_counted_what_was_asked_and_how_long_it_took() -> None:
    metrics = Metrics()
    for status, seconds in ((200, 0.001), (200, 0.03), (422, 5.0)):
        metrics.count("ask", status, seconds)
    lines = metrics.text().splitlines()
    assert [line for line in lines if line.startswith("lucidrule_answers_total")] == [
        'lucidrule_answers_total{door="ask",status="200"} 2',
        'lucidrule_answers_total{door="ask",status="422"} 1',
    ]
    assert lines[-9:] == [
        'lucidrule_answer_seconds_bucket{door="ask",le="0.005"} 1',
        'lucidrule_answer_seconds_bucket{door="ask",le="0.015"} 1',
        'lucidrule_answer_seconds_bucket{door="ask",le="0.06"} 2',
        'lucidrule_answer_seconds_bucket{door="ask",le="0.25"} 2',
        'lucidrule_answer_seconds_bucket{door="ask",le="1"} 2',
        'lucidrule_answer_seconds_bucket{door="ask",le="2"} 2',
        'lucidrule_answer_seconds_bucket{door="ask",le="+Inf"} 3',
        'lucidrule_answer_seconds_sum{door="ask"} 5.031000',
        'lucidrule_answer_seconds_count{door="ask"} 3',
    ]


def test_the_endpoints_describe_themselves_in_the_language_of_the_reader(client: TestClient) -> None:
    answer = client.get("/api/v1/openapi.json", headers={"accept-language": "ja"})
    assert answer.json()["components"]["schemas"]["Facts"]["properties"]["founded_on"]["title"] == "設立日"
    assert answer.headers["content-language"] == "ja"


def test_a_server_says_that_it_stands_and_what_it_counted(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/metrics").headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
