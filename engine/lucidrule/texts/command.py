"""What the command says of itself."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "internal_error": (
        "lucidrule 内部错误（{}）。这是程序缺陷，未作任何判定；加 --debug 可查看详情。",
        "internal error of lucidrule ({}). This is a bug and nothing was determined; --debug shows details.",
        "lucidrule の内部エラー（{}）。不具合であり、判定は行っていません。--debug で詳細を表示します。",
    ),
    "help_usage": ("用法：{}", "Usage: {}", "使い方：{}"),
    "help_some_options": ("[选项]", "[OPTIONS]", "[オプション]"),
    "help_some_commands": ("命令 [参数]…", "COMMAND [ARGS]...", "コマンド [引数]…"),
    "help_options": ("选项", "Options:", "オプション"),
    "help_commands": ("命令", "Commands:", "コマンド"),
    "help_required": ("{}（必填）", "{} [required]", "{}（必須）"),
    "help_more": ("查看说明：{}", "Try '{}' for help.", "説明の表示：{}"),
    "usage_error": ("错误：{}", "Error: {}", "エラー：{}"),
    "usage_no_command": ("没有名为 `{}` 的命令", "there is no command `{}`", "`{}` というコマンドはありません"),
    "usage_no_option": ("没有名为 `{}` 的选项", "there is no option `{}`", "`{}` というオプションはありません"),
    "usage_near": ("{}；是否指 {}？", "{}; did you mean {}?", "{}。{} のことですか。"),
    "usage_missing": ("缺少 `{}`", "`{}` is missing", "`{}` がありません"),
    "usage_choice": ("`{}` 应为下列之一：{}", "`{}` must be one of {}", "`{}` に使えるもの：{}"),
    "usage_range": (
        "`{}` 须为{}至{}的整数",
        "`{}` must be a whole number from {} to {}",
        "`{}` は{}から{}までの整数でなければなりません",
    ),
    "usage_value": ("选项 `{}` 之后须写其值", "the option `{}` needs a value", "オプション `{}` には値が必要です"),
    "usage_no_value": ("选项 `{}` 不带值", "the option `{}` takes no value", "オプション `{}` に値は付けられません"),
    "usage_extra": ("多出的内容：{}", "there is more than the command takes: {}", "余分な引数があります：{}"),
    "usage_rows": (
        "--records、--strict、--route、--if-met 不能与 --outcomes-only 同用",
        "--records, --strict, --route and --if-met do not go with --outcomes-only",
        "--records、--strict、--route、--if-met は --outcomes-only と併用できません",
    ),
    "usage_with": (
        "--with 须与 --outcomes-only 同用：不用 --outcomes-only 的，本来就列出这两项内容",
        "--with goes with --outcomes-only: without it both are told anyway",
        "--with は --outcomes-only とともに使います。単独の場合、どちらも示されます",
    ),
    "usage_dates": (
        "--as-of 写多个的，列为各基准日对照表，不能与 --brief、--full、--change、--html、--pdf 同用",
        "several --as-of make a table by date; --brief, --full, --change, --html and --pdf do not go with it",
        "--as-of を複数書くと基準日ごとの表になり、--brief、--full、--change、--html、--pdf とは併用できません",
    ),
    "usage_papers": (
        "--brief 只列结论，不能与 --html、--pdf 同用",
        "--brief tells outcomes only; --html and --pdf do not go with it",
        "--brief は判定のみを示すため、--html、--pdf とは併用できません",
    ),
    "usage_follow": (
        "--follow 须与 --events 同用，且不能与 --as-of 同用",
        "--follow waits for --events, and cannot stand beside --as-of",
        "--follow は --events とともに使い、--as-of とは併用できません",
    ),
    "heading_former": (
        "表头“{}”用的是原代号，按 `{}` 读取",
        "the heading “{0}” has a former id; it is read as `{1}`",
        "見出し「{}」は旧識別名です。`{}` として読み取ります",
    ),
    "migrate_only_shown": (
        "以上更改尚未写入；写入请加 --write --force",
        "nothing is written yet; --write --force writes these changes",
        "まだ書き込んでいません。書き込むには --write --force を付けてください",
    ),
    "migrate_nothing": ("✔ 无须更改", "✔ nothing to change", "✔ 変更は不要です"),
    "migrate_left": (
        "尚有{}处须由人工修改，改好后再运行；文件未作改动",
        "{0} {0:place|places} to mend by hand first; nothing is written",
        "先に手で直す箇所が{}件あります。ファイルは変えていません",
    ),
    "migrate_read_as": (
        "`{}` 按 `{}` 读取（记录{}条）",
        "`{0}` is read as `{1}` ({2} {2:entry|entries})",
        "`{}` は `{}` として読み取ります（記録{}件）",
    ),
    "migrate_register": (
        "✔ 台账照常使用，记录不作改写",
        "✔ the register is read on; its log is never rewritten",
        "✔ 台帳はそのまま使えます。記録は書き換えません",
    ),
    "only_warnings": (
        "✔ {}：政策{}项，企业资料{}份，可以使用；另有提醒{}条",
        "✔ {0}: {1} {1:policy|policies}, {2} company {2:file|files}, no faults, {3} {3:warning|warnings}",
        "✔ {}：施策{}件、企業ファイル{}件、使用できます（警告{}件）",
    ),
    "no_faults": (
        "✔ {}：政策{}项，企业资料{}份，未发现问题",
        "✔ {0}: {1} {1:policy|policies}, {2} company {2:file|files}, no faults",
        "✔ {}：施策{}件、企業ファイル{}件、問題なし",
    ),
}
