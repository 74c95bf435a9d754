"""Names are compared in simplified characters."""

import pytest

from lucidrule.core.folding import name_key, simplified
from lucidrule.core.traditional import SIMPLIFIED

# As the lists of the Ministry of Education and of offices write the same words.
ALIKE = {
    "銀行擔保與質押": "银行担保与质押",
    "勞動關係": "劳动关系",
    "環境影響評價檔案": "环境影响评价档案",
    "戰略性新興產業": "战略性新兴产业",
    "雲端運算、軟體": "云端运算、软体",
    "開戶餘額": "开户余额",
    "徵信紀錄": "征信纪录",
}


@pytest.mark.parametrize(("traditional", "same"), ALIKE.items())
def test_traditional_and_simplified_characters_are_one_name(traditional: str, same: str) -> None:
    assert simplified(traditional) == same
    assert name_key(f" {traditional}-Ａ ") == name_key(f"{same}a")


def test_no_simplified_character_stands_for_a_third() -> None:
    assert not SIMPLIFIED.keys() & SIMPLIFIED.values()


def test_kana_and_latin_letters_stay() -> None:
    assert simplified("レーザー laser 2021") == "レーザー laser 2021"
