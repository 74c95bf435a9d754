"""Faults of values: why what is written is no value, where more can be said than which kind was expected."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "unknown-amount": (
        "算式中没有 `{name}` 一词；可用的有 {allowed}",
        "`{name}` is no word of amounts, which are {allowed}",
        "`{name}` という算式の語はありません。使える語：{allowed}",
    ),
    "too-few": (
        "此处须有{least}项，只写了{found}项",
        "{least} are needed here, and there is {found}",
        "ここには{least}件必要ですが、{found}件しかありません",
    ),
    "text-in-no-language": (
        "文字须按语言分别填写：{languages}",
        "a text stands here in each language: {languages}",
        "ここの文字は言語ごとに書きます：{languages}",
    ),
    "text-in-no-language.help": (
        "例如 `{{zh: 补助, en: Grant, ja: 助成}}`；含逗号的加引号",
        "such as `{{zh: 补助, en: Grant, ja: 助成}}`; one with a comma in quotes",
        "例：`{{zh: 补助, en: Grant, ja: 助成}}`。カンマを含むものは引用符で囲みます",
    ),
    "key-of-other-file": (
        "键 `{name}` 不应写在此处",
        "the key `{name}` does not belong here",
        "キー `{name}` はここには書けません",
    ),
    "key-of-other-file.help": (
        "请写在 {file} 中",
        "it stands in {file}",
        "{file} に書いてください",
    ),
    "unknown-source.help": (
        "policies.yaml 的 `sources:` 所列出处：{sources}",
        "policies.yaml lists below `sources:`: {sources}",
        "policies.yaml の `sources:` にある出典：{sources}",
    ),
    "unusable-character": (
        "此处有不能使用的字符 {character}",
        "there is a character that no YAML may hold: {character}",
        "使用できない文字 {character} があります",
    ),
    "unusable-character.help": (
        "请删除该字符；编辑器通常不显示此类字符",
        "delete it; most editors do not show it",
        "この文字を削除してください。多くのエディターでは表示されません",
    ),
    "needs-month": (
        "`{value}` 只有年份，`{fact}` 须填写具体日期",
        "`{value}` is a year only: `{fact}` needs a day",
        "`{value}` は年のみです。`{fact}` には年月日が必要です",
    ),
    "needs-month.help": (
        "请补填月、日，例如 2021-06-30",
        "add the month and the day, such as 2021-06-30",
        "月と日を補ってください（例：2021-06-30）",
    ),
    "needs-day": (
        "`{value}` 只有年、月，`{fact}` 须填写具体日期",
        "`{value}` lacks the day: `{fact}` needs one",
        "`{value}` には日がありません。`{fact}` には年月日が必要です",
    ),
    "needs-day.help": (
        "请补填日，例如 2021-06-30",
        "add the day, such as 2021-06-30",
        "日を補ってください（例：2021-06-30）",
    ),
    "year-too-early": (
        "`{value}` 的年份有误：日期的年份应为1000年至9999年",
        "`{value}` has a year that nobody means: days are taken of the years 1000 to 9999",
        "`{value}` の年は誤りと思われます。日付の年は1000年から9999年までです",
    ),
    "year-too-early.help": (
        "请写全四位年份，例如 2021-06-01；没有日期的，请留空",
        "write all four digits of the year, as in 2021-06-01; leave it empty where there is no day",
        "年は四桁すべてを書いてください。例：2021-06-01。日付がない場合は空欄にしてください",
    ),
    "day-zero": (
        "`{value}` 不是真实日期：电子表格和数据库的空日期或者0会变成这样，未予采用",
        "`{value}` is no day that anybody meant: it is what other programs make of a date that is empty or 0",
        "`{value}` は実際の日付ではなく、空欄又は0が他のプログラムで日付になったものです。採用しません",
    ),
    "day-zero.help": (
        "请填写具体日期，例如 2021-06-01；没有日期的，请留空",
        "write the day, as in 2021-06-01, or leave it empty",
        "日付を書いてください（例：2021-06-01）。日付がない場合は空欄にしてください",
    ),
    "short-year": (
        "`{value}` 的年份只有两位数字，未予采用",
        "the year of `{value}` has two digits only: it is not taken",
        "`{value}` の年が二桁しかないため採用しません",
    ),
    "short-year.help": (
        "请写四位数字的年份，例如 2021-06-30",
        "write its four digits, such as 2021-06-30",
        "年を四桁で書いてください（例：2021-06-30）",
    ),
    "noted-number": (
        "`{value}` 带有注释符号，不能作为数字读取",
        "`{value}` has the mark of a note, which is no digit of it",
        "`{value}` には注の番号が付いており、数として読めません",
    ),
    "noted-number.help": (
        "请删去注释符号，只填数值；注释内容请另行核实",
        "leave only the value itself, and mind what the note says of it",
        "注の番号を消して値だけを書き、注の内容も確かめてください",
    ),
    "unit-two-readings": (
        "本列以{second}计，`{value}` 只写了币种、未写单位：既可读作以{first}计，也可读作以{second}计",
        "the column counts in {second}, `{value}` says only its currency: it may be in {first} or in {second}",
        "この列は{second}単位であるのに、`{value}` には通貨だけがあり単位がありません。{first}とも{second}とも読めます",
    ),
    "unit-two-readings.help": (
        "请只填数字，或者在数字后写明单位，例如 5{second}",
        "write the bare number, or its unit behind it, such as 5{second}",
        "数字だけを書くか、5{second} のように単位を付けてください",
    ),
    "magnitude-two-readings": (
        "本列以{unit}计，其他数额的中位数为 {usual}，`{value}` 达其一千倍以上：既可读作{first}，也可读作{second}",
        "the column counts in {unit} and the middle of its other numbers is {usual}; `{value}` is at least a thousand "
        "times that, and may be {first} or {second}",
        "この列の単位は{unit}で、他の金額の中央値は {usual} です。"
        "`{value}` はその千倍以上で、{first}とも{second}とも読めます",
    ),
    "magnitude-two-readings.help": (
        "请核对，并在数字后写明单位，例如 500万元",
        "check it and write its unit behind the number, such as 500万元",
        "確認のうえ、数字の後に単位を書いてください（例：500万元）",
    ),
    "two-days": (
        "`{value}` 既可读作 {first}，也可读作 {second}",
        "`{value}` can be read as {first} or as {second}",
        "`{value}` は {first} とも {second} とも読めます",
    ),
    "two-days.help": (
        "请按年、月、日的顺序填写，例如 {first}",
        "write year, month, day, such as {first}",
        "年・月・日の順に書いてください（例：{first}）",
    ),
    "zoned-time": (
        "`{value}` 带有时区，而政策文件未写明所用时区，无法确定是哪一天",
        "`{value}` is a time in a zone: which day that is, the programme does not say, for it states no zone",
        "`{value}` には時間帯が付いていますが、政策文書に時間帯の定めがないため、日付を特定できません",
    ),
    "zoned-time.help": (
        "请只填写日期，或者在 policies.yaml 中写明 `zone:`",
        "write the day alone, or state a `zone:` in policies.yaml",
        "日付だけを書くか、policies.yaml に `zone:` を書いてください",
    ),
    "uncertain-number": (
        "`{value}` 是约数或者范围，不是确数，未予采用",
        "`{value}` says a number only roughly, or a range: it is not taken",
        "`{value}` は概数又は範囲であり、確かな数ではないため採用しません",
    ),
    "uncertain-number.help": (
        "请填写确数；尚不清楚的，请填“不详”",
        "write the exact number, or `unknown`",
        "正確な数を書いてください。分からない場合は「不明」と書きます",
    ),
    "marked-doubtful": (
        "`{value}` 带有存疑标记，未予采用",
        "`{value}` is marked as doubtful: it is not taken",
        "`{value}` には確かでないことを示す印があるため採用しません",
    ),
    "marked-doubtful.help": (
        "核实后请改为确切内容，并删去问号等标记；仍不清楚的，请填“不详”",
        "check it, write what is right without the mark, or `unknown`",
        "確認のうえ、疑問符等の印を消して正しい内容を書いてください。分からない場合は「不明」と書きます",
    ),
    "other-currency": (
        "`{value}` 不是人民币金额",
        "`{value}` is an amount in another currency than yuan",
        "`{value}` は人民元の金額ではありません",
    ),
    "other-currency.help": (
        "请折算为人民币后填写，例如 500万元",
        "convert it into yuan, such as 5,000,000",
        "人民元に換算して書いてください（例：500万元）",
    ),
    "another-currency": (
        "`{value}` 不是以 {expected} 计的金额",
        "`{value}` is an amount in another currency than {expected}",
        "`{value}` は {expected} の金額ではありません",
    ),
    "another-currency.help": (
        "请折算为 {expected} 后填写",
        "convert it into {expected}",
        "{expected} に換算して書いてください",
    ),
    "other-style": (
        "`{value}` 不是政策文件的数字写法（{expected}）",
        "`{value}` is not written as the numbers of the programme are: {expected}",
        "`{value}` は政策文書の数字の書き方（{expected}）ではありません",
    ),
    "decimal-comma": (
        "`{value}` 是以逗号作小数点、以点作千位分隔的写法，本政策文件的数字写作 1,200.50",
        "`{value}` is written with decimal comma, or points between thousands; numbers here are written as 1,200.50",
        "`{value}` は小数点をコンマ、桁区切りを点とする書き方です。この施策の数字は 1,200.50 のように書きます",
    ),
    "decimal-comma.help": (
        "如果是这个意思，请写作 `{first}`",
        "if so, write `{first}`",
        "その意味であれば `{first}` と書いてください",
    ),
    "odd-groups": (
        "`{value}` 的分隔符不是每三位一个，可能漏写、多写数字，未予采用",
        "`{value}` has digits in other groups than of three: one may be missing, and it is not taken",
        "`{value}` は区切りが三桁ごとでなく、数字の過不足があり得るため採用しません",
    ),
    "odd-groups.help": (
        "请去掉分隔符，或者每三位写一个，例如 1,234,567",
        "write it without marks between the digits, or in groups of three, such as 1,234,567",
        "区切りを外すか、1,234,567 のように三桁ごとに区切ってください",
    ),
    "short-unit": (
        "`{value}` 的单位是缩写，有多种含义，未予采用",
        "the unit of `{value}` is abbreviated and means more than one thing: it is not taken",
        "`{value}` の単位は略語で複数の意味があるため採用しません",
    ),
    "short-unit.help": (
        "请写全单位，例如 500万、12.5 million",
        "write the unit out, such as 12.5 million or 500万",
        "単位を略さずに書いてください。例：500万、12.5 million",
    ),
    "minus-behind": (
        "`{value}` 的负号在数字之后，可能是负数，也可能是没有写完的范围",
        "`{value}` has its minus behind it: it may be below zero, or a range that is not complete",
        "`{value}` は負号が数字の後にあり、負の数とも書きかけの範囲とも読めます",
    ),
    "minus-behind.help": (
        "负数请将负号写在前面，例如 -500",
        "write a minus in front, such as -500",
        "負の数は -500 のように負号を前に書いてください",
    ),
    "bare-point": (
        "`{value}` 未加引号：按本政策文件的数字写法（{expected}），点号为千位分隔，YAML 却读作小数点",
        "`{value}` without quotes is a decimal to YAML; in numbers as {expected} points stand between thousands",
        "`{value}` に引用符がありません。施策の数字（{expected}）では点は桁区切りですが、YAML は小数点と読みます",
    ),
    "bare-point.help": (
        '请加引号并按 {expected} 书写，例如 `"1.200,50"`；整数可以不写千位分隔',
        "put it in quotes and write it as {expected}, or leave the points between thousands out",
        "引用符で囲み {expected} のように書くか、桁区切りの点を省いてください",
    ),
    "rounded-number": (
        "`{value}` 是科学记数法，可能已被取整，未予采用",
        "`{value}` is written with an exponent and may have been rounded: it is not taken",
        "`{value}` は指数表記で、丸められた可能性があるため採用しません",
    ),
    "rounded-number.help": (
        "请写出全部数字，或者用“万”“亿”表示",
        "write out all its digits, or use 万 and 亿",
        "すべての桁を書くか、「万」「億」を用いてください",
    ),
    "two-readings": (
        "`{value}` 既可读作 {first}，也可读作 {second}",
        "`{value}` can be read as {first} or as {second}",
        "`{value}` は {first} とも {second} とも読めます",
    ),
    "two-readings.help": (
        "同一文件中有的数字以逗号作小数点；请统一写法，例如 600000",
        "other numbers here have a comma before their decimals; write for example 600000",
        "ほかの数字に小数点としてのコンマがあります。600000 のように書いてください",
    ),
    "share-two-readings": (
        "`{value}` 既可读作 {first}，也可读作 {second}",
        "`{value}` can be read as {first} or as {second}",
        "`{value}` は {first} とも {second} とも読めます",
    ),
    "per-mille-two-readings": (
        "`{value}` 既可读作 {first}，也可读作 {second}",
        "`{value}` can be read as {first} or as {second}",
        "`{value}` は {first} とも {second} とも読めます",
    ),
    "per-mille-two-readings.help": (
        "请连同千分号填写，例如 {first}",
        "write it with its sign, such as {first}",
        "‰ を付けて書いてください（例：{first}）",
    ),
    "share-two-readings.help": (
        "请连同百分号填写，例如 {first}",
        "write it with its sign, such as {first}",
        "% を付けて書いてください（例：{first}）",
    ),
}
