"""What the commands about a company and its rules do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:lucidrule": (
        (
            "核对企业符合哪些支持政策，并说明理由。\n\n"
            "示例：lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30 --lang zh"
        ),
        (
            "Check a company against support policies, with reasons.\n\n"
            "Example: lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30 --lang zh"
        ),
        (
            "企業がどの支援施策に該当するかを、理由とともに判定します。\n\n"
            "例：lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30 --lang ja"
        ),
    ),
    "help:check": (
        (
            "判定企业符合哪些政策，并说明理由。\n\n"
            "示例：lucidrule check 企业.yaml --as-of 2022-06-30\n"
            "文件为 YAML 或者 JSON 文件；写 - 的，从标准输入读取。"
        ),
        (
            "Determine which policies a company qualifies for, and why.\n\n"
            "Example: lucidrule check company.yaml --as-of 2022-06-30\n"
            "FILE is YAML or JSON; - reads standard input."
        ),
        (
            "企業がどの施策に該当するかを、理由とともに判定します。\n\n"
            "例：lucidrule check 企業.yaml --as-of 2022-06-30\n"
            "ファイルは YAML 又は JSON ファイルです。- は標準入力から読み込みます。"
        ),
    ),
    "help:ask": (
        (
            "就所缺资料逐项提问，先问对结论影响最大的，直到结论不再改变。\n\n"
            "示例：lucidrule ask --save 企业.yaml --as-of 2022-06-30 --lang zh\n"
            "文件为已有的企业资料文件。不清楚的按回车；? 查看说明，< 返回上一题，! 修改以前的答案，. 结束。"
            "按 Ctrl-C 中断的，--save 已保存的答案不会丢失。"
        ),
        (
            "Ask for what is missing, the question that settles most first, until nothing can change.\n\n"
            "Example: lucidrule ask --save company.yaml --as-of 2022-06-30 --lang zh\n"
            "FILE is a company file to begin with. Enter leaves a question open; ? helps, < goes back, "
            "! changes an earlier answer, . ends. Ctrl-C loses nothing that --save has kept."
        ),
        (
            "不足情報を、判定への影響が大きいものから順に、判定が変わらなくなるまで質問します。\n\n"
            "例：lucidrule ask --save 企業.yaml --as-of 2022-06-30 --lang ja\n"
            "ファイルは既にある企業ファイルです。不明な場合は Enter、? で説明、< で前の質問、! "
            "で以前の回答の変更、. で終了します。Ctrl-C で中断しても、--save で保存した回答は失われません。"
        ),
    ),
    "help:sensitivity": (
        (
            "列明一项资料在哪些取值范围内符合哪些政策、金额多少，并给出精确的分界。\n\n"
            "示例：lucidrule sensitivity 企业.yaml --fact equipment_amount --as-of 2022-06-30\n"
            "其他资料按文件所填不变。分界以1元或者1个单位为准。"
        ),
        (
            "Show over which ranges of one fact which policies hold and what they pay, with the exact edges.\n\n"
            "Example: lucidrule sensitivity company.yaml --fact equipment_amount --as-of 2022-06-30\n"
            "All other facts stay as they are in FILE. Edges are in whole yuan or units."
        ),
        (
            "一つの情報項目のどの範囲でどの施策に該当し、いくらになるかを、正確な境目とともに示します。\n\n"
            "例：lucidrule sensitivity 企業.yaml --fact equipment_amount --as-of 2022-06-30\n"
            "他の情報はファイルのままとします。境目は1元又は1単位まで示します。"
        ),
    ),
    "help:when": (
        (
            "列明其他情况不变时，结论和测算金额在哪些日期变化，默认自基准日起五年；到时才有的数据，列为“需某年数据”，不算变化。\n\n"
            "示例：lucidrule when 企业.yaml --as-of 2022-06-30 --until 2027-06-30\n"
            "申报期间一并列出；--ics 写入日历文件。"
        ),
        (
            "List the days on which an outcome or a sum changes if nothing but the date does, five years ahead. What "
            "then hangs on figures that do not exist yet is told as such, not as a change.\n\n"
            "Example: lucidrule when company.yaml --as-of 2022-06-30 --until 2027-06-30\n"
            "Windows in which one may apply are among them; --ics writes a calendar file."
        ),
        (
            "ほかに何も変わらない場合に判定や試算額が変わる日を、基準日から5年先まで示します。まだ存在しない数値によるものは、"
            "その年の数値が必要とだけ示し、変化とはしません。\n\n"
            "例：lucidrule when 企業.yaml --as-of 2022-06-30 --until 2027-06-30\n"
            "受付期間も示します。--ics でカレンダーファイルに書き込みます。"
        ),
    ),
    "help:new": (
        ("生成待填写的企业资料文件，每项资料均附填报问题。\n\n示例：lucidrule new 企业.yaml --lang zh"),
        (
            "Write a company file to fill in: every fact, with its question.\n\n"
            "Example: lucidrule new company.yaml --lang zh"
        ),
        (
            "記入用の企業ファイルを作成します。すべての情報項目に質問が付きます。\n\n"
            "例：lucidrule new 企業.yaml --lang ja"
        ),
    ),
    "help:new-programme": (
        (
            "在文件夹中新建一套政策：总文件、资料项、共用条件、一项政策和一个场景，均附说明，可以直接检查通过。\n\n"
            "示例：lucidrule new-programme 新政策 --lang zh"
        ),
        (
            "Write the files of a new programme into FOLDER, with comments: facts, common criteria, one policy and a "
            "scenario. They validate at once.\n\n"
            "Example: lucidrule new-programme my-programme"
        ),
        (
            "フォルダーに新しい施策一式を作成します"
            "（基本ファイル、情報項目、共通の要件、施策一件、シナリオ一件、説明付き）。"
            "そのまま検査に合格します。\n\n"
            "例：lucidrule new-programme 新しい施策 --lang ja"
        ),
    ),
    "help:migrate": (
        (
            "将早先的文件改为现行写法：规则文件夹改为规则语言第2版，原代号改为现代号；企业资料文件和表头对照文件同样处理。\n"
            "先以对比形式显示更改，注释和排版不变；加 --write 方写入文件。"
            "企业台账的记录不作改写，读取时自动按现代号处理。\n\n"
            "示例：lucidrule migrate 新政策 --write --force\n"
            "路径为规则文件夹、企业资料文件、表头对照文件或者企业台账。"
        ),
        (
            "Bring what was written earlier to what holds now: rules to version 2 of the language, former ids "
            "(`formerly:`) to those of now, in rules, company files and maps of headings.\n"
            "What would change is shown first, comments and layout stay; --write writes it. A register is never "
            "rewritten: former ids are read as those of now.\n\n"
            "Example: lucidrule migrate my-programme --write --force\n"
            "PATH is a folder of rules, a company file, a map of headings or a register."
        ),
        (
            "以前のファイルを現在の書き方に改めます。規則のフォルダーは規則言語の第2版に、"
            "旧識別名（`formerly:`）は現在のものにします。企業ファイルと見出しの対応表も同様です。\n"
            "まず変更点を示し、注釈と体裁は変えません。--write で書き込みます。"
            "企業台帳の記録は書き換えず、読み取る際に現在の識別名とみなします。\n\n"
            "例：lucidrule migrate 新しい施策 --write --force\n"
            "パスは規則のフォルダー、企業ファイル、見出しの対応表又は企業台帳です。"
        ),
    ),
    "help:new-policy": (
        (
            "新建一项政策的文件，并在 policies.yaml 中列入所属类别，其中的注释和次序不变。代号即该政策的代号。\n\n"
            "示例：lucidrule new-policy talent-award --area support --programme 新政策 --lang zh"
        ),
        (
            "Write the file of a new policy, ID, and list it in policies.yaml, whose comments and order stay.\n\n"
            "Example: lucidrule new-policy talent-award --area support --programme my-programme"
        ),
        (
            "指定した識別名の施策のファイルを作成し、policies.yaml の分野に加えます。注釈と順序は変わりません。\n\n"
            "例：lucidrule new-policy talent-award --area support --programme 新しい施策 --lang ja"
        ),
    ),
    "help:new-policy --area": (
        "列入哪个类别：其代号。",
        "The area that lists it, by its id.",
        "施策を加える分野の識別名。",
    ),
    "help:new-policy --programme": (
        "政策所在文件夹；未写的为当前文件夹。",
        "Folder of the programme; default: this folder.",
        "施策一式のフォルダー。省略時は現在のフォルダー。",
    ),
    "help:steps --programme": (
        "另列该文件夹中政策的名称，供句式使用。",
        "Also list the names of the programme in this folder, for the sentences.",
        "このフォルダーの施策一式の名称も、文型に使えるように示す。",
    ),
    "help:validate --programme": (
        "检查该文件夹中的政策；其余参数均为企业资料文件。",
        "Check the programme in this folder; all else are company files.",
        "このフォルダーの施策一式を検査する。他の引数はすべて企業ファイルとする。",
    ),
    "help:validate --strict": (
        "有提醒的也视为不合格，退出码为5。",
        "Let warnings count too: exit code 5.",
        "警告も誤りとして扱い、終了コード5とする。",
    ),
    "help:validate --full": (
        "草案中缺少某种语言的文字逐处列出，不按文件归并。",
        "Each text of a draft that lacks a language, not only how many there are in each file.",
        "草案の文で言語の欠けるものを、ファイルごとの数ではなく一つずつ示す。",
    ),
    "help:validate": (
        (
            "检查一套政策（路径，未写的为随附政策）和企业资料文件，一次列出全部错误；\n可以读懂但多半不是本意的，作为提醒列出。\n\n"
            "示例：lucidrule validate . examples/companies/raycus.yaml"
        ),
        (
            "Check a programme (PATH, or the shipped one) and company files.\n"
            "All faults are listed, and as warnings what can be meant and seldom is.\n\n"
            "Example: lucidrule validate . examples/companies/raycus.yaml"
        ),
        (
            "施策一式（パス、省略時は付属のもの）と企業ファイルを検査し、誤りをすべて示します。\n読めるものの意図とは思えない箇所は警告として示します。\n\n"
            "例：lucidrule validate . examples/companies/raycus.yaml"
        ),
    ),
    "help:policies": (
        ("列出各项政策。\n\n示例：lucidrule policies --lang zh"),
        ("List the policies.\n\nExample: lucidrule policies --lang ja"),
        ("施策の一覧を表示します。\n\n例：lucidrule policies --lang ja"),
    ),
    "help:policy": (
        (
            "列明一项政策的申报条件、出处、原文摘录、执行口径和支持标准。\n\n"
            "示例：lucidrule policy revenue-milestone --lang zh"
        ),
        (
            "Show one policy: criteria, sources, quotes, readings, entitlement.\n\n"
            "Example: lucidrule policy revenue-milestone --lang zh"
        ),
        (
            "一つの施策の要件、出典、原文の引用、解釈、支援内容を表示します。\n\n"
            "例：lucidrule policy revenue-milestone --lang ja"
        ),
    ),
    "help:facts": (
        ("列出全部资料项：类型、可选项、填报问题。\n\n示例：lucidrule facts --lang zh"),
        ("List the facts: type, choices, question.\n\nExample: lucidrule facts --lang zh"),
        ("情報項目の一覧を表示します（型、選択肢、質問）。\n\n例：lucidrule facts --lang ja"),
    ),
    "help:schema": (
        (
            "输出某类文件（programme、facts、criteria、policy、company）的 JSON Schema，供编辑器使用；"
            "企业资料文件的格式含本政策文件的全部资料项。"
            "determination 为测算结果的格式，summary 为名单核对汇总（--summary-json）的格式，"
            "api 为接口的 OpenAPI 说明。\n\n"
            "示例：lucidrule schema policy > policy.json"
        ),
        (
            "Print the JSON Schema of a kind of file (`programme`, `facts`, `criteria`, `policy`, `company`), for "
            "editors; that of company files knows the facts of "
            "the programme. `determination`: of results; `summary`: of `screen --summary-json`; "
            "`api`: the endpoints, as OpenAPI.\n\n"
            "Example: lucidrule schema policy > policy.json"
        ),
        (
            "ある種類のファイル（programme、facts、criteria、policy、company）の JSON Schema を、"
            "エディタ用に出力します。企業ファイルのものには、"
            "その政策文書の情報項目が含まれます。determination は判定結果の形式、"
            "summary は名簿の判定の集計（--summary-json）の形式、api はエンドポイントの OpenAPI です。\n\n"
            "例：lucidrule schema policy > policy.json"
        ),
    ),
}
