"""The app: what it serves, and how it is started."""

import socket
import sys
from typing import Any

import pytest
import uvicorn
from command import run
from conftest import ROOT
from starlette.testclient import TestClient
from uvicorn.supervisors import Multiprocess

from lucidrule.core.fault import UnknownName, WrongArgument
from lucidrule.web.app import create_app
from lucidrule.web.served import Served

PROGRAMMES = ROOT / "examples" / "programmes"


@pytest.fixture(scope="module")
def several() -> Served:
    return Served([ROOT, PROGRAMMES / "optics-valley-manufacturing-2017", PROGRAMMES / "hubei-laser-2024"])


def test_the_app_answers_with_a_page() -> None:
    with TestClient(create_app(ROOT)) as client:
        answer = client.get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_some_of_the_programmes_stand_together_as_they_are_served(several: Served) -> None:
    first, second, third = several.ids
    assert several.chosen(()) is several.whole
    assert several.chosen([third, second, first]) is several.whole
    assert [member.id for member in several.chosen([third, first]).compiled.members] == [first, third]
    assert several.chosen([second]).compiled.id == second
    assert several.chosen([second]) is several.chosen([second])


# "unknown-programme"
def test_a_programme_that_is_not_served_is_refused_with_the_nearest(several: Served) -> None:
    with pytest.raises(UnknownName) as refused:
        several.chosen(["hubei-laser-2025"])
    (fault,) = refused.value.faults
    assert (fault.code, fault.nearest[:1]) == ("unknown-programme", ("hubei-laser-2024",))


def test_the_command_serves_where_it_is_told_and_keeps_no_line_of_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[dict[str, Any]] = []
    monkeypatch.setattr(uvicorn, "run", lambda _app, **how: served.append(how))
    done = run("serve", "--port", "8080", "--host", "0.0.0.0", "--lang", "ja")
    assert done == (0, "ブラウザーで開いてください：http://0.0.0.0:8080（Ctrl-C で停止）\n", "")
    assert [(how["host"], how["port"], how["access_log"]) for how in served] == [("0.0.0.0", 8080, False)]


# "needs-web"
def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = run("serve")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "serving pages needs a package that is not installed (uvicorn)",
    )
    assert "pip install 'lucidrule[web]'" in done.stderr


def test_several_processes_serve_at_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Any, ...]] = []

    def running(processes: Multiprocess) -> None:
        (listening,) = processes.sockets
        make: Any = processes.config.app
        served.append((processes.config.workers, make().title, listening.proto))

    monkeypatch.setattr(Multiprocess, "run", running)
    done = run("serve", "--port", "0", "--workers", "2", "--lang", "en")
    assert (done.returncode, served) == (0, [(2, "lucidrule", socket.IPPROTO_TCP)])


def test_at_least_one_programme_is_served() -> None:
    with pytest.raises(WrongArgument) as refused:
        Served([])
    assert [each.field for each in refused.value.faults] == ["path"]
