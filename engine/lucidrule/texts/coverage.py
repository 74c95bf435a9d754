"""What scenarios show of the rules, told."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "coverage_title": ("场景对条款的覆盖情况", "What the scenarios show of the rules", "シナリオによる条項の確認状況"),
    "coverage_done": (
        "共{}个场景。各条款的情形共{}种，已出现{}种，占{}%。",
        "{0} scenarios. Of {1} states of clauses {2} are seen, {3} %.",
        "シナリオ{}件。条項の状態{}通りのうち{}通りを確認、{}%。",
    ),
    "coverage_decide": (
        "单项条件共{}个，其中{}个有仅此不同而结论不同的两个场景。",
        "Of {0} leaves {1} are shown to decide: two scenarios differ in them alone and in their outcome.",
        "個々の条件{}件のうち{}件に、それのみが異なり判定が分かれる二つのシナリオがある。",
    ),
    "coverage_lacking": ("场景未涉及的", "What no scenario shows", "シナリオにないもの"),
    "coverage_clause": ("条款", "Clause", "条項"),
    "coverage_not_seen": ("未出现的情形", "States not seen", "確認されていない状態"),
    "coverage_all_seen": ("全部情形均已出现。", "Every state is seen.", "すべての状態を確認した。"),
    "coverage_common": ("共用条件", "Shared", "共通要件"),
    "coverage_not_deciding": ("未见其单独决定结论", "not shown to decide", "それのみで判定を分ける例がない"),
    "coverage_given": ("享受", "given", "適用"),
    "coverage_not_given": ("不享受", "not given", "不適用"),
    "coverage_asked": ("须审定", "asked", "審査を要する"),
}
