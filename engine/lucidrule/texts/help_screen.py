"""What each option of `screen` does."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:screen --output": (
        "结果文件：.xlsx、.csv、.tsv、.parquet 或者 .jsonl。",
        "The result: .xlsx, .csv, .tsv, .parquet or .jsonl.",
        "結果のファイル：.xlsx、.csv、.tsv、.parquet 又は .jsonl。",
    ),
    "help:screen --explain": (
        "列出每项条件的判定和理由。",
        "The verdict of every criterion, and the reason in words.",
        "すべての要件の判定と、理由の文章を示す。",
    ),
    "help:screen --outcomes-only": (
        "任意大小的 Parquet 文件：只列结论，以及 --with 所列内容。",
        "Parquet of any size: outcomes, and what --with asks for.",
        "任意の大きさの Parquet：判定と、--with で指定したもののみ。",
    ),
    "help:screen --with": (
        "与 --outcomes-only 同用，另列尚缺资料，或者金额的上下限；可多次使用。",
        "With --outcomes-only also what is missing, or the least and the most that is paid; may be repeated.",
        "--outcomes-only とともに、不足情報、又は金額の上下限も示す。複数回指定できる。",
    ),
    "help:screen --sheet": (
        "工作表名称；未写的为第一张。",
        "The sheet of a workbook; default: the first.",
        "シートの名称。省略時は最初のシート。",
    ),
    "help:screen --records": (
        "某一清单的明细表，以企业编号对应。",
        "A table of the records of a list, keyed by company.",
        "ある一覧の明細表。企業番号で対応させる。",
    ),
    "help:screen --headings": (
        "各列所对应的资料项，记在该 YAML 文件；尚未列明的，在终端逐列询问，否则写入该文件，供填写。",
        "What columns stand for, kept in this YAML file; unknown ones are asked for on a terminal, else written there.",
        "列に当たる情報項目を記した YAML ファイル。不明な列は端末で尋ね、端末でなければ書き出す。",
    ),
    "help:screen --ignore-unknown": (
        "保留并忽略不对应任何资料项的列。",
        "Leave columns alone that name no fact.",
        "どの情報項目にも当たらない列を、そのまま残して無視する。",
    ),
    "help:screen --all-rows": (
        "一并判定存疑的行，即可能不是企业的行。",
        "Judge rows too of which it is doubtful whether they are companies.",
        "企業かどうか疑わしい行も判定する。",
    ),
    "help:screen --strict": (
        "有单元格无法采用，或者有空行以外的行未判定的，不出结果。",
        "Refuse the table if a cell cannot be used, or a row that is not empty is no company.",
        "採用できないセル、又は空行以外で判定しない行があれば、結果を出さない。",
    ),
    "help:screen --cells": (
        "将未采用的单元格全部写入该 CSV 文件。",
        "Write all cells that were not taken to this CSV file.",
        "採用しなかったセルをすべてこの CSV ファイルに書き出す。",
    ),
    "help:screen --fix": (
        "将有问题的行写入该工作簿，逐格批注原因；改正后可用 screen 读回。",
        "Write the rows with problems to this workbook, a note at each cell; corrected, screen reads it.",
        "問題のある行を、セルごとに理由を付けてこのブックに書き出す。訂正後は screen で読み込める。",
    ),
    "help:screen --summary-json": (
        "将汇总写成 JSON；写 - 的，直接输出。",
        "Write the summary as JSON; - prints it.",
        "集計を JSON で書き出す。- は標準出力。",
    ),
    "help:screen --route": (
        "逐家逐项列明办理方式：免申即享、简易申报、须经审定程序，并汇总。",
        "Tell for each company and policy what it takes: nothing, a quick application, or a procedure.",
        "企業・施策ごとに手続の区分（申請不要、簡易申請、審査手続）を示し、集計する。",
    ),
    "help:screen --if-met": (
        "另列尚未确定的各项如均符合时的合计：供查阅的文件不超过2000家的，自动列出；数据文件和更多企业的，须写明。",
        "Tell also the totals if all that is open is met; for people, and up to 2,000 companies, it is told unasked.",
        "未確定の施策がすべて該当する場合の合計も示す。閲覧用の表で2,000社以下のときは、指定しなくても示す。",
    ),
    "help:screen --notice": (
        "将 --granted 所标记的企业和政策写成公示名单（.docx、.xlsx、.html）。",
        "Write the list to publish of what --granted marks (.docx, .xlsx, .html).",
        "--granted で印を付けた企業と施策を、公示の一覧として書き出す（.docx、.xlsx、.html）。",
    ),
    "help:screen --granted": (
        "拟支持的标记所在列：是，或者政策名称、序号、金额。",
        "The column of marks: yes, or names or numbers of policies, or sums.",
        "支援予定の印がある列（はい、又は施策名・番号・金額）。",
    ),
    "help:screen --form": (
        "按主管部门的申请表模板（.docx）填写，填写处如 {{{{年营业收入 2021}}}}。",
        "Fill in an office's form (.docx), with places such as {{{{annual_revenue 2021}}}}.",
        "所管部署の様式（.docx）に記入する。記入箇所は {{{{年間売上高 2021}}}} のように書く。",
    ),
    "help:screen --filled": (
        "填好的申请表所在文件夹，每家企业一份。",
        "The folder of the forms, one for each company.",
        "記入した申請書を置くフォルダー（一社に一部）。",
    ),
    "help:screen --summary-svg": ("将汇总写成图片。", "Write the summary as a picture.", "集計を図で書き出す。"),
}
