"""Faults of what is no file, is locked, or is something else than it is taken for, and what that is."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "not-a-file": (
        "`{path}` 不是普通文件",
        "`{path}` is not a regular file",
        "`{path}` は通常のファイルではありません",
    ),
    "a-folder": (
        "`{path}` 是文件夹，不是文件",
        "`{path}` is a folder, not a file",
        "`{path}` はフォルダーであり、ファイルではありません",
    ),
    "a-folder.help": (
        "请写明其中的文件，例如 {path}/*",
        "name the files in it, such as {path}/*",
        "その中のファイルを指定してください。例：{path}/*",
    ),
    "table-of-companies": (
        "`{path}` 是表格，不是一家企业的资料",
        "`{path}` is a table, not the file of one company",
        "`{path}` は表であり、一社の情報ファイルではありません",
    ),
    "table-of-companies.help": (
        "筛查整张表：lucidrule screen {path} -o 结果.xlsx",
        "to screen a whole table: lucidrule screen {path} -o result.xlsx",
        "表全体を判定するには：lucidrule screen {path} -o 結果.xlsx",
    ),
    "file-locked": (
        "`{path}` 设有密码，无法读取",
        "`{path}` is protected by a password",
        "`{path}` はパスワードで保護されています",
    ),
    "file-locked.help": (
        "请用 Excel 打开，取消密码后另存",
        "open it in Excel, remove the password and save it",
        "Excel で開き、パスワードを解除して保存し直してください",
    ),
    "file-disguised": (
        "`{path}` 的内容与扩展名不符：实际是{found}，应为{expected}",
        "`{path}` is not what its name says: it is {found}, expected {expected}",
        "`{path}` の内容が拡張子と異なります：実際は{found}、必要なのは{expected}です",
    ),
    "file-disguised.help": (
        "请用 Excel 打开，另存为 .xlsx；内容无误的，改正扩展名即可",
        "open it in Excel and save it as .xlsx, or correct the ending of its name",
        "Excel で開いて .xlsx で保存し直すか、拡張子を正してください",
    ),
    "not-a-text": (
        "`{path}` 是{found}，不是文本文件",
        "`{path}` is {found}, not a text file",
        "`{path}` は{found}であり、テキストファイルではありません",
    ),
    "not-a-text.help": (
        "请把内容写成 UTF-8 编码的文本文件",
        "write what it says in a text file (UTF-8)",
        "内容を UTF-8 のテキストファイルに書いてください",
    ),
    "@file:document": ("Word 文档（.docx）", "a Word document (.docx)", "Word 文書（.docx）"),
    "@file:old-document": (
        "旧版 Office 文件（.doc、.xls）",
        "an old Office file (.doc, .xls)",
        "旧形式の Office ファイル（.doc、.xls）",
    ),
    "@file:picture": ("图片", "a picture", "画像"),
    "@file:text": ("文本", "text", "テキスト"),
    "@file:workbook": (
        "工作簿（.xlsx、.ods）",
        "a workbook (.xlsx, .ods)",
        "ブック（.xlsx、.ods）",
    ),
    "@file:old-workbook": ("旧版工作簿（.xls）", "an old workbook (.xls)", "旧形式のブック（.xls）"),
    "@file:parquet": ("Parquet 文件", "a Parquet file", "Parquet ファイル"),
    "@file:page": ("网页（HTML）", "a web page (HTML)", "ウェブページ（HTML）"),
    "@file:xml": ("XML 文件", "an XML file", "XML ファイル"),
    "@file:pdf": ("PDF 文件", "a PDF file", "PDF ファイル"),
    "@file:packed": ("压缩文件", "a compressed file", "圧縮ファイル"),
}
