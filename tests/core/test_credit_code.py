"""Unified social credit codes: published ones are read in every writing; a slip in any character is found."""

import pytest

import lucidrule
from lucidrule.core.credit_code import Amiss, check_digit, credit_code
from lucidrule.core.fault import ProfileAtFault

# As the companies publish them: of Huawei, Tencent and Alibaba.
PUBLISHED = ["914403001922038216", "9144030071526726XG", "91330100799655058B"]
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_right_in_every_writing(code: str) -> None:
    wide = code.translate({ord(each): ord(each) + 0xFEE0 for each in code})
    apart = f" {code[:6]} {code[6:14]}-{code[14:]} "
    assert [credit_code(each) for each in (code, code.lower(), wide, apart)] == [code] * 4


def test_no_slip_in_one_character_and_no_change_of_two_neighbours_is_right() -> None:
    code = PUBLISHED[1]
    slips = {code[:at] + each + code[at + 1 :] for at in range(18) for each in LETTERS} - {code}
    turned = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(16)} - {code}
    assert [each for each in slips | turned if not isinstance(credit_code(each), Amiss)] == []


def test_a_sum_that_comes_to_31_ends_in_zero() -> None:
    # 1 at the place of weight 1 asks for 30, at that of weight 30 (3 to the 15th) for 1: together they come to zero.
    one_each = [check_digit("1" + "0" * 17), check_digit("0" * 15 + "100"), check_digit("1" + "0" * 14 + "100")]
    assert one_each == ["Y", "1", "0"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("440301102913678", "before"),
        ("44030110291367", "length"),
        ("4403011029136781", "length"),
        ("9144030071526726X", "length"),
        ("9144030071526726XG0", "length"),
        ("9144030071526726OG", "letter"),
        ("9144030071526726X企", "letter"),
        ("9144030071526726X6", "digit"),
    ],
)
def test_what_is_no_code_is_told_apart(text: str, fault: str) -> None:
    found = credit_code(text)
    assert isinstance(found, Amiss)
    assert found.fault == f"credit-code-{fault}"


KEYS = ["code", "统一社会信用代码", "Unified Social Credit Code", "統一社会信用コード"]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("written", ["914403001922038216", 914403001922038216])
def test_a_company_has_its_code_by_any_of_its_names(key: str, written: object, programme: lucidrule.Programme) -> None:
    found = programme.profile({"company": {"name": "A", key: written}, "facts": {}})
    assert found.company.code == "914403001922038216"
    assert found.digest() == programme.profile({"facts": {}}).digest()


def test_a_wrong_code_of_many_companies_costs_one(programme: lucidrule.Programme) -> None:
    codes = ["914403001922038216", "914403001922038217", "914403001922038216"]
    companies = [{"company": {"code": code}, "facts": {}} for code in codes]
    found = [each.outcomes for each in programme.determine_many(companies[::2], as_of="2022-06-30")]
    assert len(found) == 2
    with pytest.raises(ProfileAtFault) as error:
        programme.profile(companies[1])
    assert [fault.params["due"] for fault in error.value.faults] == ["6"]
