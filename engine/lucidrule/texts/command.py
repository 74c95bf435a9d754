"""What the command says of itself."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "internal_error": (
        "lucidrule 内部错误（{}）。这是程序缺陷，未作任何判定；加 --debug 可查看详情。",
        "internal error of lucidrule ({}). This is a bug and nothing was determined; --debug shows details.",
        "lucidrule の内部エラー（{}）。不具合であり、判定は行っていません。--debug で詳細を表示します。",
    ),
    "no_faults": (
        "✔ {}：政策{}项，企业资料{}份，未发现问题",
        "✔ {0}: {1} {1:policy|policies}, {2} company {2:file|files}, no faults",
        "✔ {}：施策{}件、企業ファイル{}件、問題なし",
    ),
}
