"""Faults of files that are locked, or something else than their name says, and what they are."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
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
