"""A company file to fill in."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "form_head": (
        "请在冒号后填写。不清楚的请留空：留空按未知处理，不视为“否”或者零。",
        'Write behind the colons. What you leave empty stays unknown and is never taken for "no" or zero.',
        "コロンの後に記入してください。空欄は不明として扱い、「いいえ」や零とはみなしません。",
    ),
    "form_how": (
        "金额可写作5亿、500万、20,601.58万或者500000（单位：元），日期写作2015-06-01。",
        "Money is written 5亿 (500 million), 500万 (5 million) or 500000, in yuan; dates 2015-06-01.",
        "金額は 5億、500万、500000（単位：元）のように、日付は 2015-06-01 のように書きます。",
    ),
    "form_dates": ("日期写作2015-06-01。", "Dates are written 2015-06-01.", "日付は 2015-06-01 のように書きます。"),
    "form_code": (
        "统一社会信用代码，可不填。例：91420100MA0000000Y",
        "unified social credit code, may be left out, e.g. 91420100MA0000000Y",
        "統一社会信用コード（省略可）。例：91420100MA0000000Y",
    ),
    "form_figures": (
        "group（集团合并口径）或者 single（单体口径）",
        "group / single: whose the money figures are",
        "group（連結）又は single（単体）：金額の集計範囲",
    ),
    "alternatives": ("／", " / ", "／"),
    "example_flag": ("是／否", "yes / no", "はい／いいえ"),
    "example_count": ("12", "12", "12"),
    "example_number": ("例：12.5", "e.g. 12.5", "例：12.5"),
    "example_money": ("例：500万", "e.g. 500万", "例：500万"),
    "money_example": ("例：50000（{}）", "e.g. 50000 ({})", "例：50000（{}）"),
    "example_share": ("例：5%", "e.g. 5%", "例：5%"),
    "example_date": ("例：2015-06-01", "e.g. 2015-06-01", "例：2015-06-01"),
    "example_event": (
        "例：2021-06-01；从未发生的，填“从未”",
        "e.g. 2021-06-01, or never",
        "例：2021-06-01。なければ「なし」",
    ),
    "example_text": ("文字", "text", "文字"),
    "example_records": (
        "没有的填：无；有的请去掉下列各行行首的“#”并逐项填写",
        'none, if there are none; else take away the "#" of the next lines, once for each',
        "なければ「なし」。あれば次の各行の「#」を外し、一件ずつ記入してください",
    ),
}
