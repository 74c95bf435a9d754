"""Faults of what is written about a company, and the kinds of value that are expected."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "not-a-mapping": (
        "企业资料须为含 `facts:` 的“键: 值”结构",
        "a company file is a mapping with `facts:`",
        "企業ファイルは `facts:` を持つ対応表（`キー: 値`）でなければなりません",
    ),
    "credit-code-before": (
        "`{code}` 是15位的原工商注册号，不是统一社会信用代码",
        "`{code}` is a registration number of before, of 15 digits, and no unified social credit code",
        "`{code}` は15桁の旧登録番号であり、統一社会信用コードではありません",
    ),
    "credit-code-before.help": (
        "请按现行营业执照填写18位的统一社会信用代码；没有的，留空",
        "write the 18 characters on the business licence of now, or leave it out",
        "現在の営業許可証にある18桁のコードを書いてください。ない場合は空欄にします",
    ),
    "credit-code-length": (
        "统一社会信用代码应为18位，`{code}` 为{found}位",
        "a unified social credit code has 18 characters, `{code}` has {found}",
        "統一社会信用コードは18桁ですが、`{code}` は{found}桁です",
    ),
    "credit-code-letter": (
        "`{code}` 第{at}位的 `{letter}` 不会出现在统一社会信用代码中",
        "`{code}` has `{letter}` in place {at}, which no unified social credit code has",
        "`{code}` の{at}桁目の `{letter}` は、統一社会信用コードに使われない文字です",
    ),
    "credit-code-letter.help": (
        "只用数字和大写字母，不用 I、O、S、V、Z；请核对是否应为 1、0、5、U、2",
        "digits and letters other than I, O, S, V, Z are used; is it a 1, 0, 5, U or 2?",
        "使われるのは数字と I、O、S、V、Z 以外の英字です。1、0、5、U、2 ではありませんか",
    ),
    "credit-code-digit": (
        "`{code}` 的校验码不符：前17位对应的末位应为 `{due}`，此处为 `{found}`",
        "`{code}` has a wrong check digit: the first 17 characters ask for `{due}` at the end, not `{found}`",
        "`{code}` の検査文字が合いません。前17桁に対する末尾は `{due}` ですが、`{found}` となっています",
    ),
    "credit-code-digit.help": (
        "任何一位写错都会如此，请与营业执照逐位核对",
        "a slip in any of the characters does this: compare it with the business licence",
        "どの桁の誤りでもこうなります。営業許可証と1桁ずつ照合してください",
    ),
    "needs-years": ("`{fact}` 须按年份填写", "`{fact}` has a value for each year", "`{fact}` は年ごとに書きます"),
    "needs-years.help": (
        "请写作 `{name}: {{2021: …}}`",
        "write `{name}: {{2021: …}}`",
        "`{name}: {{2021: …}}` のように書いてください",
    ),
    "negative": ("`{fact}` 不得为负", "`{fact}` cannot be below zero", "`{fact}` は負にできません"),
    "too-many-decimals": (
        "`{fact}` 的小数不得超过{maximum}位",
        "`{fact}` cannot have more than {maximum} decimals",
        "`{fact}` の小数は{maximum}桁までです",
    ),
    "above-maximum": (
        "`{fact}` 不得超过 {maximum}",
        "`{fact}` cannot be above {maximum}",
        "`{fact}` は {maximum} を超えられません",
    ),
    "contradiction": (
        "{message}：此处为 `{first}`，另见 {place} 的 `{second}`",
        "{message}: `{first}` here, `{second}` at {place}",
        "{message}：ここは `{first}`、もう一方は {place} の `{second}`",
    ),
    "set-syntax": (
        "`{value}` 不符合 `资料项=值` 或者 `资料项.年份=值` 的写法",
        "`{value}` is not `fact=value` or `fact.year=value`",
        "`{value}` は `情報項目=値` 又は `情報項目.年=値` の形ではありません",
    ),
    "contradictory": (
        "{message}（`{first}` 与 `{second}`）",
        "{message} (`{first}` and `{second}`)",
        "{message}（`{first}` と `{second}`）",
    ),
    "too-many-values": (
        "所含内容超过{most}项",
        "holds more than {most} parts",
        "内容が{most}件を超えています",
    ),
    "too-many-ranges": (
        "`{name}` 的分段过多，无法逐段展示",
        "`{name}` has too many ranges to show: sums turn in too many places",
        "`{name}` は区分が多すぎるため、範囲として示せません",
    ),
    "no-question": ("没有这一问题", "there is no such question", "該当する質問はありません"),
    "@kind:value": ("单个值", "a single value", "一つの値"),
    "@kind:text": ("文字", "text", "文字列"),
    "@kind:flag": ("“是”或者“否”", "yes or no", "「はい」又は「いいえ」"),
    "@kind:true-false": ("`true`（是）或者 `false`（否）", "`true` or `false`", "`true` 又は `false`"),
    "@kind:count": ("整数，例如 12", "a whole number such as 12", "整数（例：12）"),
    "@kind:list": ("列表", "a list", "リスト"),
    "@kind:mapping": ("“键: 值”结构", "a mapping (`key: value`)", "対応表（`キー: 値`）"),
    "@kind:number": ("数字", "a number", "数"),
    "@kind:date": ("日期，例如 2021-06-30", "a date such as 2021-06-30", "日付（例：2021-06-30）"),
    "@kind:event": (
        "日期（例如 2021-06-30）或者“从未”",
        "a date such as 2021-06-30, or `never`",
        "日付（例：2021-06-30）又は「なし」",
    ),
    "@kind:money": (
        "金额（元），例如 5亿、500万、500000，不用科学记数法",
        "yuan such as 5亿, 500万 or 500000, with no exponent",
        "金額（元）、例：5億、500万、500000。指数表記は不可",
    ),
    "@kind:other-money": (
        "金额，例如 50000，不用科学记数法",
        "an amount of money such as 50000, with no exponent",
        "金額（例：50000）。指数表記は不可",
    ),
    "@kind:share": ("比例，例如 5% 或者 0.05", "a share such as 5% or 0.05", "割合（例：5%、0.05）"),
    "@kind:choice": ("可选项之一", "one of its choices", "選択肢の一つ"),
    "@kind:choices": (
        "可选项的列表，写在方括号内",
        "a list of its choices, in square brackets",
        "選択肢のリスト（角括弧で囲む）",
    ),
    "@kind:records": ("清单，或者“无”", "a list of records, or `none`", "一覧又は「なし」"),
    "@kind:above-zero": ("大于零的金额", "an amount above zero", "零より大きい金額"),
    "@kind:company": (
        "企业资料：资料项的映射、JSON（bytes）、文件路径或者 Profile",
        "a company: a mapping of facts, JSON as bytes, the path of a file, or a profile",
        "企業の情報：情報項目の対応表、JSON（bytes）、ファイルのパス又は Profile",
    ),
    "@kind:companies": ("多家企业资料", "companies, one after the other", "複数の企業の情報"),
    "@kind:names": ("由代号或者名称组成的列表", "a list of ids or names", "識別名又は名称のリスト"),
    "@kind:missing": ("待补充的资料项（Missing）", "a missing fact (`Missing`)", "不足している情報項目（Missing）"),
    "@kind:path": ("文件或者文件夹的路径", "the path of a file or folder", "ファイル又はフォルダーのパス"),
    "@unstated": ("未写明", "nothing", "記載なし"),
    "@kind:other": ("其他类型的值", "another kind of value", "別の種類の値"),
}
