"""How one applies, told beside an outcome and in the prose of a policy."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from applying import applying, each_year, once, texts

from lucidrule.compile.programme import compile_programme, warnings_of
from lucidrule.core.fault import RulesAtFault
from lucidrule.present.policy import describe
from lucidrule.tables.job import Job

APPLY = """apply:
  office: {zh: 企业服务中心, en: Business desk, ja: 企業窓口}
  address: {zh: 中心路1号, en: 1 Centre Road, ja: 中央路1号}
  link: https://example.org/apply
  phone: 027-12345678
  basis: published
  source: gazette
  windows:
    - each_year: {from: 12-01, to: 01-31}
"""
MATERIALS = """materials:
  - label: {zh: 申请表, en: Form, ja: 申請書}
    basis: assumed
  - {label: {zh: 营业执照, en: Licence, ja: 営業許可}, proves: [is-local, staff], basis: reported, source: gazette}
"""
OF_CRITERION = "materials: [{label: {zh: 登记证明, en: Register extract, ja: 登記簿}, basis: assumed}]"


def lines(as_of: str, lang: str = "en", *, full: bool = False, local: bool | None = True, **said: str) -> list[str]:
    found = applying(**said).determine({} if local is None else {"local": local}, as_of=as_of)
    return [line.strip() for line in found.explain(lang, full=full).split("\n")]


@pytest.mark.parametrize(
    ("as_of", "lang", "expected"),
    [
        ("2022-01-31", "en", "To apply: the window is open until 31 January 2022; Business desk"),
        ("2022-02-01", "en", "To apply: the next window is from 1 December 2022 to 31 January 2023; Business desk"),
        ("2022-01-31", "zh", "申报：目前可以申报，至2022年1月31日截止；企业服务中心"),
        ("2022-02-01", "zh", "申报：目前不在申报期间，下一申报期间为2022年12月1日至2023年1月31日；企业服务中心"),
        ("2022-01-31", "ja", "申請：受付中（2022年1月31日まで）／企業窓口"),
        ("2022-02-01", "ja", "申請：現在は受付期間外、次の受付期間は2022年12月1日から2023年1月31日まで／企業窓口"),
    ],
)
def test_a_short_report_says_in_one_line_whether_one_may_apply(as_of: str, lang: str, expected: str) -> None:
    assert expected in lines(as_of, lang, top=APPLY)


def test_a_window_that_is_over_is_said_to_be_so() -> None:
    assert "To apply: the last window closed on 8 July 2022" in lines(
        "2022-07-09", policy=once("2022-06-20", "2022-07-08")
    )


def test_a_window_that_never_comes_is_said_to_be_so() -> None:
    never = each_year("02-29", "02-29")
    assert "To apply: there is no window" in lines("2020-02-20", policy=never, until="2020-02-28")


def test_an_office_is_told_without_windows() -> None:
    office = "apply: {office: {zh: 窗口, en: Desk, ja: 窓口}, basis: assumed}\n"
    assert "To apply: Desk" in lines("2022-01-31", top=office)


@pytest.mark.parametrize(
    ("lang", "issuer", "office"),
    [
        ("zh", "请向示范镇核实。", "请向企业服务中心核实。"),
        ("en", "; ask Model Town.", "; ask Business desk."),
        ("ja", "模範町にご確認ください。", "企業窓口にご確認ください。"),
    ],
)
def test_whom_to_ask_is_the_office_that_is_named_or_else_the_issuer(lang: str, issuer: str, office: str) -> None:
    assert [line for line in lines("2022-01-31", lang) if line.endswith(issuer)] != []
    assert [line for line in lines("2022-01-31", lang, top=APPLY) if line.endswith(office)] != []
    unnamed, named = (applying(**said).compiled for said in ({}, {"top": APPLY}))
    assert describe(unnamed.policies[0], unnamed, lang).endswith(issuer)
    assert describe(named.policies[0], named, lang).endswith(office)


def told_of_applying(found: list[str]) -> list[str]:
    return [line for line in found if line.startswith("To apply")]


def test_of_a_policy_that_cannot_be_granted_a_short_report_says_nothing_of_it() -> None:
    assert told_of_applying(lines("2022-01-31", top=APPLY, local=False)) == []
    assert told_of_applying(lines("2022-01-31", top=APPLY, local=None)) != []


def test_a_policy_that_ended_is_not_in_force_and_its_window_may_be_open() -> None:
    found = lines("2023-03-10", policy=once("2023-03-01", "2023-03-31"), until="2022-12-31")
    assert "1. Grant: Not in force" in found
    assert "To apply: the window is open until 31 March 2023" in found
    assert told_of_applying(lines("2023-04-01", policy=once("2023-03-01", "2023-03-31"), until="2022-12-31")) == []


def test_a_full_report_says_all_of_it() -> None:
    found = lines("2022-01-31", full=True, top=APPLY, policy=MATERIALS, criterion=OF_CRITERION)
    start = found.index("How to apply")
    assert found[start : start + 12] == [
        "How to apply",
        "Office: Business desk [published: gazette]",
        "Address: 1 Centre Road [published: gazette]",
        "Telephone: 027-12345678 [published: gazette]",
        "Link: https://example.org/apply [published: gazette]",
        "the window is open until 31 January 2022 [published: gazette]",
        "Window: from 1 December 2021 to 31 January 2022 [published: gazette]",
        "Next window: from 1 December 2022 to 31 January 2023 [published: gazette]",
        "Last window: from 1 December 2020 to 31 January 2021 [published: gazette]",
        "Documents:",
        "Form [assumed]",
        "Licence (proves: Local firm, Staff) [reported: gazette]",
    ]
    assert found[start + 12] == "Register extract (proves: Local firm) [assumed]"
    assert "gazette: Gazette" in found


def test_a_full_report_says_what_there_is_of_it() -> None:
    day = lines("2022-06-20", full=True, policy=once("2022-06-20", "2022-06-20"))
    start = day.index("How to apply")
    assert day[start + 1 : start + 3] == [
        "the window is open until 20 June 2022 [assumed]",
        "Window: on 20 June 2022 [assumed]",
    ]
    papers = lines("2022-06-20", full=True, policy=MATERIALS)
    assert "Documents:" in papers
    assert "How to apply" not in papers


def test_a_determination_as_data_has_it_beside_the_outcome() -> None:
    programme = applying(top=APPLY, policy=MATERIALS)
    (outcome,) = json.loads(json.dumps(programme.determine({"local": True}, as_of="2022-01-31").to_dict()))["outcomes"]
    assert outcome["outcome"] == "eligible"
    assert outcome["apply"] == {
        "office": {"zh": "企业服务中心", "en": "Business desk", "ja": "企業窓口"},
        "address": {"zh": "中心路1号", "en": "1 Centre Road", "ja": "中央路1号"},
        "link": "https://example.org/apply",
        "phone": "027-12345678",
        "window": {
            "state": "open",
            "open": {"from": "2021-12-01", "to": "2022-01-31"},
            "next": {"from": "2022-12-01", "to": "2023-01-31"},
            "last": {"from": "2020-12-01", "to": "2021-01-31"},
        },
    }
    assert outcome["materials"] == [
        {"label": {"zh": "申请表", "en": "Form", "ja": "申請書"}, "proves": [], "basis": "assumed", "source": []},
        {
            "label": {"zh": "营业执照", "en": "Licence", "ja": "営業許可"},
            "proves": ["is-local", "staff"],
            "basis": "reported",
            "source": ["gazette"],
        },
    ]


def test_where_nothing_is_said_of_it_data_and_words_say_nothing() -> None:
    found = applying().determine({"local": True}, as_of="2022-01-31")
    assert found.to_dict()["outcomes"][0].keys().isdisjoint({"apply", "materials"})
    assert "apply" not in found.explain("en", full=True)


def sheets(folder: Path, **said: str) -> dict[str, list[tuple[object, ...]]]:
    """Return the sheets of the result of a screening."""
    (folder / "t.csv").write_text("id,local\nk,yes\n", encoding="utf-8")
    table, out, compiled = str(folder / "t.csv"), folder / "r.xlsx", applying(**said).compiled
    job = Job(compiled, (table,), out, date(2022, 1, 31), policies=(), lang="en")
    job.run(lambda *_: None)
    return {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(out).worksheets}


def test_a_workbook_of_results_has_a_sheet_of_it(tmp_path: Path) -> None:
    assert sheets(tmp_path, policy=MATERIALS)["How to apply"] == [
        ("Policy", "Content"),
        ("Grant", "Documents:"),
        ("Grant", "Form"),
        ("Grant", "Licence (proves: Local firm, Staff)"),
    ]


def test_a_workbook_has_no_such_sheet_where_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert "How to apply" not in sheets(tmp_path)


def prose(lang: str, **said: str) -> list[str]:
    compiled = applying(**said).compiled
    told = [line.strip() for line in describe(compiled.policies[0], compiled, lang).split("\n")]
    start = told.index({"zh": "申报方式", "en": "How to apply", "ja": "申請方法"}[lang])
    return told[start + 1 : told.index("", start)]


def test_the_prose_of_a_policy_says_whom_to_ask_when_and_with_what() -> None:
    assert prose("en", top=APPLY, policy=MATERIALS) == [
        "Office: Business desk",
        "Address: 1 Centre Road",
        "Telephone: 027-12345678",
        "Link: https://example.org/apply",
        "Window: each year from 1 December to 31 January of the next year",
        "[published: gazette]",
        "Documents:",
        "Form",
        "[assumed]",
        "Licence (proves: Local firm, Staff)",
        "[reported: gazette]",
    ]


def test_what_a_policy_says_of_its_own_has_a_standing_of_its_own() -> None:
    own = (
        "apply:\n  basis: assumed\n  windows:\n    - {each_year: {from: 06-15, to: 06-15}, "
        "basis: reported, source: gazette}\n"
        "    - once: {from: 2022-06-20, to: 2022-07-08}\n"
    )
    assert prose("en", top=APPLY, policy=own)[3:] == [
        "Link: https://example.org/apply",
        "[published: gazette]",
        "Window: each year on 15 June",
        "[reported: gazette]",
        "Window: from 20 June 2022 to 8 July 2022",
        "[assumed]",
    ]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("zh", "申报期间：每年12月1日至次年1月31日"), ("ja", "受付期間：毎年12月1日から翌年1月31日まで")],
)
def test_a_window_over_the_end_of_the_year_says_so(lang: str, expected: str) -> None:
    assert expected in prose(lang, top=APPLY)


def test_a_document_of_a_shared_criterion_proves_what_all_policies_ask() -> None:
    shared = (
        "{id: shared, label: {zh: 共用, en: Shared, ja: 共通}, basis: assumed, when: {local: true}, materials: "
        "[{label: {zh: 证, en: Proof, ja: 証}, proves: [staff], basis: assumed}]}"
    )
    assert prose("en", shared=shared)[1] == "Proof (proves: Shared, Staff)"


def refused(**said: str) -> list[tuple[str, str, tuple[object, ...]]]:
    with_language = {key: value for key, value in said.items() if key != "language"}
    with pytest.raises(RulesAtFault) as error:
        compile_programme(texts(**with_language, language=int(said.get("language", "2"))))
    return [(fault.code, str(fault.at), fault.nearest) for fault in error.value.faults]


@pytest.mark.parametrize(
    "written", ["13-01", "00-10", "02-30", "04-31", "3-0", "2022-03-01", "march", "301", "03-01-01", "三月一日"]
)
def test_a_day_that_no_year_has_is_refused(written: str) -> None:
    assert refused(policy=each_year(written, "12-31")) == [("not-a-day-of-year", "rules/a/grant.yaml:7:54", ())]


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    assert applying(policy=once("2022-07-08", "2022-07-08"))
    assert refused(policy=once("2022-07-08", "2022-07-07")) == [("window-backwards", "rules/a/grant.yaml:7:65", ())]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"policy": "materials: [{label: {zh: 一, en: one, ja: 一}, proves: [stuff], basis: assumed}]\n"}, "grant"),
        ({"criterion": "materials: [{label: {zh: 一, en: one, ja: 一}, proves: [stuff], basis: assumed}]"}, "grant"),
        (
            {
                "shared": "{id: shared, label: {zh: 一, en: one, ja: 一}, basis: assumed, when: {local: true}, "
                "materials: [{label: {zh: 一, en: one, ja: 一}, proves: [stuff], basis: assumed}]}"
            },
            "criteria",
        ),
    ],
    ids=["policy", "criterion", "shared"],
)
def test_a_document_that_proves_nothing_that_there_is_is_refused(said: dict[str, str], place: str) -> None:
    ((code, at, near),) = refused(**said)
    assert (code, near, f"{place}.yaml" in at) == ("proves-nothing", ("staff",), True)


def test_a_key_of_version_2_is_refused_in_version_1() -> None:
    both = refused(top=each_year("03-01", "03-31"), policy="materials: []\n", language="1")
    assert [code for code, _, _ in both] == ["newer-key", "newer-key"]
    assert [at for _, at, _ in both] == ["policies.yaml:14:1", "rules/a/grant.yaml:7:1"]


def test_a_link_is_an_address_of_the_web() -> None:
    assert [code for code, _, _ in refused(policy="apply: {basis: assumed, link: example.org}\n")] == ["bad-url"]


def test_how_one_applies_says_on_whose_word_it_stands() -> None:
    assert [code for code, _, _ in refused(policy="apply: {basis: reported, phone: '110'}\n")] == ["needs-source"]


SWAPPED = "apply: {windows: [{each_year: {from: %s, to: %s}}], basis: assumed}\n"


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        # From 2 July to 1 January are 184 days of 366, from 3 July 183, which is half of them.
        ("07-02", "01-01", ["window-of-most-days"]),
        ("07-03", "01-01", []),
        ("05-31", "03-01", ["window-of-most-days"]),
        ("03-01", "12-31", []),
    ],
)
def test_a_window_across_the_end_of_the_year_that_is_mostly_open_is_warned_of(
    first: str, last: str, wanted: list[str]
) -> None:
    assert [each.code for each in warnings_of(texts(policy=SWAPPED % (first, last)))] == wanted


def test_a_policy_may_have_no_windows_in_the_place_of_those_of_its_programme() -> None:
    none = "apply: {windows: [], basis: assumed}\n"
    made = applying(top=SWAPPED % ("03-01", "03-31"), policy=none)
    assert made.compiled.policies[0].applying.windows == []


@pytest.mark.parametrize(("named", "meant"), [("人数", "staff"), ("Local firm", "is-local"), ("地元企業", "is-local")])
def test_what_a_document_proves_is_named_by_its_id_and_found_by_its_label(named: str, meant: str) -> None:
    materials = f"materials: [{{label: {{zh: 一, en: one, ja: 一}}, proves: [{named}], basis: assumed}}]\n"
    ((code, _, near),) = refused(policy=materials)
    assert (code, near) == ("proves-nothing", (meant,))
