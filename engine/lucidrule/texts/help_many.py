"""What the commands about tables, scenarios and registers do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:screen": (
        (
            "核对整张企业名单：每家企业符合哪些政策，尚缺哪些资料。\n\n"
            "示例：lucidrule screen 名单.xlsx -o 结果.xlsx --as-of 2022-06-30\n"
            "文件为 .csv、.tsv、.xlsx、.ods、.parquet、.jsonl 文件，可用 '名单/*.csv' 之类的通配符。\n"
            "每行一家企业。表头用资料项的名称或者代号；按年度填报的写明年份，如 2021年营收。\n"
            "空单元格按未知处理。`lucidrule template 名单.xlsx` 可生成空白表。"
        ),
        (
            "Screen a whole table of companies: which policies each qualifies for, and what is missing.\n\n"
            "Example: lucidrule screen companies.xlsx -o result.xlsx --as-of 2022-06-30\n"
            "FILES are .csv, .tsv, .xlsx, .ods, .parquet or .jsonl, or patterns such as 'register/*.csv'.\n"
            "A row is a company. Headings are facts by id or name; yearly ones with their year: "
            "annual_revenue 2021.\n"
            "An empty cell is not known. `lucidrule template FILE.xlsx` makes an empty sheet."
        ),
        (
            "企業名簿を一括して判定します。企業ごとに、該当する施策と不足情報を示します。\n\n"
            "例：lucidrule screen 名簿.xlsx -o 結果.xlsx --as-of 2022-06-30\n"
            "ファイルは .csv、.tsv、.xlsx、.ods、.parquet、.jsonl ファイルです。'名簿/*.csv' "
            "のようなワイルドカードも使えます。\n"
            "一行に一社とします。見出しは情報項目の名称又は識別名とし、"
            "年ごとのものには年を付けます（例：売上高 2021年）。\n"
            "空欄は不明として扱います。`lucidrule template 名簿.xlsx` で空の表を作れます。"
        ),
    ),
    "help:template": (
        (
            "生成供企业填写的空白表：.xlsx 附下拉选项和填写说明，.csv 只有表头。\n\n"
            "示例：lucidrule template 名单.xlsx --lang zh"
        ),
        (
            "Make an empty table for companies to fill in: .xlsx with drop-downs and notes, or the headings "
            "as .csv.\n\n"
            "Example: lucidrule template companies.xlsx --lang zh"
        ),
        (
            "企業が記入する空の表を作成します。.xlsx には選択肢と注記が付き、.csv は見出しのみです。\n\n"
            "例：lucidrule template 名簿.xlsx --lang ja"
        ),
    ),
    "help:test": (
        (
            "核对验收场景：功能文件，或者其所在文件夹。\n\n"
            "示例：lucidrule test features/ --lang zh --html 结果.html\n"
            "不写路径的，核对当前文件夹的 features；没有 features 的，核对当前文件夹。\n"
            "退出码0：全部通过；1：有场景未通过，或者没有执行任何场景；2：有文件无法读取。"
        ),
        (
            "Run scenarios: feature files, or folders of them.\n\n"
            "Example: lucidrule test features/ --lang zh --html report.html\n"
            "Without PATHS: those of features/ in this folder, else of this folder.\n"
            "Exit code 0: all passed; 1: a scenario failed, or none was run;\n"
            "2: something could not be read."
        ),
        (
            "受入シナリオを実行します（フィーチャファイル、又はそのフォルダー）。\n\n"
            "例：lucidrule test features/ --lang ja --html 結果.html\n"
            "パスを書かないときは、今のフォルダーの features（なければ今のフォルダー）を実行します。\n"
            "終了コード0：すべて合格。1：不合格のシナリオがあるか、実行したシナリオがない。"
            "2：読めないものがある。"
        ),
    ),
    "help:steps": (
        ("列出场景中可用的全部句式，附示例。\n\n示例：lucidrule steps --lang zh"),
        ("List every sentence that scenarios may use, with an example.\n\nExample: lucidrule steps --lang zh"),
        ("シナリオで使えるすべての文型を、例とともに示します。\n\n例：lucidrule steps --lang ja"),
    ),
    "help:draft": (
        (
            "按现在的判定起草场景，供修改、确认。\n\n"
            "示例：lucidrule draft 企业.yaml --policy revenue-milestone --lang zh > 草稿.feature"
        ),
        (
            "Write scenarios from what is determined today, to edit and sign off.\n\n"
            "Example: lucidrule draft company.yaml --policy revenue-milestone --lang zh > draft.feature"
        ),
        (
            "現在の判定からシナリオの下書きを作成します。確認と修正のうえ使用してください。\n\n"
            "例：lucidrule draft 企業.yaml --policy revenue-milestone --lang ja > 下書き.feature"
        ),
    ),
    "help:watch": (
        (
            "将报送的资料记入企业台账，并告知哪些结论发生变动。\n\n"
            "示例：lucidrule watch --store 台账.db --events examples/events.jsonl --lang zh\n"
            "未写 --events 和 --as-of 的，只列出自上次打开台账以来因规则更新而发生的变动。\n\n"
            "已告知的变动均已保存；已保存而尚未告知的，下次启动时予以告知，因此个别变动可能告知两次。\n"
            "按 Ctrl-C 中断或者异常退出后，可以再次报送相同的记录，不会重复计算。\n"
            "有误的记录予以退回并列明所在行，其余照常处理。\n\n"
            "退出码2：有记录被退回。"
        ),
        (
            "Take events into a register, and tell which outcomes change.\n\n"
            "Example: lucidrule watch --store register.db --events examples/events.jsonl --lang zh\n"
            "Without --events and --as-of: only what other rules change since the register was last open.\n\n"
            "What is told has been kept; what was kept and not told is told at the next start, some of it twice.\n"
            "After Ctrl-C or a crash send the same events again, none counts twice.\n"
            "A bad event is refused, with its line; the rest goes on.\n\n"
            "Exit code 2: some were refused."
        ),
        (
            "届いた情報を企業台帳に登録し、判定の変化を知らせます。\n\n"
            "例：lucidrule watch --store 台帳.db --events examples/events.jsonl --lang ja\n"
            "--events も --as-of もない場合は、前回台帳を開いた後の規則の改定による変化のみを示します。\n\n"
            "知らせた変化は保存済みです。保存済みで未通知の変化は次の起動時に知らせるため、二度知らせることもあります。\n"
            "Ctrl-C や異常終了の後に同じ記録を再び送っても、二重には数えません。\n"
            "誤った記録は、その行を示して差戻しとし、残りは続けて処理します。\n\n"
            "終了コード2：差戻しの記録がありました。"
        ),
    ),
    "help:history": (
        (
            "列明何人何时报送了一家企业的什么资料，结论因此如何变动；未写企业编号的，列出全部企业。\n\n"
            "示例：lucidrule history --store 台账.db 500012 --lang zh\n"
            "加 --json 的，每条记录输出一个对象；同时写明企业编号的，"
            "每次变动附按当时规则重新作出的完整判定和核验信息。\n"
            "--verify 无法发现末尾被截去的记录，请将 --head 输出的校验值另行保存并核对。\n\n"
            "--replay 用于查看：如果一直适用另一套规则，哪些结论会不同；台账本身不变。\n\n"
            "退出码1：台账校验未通过，或者按 --replay 的规则有不同的结论。"
        ),
        (
            "Tell who made what known about a company, when, and what followed; without COMPANY, of all.\n\n"
            "Example: lucidrule history --store register.db 500012 --lang zh\n"
            "--json prints an object for each entry; with COMPANY each change carries its determination, with\n"
            "receipt, recomputed under the rules of its time.\n"
            "--verify cannot see a tail that was cut off: keep the digest of --head elsewhere, and compare.\n\n"
            "--replay tells which outcomes would have been others, had other rules held from the beginning; the\n"
            "register stays as it is.\n\n"
            "Exit code 1: the register does not verify, or outcomes are others under the rules of --replay."
        ),
        (
            "企業の情報を誰がいつ登録し、判定がどう変わったかを示します。企業番号を省略すると、"
            "すべての企業について示します。\n\n"
            "例：lucidrule history --store 台帳.db 500012 --lang ja\n"
            "--json を付けると、記録ごとにオブジェクトを出力します。企業番号も指定すると、変化ごとに、"
            "当時の規則で再計算した判定と検証情報が付きます。\n"
            "--verify では末尾の切取りは分かりません。--head の検証値を別に保管し、照合してください。\n\n"
            "--replay は、初めから別の規則によっていたら異なった判定を示します。台帳は変わりません。\n\n"
            "終了コード1：台帳の検証に失敗したか、--replay の規則で異なる判定がありました。"
        ),
    ),
}
