"""What a review of the texts had corrected stays corrected: the words of before are in no text, those of after are."""

from functools import cache
from pathlib import Path

import pytest
from texts.terms import said

ROOT = Path(__file__).resolve().parents[2]
# By the number of the correction: what no text in a language says any more.
GONE = {
    "1-zh": "可确定金额",
    "2-ja": "確定金額",
    "2-ja-short": "確定額",
    "4-zh": "给予奖励，金额未公布",
    "4-ja": "奨励あり",
    "5-zh": "另得",
    "6-zh": "须作何变动",
    "7-zh": "投资金额由评审决定",
    "8-zh": "政策文本",
    "9-ja": "を上限に、審査",
    "10-zh": "由从未变为",
    "10-ja": "いいえからはい",
    "12-zh": "最高攻关项目",
    "14-zh": "考核年度前2年",
    "15-zh": "499.9999",
    "16-ja": "奨励する",
    "17-zh": "即足以改变结论",
    "18-zh": "未知的事实",
    "20-zh": "help:",
    "24-zh": "受理事件",
    "24-ja": "却下",
    "25-zh": "依据政策：",
    "27-zh": "工商注册、税收缴纳",
    "29-zh": "据报道：launch",
    "30-ja": "の口径",
    "30-ja-prize": "懸賞金額",
    "30-ja-pension": "併給",
    "smaller-ja": "認定の級",
    "smaller-ja-papers": "立案書類",
    "smaller-zh": "舍入",
}
# Where a text of before has to stay: sentences of feature files are read on.
_READ_ON = ("sentences/",)
# What is said since, by the number of the correction: where, in Chinese and in Japanese.
SAID = {
    "1": ("report/total", "测算金额合计", "試算額の合計"),
    "3": ("report/trial_only", "不构成兑现承诺", "交付を約するものではない"),
    "4": ("report/not_published", "有奖励条款，金额未公布", "奨励金の定めあり（金額未公表）"),
    "5": ("report/others_part", "其申报条件未核对，不计入本企业", "要件は未確認"),
    "10": ("advice/figure_would_be", "，应为：", "／必要："),
    "9": ("report/up_to_by_review", "由评审决定", "（審査により決定）"),
    "13": ("phrases/least", "以下各项中的较低者：", "次のうち低い方の額："),
    "20": ("faults_files/help", "提示：", "ヒント："),
    "25": ("report/programme", "依据文件：《", "対象施策：「"),
}


@cache
def _rules() -> str:
    files = [ROOT / "policies.yaml", *sorted((ROOT / "rules").rglob("*.yaml"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("number", GONE)
def test_no_text_says_what_was_corrected(number: str) -> None:
    lang, gone = number.split("-")[1], GONE[number]
    told = [each.place for each in said(lang) if gone in each.text and not each.place.startswith(_READ_ON)]
    # Names under which tables of before are read may hold it.
    stated = [line.strip() for line in _rules().splitlines() if gone in line and "also:" not in line]
    assert (told, stated) == ([], [])


@pytest.mark.parametrize("number", SAID)
def test_texts_say_what_was_asked_for(number: str) -> None:
    place, *wanted = SAID[number]
    told = [each.text for lang in ("zh", "ja") for each in said(lang) if each.place == place]
    assert [one in text for one, text in zip(wanted, told, strict=True)] == [True, True]
