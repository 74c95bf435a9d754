"""The page of the endpoints: what it asks is answered, and it is the same in each language."""

import re
import shlex
from collections.abc import Iterator

import pytest
from conftest import ROOT
from starlette.testclient import TestClient

from lucidrule.web.app import create_app

PAGES = ("docs/api.md", "docs/api.zh.md", "docs/api.ja.md")


def blocks(page: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)


CALLS = [line for block in blocks(PAGES[0]) for line in block.splitlines() if line.startswith("curl")]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(ROOT), base_url="http://127.0.0.1:8000") as found:
        yield found


@pytest.mark.parametrize("call", CALLS)
def test_what_the_page_asks_is_answered(client: TestClient, call: str) -> None:
    _, address, *sent = shlex.split(call)
    answer = client.request("POST" if sent else "GET", address, content=sent[-1] if sent else None)
    assert (answer.status_code, b"problem" in answer.content) == (200, False)


def test_the_page_asks_of_every_endpoint() -> None:
    assert len(CALLS) == 12


@pytest.mark.parametrize("page", PAGES[1:])
def test_the_page_asks_the_same_in_each_language(page: str) -> None:
    assert blocks(page) == blocks(PAGES[0])


@pytest.mark.parametrize("lang", ["zh", "ja"])
def test_the_pages_about_running_it_say_the_same_commands(lang: str) -> None:
    assert blocks(f"docs/deploy.{lang}.md") == blocks("docs/deploy.md")
