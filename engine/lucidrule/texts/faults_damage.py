"""Faults of files with tables that are damaged."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "quote-open": (
        "`{path}` 第{line}行的双引号没有配对，其后各行无法区分",
        '`{path}`, line {line}: a quote (") opens here and is not closed, so the rows after it cannot be told apart',
        "`{path}` の{line}行目の引用符が閉じられておらず、以降の行を区別できません",
    ),
    "quote-open.help": (
        "请补上或者删除该双引号；内容中的双引号须写两个",
        "close or delete it; within a cell a quote is written twice",
        "引用符を補うか削除してください。値の中の引用符は二つ重ねて書きます",
    ),
    "stray-quote": (
        "`{path}` 第{line}行的单元格中有多余的双引号，无法确定单元格的起止",
        '`{path}`, line {line}: a quote (") stands inside a cell, so it is unclear where the cell ends',
        "`{path}` の{line}行目のセルに余分な引用符があり、セルの範囲が分かりません",
    ),
    "stray-quote.help": (
        "请删除该双引号；确属内容的，整个单元格加引号，其中的双引号写两个",
        "delete it, or put the whole cell in quotes and write the quote twice",
        "削除するか、セル全体を引用符で囲み、中の引用符を二つ重ねてください",
    ),
    "line-with-nul": (
        "`{path}` 第{line}行有空字符（NUL），文件可能已损坏",
        "`{path}`, line {line} has a NUL byte; the file may be damaged",
        "`{path}` の{line}行目に NUL 文字があります。ファイルが壊れている可能性があります",
    ),
    "line-with-nul.help": (
        "请用 Excel 打开核对，再另存为“CSV UTF-8”",
        "open it in Excel, look it over, and save it as CSV UTF-8",
        "Excel で開いて確認し、「CSV UTF-8」で保存し直してください",
    ),
    "line-too-long": (
        "`{path}` 第{line}行超过{most}个字符",
        "`{path}`, line {line} has more than {most} characters",
        "`{path}` の{line}行目は{most}文字を超えています",
    ),
    "row-cut": (
        "`{path}` 在第{line}行中断：末行单元格少于表头，且没有换行，文件可能不完整",
        "`{path}` breaks off in line {line}: the last row has fewer cells than there are headings and no line break",
        "`{path}` は{line}行目で途切れています。最終行のセルが見出しより少なく、改行もありません",
    ),
    "row-cut.help": (
        "请重新取得文件；确属完整的，请在末尾补一个换行",
        "get the file anew; if it is whole, end it with a line break",
        "ファイルを取り直してください。完全であれば、末尾に改行を加えてください",
    ),
    "seems-encoded": (
        "`{path}` 不是 UTF-8 编码，似为 {encoding}",
        "`{path}` is not UTF-8 text; it seems to be {encoding}",
        "`{path}` は UTF-8 ではありません。{encoding} のようです",
    ),
    "seems-encoded.help": (
        "请在编辑器中“另存为”，编码选 UTF-8",
        "in an editor, choose “Save as” with the encoding UTF-8",
        "エディターの「名前を付けて保存」で、文字コードに UTF-8 を選んでください",
    ),
    "mixed-encodings": (
        "`{path}` 第{line}行不是 UTF-8 编码，与其他行不同",
        "`{path}`, line {line} is not UTF-8, as other lines are",
        "`{path}` の{line}行目は UTF-8 ではなく、ほかの行と異なります",
    ),
    "mixed-encodings.help": (
        "请改正该行，将整个文件另存为 UTF-8；位于末行的，文件可能不完整",
        "correct the line and save the whole file as UTF-8; if it is the last one, the file may be cut off",
        "その行を直し、全体を UTF-8 で保存してください。最終行なら、途中で切れている可能性があります",
    ),
    "not-encoded": (
        "`{path}` 第{line}行不是 {encoding} 编码",
        "`{path}`, line {line} is not {encoding}",
        "`{path}` の{line}行目は {encoding} ではありません",
    ),
    "not-encoded.help": (
        "请改正该行，将整个文件另存为 UTF-8",
        "correct the line and save the whole file as UTF-8",
        "その行を直し、全体を UTF-8 で保存してください",
    ),
    "encoding-unclear": (
        "`{path}` 自第{line}行起不是 UTF-8 编码；按 GB18030、Shift-JIS、Big5 读取，均无法确定表头",
        "`{path}` is not UTF-8 from line {line} on; GB18030, Shift-JIS and Big5 do not clearly give known headings",
        "`{path}` は{line}行目から UTF-8 ではなく、GB18030、Shift-JIS、Big5 のいずれとしても見出しを確定できません",
    ),
    "encoding-unclear.help": (
        "请用 Excel 打开，另存为“CSV UTF-8”；并核对表头是否为资料项名称",
        "open it in Excel and save it as CSV UTF-8; the headings have to name facts",
        "Excel で開き、「CSV UTF-8」で保存してください。見出しは情報項目名にしてください",
    ),
    "@file:directory": ("文件目录", "its directory", "ファイルの一覧"),
    "book-damaged": (
        "工作簿 `{path}` 已损坏，无法读取：{part}",
        "the workbook `{path}` is damaged and cannot be read: {part}",
        "ブック `{path}` は壊れていて読めません：{part}",
    ),
    "@file:whole": ("整个文件", "the file as a whole", "ファイル全体"),
    "book-damaged.help": (
        "请用 Excel 打开并修复，另存为 .xlsx；不能打开的，请重新取得文件",
        "open it in Excel, let it repair the file and save it as .xlsx; if that fails, get the file anew",
        "Excel で開いて修復し、.xlsx で保存してください。開けない場合は取り直してください",
    ),
    "form-damaged": (
        "申请表模板 `{path}` 已损坏，无法读取：{part}",
        "the form `{path}` is damaged and cannot be read: {part}",
        "申請書の様式 `{path}` は壊れていて読めません：{part}",
    ),
    "form-damaged.help": (
        "请用 Word 打开并修复，另存为 .docx；不能打开的，请重新取得文件",
        "open it in Word, let it repair the file and save it as .docx; if that fails, get the file anew",
        "Word で開いて修復し、.docx で保存してください。開けない場合は取り直してください",
    ),
    "form-too-large": (
        "申请表模板 `{path}` 解压后有一部分超过 {most} MB：{part}",
        "a part of the form `{path}` has more than {most} MB when it is unpacked: {part}",
        "申請書の様式 `{path}` には、展開すると {most} MB を超える部分があります：{part}",
    ),
    "book-too-large": (
        "工作簿 `{path}` 解压后有一部分超过 {most} MB：{part}",
        "a part of the workbook `{path}` has more than {most} MB when it is unpacked: {part}",
        "ブック `{path}` には、展開すると {most} MB を超える部分があります：{part}",
    ),
    "book-too-large.help": (
        "请分成几个文件，或者另存为 .csv、.parquet",
        "divide it into several files, or save it as .csv or .parquet",
        "いくつかのファイルに分けるか、.csv や .parquet で保存してください",
    ),
    "too-many-sheets": (
        "工作簿 `{path}` 的工作表超过 {most} 张",
        "the workbook `{path}` has more than {most} sheets",
        "ブック `{path}` のシートは {most} 枚を超えています",
    ),
    "too-many-sheets.help": (
        "请将所需的工作表另存为一个文件",
        "save the sheet that is meant as a file of its own",
        "必要なシートを別のファイルとして保存してください",
    ),
    "parquet-pieces": (
        "`{path}` 的数据页超过 {most} 个，行组（row group）划分过细",
        "`{path}` has more than {most} pages: its groups of rows are too small",
        "`{path}` のデータページが {most} 個を超えています。行グループ（row group）の分割が細かすぎます",
    ),
    "parquet-directory": (
        "`{path}` 的列和行组（row group）目录超过 {most} MB",
        "the list of columns and groups of rows in `{path}` has more than {most} MB",
        "`{path}` の列と行グループ（row group）の一覧が {most} MB を超えています",
    ),
    **dict.fromkeys(
        ("parquet-pieces.help", "parquet-directory.help"),
        (
            "请减少列数，或者增大每个行组的行数后重新导出",
            "write it anew with fewer columns, or with more rows in each group",
            "列を減らすか、行グループごとの行数を増やして書き出し直してください",
        ),
    ),
    "parquet-too-large": (
        "`{path}` 解压后的内容远远超出同样大小的表格，其中最多的一列：{column}",
        "`{path}` unpacks to far more than a table of its size holds; most of it is in the column {column}",
        "`{path}` は、展開すると同じ大きさの表をはるかに超えます。最も多い列：{column}",
    ),
    "parquet-too-large.help": (
        "请从原系统重新导出，或者另存为 .csv",
        "export it anew from where it comes from, or save it as .csv",
        "元のシステムから書き出し直すか、.csv で保存してください",
    ),
    "cell-far": (
        "`{path}` 工作表“{sheet}”的单元格 {cell} 中有内容（可能只是空格），与其他内容相距过远",
        "`{path}`, sheet `{sheet}`: the cell {cell} holds something, perhaps a blank, far away from everything else",
        "`{path}` のシート「{sheet}」のセル {cell} に、ほかから離れた値（空白など）があります",
    ),
    "cell-far.help": (
        "请删除表格以外的行和列（选中后按右键删除），再保存",
        "delete the rows and columns outside the table and save it",
        "表の外側の行と列を削除して保存してください",
    ),
    "sheet-too-large": (
        "`{path}` 工作表“{sheet}”有{rows}行、{columns}列，超出可读取的范围",
        "`{path}`, sheet `{sheet}` has {rows} rows and {columns} columns, more than can be read",
        "`{path}` のシート「{sheet}」は{rows}行・{columns}列あり、読める範囲を超えています",
    ),
    "sheet-too-large.help": (
        "请分成几个文件，或者另存为 .csv、.parquet",
        "divide it into several files, or save it as .csv or .parquet",
        "いくつかのファイルに分けるか、.csv や .parquet で保存してください",
    ),
    "too-many-empty-rows": (
        "`{path}` 绝大多数行为空行",
        "`{path}`: most of its rows are empty, far more than can be read",
        "`{path}` の行の大半が空行です",
    ),
    "too-many-empty-rows.help": (
        "请删除空行后保存",
        "delete the empty rows and save it anew",
        "空行を削除して保存してください",
    ),
    "document-too-large": (
        "`{path}` 的单元格至工作表“{sheet}”第{row}行已超过{most}个",
        "`{path}` has more than {most} cells up to row {row} of the sheet `{sheet}`",
        "`{path}` のセルは、シート「{sheet}」の{row}行目までで{most}個を超えています",
    ),
    "cells-unplaced": (
        "`{path}` 工作表“{sheet}”的单元格没有地址，其中的错误值无法定位",
        "`{path}`, sheet `{sheet}`: the cells have no addresses, and there are errors among them",
        "`{path}` のシート「{sheet}」のセルに番地がなく、エラー値の位置が分かりません",
    ),
    "cells-unplaced.help": (
        "请用 Excel 打开，另存为 .xlsx",
        "open it in Excel and save it as .xlsx",
        "Excel で開き、.xlsx で保存し直してください",
    ),
    "merged-cells": (
        "单元格与其他企业或者其他资料项的单元格合并，所填内容无法确定属于哪一个",
        "the cell is merged with those of other companies or facts: of which of them it is said cannot be told",
        "セルがほかの企業又は情報項目のセルと結合されており、どれの値か特定できません",
    ),
    "merged-cells.help": (
        "请取消合并，逐格填写",
        "unmerge the cells and fill in each",
        "結合を解除し、セルごとに記入してください",
    ),
    "cell-in-lines": (
        "单元格内数字分行书写，可能是几个数，未予采用",
        "digits stand in several lines of the cell and may be several numbers: they are not taken",
        "セルの中で数字が改行されており、複数の数の可能性があるため採用しません",
    ),
    "cell-in-lines.help": (
        "一个单元格请只填一个数，写在一行",
        "write one number in one line of a cell",
        "一つのセルには一つの数を一行で書いてください",
    ),
    "day-not-shown": (
        "单元格未显示完整日期，未显示的部分可能由表格软件自动补填",
        "the cell does not show a whole date: what it does not show, the program may have put in",
        "セルに完全な日付が表示されておらず、表示されていない部分は表計算ソフトが補った可能性があります",
    ),
    "day-not-shown.help": (
        "请填写完整日期，并按年、月、日显示，例如 2021-06-30",
        "enter the whole date and show year, month and day, such as 2021-06-30",
        "年月日をすべて記入し、年月日の表示形式にしてください（例：2021-06-30）",
    ),
    "error-cell": (
        "单元格是公式错误，没有值",
        "the cell shows an error and has no value",
        "セルがエラー値で、値がありません",
    ),
    "formula-without-value": (
        "公式没有保存计算结果",
        "the formula was saved without its result",
        "数式の計算結果が保存されていません",
    ),
    "formula-without-value.help": (
        "请用 Excel 打开后保存",
        "open it in Excel and save it",
        "Excel で開いて保存してください",
    ),
    "cell-too-long": (
        "单元格超过100,000个字符",
        "the cell has more than 100,000 characters",
        "セルが100,000文字を超えています",
    ),
}
