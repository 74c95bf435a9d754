"""The start, the result and the rules as pages: what they say, what they refuse, and how safe they are."""

import logging
import re
import sys
import threading
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import anyio
import pytest
import yaml
from conftest import COMMON, ROOT
from paper import reading
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient
from web.visit import CLIENT, Form, Visit, company

import lucidrule
from lucidrule.present.policy import describe
from lucidrule.web import guard
from lucidrule.web.app import create_app
from lucidrule.web.page import handling
from lucidrule.web.page.state import State

PROGRAMMES = ROOT / "examples" / "programmes"
LANGS = ("zh", "en", "ja")
HOSTILE = "<script>alert('1')</script>\"><img src=x onerror=alert(2)>"
KNOWN = {**COMMON, "annual_revenue": {2020: "3亿", 2021: "6亿"}, "founded_on": date(2020, 1, 1)}
FULL = yaml.safe_dump(
    {"facts": {**KNOWN, "moved_into_base_on": "never", "little_giant_on": "never"}}, allow_unicode=True
)


@pytest.fixture(scope="module")
def several() -> TestClient:
    return TestClient(create_app([ROOT, PROGRAMMES / "optics-valley-manufacturing-2017"], contact="mailto:a@b.example"))


class Scripts(HTMLParser):
    """The elements of a page that would run or look otherwise than our own files say."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.odd: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        inline = tag == "style" or (tag == "script" and not str(told.get("src")).startswith("/static/"))
        self.odd += [tag] if inline or any(key == "style" or key.startswith("on") for key in told) else []


def all_pages(lang: str) -> list[str]:
    """Return a page of each kind, of a company whose name is hostile."""
    visit = Visit(lang).begin(FULL, name=HOSTILE)
    texts = [visit.text]
    state = visit.packed
    texts.append(visit.press("", group="company").text)
    visit = Visit(lang).begin(FULL, name=HOSTILE, do="result")
    texts.append(visit.text)
    for key, value in (("annual_revenue.2021", "1亿"), ("granted", "none"), ("sector", "lasers")):
        told = {"state": state, "fact": key, key: value}
        texts.append(CLIENT.post(f"/{lang}/result", data=told).text)
    texts.append(CLIENT.post(f"/{lang}/ask", data={"state": "x"}).text)
    paths = ("", "rules/", "rules/premises-rent", "open")
    return [*texts, *(CLIENT.get(f"/{lang}/{path}").text for path in paths)]


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_is_in_its_language_runs_nothing_of_its_own_and_believes_no_name(lang: str) -> None:
    pages = all_pages(lang)
    tags = {re.search('<html lang="([^"]+)"', page)[1] for page in pages}  # type: ignore[index]  # each has one
    assert tags == {{"zh": "zh-CN"}.get(lang, lang)}
    assert [Scripts(page).odd for page in pages] == [[]] * len(pages)
    assert [page.count("<img") for page in pages] == [0] * len(pages)
    assert "&lt;img src=x" in pages[2]
    assert [page.count("<h1") for page in pages] == [1] * len(pages)
    assert max(len(page.encode()) for page in pages[:2]) < 50_000


def test_the_first_page_with_all_that_it_loads_has_fewer_than_50_kb(several: TestClient) -> None:
    page = several.get("/zh/").text
    loaded = [several.get(path) for path in re.findall('(?:href|src)="(/static/[^"]+)"', page)]
    assert len(loaded) == 2
    assert [each.headers["cache-control"] for each in loaded] == ["public, max-age=31536000, immutable"] * 2
    assert len(page.encode()) + sum(len(each.content) for each in loaded) < 50_000


LANGUAGES = {
    "none": ("", "/en/"),
    "chinese": ("zh-CN,zh;q=0.9", "/zh/"),
    "first that there is": ("de, ja;q=0.5", "/ja/"),
    "none that there is": ("de", "/en/"),
}


@pytest.mark.parametrize(("asked", "path"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_root_leads_to_the_language_that_the_browser_asks_for(asked: str, path: str) -> None:
    answer = CLIENT.get("/", headers={"accept-language": asked}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, path)


def test_the_start_says_whose_programme_it_is_and_on_whose_word_it_stands() -> None:
    page = CLIENT.get("/zh/").text
    assert "发布单位：武汉东湖新技术开发区管理委员会" in page
    assert re.search(r"各条款的依据性质：据报道\d+项、参照推定\d+项", page)


def test_programmes_can_be_chosen_and_what_is_asked_is_of_those(several: TestClient) -> None:
    page = several.get("/zh/").text
    assert re.findall('name="programme" value="([^"]+)" checked', page) == [
        "optics-valley-laser",
        "optics-valley-manufacturing-2017",
    ]
    visit = Visit("zh", several).begin(programme="optics-valley-manufacturing-2017")
    found = lucidrule.load(PROGRAMMES / "optics-valley-manufacturing-2017")
    assert len(visit.outcomes) == len(found.compiled.policies)
    assert State.unpack(visit.packed).programmes == ("optics-valley-manufacturing-2017",)
    assert "technology" not in [each.removeprefix("-") for each in visit.press("result", to="/zh/ask").outcomes]
    assert Visit("zh", several).begin(programme="other").status == 400


# "records-too-many"
def test_more_records_than_a_page_judges_are_refused_at_once() -> None:
    most, more = ("facts: {first_set_products: [" + "{}, " * count + "]}" for count in (100, 101))
    assert Visit("en").begin(most).status == 200
    refused = Visit("en").begin(more)
    assert (refused.status, "at most 100 in all lists" in refused.text) == (400, True)


def test_of_many_faults_as_many_are_told_as_anybody_reads() -> None:
    page = Visit("en").begin("facts:\n" + "".join(f"  fact{at}: 5\n" for at in range(51))).text
    assert (page.count('<li><a href="#text">'), "1 more fault" in page) == (51, True)


# "company-too-long"
BAD = {
    "day": ({"as_of": "soon"}, 'id="f-as_of"', "soon"),
    "yaml": ({"text": "facts: ["}, 'id="f-text"', "line 2: not valid YAML"),
    "fact": ({"text": "facts:\n  annual_revenu: 5\n"}, 'id="f-text"', "line 2"),
    "encoding": ({"files": {"file": ("a.yaml", b"\xff\xfe\xff")}}, 'id="f-text"', ""),
    "size": ({"text": "#" * 100_001}, 'id="f-text"', "at most 100 KB"),
}


@pytest.mark.parametrize(("told", "field", "said"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_at_the_start_is_told_at_its_field(told: dict[str, Any], field: str, said: str) -> None:
    fields = {"as_of": "2022-06-30", "do": "begin", **told}
    files = fields.pop("files", None)
    answer = CLIENT.post("/en/begin", data=fields, files=files)
    assert (answer.status_code, field in answer.text, said in answer.text) == (422, True, True)


def test_a_file_is_opened_by_upload_and_today_is_the_day_where_none_is_typed(programme: lucidrule.Programme) -> None:
    raw = b"\xef\xbb\xbf" + company("raycus").read_bytes()
    answer = CLIENT.post("/zh/begin", data={"as_of": "", "do": "begin"}, files={"file": ("../../etc/passwd", raw)})
    state = State.unpack(Form(answer.text).fields["state"][0])
    assert (answer.status_code, state.as_of) == (200, programme.compiled.today())
    assert state.text == company("raycus").read_text(encoding="utf-8")


def test_the_result_tells_what_one_gets_may_get_and_does_not_get_and_why() -> None:
    visit = Visit("zh").begin(FULL, do="result")
    assert re.findall("<h3>(可以享受|可能享受|不能享受)</h3>", visit.text) == ["可以享受", "可能享受", "不能享受"]
    page = reading.Read(re.sub("<(input|link|!doctype)[^>]*>", "", visit.text)).text
    told = ("测算金额合计", "营收首次突破奖励", "本结果根据企业自行填报的资料", "据报道", "申报材料清单", "试算")
    assert [part for part in told if part not in page] == []
    assert 'id="p2"' in visit.text


def test_what_is_not_met_is_told_with_what_would_have_to_change() -> None:
    page = Visit("en").begin(FULL.replace("6亿", "4亿"), do="result").text
    assert "Looking ahead" in page
    assert "required: " in page


def test_a_value_can_be_tried_and_the_picture_shows_what_each_comes_to() -> None:
    visit = Visit("en").begin(FULL, do="result")
    state, revenue = visit.packed, "annual_revenue.2021"
    chosen = CLIENT.post("/en/result", data={"state": state, "fact": revenue}).text
    assert "<svg" in chosen
    assert 'value="600000000"' in chosen
    tried = CLIENT.post("/en/result", data={"state": state, "fact": revenue, revenue: "1亿"}).text
    assert "With this value" in tried
    told = r'<th scope="row">First revenue milestone award</th><td>Eligible, [^<]*</td><td>Not eligible</td>'
    assert re.search(told, tried)
    same = CLIENT.post("/en/result", data={"state": state, "fact": revenue, revenue: "6亿"}).text
    assert "No outcome and no sum would be different." in same
    paid = CLIENT.post("/en/result", data={"state": state, "fact": "little_giant_on", "little_giant_on": "2021-07-19"})
    told = '<th scope="row">Estimated sums</th><td>[^<]*</td><td>Estimated total[^<]*: 1,000,000 yuan'
    assert re.search(told, paid.text)
    bad = CLIENT.post("/en/result", data={"state": state, "fact": revenue, revenue: "much"})
    assert (bad.status_code, f'id="f-{revenue}"' in bad.text) == (422, True)
    long = CLIENT.post("/en/result", data={"state": state, "fact": revenue, revenue: "5" * 3_000})
    assert long.status_code == 422
    assert CLIENT.post("/en/result", data={"state": state, "fact": "none"}).status_code == 400


PAPERS = {
    "save": ("application/yaml", "company.yaml", b"facts:"),
    "sheet": ("text/html; charset=utf-8", "determination.html", b"<!doctype html>"),
    "pdf": ("application/pdf", "determination.pdf", b"%PDF"),
}


@pytest.mark.parametrize(("do", "kind", "name", "begins"), [(do, *told) for do, told in PAPERS.items()], ids=PAPERS)
def test_a_result_can_be_kept(monkeypatch: pytest.MonkeyPatch, do: str, kind: str, name: str, begins: bytes) -> None:
    monkeypatch.setattr("lucidrule.web.page.result.to_pdf", lambda _found, _lang: b"%PDF")
    visit = Visit("en").begin(FULL, do="result")
    answer = CLIENT.post("/en/result", data={"state": visit.packed, "do": do})
    assert (answer.headers["content-type"], answer.headers["content-disposition"]) == (
        kind,
        f'attachment; filename="{name}"',
    )
    assert answer.content.startswith(begins)


def test_where_no_pdf_can_be_written_none_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.web.page.result.find_spec", lambda _name: None)
    assert 'value="pdf"' not in Visit("en").begin(do="result").text


def test_the_page_of_a_policy_is_its_prose_with_links_and_open_points(programme: lucidrule.Programme) -> None:
    page = reading.Read(re.sub("<(input|link|!doctype)[^>]*>", "", CLIENT.get("/en/rules/revenue-milestone").text)).text
    policy = next(each for each in programme.compiled.policies if each.id == "revenue-milestone")
    lines = [line.strip().removeprefix("· ") for line in describe(policy, programme.compiled, "en").split("\n")]
    assert [line for line in lines if line.rpartition(" http")[0] not in page] == []
    assert "What the text leaves open" in page
    assert CLIENT.get("/en/rules/no-such-policy").status_code == 404


def test_policies_of_two_programmes_that_have_one_id_have_a_page_each() -> None:
    client = TestClient(create_app([ROOT, PROGRAMMES / "hubei-laser-2024"]))
    link = "/zh/rules/hubei-laser-2024/revenue-milestone"
    assert f'href="{link}"' in client.get("/zh/rules/").text
    assert "湖北" in client.get(link).text


def test_what_only_a_form_leads_to_leads_back_to_the_start() -> None:
    answer = CLIENT.get("/zh/ask", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/zh/")
    assert CLIENT.get("/xx/").status_code == 404


def test_behind_a_proxy_every_address_begins_as_it_says() -> None:
    client = TestClient(create_app(ROOT), root_path="/tools")
    page = client.get("/tools/zh/rules/").text
    assert [each for each in re.findall('(?:href|src)="(/[^"]+)"', page) if not each.startswith("/tools/")] == []
    assert 'href="/tools/ja/rules/"' in page


def test_every_answer_has_a_policy_by_which_nothing_foreign_runs() -> None:
    headers = CLIENT.get("/en/").headers
    assert "script-src 'self'; style-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    # What a browser may keep for its key "back" is given to no other reader.
    assert (headers["cache-control"], headers["referrer-policy"]) == ("private, no-cache", "no-referrer")
    assert (headers["x-content-type-options"], "set-cookie" in headers) == ("nosniff", False)


def test_whom_to_tell_of_a_weakness_is_said_where_somebody_is_named(several: TestClient) -> None:
    told = several.get("/.well-known/security.txt")
    assert re.fullmatch(r"Contact: mailto:a@b.example\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\nPreferred-.*\n", told.text)
    assert CLIENT.get("/.well-known/security.txt").status_code == 404


def test_a_request_that_is_larger_than_any_form_is_refused() -> None:
    raw = b"state=" + b"x" * guard.MOST_BYTES
    answer = CLIENT.post("/en/ask", content=raw, headers={"content-type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.text) == (413, "413\n")


HTML = {"accept": "text/html,*/*;q=0.8", "accept-language": "ja"}
NO_PAGE = {
    "/zh/nothing": "没有这个页面",
    "/nothing": "このページはありません",
    "/en/rules/nothing": "There is no such page",
}


@pytest.mark.parametrize(("path", "told"), NO_PAGE.items(), ids=NO_PAGE)
def test_where_there_is_no_page_one_says_so_in_words(path: str, told: str) -> None:
    page = CLIENT.get(path, headers=HTML)
    assert (page.status_code, told in page.text, page.text.count("<h1")) == (404, True, 1)
    assert CLIENT.get(path).text == "404\n"


def test_what_is_too_large_is_told_in_words() -> None:
    raw = b"state=" + b"x" * guard.MOST_BYTES
    headers = {**HTML, "content-type": "application/x-www-form-urlencoded"}
    page = CLIENT.post("/zh/ask", content=raw, headers=headers)
    assert (page.status_code, "企业资料文件至多100 KB" in page.text) == (413, True)


@pytest.mark.parametrize(("most", "left"), [(50_000, 0), (1_500, 6)], ids=["to its end", "up to a bound"])
def test_what_is_too_large_is_read_away_before_it_is_answered(
    monkeypatch: pytest.MonkeyPatch, most: int, left: int
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1_000)
    monkeypatch.setattr(guard, "_MOST_READ_AWAY", most)
    parts = [{"body": b"x" * 800, "more_body": at > 0} for at in range(10)]
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", **parts.pop()}

    async def send(message: Any) -> None:
        sent.append(message.get("status"))

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        await receive()
        await receive()

    scope = {"type": "http", "path": "/zh/ask", "headers": []}
    anyio.run(guard.Guard(app).__call__, scope, receive, send)
    assert (sent[0], len(parts)) == (413, left)


def test_of_several_programmes_the_policies_of_one_are_listed(several: TestClient) -> None:
    pages = [several.get(f"/zh/rules/{query}").text for query in ("", "?programme=optics-valley-laser", "?programme=x")]
    assert [page.count("<h2>") for page in pages] == [2, 1, 2]
    assert "关于加快东湖科学城激光产业集群发展的若干政策" in pages[1].split("<h2>")[1]
    # In another language it is the same list.
    assert 'href="/en/rules/?programme=optics-valley-laser"' in pages[1]
    assert 'href="/zh/rules/?programme=optics-valley-laser"' in several.get("/zh/").text


def test_who_is_told_of_a_fault_on_a_page_sees_no_id_and_no_marks_of_code() -> None:
    visit = Visit("zh").begin().press("", goto="annual_revenue.2021").press(v="五百(x)吨")
    assert "“五百(x)吨”不是“年营业收入”的有效取值" in visit.text
    assert ["`" in visit.text, "annual_revenue）" in visit.text] == [False, False]


DAMAGED = {
    "fields": ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(2_001))),
    "parts": ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
    "files": (
        "multipart/form-data; boundary=x",
        b'--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\n1\r\n' * 2 + b"--x--\r\n",
    ),
}


@pytest.mark.parametrize(("kind", "raw"), DAMAGED.values(), ids=DAMAGED)
def test_a_form_that_is_none_of_ours_is_refused_in_words(kind: str, raw: bytes) -> None:
    answer = CLIENT.post("/en/ask", content=raw, headers={"content-type": kind})
    assert (answer.status_code, "This did not work" in answer.text) == (400, True)


def test_what_takes_too_long_is_given_up_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    monkeypatch.setattr(handling, "SECONDS", 0.01)
    monkeypatch.setattr("lucidrule.web.page.asking.Standing", lambda *_: waiting.wait(10))
    packed = State((), date(2022, 6, 30)).pack()
    answer = CLIENT.post("/en/ask", data={"state": packed})
    waiting.set()
    assert (answer.status_code, "longer than two seconds" in answer.text) == (503, True)


def test_a_form_that_comes_too_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_: object) -> None:
        await anyio.sleep(10)

    monkeypatch.setattr(handling, "_SECONDS_OF_A_FORM", 0.01)
    monkeypatch.setattr(handling, "_form", never)
    answer = CLIENT.post("/en/ask", data={})
    assert (answer.status_code, "This did not work" in answer.text) == (400, True)


def test_where_too_many_are_served_at_once_the_next_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handling, "MOST_AT_ONCE", 0)
    answer = CLIENT.get("/en/")
    assert (answer.status_code, "The server is busy" in answer.text) == (503, True)


def test_an_error_of_ours_is_logged_without_what_anybody_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr("lucidrule.web.page.asking.Standing", broken)
    packed = State((), date(2022, 6, 30)).pack()
    with caplog.at_level(logging.ERROR):
        answer = CLIENT.post("/en/ask", data={"state": packed})
    assert (answer.status_code, answer.text) == (500, "500\n")
    (told,) = [record.getMessage() for record in caplog.records if record.name == "lucidrule.web"]
    assert re.fullmatch(r"KeyError in test_pages.py:\d+", told)
    assert "secret" not in caplog.text


async def _nothing(*_: Any) -> Any:
    return {"type": "http.request", "body": b"", "more_body": False}


def test_an_error_after_an_answer_has_begun_adds_nothing_to_it() -> None:
    sent: list[str] = []

    async def begun(_scope: Any, _receive: Any, send: Callable[..., Any]) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError

    async def send(message: Any) -> None:
        sent.append(message["type"])

    anyio.run(guard.Guard(begun).__call__, {"type": "http", "path": "/"}, _nothing, send)
    assert sent == ["http.response.start"]


def test_what_is_no_request_of_the_web_and_what_programs_ask_goes_through_as_it_is() -> None:
    seen: list[object] = []

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        seen.append(receive)

    anyio.run(guard.Guard(app).__call__, {"type": "lifespan"}, _nothing, _nothing)
    anyio.run(guard.Guard(app).__call__, {"type": "http", "path": "/api/v1/determine"}, _nothing, _nothing)
    assert seen == [_nothing, _nothing]


TABLE = "企业编号,企业名称,年营业收入（2021年）\nk1,甲公司,6亿\nk2,乙公司,7亿\n"


def open_table(name: str, row: str, content: str = TABLE) -> Visit:
    visit = Visit("zh")
    told = {"as_of": "2022-06-30", "row": row, "do": "result"}
    return visit._see(CLIENT.post("/zh/begin", data=told, files={"file": (name, content.encode())}))


def test_a_row_of_a_table_is_opened_as_a_company_file() -> None:
    visit = open_table("企业.CSV", "乙公司")
    assert visit.status == 200
    assert "annual_revenue:\n    2021: '700000000'" in State.unpack(visit.packed).text
    assert "<br>乙公司</h1>" in visit.text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("a.csv", TABLE, "表中有：2 甲公司、3 乙公司"), ("a.xlsx", TABLE, "table.xlsx"), ("a.csv", "甲\n1\n", "没有")],
)
def test_what_is_wrong_with_a_table_is_told_at_its_field(name: str, content: str, told: str) -> None:
    visit = open_table(name, "9", content)
    assert (visit.status, "/tmp" in visit.text, told in visit.text) == (422, False, True)
    assert 'id="f-text"' in visit.text
    assert 'value="9"' in visit.text


def test_without_what_reads_tables_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lucidrule.tables.one_company", None)
    visit = open_table("a.csv", "2")
    assert (visit.status, "lucidrule.tables.one_company" in visit.text) == (422, True)


def test_who_goes_away_in_the_middle_of_a_request_is_no_fault_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    async def gone(scope: Any, receive: Any, send: Any) -> None:
        raise ClientDisconnect

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    anyio.run(guard.Guard(gone).__call__, {"type": "http", "path": "/zh/ask"}, _nothing, send)
    assert (sent, caplog.records) == ([], [])
