"""The register for those who keep it: who may see it, how a table is taken, what is told of it."""

import io
import json
import logging
import re
import sqlite3
import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import uvicorn
from command import run
from conftest import ROOT
from paper.browser import WHERE_IT_RUNS, WHY_NOT, violations
from starlette.requests import Request
from starlette.testclient import TestClient
from web.test_accessible import LOOKS, by_itself
from web.test_pages import Scripts

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import UnreadableInput
from lucidrule.kernel.missing import Missing
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.web import guard
from lucidrule.web.app import create_app
from lucidrule.web.page import handling
from lucidrule.web.staff import foreseeing, routes, taking
from lucidrule.web.staff.access import Guarded, read_passwords
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import Firm, Wish

WHO = ("anna", "long: enough")
# Of the ten policies 9 pays 4% of equipment of 2 to 5 million yuan, a fifth more where it was made in the zone, which
# nobody says here: 80,000 to 96,000 yuan for the first company, 120,000 to 144,000 for the second.
COMMON = "企业编号,企业名称,是否在区内注册,是否在区内纳税,是否具有独立法人资格,是否为工业企业,是否开展研发,是否开展生产"
BARRED = "是否列入严重失信主体名单,是否受失信联合惩戒,近三年是否发生重大安全、质量、环保事故,是否享受“一企一策”"
HEAD = f"{COMMON},{BARRED},所属激光领域,技改设备购置额（2021年）,技改项目是否备案,拟支持"
YES, NO = ",".join("是" * 6), ",".join("否" * 4)
TABLE = f"""{HEAD}
A1,甲激光,{YES},{NO},激光器,200万,是,是
A2,乙激光,{YES},{NO},激光器,300万,是,
A3,<b>丙</b>,{YES},{NO},激光器,约五亿,是,
A4,丁激光,{YES},{NO},激光器,199万,是,
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("staff")


@pytest.fixture(scope="module")
def client(folder: Path) -> TestClient:
    handling.SECONDS, routes.SECONDS_WITH_IT, routes.SECONDS_BEFORE_NO = 60.0, 60.0, 0.0
    Store(folder / "r.db", create=True).close()
    found = TestClient(create_app(ROOT, register=Guarded(folder / "r.db", dict([WHO]))), follow_redirects=True)
    found.auth = WHO
    return found


@pytest.fixture(scope="module")
def kept(client: TestClient, folder: Path) -> Kept:
    return Kept(folder / "r.db")


@pytest.fixture(scope="module")
def taken(client: TestClient) -> Any:
    """Return the page of a table that was taken."""
    return take(client, TABLE)


def token(client: TestClient) -> str:
    return str(re.findall('name="token" value="([^"]+)"', client.get("/zh/register/").text)[0])


def take(client: TestClient, table: str, name: str = "企业.csv", lang: str = "zh", **fields: str) -> Any:
    """Return the page of a table that was taken and confirmed; what is wrong with it, where it was not."""
    page = look(client, table, name, lang, **fields)
    return confirm(client, page) if page.status_code == 200 else page


def confirm(client: TestClient, page: Any) -> Any:
    client.post(f"{page.url}keep", data={"token": token(client)})
    return client.get(page.url)


def look(client: TestClient, table: str, name: str = "企业.csv", lang: str = "zh", **fields: str) -> Any:
    """Return the page of a table that was taken, before anybody confirms it."""
    told = {"token": token(client), "as_of": "2022-06-30", "granted": "拟支持", "notice": "html", **fields}
    return client.post(f"/{lang}/register/take", data=told, files={"file": (name, table.encode())})


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (",花色", "列“花色”不对应任何资料项（请改正列名，或者从表中删去该列；须保留而不采用的，请在导入时勾选"),
        (f",{'长' * 2_000}", "请改短列名，或者从表中删去该列；须保留而不采用的，请在导入时勾选“不识别的列照原样保留"),
        ("", "没有表头（首行应为资料项名称）"),
    ],
    ids=["unknown", "long", "none"],
)
def test_a_refusal_tells_what_to_do_on_the_page_and_names_no_option_of_a_command(
    client: TestClient, heading: str, told: str
) -> None:
    said = words(look(client, heading and f"企业名称{heading}\n甲,红\n", granted=""))
    assert (told in said, "--" in said) == (True, False)


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.text))


def number(page: Any) -> str:
    return str(page.url).rstrip("/").rpartition("/")[2]


def request(headers: Mapping[str, str], host: str = "127.0.0.1:8000") -> Request:
    raw = [(name.encode(), value.encode()) for name, value in {"host": host, **headers}.items()]
    return Request({"type": "http", "scheme": "http", "path": "/", "query_string": b"", "headers": raw})


def basic(said: bytes) -> dict[str, str]:
    return {"authorization": f"Basic {b64encode(said).decode()}"}


PASSWORDS = {"anna": "long: enough"}
REFUSED = [
    {},
    basic(b"anna:long: enoug"),
    basic(b"ann:long: enough"),
    basic(b"anna"),
    basic(b"\xff:x"),
    basic(b":"),
    {"authorization": "Basic é"},
    {"authorization": "Bearer " + b64encode(b"anna:long: enough").decode()},
]


@pytest.mark.parametrize("headers", REFUSED)
def test_nobody_sees_it_without_the_password(headers: Mapping[str, str]) -> None:
    assert Guarded(Path("x"), PASSWORDS).who(request(headers)) is None


def test_who_sees_it_is_named() -> None:
    assert Guarded(Path("x"), PASSWORDS).who(request(basic(b"anna:long: enough"))) == "anna"
    by_proxy, of_staff = Guarded(Path("x"), header="x-user"), Guarded(Path("x"), {}, "x-user", frozenset({"bo"}))
    asked = [request({}), request({"x-user": " "}), request({"x-user": "bo"}), request({"x-user": "eve"})]
    assert [by_proxy.who(each) for each in asked] == [None, None, "bo", "eve"]
    assert [of_staff.who(each) for each in asked] == [None, None, "bo", None]
    # A page that has its own name lead to this machine is not asked for by ours.
    hosts = ["127.0.0.1:8000", "localhost", "[::1]:8000", "evil.example"]
    assert [Guarded(Path("x")).who(request({}, host)) for host in hosts] == ["—", "—", "—", None]


# "password-line"
@pytest.mark.parametrize(("text", "line"), [("", 1), ("anna:12345678\nbo:1234567\n", 2), ("\n:12345678", 2)])
def test_a_file_of_passwords_has_a_name_and_eight_characters_in_each_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "passwords"
    file.write_text(text)
    with pytest.raises(UnreadableInput) as refused:
        read_passwords(file)
    (fault,) = refused.value.faults
    assert (fault.code, fault.at and fault.at.line) == ("password-line", line)
    file.write_text("anna:12345678\n\n bo :a:b:c:d:e\n")
    assert read_passwords(file) == {"anna": "12345678", "bo": "a:b:c:d:e"}


def test_without_a_password_nothing_is_shown_and_nothing_read(client: TestClient) -> None:
    paths = ("", "1/", "1/firm/1", "1/file/result")
    found = [client.get(f"/zh/register/{path}", auth=("anna", "wrong one")) for path in paths]
    found += [client.post(f"/zh/register/{path}", auth=("anna", "")) for path in ("take", "1/delete", "1/keep")]
    assert [(each.status_code, each.text) for each in found] == [(401, "401\n")] * 7
    assert {each.headers["www-authenticate"][:6] for each in found} == {"Basic "}
    assert TestClient(client.app).get("/zh/register/").status_code == 401


def test_a_form_of_another_page_changes_nothing(client: TestClient, taken: Any) -> None:
    paths = ("take", f"{number(taken)}/delete", f"{number(taken)}/keep")
    posts = [client.post(f"/zh/register/{path}", data={"token": "x"}) for path in paths]
    assert [each.status_code for each in posts] == [403, 403, 403]
    assert client.get(taken.url).status_code == 200


def test_there_is_no_page_in_another_language(client: TestClient) -> None:
    found = [client.get("/xx/register/"), client.post("/xx/register/take")]
    assert [each.status_code for each in found] == [404, 404]


def test_a_table_is_told_as_screen_tells_it(client: TestClient, taken: Any) -> None:
    assert (taken.status_code, taken.url.path) == (200, f"/zh/register/{number(taken)}/")
    # It is about others than its reader: no browser keeps it.
    assert taken.headers["cache-control"] == "no-store"
    said = words(taken)
    assert "行数核对：读取4行，判定企业4家，未判定0行" in said
    assert "技改设备购置额（2021年）：1个" in said
    # Eligible, referred, open, not: A1 and A2, none, A3, A4; in 10,000 yuan.
    assert "技改与本地配套补贴 2 0 1 1 20 24" in said
    assert "共4家企业；第1页，共1页。" in said
    assert Scripts(taken.text).odd == []
    assert "&lt;b&gt;丙&lt;/b&gt;" in taken.text


def test_a_table_is_told_in_each_language(client: TestClient, taken: Any) -> None:
    pages = [words(client.get(f"/{lang}/register/{number(taken)}/")) for lang in ("en", "ja")]
    assert "Rows: 4 read = 4 companies judged + 0 left out" in pages[0]
    assert "行数の照合：読込み4行、判定4社、判定対象外0行" in pages[1]


FILTERS = {
    "q=甲": ["A1"],
    "q=a2": ["A2"],
    "policy=8&outcome=eligible": ["A1", "A2"],
    "policy=8&outcome=eligible&sort=sum": ["A2", "A1"],
    "policy=8&outcome=undetermined": ["A3"],
    "outcome=eligible&q=乙": ["A2"],
    "outcome=refer": ["A1", "A2", "A3", "A4"],
    "sort=missing&policy=99&outcome=%27--&page=7": ["A1", "A2", "A4", "A3"],
    "q=%25": [],
}


@pytest.mark.parametrize(("query", "found"), FILTERS.items(), ids=FILTERS)
def test_companies_are_found(client: TestClient, taken: Any, query: str, found: list[str]) -> None:
    page = client.get(f"/zh/register/{number(taken)}/?{query}")
    assert re.findall(r'<span class="quiet">(A\d)</span>', page.text) == found


def test_companies_are_shown_a_page_at_a_time(kept: Kept) -> None:
    upload = kept.begin("b.csv", "bo", "2022-06-30", "d", ["p"]) or 0
    firms = [Firm(upload, at, "1", f"{at}", "", f"{at}", "e", {"CNY": (f"{at}", None)}, ("",), 0) for at in range(101)]
    kept.add(upload, firms)
    kept.end(upload, "done", {}, {})
    found = [kept.firms(upload, Wish(page=page)) for page in (1, 3, 999_999_999)]
    assert [(count, page, [each.at for each in rows][:1], len(rows)) for count, page, rows in found] == [
        (101, 1, [0], 50),
        (101, 3, [100], 1),
        (101, 3, [100], 1),
    ]
    assert [each.at for each in kept.firms(upload, Wish(order="sum"))[2][:2]] == [100, 99]
    assert kept.same(firms[0]._replace(key="")) == [firms[0]._replace(key="")]
    kept.delete(upload)


def test_a_long_list_leads_to_its_pages(client: TestClient, kept: Kept, taken: Any) -> None:
    told = (kept.upload(int(number(taken))) or kept.uploads()[0]).told
    upload = kept.begin("b.csv", "bo", "2022-06-30", "d", ["p"]) or 0
    firms = [
        Firm(upload, at, f"{at}", f"B{at}", f"企业{at}", f"B{at}", "e" * 10, {}, ("",) * 10, 0) for at in range(351)
    ]
    kept.add(upload, firms)
    kept.end(upload, "done", told, {})
    later = client.get(f"/zh/register/{upload}/?page=5&q=企业")
    assert re.findall(r'aria-label="第(\d+)页"', later.text) == ["1", "3", "4", "5", "6", "7", "8"]
    assert re.findall(r"\?q=[^\"]*page=(\d)#g1", later.text) == ["1", "3", "4", "5", "6", "7", "8"]
    kept.delete(upload)


def test_a_company_has_its_outcomes_those_of_other_tables_and_its_history(client: TestClient, taken: Any) -> None:
    again = take(client, TABLE.replace("200万", "100万"), name="second.csv", lang="en")
    path = f"/zh/register/{number(taken)}/firm/1"
    said = words(client.get(path))
    assert "甲激光 A1；基准日：2022年6月30日；行：2" in said
    assert "9. 技改与本地配套补贴 ✓ 符合" in said
    assert "2022年6月30日 是否在区内注册 是 anna报送，来源：企业.csv第2行，" in said
    assert "second.csv 2022年6月30日" in said
    # Its own row is not among those of other tables.
    assert f"/zh/register/{number(again)}/firm/1" in client.get(path).text
    assert path not in client.get(path).text.split('aria-labelledby="f2"')[1]
    assert "✕ 不符合" in words(client.get(f"/zh/register/{number(again)}/firm/1"))
    assert "技改设备购置额（2021年）" in client.get(f"/zh/register/{number(taken)}/firm/3").text
    assert client.get(f"/zh/register/{number(taken)}/firm/9").status_code == 404


def events(folder: Path) -> list[dict[str, Any]]:
    """Return the events that the register has kept."""
    store = Store(folder / "r.db", create=False)
    found = [json.loads(entry.body) for entry in store.entries(kinds=("event",))]
    store.close()
    return found


PREVIEWED = f"{HEAD}\nP1,戊激光,{YES},{NO},激光器,200万,是,\n合计,,,,,,,,,,,,,200万,,\n"


def test_before_it_is_confirmed_a_table_is_a_preview_and_nothing_of_it_stands_in_the_register(
    client: TestClient, folder: Path, taken: Any
) -> None:
    before = len(events(folder))
    page = look(client, PREVIEWED)
    said = words(page)
    assert "行数核对：读取2行，判定企业1家，未判定1行" in said
    assert "1家企业的资料按基准日逐项记入台账" in said
    assert ["戊激光" in said, client.get(f"{page.url}firm/1").status_code] == [False, 404]
    assert client.get(f"{page.url}file/result").status_code == 200
    assert len(events(folder)) == before
    dropped = client.post(f"{page.url}delete", data={"token": token(client)})
    assert f"register/{number(page)}/" not in dropped.text


def test_what_a_confirmed_table_says_is_entered_with_who_said_it_when_and_where(
    client: TestClient, folder: Path, taken: Any, programme: lucidrule.Programme
) -> None:
    head = "企业编号,是否在区内注册,年营业收入（2021年）,little_giant_on,first_set_products"
    table = f"{head}\nQ1,是,5.5亿,从未,0\n,是,6亿,,\n"
    page = take(client, table, name="己.csv", granted="")
    assert "记入台账4项，退回0项。" in page.text
    (first, revenue, never, none) = (each for each in events(folder) if each["company"] == "Q1")
    told = {key: first[key] for key in ("fact", "value", "who", "date")}
    assert told == {"fact": "registered_in_zone", "value": True, "who": "anna", "date": "2022-06-30"}
    assert re.fullmatch(r"己\.csv第2行，20\d\d年\d+月\d+日导入", first["source"])
    assert (revenue["fact"], revenue["year"], revenue["value"]) == ("annual_revenue", 2021, "550000000")
    assert [never["value"], none["value"]] == ["never", "none"]
    # What the register knows is not told again; what is not yet told, `watch` tells.
    again = take(client, table.replace("5.5亿", "5.6亿"), name="庚.csv", granted="")
    assert "记入台账1项，退回0项。" in again.text
    told_later = run("watch", "--store", str(folder / "r.db"), "--lang", "zh")
    assert "Q1" in told_later.stdout
    store = Store(folder / "r.db", create=False)
    known = Register(store, programme).session("Q1").profile.values
    store.close()
    assert known["annual_revenue", 2021] == 560_000_000


def test_what_a_table_says_is_not_known_is_kept_as_asked_and_takes_nothing_back(
    client: TestClient, folder: Path, programme: lucidrule.Programme
) -> None:
    table = "企业编号,是否在区内注册,年营业收入（2021年）,是否在区内纳税,是否开展研发\nW1,不详,未统计,—,\n"
    page = take(client, table, granted="")
    assert "记入台账2项" in page.text
    assert "是否在区内注册 不详 anna报送" in words(client.get(f"{page.url}firm/1"))
    store = Store(folder / "r.db", create=False)
    profile = Register(store, programme).session("W1").profile
    store.close()
    assert profile.values == {}
    assert profile.asked == {Missing("registered_in_zone"), Missing("annual_revenue", 2021)}
    # Told again it is nothing new; what is known by then stays.
    assert "记入台账1项" in take(client, table.replace("不详", "是"), granted="").text
    assert "记入台账0项" in take(client, table, granted="").text


def test_before_it_is_confirmed_it_is_told_what_a_table_changes(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = TABLE.replace("A1", "X1").replace("A2", "X2")
    take(client, before)
    twice = f"{before}{before.splitlines()[1]}\n".replace("200万", "100万").replace("A4", "X4")
    page = look(client, twice)
    said = words(page)
    assert "台账新增企业1家；台账已有的企业中，1家的资料有变动，其中1家的结论有变动" in said
    assert "X1 技改与本地配套补贴 符合 → 不符合" in said
    with monkeypatch.context() as smaller:
        smaller.setattr(foreseeing, "_MOST_COMPANIES", 1)
        smaller.setattr(foreseeing, "_MOST_ROWS", 0)
        said = words(look(client, before.replace("00万", "10万")))
    assert ["以上变动数和下表仅为前1家" in said, "符合 → 不符合" in said] == [True, False]
    with monkeypatch.context() as changed:
        changed.setattr(CompiledProgramme, "drafts", property(lambda _: ("first-set",)))
        said = client.get(page.url).text
    assert ["企业台账不采用草案：“first-set”" in said, "确认并记入台账" in said] == [True, False]


def test_what_contradicts_the_register_is_refused_with_its_row(client: TestClient) -> None:
    take(client, "企业编号,年营业收入（2018年）\nR1,3亿\n", granted="")
    preview = look(client, "企业编号,成立日期\nR1,2021-02-03\n", granted="")
    assert "下列资料与台账不符，记入时将予退回： 第2行：" in words(preview)
    page = confirm(client, preview)
    assert "记入台账0项，退回1项。" in page.text
    assert "第2行：" in page.text


def test_what_broke_off_while_it_was_entered_is_confirmed_again_and_counts_once(
    client: TestClient, folder: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = look(client, "企业编号,是否在区内注册\nS1,是\n", granted="")
    with monkeypatch.context() as broken:
        # What was written is not forgotten before the process ends.
        broken.setattr(Confirming, "unsay", lambda *_: 1 / 0)
        first = confirm(client, page)
    assert ["记入台账中断" in first.text, "确认并记入台账" in first.text] == [True, True]
    second = confirm(client, page)
    assert "记入台账0项，退回0项。" in second.text
    assert [each["company"] for each in events(folder)].count("S1") == 1
    assert Confirming(kept).left(int(number(page))) == 0


def test_a_table_that_is_being_entered_is_told_as_such_and_confirmed_by_nobody_else(
    client: TestClient, kept: Kept
) -> None:
    page = look(client, "企业编号,是否在区内注册\nT1,是\n", granted="")
    upload = int(number(page))
    assert Confirming(kept).enter(upload)
    assert "正在记入台账，尚余1家" in confirm(client, page).text
    kept.turn.close()
    # Its process was killed.
    assert "确认并记入台账" in client.get(page.url).text
    assert "记入台账1项" in confirm(client, page).text
    gone = client.post("/zh/register/99999/keep", data={"token": token(client)})
    assert (gone.status_code, Confirming(kept).enter(upload), Confirming(kept).enter(99_999), kept.turn.is_free) == (
        404,
        False,
        False,
        True,
    )


def test_a_table_that_nobody_confirms_is_forgotten_in_a_day(client: TestClient, kept: Kept) -> None:
    page = look(client, "企业编号,是否在区内注册\nU1,是\n", granted="")
    with kept.opened() as db:
        db.execute("update upload set beat = beat - 86401 where id = ?", (int(number(page)),))
    look(client, "企业编号,是否在区内注册\nU1,是\n", granted="")
    assert (client.get(page.url).status_code, Confirming(kept).left(int(number(page)))) == (404, 0)


def test_a_register_that_cannot_be_written_is_told_and_the_table_can_be_confirmed_later(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = look(client, "企业编号,是否在区内注册\nV1,是\n", granted="")
    store = folder / "r.db"
    store.rename(folder / "away.db")
    refused = confirm(client, page)
    (folder / "away.db").rename(store)
    assert ["r.db" in refused.text, "确认并记入台账" in refused.text] == [True, True]
    with monkeypatch.context() as changed:
        changed.setattr(CompiledProgramme, "drafts", property(lambda _: ("first-set",)))
        assert "企业台账不采用草案：“first-set”" in confirm(client, page).text
    assert "记入台账1项" in confirm(client, page).text


def test_tables_that_were_kept_before_there_were_confirmations_stay(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "r.db")
    upload = kept.begin("a.csv", "bo", "2022-06-30", "d", []) or 0
    kept.end(upload, "done", {}, {})
    with kept.opened() as db:
        db.execute("drop table said")
        db.execute("pragma user_version = 1")
    again = Kept(tmp_path / "r.db")
    assert [(each.name, each.state, Confirming(again).left(upload)) for each in again.uploads()] == [
        ("a.csv", "done", 0)
    ]


def test_what_was_missing_by_other_rules_is_not_told(client: TestClient, kept: Kept) -> None:
    lacking = Firm(0, 1, "2", "", "", "", "ux", {"XXX": ("1", "2"), "CNY": ("100", None)}, ("gone.2020", ""), 1)
    upload = kept.begin("b.csv", "bo", "2022-06-30", "other", ["p", "q"]) or 0
    kept.add(upload, [lacking])
    kept.end(upload, "done", {"zh": {"policies": [["1. 甲", "甲项"], ["2. 乙", "乙项"]]}}, {})
    said = words(client.get(f"/zh/register/{upload}/firm/1"))
    assert "测算金额：不低于100元 " in said
    assert "1. 甲 ? 资料不足，待定 2. 乙 未能计算 台账记录" in said
    kept.delete(upload)


def test_what_came_of_it_is_downloaded(client: TestClient, taken: Any) -> None:
    result, notice = (client.get(f"{taken.url}file/{kind}") for kind in ("result", "notice"))
    book = openpyxl.load_workbook(io.BytesIO(result.content), read_only=True)
    assert "甲激光" in {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert result.headers["content-disposition"] == f'attachment; filename="result-{number(taken)}.xlsx"'
    assert (notice.headers["content-type"], "甲激光" in notice.text) == ("text/html; charset=utf-8", True)
    missing = [client.get(f"{taken.url}file/x"), client.get(f"/zh/register/{2**70}/")]
    missing.append(client.get(f"{taken.url}firm/{2**70}"))
    assert [each.status_code for each in missing] == [404, 404, 404]
    assert "公示名单已写入：notice.html（1项，1家企业）" in taken.text


def test_a_table_is_forgotten(client: TestClient, kept: Kept) -> None:
    page = take(client, TABLE)
    left = client.post(f"{page.url}delete", data={"token": token(client)})
    assert left.url.path == "/zh/register/"
    assert client.get(page.url).status_code == 404
    assert kept.firms(int(number(page)), Wish())[0] == 0


def test_what_is_wrong_with_a_form_is_told_at_its_field(client: TestClient) -> None:
    page = take(client, TABLE, as_of="someday")
    assert (page.status_code, 'id="f-as_of"' in page.text, 'value="someday"' in page.text) == (422, True, True)
    none = client.post("/zh/register/take", data={"token": token(client)})
    assert (none.status_code, "请选择文件" in none.text) == (422, True)


def test_a_second_table_waits_for_the_first(client: TestClient, kept: Kept) -> None:
    upload = kept.begin("first.csv", "bo", "2022-06-30", "d", [])
    busy = take(client, TABLE, as_of="")
    assert (busy.status_code, "正在判定另一张企业表" in busy.text) == (422, True)
    page = client.get(f"/zh/register/{upload}/")
    assert "正在判定，已完成0家" in page.text
    assert "It is being judged: 0 companies so far." in client.get(f"/en/register/{upload}/").text
    assert "delete" not in page.text
    kept.end(upload or 0, "failed", {}, {})
    kept.delete(upload or 0)


def test_a_table_whose_process_was_killed_is_told_as_broken_and_lets_the_next_be_judged(
    client: TestClient, kept: Kept
) -> None:
    killed = Kept(kept.path.with_suffix(""))
    upload = killed.begin("first.csv", "bo", "2022-06-30", "d", [])
    killed.add(upload or 0, [Firm(0, 1, "2", "a1", "", "a1", "e", {}, ("",), 0)])
    assert "正在判定，已完成1家" in client.get(f"/zh/register/{upload}/").text
    # What ends a process lets go of all that it holds.
    killed.turn.close()
    assert "判定中断，未保存任何结论" in client.get(f"/zh/register/{upload}/").text
    assert client.get(f"/zh/register/{upload}/firm/1").status_code == 404
    page = take(client, TABLE)
    assert f"register/{upload}/" not in client.get(f"{page.url}firm/1").text
    kept.delete(upload or 0)


def test_where_nothing_can_be_noted_the_next_table_can_be_judged(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "r.db")
    kept.path.unlink()
    kept.path.mkdir()
    with pytest.raises(UnreadableInput):
        kept.begin("first.csv", "bo", "2022-06-30", "d", [])
    assert kept.turn.is_free


REFUSED_TABLES = {
    ("甲,乙\n1,2\n", "a.csv"): "甲",
    (TABLE, "a.exe"): "a.exe",
    (TABLE, "甲.xlsx"): "甲.xlsx",
    ("", "空.csv"): "空.csv",
}


@pytest.mark.parametrize(("table", "told"), REFUSED_TABLES.items(), ids=[name for _, name in REFUSED_TABLES])
def test_what_cannot_be_judged_is_told_without_a_place_of_the_machine(
    client: TestClient, kept: Kept, table: tuple[str, str], told: str
) -> None:
    page = take(client, *table)
    assert (page.status_code, 'role="alert"' in page.text, "/tmp" in page.text) == (200, True, False)
    assert told in page.text
    assert kept.firms(int(number(page)), Wish())[0] == 0


NAMES = {"../../etc/passwd": "passwd.csv", "C:\\x\\a\nb.CSV": "ab.CSV", "甲" * 99 + ".csv": "甲" * 60 + ".csv"}


@pytest.mark.parametrize(("name", "kept_as"), NAMES.items(), ids=NAMES.values())
def test_the_name_of_a_file_leads_nowhere(name: str, kept_as: str) -> None:
    assert routes.named(name) == kept_as


def test_of_an_error_of_ours_nothing_that_stands_in_the_table_is_written_down(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("甲激光")

    monkeypatch.setattr(taking, "overview", broken)
    with caplog.at_level(logging.ERROR, "lucidrule.web"):
        page = take(client, TABLE)
    assert "判定中断" in page.text
    assert [each.getMessage().split(" in ")[0] for each in caplog.records] == ["RuntimeError"]


def test_of_very_many_doubts_the_first_are_told() -> None:
    assert [len(taking.shortened(["x"] * count)) for count in (40, 41)] == [40, 41]
    assert taking.shortened(["x"] * 90)[-1] == "…"


def test_a_table_is_larger_than_a_form_and_bounded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1_000)
    form = token(client)
    monkeypatch.setattr(guard, "MOST_OF_A_TABLE", 3_000)
    sent = [
        client.post("/zh/register/take", data={"token": form}, files={"file": ("a.csv", b"x" * size)}).status_code
        for size in (2_000, 4_000)
    ]
    assert sent == [200, 413]


def test_what_lies_beside_the_store_and_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "r.db.tables") as db:
        db.execute("create table other (x)")
    with pytest.raises(UnreadableInput) as refused:
        Kept(tmp_path / "r.db")
    assert [each.code for each in refused.value.faults] == ["store-not-ours"]


def test_without_what_reads_tables_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lucidrule.web.staff.routes", None)
    with pytest.raises(UnreadableInput) as refused:
        create_app(ROOT, register=Guarded(tmp_path / "r.db"))
    assert [each.code for each in refused.value.faults] == ["needs-extra"]


UNGUARDED = [
    ["--store", "r.db"],
    ["--no-password"],
    ["--store", "r.db", "--no-password", "--user-header", "x"],
    ["--store", "r.db", "--no-password", "--host", "0.0.0.0"],
    ["--store", "r.db", "--no-password", "--staff", "bo"],
]


@pytest.mark.parametrize("options", UNGUARDED, ids=" ".join)
def test_a_register_that_nobody_guards_is_not_served(options: list[str]) -> None:
    done = run("serve", "--lang", "en", *options)
    assert (done.returncode, "--store goes with one of --password-file" in done.stderr) == (2, True)


def test_the_command_serves_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **_: served.append(app))
    (tmp_path / "p").write_text("anna:long: enough\n")
    store = ["--store", str(tmp_path / "r.db")]
    done = [
        run("serve", *store, "--password-file", str(tmp_path / "p")),
        run("serve", *store, "--user-header", "x-user", "--staff", "bo"),
    ]
    assert [each.returncode for each in done] == [0, 0]
    asked = [TestClient(app).get("/en/register/", headers={"x-user": "bo"}).status_code for app in served]
    assert asked == [401, 200]
    assert TestClient(served[1]).get("/en/register/").status_code == 403
    assert Store(tmp_path / "r.db", create=False).last == 0


@pytest.mark.slow
@pytest.mark.skipif(not WHERE_IT_RUNS, reason=WHY_NOT)
@pytest.mark.parametrize(("lang", "look"), LOOKS.items(), ids=LOOKS)
def test_a_browser_finds_nothing_that_keeps_anybody_out(
    client: TestClient, tmp_path: Path, lang: str, look: dict[str, Any]
) -> None:
    rows = "".join(f"C{at},企业{at},{YES},{NO},激光器,200万,是,\n" for at in range(51))
    long = take(client, f"{HEAD}\n{rows}", lang=lang)
    paths = ("", f"{number(long)}/?page=2", f"{number(long)}/firm/1")
    pages = [client.get(f"/{lang}/register/{path}").text for path in paths]
    found = [violations(by_itself(page), tmp_path, **look) for page in pages]
    assert [each["violations"] for each in found] == [[]] * len(pages)
