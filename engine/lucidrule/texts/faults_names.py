"""What is wrong with what facts and currencies are called, and with what stands where keys or one condition belong."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "names-the-company": (
        "`{name}` 在表格中是企业名称或者企业编号的列标题，不能用作资料项的代号或者名称",
        "a column headed `{name}` says which company it is, so that no fact can be called so",
        "表の見出し `{name}` は企業の名称又は番号を示すため、情報項目の識別名や名称には使えません",
    ),
    "names-the-company.help": (
        "请写明是何事物的名称或者代码，例如“项目名称”“行业代码”",
        "say of what it is the name or the code, such as `name of the project` or `code of the trade`",
        "何の名称又はコードかまで書いてください（例：「事業名」「業種コード」）",
    ),
    "reserved-label": (
        "“{label}”在企业文件和表单中另有含义，不能用作资料项的名称",
        "“{label}” has a meaning of its own in company files and forms, so that no fact can be called so",
        "「{label}」は企業ファイルや様式で別の意味を持つため、情報項目の名称には使えません",
    ),
    "reserved-label.help": (
        "请换用更具体的名称",
        "call it by more words",
        "より具体的な名称にしてください",
    ),
    "unknown-currency": (
        "ISO 4217 中没有货币代码 `{value}`",
        "`{value}` is the code of no currency of ISO 4217",
        "ISO 4217 に通貨コード `{value}` はありません",
    ),
    "unknown-currency.help": (
        "请写 ISO 4217 的三个大写字母，例如 CNY、EUR、JPY",
        "write the three capital letters of ISO 4217, such as CNY, EUR, JPY",
        "ISO 4217 の大文字三字で書いてください（例：CNY、EUR、JPY）",
    ),
    "blank-text": (
        "此处文字只有空格",
        "this text is blank",
        "この文は空白だけです",
    ),
    "yet-to-be-written": (
        "此处文字 `{text}` 是占位文字",
        "`{text}` stands for a text that is yet to be written",
        "`{text}` は文の代わりに置かれた仮の語です",
    ),
    "yet-to-be-written.help": (
        "请写出文字；尚在起草的，可以写 `status: draft` 并暂缺该语言",
        "write it, or leave the language out for a while: `status: draft`",
        "文を書いてください。起草中であれば `status: draft` とし、その言語を省くことができます",
    ),
    "in-force-before-release": (
        "有效期自 {from_} 起，而发布日期为 {released}",
        "in force from {from_}, and released on {released}",
        "{from_} から適用され、公表日は {released} です",
    ),
    "in-force-before-release.help": (
        "请核对两个日期：发布日期早于有效期起始日，或者晚不超过一年",
        "look at both days: rules are mostly released before they hold, or within a year after that",
        "両方の日付を確かめてください。公表は適用の始まりの前か、その後一年以内が普通です",
    ),
    "list-below-not": (
        "`not` 之下只能写一个条件，不能写列表",
        "below `not` stands one condition, and no list",
        "`not` の下に書けるのは一つの条件で、列挙はできません",
    ),
    "list-below-not.help": (
        "各项都不符合的，写作 `not: {{any: […]}}`；不同时符合的，写作 `not: {{all: […]}}`",
        "none of them is `not: {{any: […]}}`, not all of them together `not: {{all: […]}}`",
        "いずれにも当たらないものは `not: {{any: […]}}`、全てには当たらないものは `not: {{all: […]}}` と書いてください",
    ),
    "written-otherwise": (
        "`{name}` 不能这样写",
        "`{name}` is not written so",
        "`{name}` はこのようには書けません",
    ),
    "written-otherwise.help": (
        "写作 `{written}`",
        "write `{written}`",
        "`{written}` と書いてください",
    ),
    "needs-keys": (
        "`{name}` 之下须写明各键，不能只写 `{found}`",
        "`{name}` takes keys, and not `{found}` alone",
        "`{name}` にはキーが必要で、`{found}` だけでは足りません",
    ),
    "needs-keys.help": (
        "写作 `{written}`",
        "write `{written}`",
        "`{written}` と書いてください",
    ),
}
