"""The tools for assistants, driven by the client of the protocol's own kit: in the process, over stdio, over HTTP."""

import json
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import anyio
import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import uvicorn
from command import run
from conftest import ROOT
from mcp import Client, MCPError, StdioServerParameters

import lucidrule
from lucidrule.core.deadline import look_at_deadline
from lucidrule.web.app import create_app
from lucidrule.web.served import Served
from lucidrule.web.tools import server
from lucidrule.web.tools.server import Tools

DAY = "2022-06-30"
COMPANY = {"sector": "lasers", "annual_revenue": {"2021": "6亿"}, "project_on_file": False}
NAMES = [
    "list_programmes",
    "list_policies",
    "next_question",
    "determine",
    "explain_policy",
    "what_would_change",
    "when",
]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(Served(ROOT, "en"))


def asked(tools: Any, question: Callable[[Client], Awaitable[Any]]) -> Any:
    """Return what a client is answered."""

    async def asking() -> Any:
        async with Client(tools.server() if isinstance(tools, Tools) else tools) as client:
            return await question(client)

    return anyio.run(asking)


def call(tools: Any, name: str, /, **said: Any) -> Any:
    return asked(tools, lambda client: client.call_tool(name, said))


def test_the_tools_read_only_and_say_what_they_take_and_give(tools: Tools, programme: lucidrule.Programme) -> None:
    listed = asked(tools, lambda client: client.list_tools()).tools
    assert [tool.name for tool in listed] == NAMES
    assert [tool.annotations.read_only_hint for tool in listed] == [True] * len(NAMES)
    by_name = {tool.name: tool for tool in listed}
    facts = by_name["determine"].input_schema["properties"]["company"]["properties"]
    assert list(facts) == list(programme.facts)
    assert programme.facts["sector"].question["en"] in facts["sector"]["description"]
    assert len(json.dumps([tool.model_dump() for tool in listed])) < 30_000


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("list_programmes", {}),
        ("list_policies", {"lang": "zh"}),
        ("next_question", {"company": COMPANY}),
        ("next_question", {"company": {"sector": "not_laser"}, "policies": ["first-set"]}),
        ("determine", {"company": COMPANY, "as_of": DAY}),
        ("determine", {"company": COMPANY, "as_of": DAY, "policies": ["first-set"]}),
        ("explain_policy", {"policy": "first-set", "lang": "ja"}),
        ("what_would_change", {"company": COMPANY, "as_of": DAY, "policy": "major-project"}),
        ("when", {"company": COMPANY, "as_of": DAY, "until": "2023-06-30"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_is_what_its_tool_says_it_gives(tools: Tools, name: str, said: dict[str, Any]) -> None:
    found = call(tools, name, **said)
    jsonschema.validate(found.structured_content, tools.tools[name].output_schema)
    assert (found.is_error, len(found.content[0].text) < 8_000) == (False, True)


def test_a_determination_is_told_in_short(tools: Tools, programme: lucidrule.Programme) -> None:
    found = call(tools, "determine", company=COMPANY, as_of=DAY, lang="zh").structured_content
    determination = programme.determine(COMPANY, as_of=DAY)
    outcomes = {each.id: each.outcome.value for each in determination.outcomes}
    assert {each["policy"]: each["outcome"] for each in found["policies"]} == outcomes
    assert max(len(each["reasons"]) for each in found["policies"]) <= 3
    assert found["policies"][2]["told"] == "不符合"
    assert found["policies"][2]["reasons"][0] == "要求：重大项目是否在区内备案：是；实际：否"
    assert found["statement"] == determination.to_dict()["statement"]["zh"]


def test_choices_are_told_with_their_labels(tools: Tools) -> None:
    known = {"industrial_enterprise": True, "conducts_rd": True, "conducts_production": True}
    question = call(tools, "next_question", company=known, policies=["key-technology"], lang="zh").structured_content
    told = asked(tools, lambda client: client.call_tool("next_question", {"company": {}, "lang": "zh"}))
    assert question["question"]["fact"] != told.structured_content["question"]["fact"]


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("determine", {"company": {"sector": "x"}}, "sector: `x` is no choice of `Laser field (sector)`"),
        ("determine", {}, "company: expected a mapping (`key: value`), found `null`"),
        ("determine", {"company": {}, "as_off": DAY}, "as_off: unknown key `as_off`"),
        ("explain_policy", {"policy": "nosuch"}, "unknown policy `nosuch`"),
        ("nosuch", {}, "there is no nosuch"),
    ],
    ids=str,
)
def test_what_is_at_fault_is_told(tools: Tools, name: str, said: dict[str, Any], told: str) -> None:
    found = call(tools, name, **said)
    assert (found.is_error, found.content[0].text.splitlines()[0]) == (True, told)


def _for_ever(*_args: Any) -> Any:
    while True:
        look_at_deadline()


def test_an_error_of_ours_and_what_takes_too_long_are_told(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any) -> Any:
        raise KeyError

    monkeypatch.setattr(server, "called", broken)
    assert call(tools, "list_policies").content[0].text.startswith("An internal error of lucidrule")
    monkeypatch.setattr(server, "_SECONDS", 0.01)
    monkeypatch.setattr(server, "called", _for_ever)
    assert call(tools, "list_policies").content[0].text.startswith("No answer was found within 0.01 seconds")


def test_policies_and_the_guidelines_are_resources(tools: Tools, programme: lucidrule.Programme) -> None:
    listed = asked(tools, lambda client: client.list_resources()).resources
    assert [each.uri for each in listed][:2] == ["lucidrule://guidelines", "lucidrule://policies/industry-fund"]
    texts = [
        asked(tools, lambda client: client.read_resource("lucidrule://guidelines")).contents[0].text,
        asked(tools, lambda client: client.read_resource("lucidrule://policies/industry-fund")).contents[0].text,
    ]
    assert texts[0].startswith("Never state an outcome, a sum, a day or a clause that no tool returned")
    assert texts[1] == programme.describe("industry-fund", "en")


def test_a_resource_that_there_is_not_is_refused(tools: Tools) -> None:
    with pytest.RaisesGroup(MCPError, flatten_subgroups=True):
        asked(tools, lambda client: client.read_resource("lucidrule://policies/nosuch"))


@pytest.mark.slow
def test_they_are_served_over_standard_input_and_output() -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "lucidrule", "mcp", "--lang", "zh"])
    found = call(command, "determine", company=COMPANY, as_of=DAY)
    assert found.structured_content["policies"][2]["told"] == "不符合"


@pytest.fixture
def address() -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(ROOT, mcp=True)
        serving = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/mcp"
        serving.should_exit = True
        thread.join()


def test_they_are_served_over_http_beside_the_pages(address: str) -> None:
    found = call(address, "determine", company=COMPANY, as_of=DAY, lang="ja")
    assert found.structured_content["policies"][2]["outcome"] == "ineligible"


def test_the_command_serves_the_programme_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, str]] = []

    async def serving(tools: Tools) -> None:
        served.append((tools.served.whole.id, tools.lang))

    monkeypatch.setattr(Tools, "over_stdio", serving)
    assert run("mcp", "--programme", str(ROOT), "--lang", "ja") == (0, "", "")
    assert served == [("optics-valley-laser", "ja")]


def test_the_command_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run("mcp").returncode == 2
