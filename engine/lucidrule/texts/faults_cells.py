"""Why cells of a table were not taken, in a few words: what many cells have in common."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "@cause:wrong-unit": ("应为{expected}", "expected {expected}", "必要なもの：{expected}"),
    "@cause:wrong-kind": ("应为{expected}", "expected {expected}", "必要なもの：{expected}"),
    "@cause:unknown-choice": ("不是可选项", "none of its choices", "選択肢にない"),
    "@cause:unknown-fact": ("没有资料项 `{name}`", "there is no fact `{name}`", "情報項目 `{name}` はない"),
    "@cause:negative": ("不得为负", "below zero", "負の値"),
    "@cause:above-maximum": ("超过 {maximum}", "above {maximum}", "{maximum} を超える"),
    "@cause:impossible-date": ("不是有效日期", "no day of the calendar", "存在しない日付"),
    "@cause:year-too-early": ("年份早于1000年", "a year before 1000", "1000年より前の年"),
    "@cause:day-zero": (
        "空日期或者0变成的日期",
        "what an empty date, or a 0, is written as",
        "空欄又は0が日付になったもの",
    ),
    "@cause:needs-month": ("只有年份，缺少月、日", "a year only", "年のみで月日がない"),
    "@cause:needs-day": ("只有年、月，缺少日", "the day is missing", "日がない"),
    "@cause:short-year": ("年份只有两位数字", "a year of two digits", "年が二桁のみ"),
    "@cause:noted-number": ("带有注释符号", "with the mark of a note", "注の番号が付いている"),
    "@cause:unit-two-readings": (
        "只写币种、未写单位，有两种读法",
        "a currency without the unit of its column: two sums can be meant",
        "通貨のみで単位がなく、二通りに読める",
    ),
    "@cause:magnitude-two-readings": (
        "达同列其他数额的一千倍以上，单位存疑",
        "a thousand times what its column says of others: the unit is in doubt",
        "同じ列の他の金額の千倍以上で、単位が疑わしい",
    ),
    "@cause:two-days": ("日期有两种读法", "two days can be meant", "日付が二通りに読める"),
    "@cause:two-readings": ("数字有两种读法", "two numbers can be meant", "数が二通りに読める"),
    "@cause:share-two-readings": ("比例有两种读法", "two shares can be meant", "割合が二通りに読める"),
    "@cause:per-mille-two-readings": ("千分比有两种读法", "two shares in ‰ can be meant", "千分率が二通りに読める"),
    "@cause:zoned-time": (
        "带有时区，无法确定是哪一天",
        "a time in a zone, and no zone is stated",
        "時間帯付きで日付を特定できない",
    ),
    "@cause:uncertain-number": ("约数或者范围，不是确数", "a rough number or a range", "概数又は範囲"),
    "@cause:marked-doubtful": ("带有存疑标记", "marked as doubtful", "確かでないことを示す印がある"),
    "@cause:other-currency": ("不是人民币金额", "another currency than yuan", "人民元以外の金額"),
    "@cause:another-currency": ("不是 {expected} 金额", "another currency than {expected}", "{expected} 以外の金額"),
    "@cause:other-style": (
        "不是 {expected} 的数字写法",
        "numbers not written as {expected}",
        "{expected} の書き方でない数",
    ),
    "@cause:bare-point": (
        "未加引号的小数点",
        "a point without quotes",
        "引用符のない小数点",
    ),
    "@cause:no-such-record": (
        "没有这一项",
        "there is no such record",
        "その番号の件がない",
    ),
    "@cause:not-a-granted-record": (
        "不是已获奖励的记录",
        "no record of what was granted",
        "受給済みの支援の記録ではない",
    ),
    "@cause:too-many-decimals": ("小数位数过多", "too many decimals", "小数の桁数が多すぎる"),
    "@cause:rounded-number": (
        "科学记数法，可能已被取整",
        "an exponent, so it may have been rounded",
        "指数表記で、丸められた可能性がある",
    ),
    "@cause:too-many-digits": ("数字超过38位", "more than 38 digits", "38桁を超える数"),
    "@cause:merged-cells": (
        "与其他企业或者其他资料项的单元格合并",
        "merged with cells of other companies or facts",
        "ほかの企業又は情報項目のセルと結合されている",
    ),
    "@cause:day-not-shown": ("未显示完整日期", "does not show a whole date", "完全な日付が表示されていない"),
    "@cause:error-cell": ("公式错误，没有值", "an error, no value", "エラー値"),
    "@cause:formula-without-value": (
        "公式没有保存计算结果",
        "a formula without its result",
        "数式の計算結果がない",
    ),
    "@cause:cell-too-long": ("超过100,000个字符", "more than 100,000 characters", "100,000文字を超える"),
    "@cause:rows-differ": (
        "同一企业的各行所填不一致",
        "rows about the same company differ",
        "同じ企業の行どうしで異なる",
    ),
    "@cause:contradicts": ("相互矛盾（{message}）", "contradictory ({message})", "矛盾（{message}）"),
    "@cause:row-too-long": (
        "单元格多于表头，多出部分未采用",
        "more cells than headings; the rest was not taken",
        "見出しより多いセルは採用しない",
    ),
    "@cause:row-slipped": (
        "单元格多于表头，内容错位",
        "more cells than headings, so they have slipped",
        "見出しよりセルが多く、列ずれ",
    ),
}
