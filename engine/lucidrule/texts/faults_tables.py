"""Faults of tables and of what formulas over columns cannot say."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "no-frame": ("`{name}` 不是数据表", "`{name}` is no frame", "`{name}` は表ではありません"),
    "no-frame.help": (
        "可用 Polars、pandas、pyarrow、DuckDB、PySpark 的数据表",
        "frames of Polars, pandas, pyarrow, DuckDB and PySpark are taken",
        "Polars、pandas、pyarrow、DuckDB、PySpark の表を扱えます",
    ),
    "cannot-screen": (
        "政策 `{name}` 无法按列准确判定：{reason}",
        "`{name}` cannot be said exactly by formulas over columns: {reason}",
        "施策 `{name}` は列ごとの式では正確に判定できません：{reason}",
    ),
    "cannot-screen.help": (
        "请不选该项政策，或者逐家企业判定",
        "leave it out, or determine company by company",
        "対象から外すか、企業ごとに判定してください",
    ),
    "cannot-use-engine": (
        "不支持 {name} 的数据表：{reason}",
        "frames of {name} are not taken: {reason}",
        "{name} の表は扱えません：{reason}",
    ),
    "@cannot:dask": (
        "其 `is_in` 将未知视为“否”，资料不明的企业会被误判为符合",
        "it takes what is not known for `no` in `is_in`, so that unknown companies would pass",
        "`is_in` が不明を「いいえ」とみなし、情報不明の企業が該当してしまうため",
    ),
    "@cannot:untried": ("其结果未与本系统核对", "its answers were not compared with ours", "結果を照合していないため"),
    "@cannot:arithmetic": (
        "条件中有金额不随资料数值单向增减，或者须按年份推算",
        "an amount in it neither grows nor falls throughout with a fact, or counts years",
        "情報項目に応じて一方向に増減しない金額、又は年数による計算を含むため",
    ),
    "@cannot:floats": (
        "条件须以浮点数列计算，请改用整数或者十进制小数",
        "it calculates with a column of floats; give whole numbers or decimals",
        "浮動小数点数の列で計算することになるため（整数又は十進小数の列にしてください）",
    ),
    "@cannot:many-awards": (
        "各项奖励补贴以过多方式引用同一资料项，无法逐一区分",
        "its awards ask for the same facts in more ways than are told apart",
        "奨励金・補助金が同じ情報項目を問う組合せが多すぎるため",
    ),
    "@cannot:too-many-digits": (
        "金额的位数超出列所能容纳的范围",
        "its amounts have more digits than columns hold",
        "金額の桁数が列に収まらないため",
    ),
    "@cannot:open-point-both-ways": (
        "既可能有利、也可能不利的待审定事项超过三项",
        "more than three open points count both for it and against it",
        "有利にも不利にも働く審査事項が三つを超えるため",
    ),
    "@cannot:facts-asked-twice": (
        "同一资料项被多处引用，按列无法区分",
        "it asks for the same fact in ways that cannot be told apart column by column",
        "同じ情報項目を複数箇所で問い、列ごとには区別できないため",
    ),
    "table-format": (
        "`{path}` 不是可读写的表格",
        "`{path}` is no table that can be read or written",
        "`{path}` は読み書きできる表ではありません",
    ),
    "table-format.help": (
        "支持 .csv、.tsv、.xlsx、.parquet、.jsonl；.ods 只能读取",
        "expected .csv, .tsv, .xlsx, .parquet, .jsonl; .ods can be read, not written",
        ".csv、.tsv、.xlsx、.parquet、.jsonl に対応しています（.ods は読込みのみ）",
    ),
    "table-unreadable": (
        "`{path}` 无法按 {format} 读取",
        "`{path}` cannot be read as {format}",
        "`{path}` を {format} として読めません",
    ),
    "needs-extra": (
        "处理表格所需的组件未安装（{name}）",
        "tables need packages that are not installed ({name})",
        "表を扱うためのパッケージがありません（{name}）",
    ),
    "needs-extra.help": (
        "pip install 'lucidrule[batch]' / uv run --extra batch lucidrule …",
        "pip install 'lucidrule[batch]' / uv run --extra batch lucidrule …",
        "pip install 'lucidrule[batch]' / uv run --extra batch lucidrule …",
    ),
    "notice-format": (
        "公示名单只能是 .docx、.xlsx 或者 .html：`{path}`",
        "a list to publish is .docx, .xlsx or .html: `{path}`",
        "公示の一覧は .docx、.xlsx 又は .html です：`{path}`",
    ),
    "form-format": (
        "申请表模板须为 .docx 文档：`{path}`",
        "a form is a .docx document: `{path}`",
        "申請書の様式は .docx 文書です：`{path}`",
    ),
    "form-place": (
        "`{path}`：填写处 {{{{{name}}}}} 不是资料项的名称",
        "`{path}`: the place {{{{{name}}}}} names no fact",
        "`{path}`：記入箇所 {{{{{name}}}}} は情報項目の名称ではありません",
    ),
    "form-open": (
        "`{path}`：填写处的括号不成对：“{text}”",
        "`{path}`: the braces of a place do not match: “{text}”",
        "`{path}`：記入箇所の括弧が対になっていません：「{text}」",
    ),
    "form-places": (
        "`{path}`：填写处超过{most}个",
        "`{path}`: more than {most} places",
        "`{path}`：記入箇所が{most}を超えています",
    ),
    "form-outside": (
        "`{path}`：模板引用外部文件，未予采用",
        "`{path}`: the form reads files from elsewhere, and is not taken",
        "`{path}`：様式が外部のファイルを参照しているため、使用できません",
    ),
    "form-one": (
        "每家企业一份申请表：请在 --filled 后写文件夹，如 申请表/",
        "each company has a form of its own: give --filled a folder, such as forms/",
        "申請書は一社に一部です。--filled にはフォルダーを指定してください（例：申請書/）",
    ),
    "needs-documents": (
        "写文档所需的组件未安装（{name}）",
        "documents need a package that is not installed ({name})",
        "文書を書き出すためのパッケージがありません（{name}）",
    ),
    "needs-documents.help": (
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …",
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …",
        "pip install 'lucidrule[report]' / uv run --extra report lucidrule …",
    ),
    "needs-package": (
        "处理这种数据表所需的组件未安装（{name}）",
        "frames of this kind need a package that is not installed ({name})",
        "この種の表を扱うためのパッケージがありません（{name}）",
    ),
    "needs-package.help": ("pip install {name}", "pip install {name}", "pip install {name}"),
    "cells-refused": (
        "有{count}个单元格无法采用，未写出结果（--strict）",
        "{count} {count:cell|cells} cannot be used, so nothing was written (--strict)",
        "使えないセルが{count}個あるため、結果を書き出していません（--strict）",
    ),
    "rows-refused": (
        "有{count}行未判定，未写出结果（--strict）",
        "{count} {count:row is|rows are} left out, so nothing was written (--strict)",
        "判定しない行が{count}行あるため、結果を書き出していません（--strict）",
    ),
    "ids-damaged": (
        "{what}；未写出结果（--strict）",
        "{what}; nothing was written (--strict)",
        "{what}（--strict のため結果を書き出していません）",
    ),
    "records-unjoined": (
        "{what}；未写出结果（--strict）",
        "{what}; nothing was written (--strict)",
        "{what}（--strict のため結果を書き出していません）",
    ),
    "record-of-nobody": (
        "此行（{text}）没有企业编号，不知属于哪家企业",
        "this row ({text}) has no ID, so that nobody knows whose it is",
        "この行（{text}）には企業番号がなく、どの企業のものか分かりません",
    ),
    "record-of-nobody.help": (
        "合并的单元格请取消合并，逐行填写企业编号",
        "undo merged cells, and enter the ID in each row",
        "セルの結合を解除し、各行に企業番号を入力してください",
    ),
    "record-id-damaged": (
        "企业编号“{text}”以数值保存，末几位可能已失真，无法确定是哪家企业",
        "the ID `{text}` was kept as a number and may have lost digits",
        "企業番号「{text}」が数値で保存され、桁が失われた可能性があります",
    ),
    "record-id-damaged.help": (
        "请将该列设为文本格式后重新填写",
        "format the column as text and enter the IDs anew",
        "列を文字列の書式にして入力し直してください",
    ),
    "row-refused": ("{what}", "{what}", "{what}"),
    "table-onto-itself": (
        "`{path}` 同时是输入文件，请为结果另取文件名",
        "`{path}` is also read; the result needs another name",
        "`{path}` は入力ファイルでもあります。結果には別の名前を付けてください",
    ),
    "no-such-sheet": (
        "`{path}` 中没有工作表“{name}”",
        "`{path}` has no sheet `{name}`",
        "`{path}` にシート「{name}」はありません",
    ),
    "no-such-sheet.help": ("现有工作表：{names}", "its sheets: {names}", "今あるシート：{names}"),
    "has-no-sheets": (
        "`{path}` 不分工作表，不能用 --sheet 指定“{name}”",
        "`{path}` has no sheets: --sheet `{name}` cannot be meant for it",
        "`{path}` にはシートがないため、--sheet「{name}」は指定できません",
    ),
    "has-no-sheets.help": (
        "--sheet 只用于 .xlsx、.xlsm、.xls、.ods；请去掉该选项",
        "--sheet is for .xlsx, .xlsm, .xls and .ods; leave it away",
        "--sheet は .xlsx、.xlsm、.xls、.ods のためのものです。外してください",
    ),
    "json-syntax": (
        "此行应为一个 JSON 对象",
        "expected one JSON object in this line",
        "この行には JSON オブジェクトが一つ必要です",
    ),
    "file-changed": (
        "读取期间 `{path}` 被改动，未写出结果",
        "`{path}` changed while it was read, so nothing was written",
        "読込み中に `{path}` が変わったため、結果を書き出していません",
    ),
    "file-changed.help": (
        "请待该文件写完后重试，或者使用其副本",
        "try again when it is whole, or use a copy",
        "書込みが終わってから再度実行するか、写しを使ってください",
    ),
    "half-character": (
        "此行含有不完整的字符 `{text}`，无法写出",
        "the line holds half of a character, `{text}`, which no text can be written with",
        "この行には文字の半分 `{text}` だけがあり、書き出せません",
    ),
    "half-character.help": (
        "请让导出程序写出完整的字符，或者删去该转义符",
        "let the program that wrote it write whole characters, or delete the escape",
        "書き出したプログラムで文字全体を書くか、このエスケープを削除してください",
    ),
    "too-many-rows": (
        "`{path}` 的行数超出工作表上限",
        "`{path}` would have more rows than a sheet can hold",
        "`{path}` の行数がシートの上限を超えます",
    ),
    "too-many-rows.help": (
        "请改用 .csv 或者 .parquet",
        "write .csv or .parquet",
        ".csv 又は .parquet に書き出してください",
    ),
    "rows-differ": (
        "与同一企业第{rows}行所填不一致，均按未知处理",
        "{count:row|rows} {rows} about the same company {count:says|say} something else, so it counts as not known",
        "同じ企業の{rows}行目と異なるため、いずれも不明として扱います",
    ),
    "contradicts": (
        "两项资料相互矛盾，均按未知处理：{message}",
        "contradictory, so both count as not known: {message}",
        "矛盾するため、いずれも不明として扱います：{message}",
    ),
    "cell-refused": (
        "第{row}行，{column}：“{text}”，{why}",
        "row {row}, {column}: `{text}`, {why}",
        "{row}行目、{column}：「{text}」。{why}",
    ),
    "records-syntax": (
        "`{value}` 未指明所属清单",
        "`{value}` does not say which list a table is",
        "`{value}` はどの一覧の表かを示していません",
    ),
    "records-syntax.help": (
        "写法：--records 清单=文件",
        "write --records LIST=FILE",
        "書き方：--records 一覧=ファイル",
    ),
    "needs-workbook": (
        "--fix 只能写成 .xlsx：`{path}`",
        "--fix writes .xlsx: `{path}`",
        "--fix は .xlsx のみに書き出します：`{path}`",
    ),
    "needs-parquet": (
        "--outcomes-only 只读写 Parquet：`{path}`",
        "--outcomes-only reads and writes Parquet: `{path}`",
        "--outcomes-only は Parquet のみを読み書きします：`{path}`",
    ),
    "needs-parquet.help": (
        "请以 -o 结果.parquet 指定输出",
        "give -o RESULT.parquet",
        "-o 結果.parquet を指定してください",
    ),
    "row-too-long": (
        "该行单元格多于表头，多出部分未采用",
        "the row has more cells than there are headings; these were not taken",
        "見出しより多くのセルがあるため、超えた分は採用しませんでした",
    ),
    "@cannot:too-large": (
        "条件或者金额过于庞大，无法按列展开",
        "its conditions or amounts are too large to be written out column by column",
        "条件又は金額が大きすぎ、列ごとに展開できないため",
    ),
    "row-slipped": (
        "该行单元格多于表头，各单元格可能错位，整行均按未知处理",
        "the row has more cells than there are headings, so they may have slipped: nothing of it is known",
        "見出しよりセルが多く、位置がずれているおそれがあるため、行全体を不明として扱います",
    ),
    "row-slipped.help": (
        "含有分隔符的内容（例如 600,000）请加引号",
        "put quotes around what holds the delimiter, such as 600,000",
        "区切り文字を含む値（600,000 など）は引用符で囲んでください",
    ),
}
