"""What each option does: of a command by its name, else of all that have it."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:--lang": (
        "语言；未写的，按系统语言，否则为英文。",
        "Language; default: the locale's, else English.",
        "言語。省略時はシステムの言語、それ以外は英語。",
    ),
    "help:--programme": (
        "换用其他政策文件：其所在文件夹；可多次给出，一并判定；all 为随附的全部政策文件。",
        "Folder of another programme; given several times: all of them together; all: every one that is shipped.",
        "別の施策一式のフォルダー。複数回指定すれば併せて判定。all は同梱のすべて。",
    ),
    "help:--debug": ("出错时显示详情。", "Show the traceback of an error.", "エラーの詳細を表示する。"),
    "help:--json": ("输出 JSON。", "Print JSON.", "JSON を出力する。"),
    "help:--help": ("显示本说明。", "Show this page.", "この説明を表示する。"),
    "help:--version": ("显示版本号。", "Show the version.", "版を表示する。"),
    "help:--policy": (
        "只核对这一项政策，可多次使用。",
        "Only this policy; may be repeated.",
        "この施策のみ。複数回指定できる。",
    ),
    "help:--as-of": (
        "基准日，如 2022-06-30 或者 2022年6月30日；未写的为当天。",
        "Reference date, such as 2022-06-30; default: today.",
        "基準日（例：2022-06-30、2022年6月30日）。省略時は今日。",
    ),
    "help:--force": ("覆盖已有文件。", "Replace files that are there.", "既にあるファイルを上書きする。"),
    "help:--write": (
        "将更改写入文件；未写的只显示更改。覆盖已有文件另加 --force。",
        "Write the changes; without it they are only shown. Files that are there take --force, too.",
        "変更を書き込む。なければ表示のみ。既にあるファイルには --force も要る。",
    ),
    "help:migrate --programme": (
        "名称以该文件夹中的政策为准；未写的为内置政策。",
        "Folder of the programme whose names are those of now; default: the shipped one.",
        "現在の名称を定める施策一式のフォルダー。省略時は内蔵のもの。",
    ),
    "help:--basis": (
        "按依据（推定的并按参照）统计每项政策的条款数。",
        "Count the clauses of each policy by basis, the assumed ones by what they are modelled on.",
        "施策ごとに条項の数を根拠別に、推定したものは参照先別に数える。",
    ),
    "help:--svg": ("将简图写入该文件。", "Write the picture to this file.", "図をこのファイルに書き出す。"),
    "help:--store": ("企业台账文件。", "The register.", "企業台帳のファイル。"),
    "help:ask --policy": (
        "只问这一项政策所需的资料，可多次使用。",
        "Settle only this policy; may be repeated.",
        "この施策に要する情報のみを尋ねる。複数回指定できる。",
    ),
    "help:ask --save": (
        "随答随存到该企业资料文件；已有该文件的，从中继续。",
        "Keep each answer in this company file; if it is there, go on from it.",
        "回答ごとにこの企業ファイルに保存する。既にあれば、その続きから始める。",
    ),
    "help:ask --force": (
        "允许 --save 覆盖文件以外的已有文件。",
        "Let --save replace a file that is not FILE.",
        "--save がファイル以外の既にあるファイルを上書きすることを認める。",
    ),
    "help:check --as-of": (
        "基准日，如 2022-06-30；未写的为当天；写多个的，各列一栏对照。",
        "Reference date, such as 2022-06-30; default: today; several: a column for each.",
        "基準日（例：2022-06-30）。省略時は今日。複数書くと、それぞれを一列に示す。",
    ),
    "help:check --set": (
        "更改一项资料，如 annual_revenue.2021=5亿。",
        "Replace a fact, e.g. annual_revenue.2021=5亿.",
        "情報項目を置き換える（例：annual_revenue.2021=5億）。",
    ),
    "help:check --brief": (
        "每家企业一行，只列结论，不列理由。",
        "A line for each company: outcomes only, no explanations.",
        "一社一行で判定のみを示し、理由は示さない。",
    ),
    "help:check --sources": (
        "简要结果之后逐条列出出处。",
        "List the sources by title and address.",
        "出典を標題とアドレス付きで一覧にする。",
    ),
    "help:check --checklist": (
        "列出符合或者可能符合的各项政策须备的材料。",
        "The documents to bring for each policy that is met or may be.",
        "該当し、又は該当し得る施策ごとに、用意する書類を一覧にする。",
    ),
    "help:check --full": ("列出每项条件及其各项要求。", "Every criterion and leaf.", "すべての要件とその内訳を示す。"),
    "help:check --change": (
        "看本次和以后的申报：各项政策须在何日前办成何事，可得多少，会失去什么。",
        "For this application or a later one: what would have to be done by when, what it pays and loses.",
        "今回又は次回以降の申請について、いつまでに何を要し、何が得られ、何を失うかを施策ごとに示す。",
    ),
    "help:check --no-confirm": (
        "不作 durable_rules 的逐节点比对。",
        "Do not infer every node again by durable_rules.",
        "durable_rules による照合を行わない。",
    ),
    "help:check --exit-code": (
        "退出码4：资料不足或者须审定；3：不符合；0：全部符合。",
        "4: undetermined or refer; 3: not eligible; 0: all eligible.",
        "終了コード4：情報不足又は審査。3：非該当。0：すべて該当。",
    ),
    "help:check --html": (
        "写成可打印、可存档的网页（申报条件测算表及附件）；以 / 结尾的为文件夹，每家企业一个文件。",
        "Write a sheet with annexes to print and file, as HTML; a folder (ending in /): a file for each company.",
        "印刷、保存できる試算表と別紙を HTML で書き出す。/ で終わるものはフォルダーとし、企業ごとに一つのファイル。",
    ),
    "help:check --pdf": (
        "同上，写成 PDF（附 JSON 格式的判定结果）；须安装组件 report 和一种中日文字体。",
        "The same as PDF, with the determination as JSON in it; takes the extra `report` and a font for Chinese.",
        "同じものを PDF で書き出す（判定の JSON を添付）。拡張 report と中国語・日本語の書体が必要。",
    ),
    "help:check --form": (
        "按主管部门的申请表模板（.docx）填写，填写处如 {{{{年营业收入 2021}}}}。",
        "Fill in an office's form (.docx), with places such as {{{{annual_revenue 2021}}}}.",
        "所管部署の様式（.docx）に記入する。記入箇所は {{{{年間売上高 2021}}}} のように書く。",
    ),
    "help:check --filled": (
        "填好的申请表：文件，或者文件夹（如 申请表/）。",
        "Where the form goes: a file, or a folder such as forms/.",
        "記入した申請書の出力先（ファイル、又は 申請書/ のようなフォルダー）。",
    ),
    "help:check --force": (
        "允许 --html、--pdf 覆盖已有文件。",
        "Let --html and --pdf replace files.",
        "--html、--pdf が既にあるファイルを上書きすることを認める。",
    ),
    "help:history --verify": (
        "重算校验链和每项已记录的结论。",
        "Recompute the chain of hashes and every recorded outcome.",
        "検証値の連鎖と、記録されたすべての判定を再計算する。",
    ),
    "help:history --replay": (
        "按该规则（文件夹、git 版本或者台账）重算每项已记录的结论，列出不同之处及双方的核验信息。",
        "Recompute every recorded outcome under these rules (a folder, a revision of git, or a register) and tell the "
        "differences, with the receipts of both.",
        "この規則（フォルダー、git の版、又は台帳）で記録されたすべての判定を再計算し、異なるものを"
        "双方の検証情報とともに示す。",
    ),
    "help:history --head": (
        "输出最后一条记录的校验值，供另行保存。",
        "Print the digest of the last entry, to be kept elsewhere.",
        "最後の記録の検証値を、別に保管するために出力する。",
    ),
    "help:test --tag": (
        "只核对带该标签的场景，可多次使用。",
        "Only scenarios with this tag; may be repeated.",
        "このタグの付いたシナリオのみ。複数回指定できる。",
    ),
    "help:test --html": (
        "将结果写成可打印、可存档的网页。",
        "Write the results as one page to print and file.",
        "結果を、印刷、保存できる HTML で書き出す。",
    ),
    "help:test --by": (
        "网页上写明的执行人；未写的，为本机登录用户。",
        "Who ran it, as the page says; default: who is logged in.",
        "HTML に記す実行者。省略時はこの端末の利用者。",
    ),
    "help:test --junit": ("将结果写成 JUnit XML。", "Write the results as JUnit XML.", "結果を JUnit XML で書き出す。"),
    "help:test --json": ("将结果写成 JSON。", "Write the results as JSON.", "結果を JSON で書き出す。"),
    "help:template --years": (
        "按年度填报的资料所列年数，1至30；未写的为4。",
        "Years of yearly facts, 1 to 30; default: 4.",
        "年ごとの情報項目の年数（1～30）。省略時は4。",
    ),
    "help:template --as-of": (
        "基准日，最后一列为其考核年度；未写的为当天。",
        "Reference date; its assessment year is the last; default: today.",
        "基準日。最後の年はその算定対象年度とする。省略時は今日。",
    ),
    "help:when --until": (
        "最后一日；未写的为基准日之后五年。",
        "The last day that is looked at; default: five years after the reference date.",
        "終わりの日。省略時は基準日の5年後。",
    ),
    "help:when --ics": (
        "写入日历文件（iCalendar），可导入日历软件。",
        "Write a calendar file (iCalendar).",
        "カレンダーファイル（iCalendar）に書き込む。",
    ),
    "help:when --force": (
        "允许 --ics 覆盖已有文件。",
        "Let --ics replace a file.",
        "--ics が既にあるファイルを上書きすることを認める。",
    ),
    "help:sensitivity --fact": (
        "资料项；按年度填报的为考核年度，或者写资料项.年份。",
        "The fact; a yearly one of the assessment year, or FACT.YEAR.",
        "情報項目。年ごとのものは算定対象年度、又は情報項目.年。",
    ),
    "help:sensitivity --force": (
        "允许 --svg 覆盖已有文件。",
        "Let --svg replace a file.",
        "--svg が既にあるファイルを上書きすることを認める。",
    ),
    "help:watch --store": (
        "企业台账，一个文件；没有的，自动建立。",
        "The register, one file; made if there is none.",
        "企業台帳（一つのファイル）。なければ作成する。",
    ),
    "help:watch --events": (
        "报送的资料，每行一个 JSON 对象；写 - 的，从标准输入读取。",
        "Events, one JSON object in each line; - reads stdin.",
        "届いた情報（一行に一つの JSON オブジェクト）。- は標準入力。",
    ),
    "help:watch --follow": (
        "继续等待新的资料，直到按 Ctrl-C。",
        "Wait for further lines, until Ctrl-C.",
        "Ctrl-C まで、次の行を待つ。",
    ),
    "help:watch --as-of": (
        "将全部企业移至该基准日。",
        "Move all companies to this reference date.",
        "すべての企業をこの基準日に移す。",
    ),
    "help:watch --draft": (
        "也采用草案（status: draft）的规则，仅供试用。",
        "Take rules that are drafts (status: draft), to try them.",
        "草案（status: draft）の規則も試用として用いる。",
    ),
    "help:watch --since": (
        "自该条记录或者该日期起，重新告知结论变动。",
        "Tell changes again from this entry or date on.",
        "この記録又は日付以降の変化を再び知らせる。",
    ),
    "help:watch --leave-out": (
        "台账所适用的政策文件中，自此不再适用的，按代号注明。",
        "A programme of the register that shall hold no more, by its id.",
        "台帳に適用している政策文書のうち、今後適用しないもの（識別名）。",
    ),
}
