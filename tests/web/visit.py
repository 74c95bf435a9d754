"""A browser without scripts: it has a page, fills in its forms and presses their buttons."""

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from conftest import ROOT
from starlette.testclient import TestClient

from lucidrule.kernel.missing import Missing
from lucidrule.web.app import create_app
from lucidrule.web.page import handling
from lucidrule.web.page.fields import field_of
from lucidrule.web.page.question_key import missing_of

JUNE = "2022-06-30"
# A machine that does much else at once is slow, and fails no test.
handling.SECONDS = 60.0
CLIENT = TestClient(create_app(ROOT), follow_redirects=True)


class Form(HTMLParser):
    """What a browser would send of one form of a page: the fields of the form of an id, as they stand."""

    def __init__(self, text: str, name: str = "q") -> None:
        super().__init__()
        self.action, self.fields, self._in, self._select, self._name = "", dict[str, list[str]](), False, "", name
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._in = told.get("id") == self._name
            self.action = told["action"] if self._in else self.action
        elif self._in and tag == "select":
            self._select = told["name"]
            self.fields[self._select] = [""]
        elif self._in and tag == "option" and "selected" in told:
            self.fields[self._select] = [told["value"]]
        elif self._in and tag == "input" and (told["type"] not in ("radio", "checkbox") or "checked" in told):
            self.fields.setdefault(told["name"], []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag != "form"


class Visit:
    """A visit of one reader."""

    def __init__(self, lang: str = "en", client: TestClient = CLIENT) -> None:
        self.client, self.lang, self.text, self.status = client, lang, "", 0
        self.headers: Mapping[str, str] = {}

    def _see(self, answer: Any) -> "Visit":
        self.text, self.status, self.headers = answer.text, answer.status_code, answer.headers
        return self

    def get(self, path: str) -> "Visit":
        return self._see(self.client.get(path))

    def begin(self, text: str = "", **fields: Any) -> "Visit":
        told = {"as_of": JUNE, "text": text, "do": "begin", **fields}
        return self._see(self.client.post(f"/{self.lang}/begin", data=told))

    def press(self, do: str = "answer", to: str = "", **fields: str | Sequence[str]) -> "Visit":
        """Press a button of the form, its fields filled in otherwise; `v` stands for that of the question."""
        form = Form(self.text)
        sent: dict[str, Any] = {**form.fields, "do": do, **fields}
        if "v" in sent:
            sent[self.asked] = sent.pop("v")
        return self._see(self.client.post(to or form.action, data=sent))

    @property
    def asked(self) -> str:
        """What the question is about; empty where nothing is asked."""
        return Form(self.text).fields.get("at", [""])[0]

    @property
    def packed(self) -> str:
        """What travels in the page."""
        return Form(self.text).fields["state"][0]

    @property
    def outcomes(self) -> list[str]:
        """The outcomes in the panel, or in the table of a result, in words."""
        part = re.split('<table class="stack">|class="card panel"', self.text)[1].split("</section>")[0]
        return re.findall(r'<span class="st [a-z]+"><i aria-hidden="true">.</i>([^<]+)</span>', part)

    def answer_all(self, hidden: Any) -> "Visit":
        """Answer every question by what an interview about the hidden company knows."""
        for _ in range(400):
            missing = missing_of(self.asked)
            if missing is None:
                return self
            self._answer(missing, hidden)
        raise AssertionError("it asks for ever")

    def _answer(self, missing: Missing, hidden: Any) -> None:
        told = said_by(hidden, missing, self.lang)
        self.press("answer" if told else "unknown", v=told)
        assert self.status == 200, self.text


def said_by(hidden: Any, missing: Missing, lang: str) -> list[str]:
    """Return what an interview about the hidden company knows to say to a question; nothing where it does not know."""
    field = field_of(hidden.compiled, missing, hidden.value(missing), lang)
    chosen = [each.value for each in field.choices if each.chosen] if field.choices else [field.typed]
    years = [(at, value) for (fact, at), value in hidden.profile.values.items() if fact == missing.fact and at]
    listed = ", ".join(f"{at}: {value:f}" for at, value in years if at <= missing.through)
    return [listed] if listed else [each for each in chosen if each]


def company(name: str) -> Path:
    """Return the file of one of the six companies."""
    return ROOT / "examples" / "companies" / f"{name}.yaml"
