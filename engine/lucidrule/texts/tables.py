"""Screened tables and templates."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "of_table": ("{}·{}", "{}: {}", "{}・{}"),
    "missing_facts": ("尚缺资料", "missing", "不足情報"),
    "total_together": ("可同时享受的金额合计", "Sums that may be granted together", "併せて受けられる金額の合計"),
    "reason": ("理由", "why", "理由"),
    "fails": ("不符合：{}", "Fails: {}", "不充足：{}"),
    "waits_for": ("待审定：{}", "For the authority to say: {}", "審査事項：{}"),
    "sheet_result": ("筛查结果", "Result", "判定結果"),
    "sheet_cells": ("未采用的单元格", "Cells not taken", "採用しなかったセル"),
    "sheet_sources": ("依据", "Sources", "根拠"),
    "sheet_companies": ("企业", "Companies", "企業"),
    "sheet_choices": ("选项", "Choices", "選択肢"),
    "row": ("行", "Row", "行"),
    "column": ("列", "Column", "列"),
    "content": ("内容", "Content", "内容"),
    "criterion": ("条件", "Criterion", "要件"),
    "table_standing": ("依据性质", "Standing", "根拠の区分"),
    "table_source": ("来源", "Source", "出典"),
    "address": ("网址", "Address", "URL"),
    "screened": ("共筛查{}家企业，基准日{}", "{0} {0:company|companies} at {1}", "{}社（基準日：{}）"),
    "known_sum": ("测算金额", "Known sums", "試算額"),
    "sum_of_some": ("{}（{}家）", "{0} ({1} {1:company|companies})", "{}（{}社）"),
    "settles_most": (
        "补充一项资料即可得出结论的企业数",
        "One fact would settle an outcome of so many companies",
        "情報項目を一つ補えば判定が確定する企業数",
    ),
    "missing_most": ("缺少该项资料的企业数", "Companies of which it is missing", "その情報項目が不足する企業数"),
    "cells_not_taken": (
        "有{}个单元格未被采用，按未知处理：",
        "{0} {0:cell was|cells were} not taken and {0:counts|count} as not known:",
        "{}個のセルを採用せず、不明として扱いました：",
    ),
    "cell_at": ("第{}行，{}：“{}”，{}", "row {}, {}: “{}” – {}", "{}行目、{}：「{}」。{}"),
    "more_cells": (
        "另有{}个；加 --cells 文件名.csv 可全部列出",
        "{} more; --cells FILE.csv lists all",
        "ほか{}個。--cells ファイル名.csv を付けると、すべてを一覧できます",
    ),
    "sheet_hidden": (
        "`{}` 的工作表“{}”已隐藏，未读取",
        "`{}`: the sheet `{}` is hidden and was not read",
        "`{}` のシート「{}」は非表示のため読み込んでいません",
    ),
    "sheet_besides": (
        "`{}` 的工作表“{}”也有资料项，未读取；如须读取，请加 --sheet",
        "`{}`: the sheet `{}` has facts too and was not read; --sheet names the one to read",
        "`{}` のシート「{}」にも情報項目がありますが、読み込んでいません。読むには --sheet を付けてください",
    ),
    "columns_left": ("未采用的列：{}", "Columns left alone: {}", "採用しない列：{}"),
    "written_to": ("结果已写入：{}", "Written: {}", "出力先：{}"),
    "progress_rows": ("已筛查{}行，每秒{}行", "{0} {0:row|rows}, {1} a second", "{}行処理（毎秒{}行）"),
    "heading_id": ("企业编号", "ID", "企業番号"),
    "heading_name": ("企业名称", "Company", "企業名"),
    "how_many": (
        "没有的填0；有的在工作表“{}”中逐项填写，每项一行",
        "0 if there is none; else list each in the sheet “{}”, a row for each",
        "なければ0。あればシート「{}」に一件一行で記入してください",
    ),
    "template_head": (
        "每行一家企业。不清楚的请留空：留空按未知处理，不视为“否”或者零。",
        "A row for each company. Leave empty what you do not know: it counts as not known, never as no or zero.",
        "一行に一社を記入してください。不明な欄は空欄のままにしてください。空欄は不明として扱い、「いいえ」や零とはみなしません。",
    ),
}
