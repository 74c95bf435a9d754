"""What is wrong with what facts and currencies are called."""

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
}
