"""What scenarios show of the rules, told."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "coverage_title": ("场景对条款的覆盖情况", "What the scenarios show of the rules", "シナリオによる条項の確認状況"),
    "features_aside": (
        "下列场景文件所依据的政策文件不是 {1}，未计入：{0}",
        "Left aside, for they are not about {1}: {0}",
        "{1} 以外の政策文書についてのため対象外：{0}",
    ),
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
    "coverage_reached": ("适用", "applied", "適用"),
    "coverage_below": ("低于界值", "below the bound", "基準値未満"),
    "coverage_at": ("等于界值", "at the bound", "基準値ちょうど"),
    "coverage_above": ("高于界值", "above the bound", "基準値超"),
    "coverage_band": ("第{}档", "band {}", "第{}区分"),
    "coverage_year": ("第{}年", "year {}", "{}年目"),
    "coverage_edge": ("{}（界值）", "{} (its bound)", "{}（基準値）"),
    "coverage_relations": ("政策之间的关系", "Between policies", "施策間の関係"),
    "coverage_legend": ("图例：", "Key:", "凡例："),
    "coverage_full": ("全部情形已出现", "every state is seen", "すべての状態を確認"),
    "coverage_part": ("部分情形未出现", "some states are not seen", "一部の状態が未確認"),
    "coverage_none": ("情形均未出现", "no state is seen", "すべて未確認"),
    "coverage_seen": ("已出现：{}", "seen: {}", "確認済み：{}"),
    "coverage_unseen": ("未出现：{}", "not seen: {}", "未確認：{}"),
    "coverage_asked": ("须审定", "asked", "審査を要する"),
    "mutation_title": (
        "改动规则以检验场景",
        "Whether the scenarios notice mistakes in the rules",
        "規則を改変したシナリオの検証",
    ),
    "mutation_done": (
        "场景{}个，改动{}处：场景已发现{}处，已证明对任何企业均无影响{}处，未能证明{}处，未作区分{}处，未发现{}处。",
        "{} scenarios, {} changes of the rules: {} noticed, {} proven to change nothing for any company, "
        "{} not settled, {} not told apart, {} not noticed.",
        "シナリオ{}件、改変{}箇所：検出{}箇所、いずれの企業にも影響なしと証明{}箇所、未証明{}箇所、未区別{}箇所、未検出{}箇所。",
    ),
    "mutation_failing": (
        "另有{}个场景按现行规则即未通过，未予采用。",
        "{} more scenarios fail as the rules are, and are not counted.",
        "このほかシナリオ{}件は現行の規則で不合格のため用いていない。",
    ),
    "mutation_stopped": (
        "已中止：{1}处改动中已检验{0}处。",
        "Stopped: {0} of {1} changes were judged.",
        "中止した。改変{1}箇所のうち{0}箇所を検証済み。",
    ),
    "mutation_all": (
        "凡有影响的改动，场景均能发现。",
        "Whatever changes anything is noticed.",
        "影響のある改変はすべて検出した。",
    ),
    "mutation_no_solver": (
        "未安装 prove 附加组件，未作区分的改动可能对任何企业均无影响。",
        "Without the extra `prove` nothing is proven: what is not told apart may change nothing for any company.",
        "追加パッケージ prove がないため、未区別の改変はいずれの企業にも影響しない可能性がある。",
    ),
    "mutation_before": ("现行：{}", "As it is: {}", "現行：{}"),
    "mutation_after": ("改动：{}", "Changed: {}", "改変：{}"),
    "mutation_years_before": (
        "考核年度为基准日所在年之前第{0}年",
        "the assessment year lies {0} {0:year|years} before that of the reference date",
        "算定対象年度は基準日の属する年の{}年前",
    ),
    "mutation_left_out": ("（删去）", "(left out)", "（削除）"),
    "mutation_shown_by": (
        "以{}为基准日，下列企业的结果不同：{}",
        "On {} this company comes out otherwise: {}",
        "{}を基準日として結果が異なる企業：{}",
    ),
}
