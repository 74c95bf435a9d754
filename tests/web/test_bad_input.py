"""Whatever is written into any field of a form or a request: it is taken, or told at it in the language asked."""

import itertools
import json
import re
from typing import Any

import pytest
from conftest import ROOT
from small_form import sized
from web.test_interview import TYPED
from web.visit import CLIENT, JUNE, Visit

import lucidrule

CORPUS = sorted(path for path in (ROOT / "tests" / "corpus").glob("*/*.*") if path.name != "cases.yaml")
LANGS = ("zh", "en", "ja")
# What only a text in the language has.
LETTERS = {"zh": "[\u4e00-\u9fff]", "en": "[a-z]{3}", "ja": "[\u3040-\u30ff]"}
VALUES: tuple[Any, ...] = (
    *TYPED,
    *(None, True, 0, -1, 1.5, 1e308, 10**400, "", "x" * 5_000, "\ud800", "\0", [], [[]], {}, {"": 1}, [None, "x"]),
    *({"2021": "x"}, {"2021": None}, {"9999": 1}, {"2021": {"2021": 1}}, [{"x": 1}], [{}] * 30, ["x"] * 300),
    *("1,020.00", "５億", "约五亿", "3-5亿", "5亿吨", "¥", "2021/13/01", "令和三年", "是否", "no idea", "N/A", "100％"),
)
PARTS = ("company", "as_of", "policies", "programmes", "proof", "policy", "fact", "until", "nonsense")
DOORS = ("determine", "ask", "changes", "sensitivity", "when")


def post(door: str, said: object, lang: str) -> Any:
    raw = json.dumps(said).encode()
    return CLIENT.post(f"/api/v1/{door}", content=raw, headers={"accept-language": lang})


def untold(answer: Any, fact: str, lang: str) -> list[object]:
    """Return what of a refusal stands at no field of a fact, or is told in another language."""
    faults = answer.json()["faults"] if answer.status_code == 422 else ()
    return [
        each
        for each in faults
        if not str(each["field"]).startswith(fact) or not re.search(LETTERS[lang], each["message"])
    ]


@pytest.mark.slow
def test_whatever_a_request_says_of_a_fact_is_taken_or_told_at_it(programme: lucidrule.Programme) -> None:
    said = list(zip(itertools.product(programme.facts, VALUES), itertools.cycle(LANGS), strict=False))
    tried = [each for at, each in enumerate(said) if at % sized(1, small=97) == 0]
    found = [
        (post("determine", {"company": {fact: value}, "as_of": JUNE, "proof": False}, lang), fact, lang)
        for (fact, value), lang in tried
    ]
    # Half a character is no JSON.
    assert {answer.status_code for answer, _, _ in found} - {400} == {200, 422}
    assert [told for each in found for told in untold(*each)] == []


@pytest.mark.slow
def test_whatever_a_request_says_beside_its_company_is_taken_or_told() -> None:
    said = list(itertools.product(DOORS, PARTS, VALUES))
    tried = [each for at, each in enumerate(said) if at % sized(1, small=131) == 0]
    base = {"company": {"sector": "lasers"}, "as_of": JUNE, "policies": ["first-set"]}
    own: dict[str, dict[str, str]] = {
        "changes": {"policy": "first-set"},
        "sensitivity": {"fact": "annual_revenue.2021"},
    }
    answers = [post(door, {**base, **own.get(door, {}), part: value}, "ja") for door, part, value in tried]
    assert {answer.status_code for answer in answers} - {400} == {200, 422}
    refused = [answer.json() for answer in answers if answer.status_code != 200]
    assert [each for each in refused if not re.search(LETTERS["ja"], each["detail"])] == []


FIELDS = ("as_of", "name", "row", "text", "programme", "do", "state", "at", "goto", "group", "fact", "sector")


@pytest.mark.slow
def test_whatever_a_form_brings_is_taken_or_told_in_words() -> None:
    texts = [each for each in VALUES if isinstance(each, str) and each.isprintable()] + ["\0", "\u202e", "\r\n"]
    said = list(itertools.product(("begin", "ask", "group", "result"), FIELDS, texts))
    tried = [each for at, each in enumerate(said) if at % sized(1, small=61) == 0]
    state = Visit("ja").begin().packed
    whole = {"state": state, "as_of": JUNE, "at": "sector", "do": "answer", "group": "company"}
    answers = [CLIENT.post(f"/ja/{form}", data={**whole, field: text}) for form, field, text in tried]
    assert {answer.status_code for answer in answers} - {400, 422} == {200}
    told = [answer.text for answer in answers if answer.status_code != 200]
    assert [page for page in told if 'role="alert"' not in page] == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_file_of_the_corpus_is_opened_or_told_at_its_field(lang: str) -> None:
    files = [path for at, path in enumerate(CORPUS) if at % sized(1, small=17) == 0]
    told = {"as_of": JUNE, "row": "2", "do": "result"}
    answers = [
        CLIENT.post(f"/{lang}/begin", data=told, files={"file": (path.name, path.read_bytes())}) for path in files
    ]
    assert {answer.status_code for answer in answers} - {200} == {422}
    refused = [answer.text for answer in answers if answer.status_code == 422]
    said = [" ".join(re.findall('<div class="fault" id="f-text">(.*?)</div>', page, re.DOTALL)) for page in refused]
    assert [each for each in said if not re.search(LETTERS[lang], each)] == []
