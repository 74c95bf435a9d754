"""The words of determinations and rules in the three languages."""

from lucidrule.present import words_advice, words_register, words_tables

LANGS = ("zh", "en", "ja")
WORDS: dict[str, tuple[str, str, str]] = {
    # outcomes, verdicts, bases
    "eligible": ("符合", "Eligible", "該当"),
    "refer": ("须由主管部门审定", "Refer to the authority", "所管当局の審査による"),
    "undetermined": ("资料不足，待定", "Undetermined", "情報不足のため未確定"),
    "ineligible": ("不符合", "Not eligible", "非該当"),
    "not_in_force": ("不在有效期", "Not in force", "適用期間外"),
    "met": ("符合", "met", "充足"),
    "not_met": ("不符合", "not met", "不充足"),
    "unknown": ("待定", "cannot tell yet", "未確定"),
    "published": ("已公布", "published", "公表"),
    "reported": ("据报道", "reported", "報道による"),
    "assumed": ("参照推定", "assumed", "推定"),
    "rests": (
        "本结论含参照同类政策推定的条款，请向主管部门核实。",
        "This outcome rests on clauses assumed after comparable programmes; ask the zone.",
        "この判定は類似施策にならって推定した条項を含む。所管当局に確認すること。",
    ),
    # table and headings
    "policy": ("政策", "Policy", "施策"),
    "outcome": ("结论", "Outcome", "判定"),
    "amount": ("金额", "Amount", "金額"),
    "programme": ("依据政策：{}", "Programme: {}", "対象施策：{}"),
    "reference_date": ("基准日：{}", "Reference date: {}", "基準日：{}"),
    "assessment_year": ("考核年度：{}", "Assessment year: {}", "評価対象年度：{}"),
    "group": ("营收数据为集团合并口径", "The figures are the group's", "数値は連結ベース"),
    "single": ("营收数据为单体口径", "The figures are the single company's", "数値は単体ベース"),
    "common": (
        "共同条件（适用于各项政策）",
        "Common conditions (for all the policies)",
        "共通要件（全施策に適用）",
    ),
    "see_common": ("共同条件：{}", "Common conditions: {}", "共通要件：{}"),
    "common_missing": (
        "以及共同条件所缺的{}项资料（见上）",
        "and the {} facts missing for the common conditions (above)",
        "および共通要件の不足情報{}件（上記）",
    ),
    "common_only": (
        "仅缺共同条件的{}项资料（见上）",
        "only the {} facts missing for the common conditions (above)",
        "共通要件の不足情報{}件のみ（上記）",
    ),
    "all_met": ("本项条件均已符合。", "All its own conditions are met.", "固有の要件はすべて充足。"),
    "missing": ("尚缺资料：{}", "Missing: {}", "不足情報：{}"),
    "superset": (
        "尚缺资料（可能多列）：{}",
        "Missing (may name too many): {}",
        "不足情報（過剰の可能性あり）：{}",
    ),
    "open": ("待审定事项：{}", "For the authority to judge: {}", "当局の審査事項：{}"),
    "required_actual": ("要求：{}；实际：{}", "required: {}; actual: {}", "要件：{}、実際：{}"),
    "required": ("要求：{}", "required: {}", "要件：{}"),
    "began_later": (
        "要求：{}；实际：{}为{}，晚于{}",
        "required: {}; actual: {} {}, after {}",
        "要件：{}、実際：{}は{}（{}より後）",
    ),
    "compared_with": ("{}，{}：{}", "{}, {}: {}", "{}、{}：{}"),
    "earlier": (
        "要求：{}；实际：{}，此前年度已超过",
        "required: {}; actual: {}, so it was exceeded in an earlier year",
        "要件：{}、実際：{}（それ以前の年度に超過済み）",
    ),
    "conflict": (
        "以下条件不能同时符合：",
        "These conditions cannot hold together:",
        "次の要件は同時に充足しえない：",
    ),
    "in_force_from": (
        "自{}起施行，基准日不在有效期内。",
        "In force from {}; the reference date lies outside.",
        "{}から適用。基準日は適用期間外。",
    ),
    "in_force": (
        "自{}起施行；有效期截止日期未公布",
        "In force from {}; its end is not published",
        "{}から適用（終期は未公表）",
    ),
    "in_force_until": ("{}至{}有效", "In force from {} to {}", "{}から{}まで適用"),
    # sums
    "entitlement": ("支持标准", "Entitlement", "支援内容"),
    "not_published": ("给予奖励，金额未公布", "an award exists, its amount is not published", "奨励あり、金額は未公表"),
    "by_review": ("由评审决定", "decided by review", "審査により決定"),
    "up_to_by_review": ("最高{}，由评审决定", "up to {}, decided by review", "{}を上限に、審査により決定"),
    "between": ("{}至{}", "{} to {}", "{}～{}"),
    "from": ("不低于{}", "at least {}", "{}以上"),
    "depends": ("金额取决于：{}", "The sum depends on: {}", "金額を左右する情報：{}"),
    "award_open": ("是否适用待审定", "whether it applies is left to the authority", "適用の可否は当局の審査による"),
    "others_part": ("{}另得{}（不计入本企业）", "the {} receives {} beside it", "{}には別に{}（自社分に含めない）"),
    "several": ("各项择高：{}", "The highest only: {}", "最も高いもののみ：{}"),
    "in_all": ("本条金额：{}", "This policy in all: {}", "本施策の金額：{}"),
    "total": ("可确定金额合计：{}", "Total of known sums: {}", "確定金額の合計：{}"),
    "or": ("{}或者{}", "{} or {}", "{}または{}"),
    "total_depends": ("合计取决于：{}", "The total depends on: {}", "合計を左右する情報：{}"),
    "beside": ("另列、未计入合计：{}", "Beside the total: {}", "合計に含めないもの：{}"),
    "left_out": ("就高不重复、未计入：{}（{}）", "Left out: {} ({})", "併給不可により除外：{}（{}）"),
    "undecided": (
        "金额未定，暂不能取舍：{}",
        "Not decided between, as sums are open: {}",
        "金額未確定のため選択未定：{}",
    ),
    "sources": ("依据出处", "Sources", "出典"),
    "receipt": (
        "核验信息：lucidrule {} · 规则 {} · 资料 {}",
        "Receipt: lucidrule {} · rules {} · facts {}",
        "検証情報：lucidrule {} · 規則 {} · 情報 {}",
    ),
    "confirmed": (
        "经 {} 逐节点复核，结论一致",
        "confirmed by {}",
        "{} による全節点の照合済み",
    ),
    "not_confirmed": (
        "未经 durable_rules 复核：{}",
        "Not confirmed by durable_rules: {}",
        "durable_rules による照合なし：{}",
    ),
    "not-installed": (
        "无法加载其扩展模块（{}），其余功能不受影响；如需比对，请安装 C 编译器和 Python 头文件，再执行 "
        'pip install "lucidrule[confirm]"（见 README“安装”部分）',
        "its extension cannot be imported ({}); everything else works. To have it, install a C compiler and the "
        'Python headers, then run pip install "lucidrule[confirm]" (README, Install)',
        "拡張モジュールを読み込めない（{}）。ほかの機能に影響はない。照合するには、"
        'C コンパイラと Python のヘッダーを入れ、pip install "lucidrule[confirm]" を実行する'
        "（README「インストール」参照）",
    ),
    "too-large": (
        "“{}”的规则超出其容量（{}）",
        "the rules of {} are more than it bears ({})",
        "「{}」の規則がその上限を超える（{}）",
    ),
    "disagreement": (
        "两个推理引擎结论不一致，属程序缺陷，未作任何判定。\n  位置：{}\n  基准求值器：{}\n  durable_rules：{}",
        "the two engines disagree; this is a bug of lucidrule, and nothing was determined\n"
        "  at: {}\n  reference evaluator: {}\n  durable_rules: {}",
        "二つのエンジンの判定が一致しない。lucidrule の不具合であり、判定は行っていない。\n"
        "  箇所：{}\n  基準評価器：{}\n  durable_rules：{}",
    ),
    "all_criteria": ("全部条件", "all criteria together", "全要件"),
    "settled_exactly": (
        "本结论由穷举所缺资料得出，未经 durable_rules 复核。",
        "Settled exactly, not confirmed: whatever the missing facts are, the outcome is the same.",
        "不足情報のあらゆる場合を尽くして確定。durable_rules による照合の対象外。",
    ),
    "bracketed": ("（{}）", "({})", "（{}）"),
    "is": ("{}：{}", "{}: {}", "{}：{}"),
    "standing": ("〔{}：{}〕", " [{}: {}]", "〔{}：{}〕"),
    "standing_only": ("〔{}〕", " [{}]", "〔{}〕"),
    "settled": (
        "无论所缺资料如何取值，结论均为：{}",
        "whatever the missing facts say, this is {}",
        "不足情報がどうであっても判定は同じ：{}",
    ),
    "no_records": ("{}：无", "{}: none", "{}：なし"),
    "nothing": ("无", "none", "なし"),
    "in_record": ("第{}项：{}", "no. {}: {}", "{}件目：{}"),
    # years, records, values
    "year": ("{}年", "{}", "{}年"),
    "years": ("{}年至{}年", "{} to {}", "{}年～{}年"),
    "through": ("{}年及以前各年", "every year up to {}", "{}年以前の各年"),
    "in_year": ("{}为{}", "{}: {}", "{}は{}"),
    "of_year": ("{}（{}）", "{} ({})", "{}（{}）"),
    "of_record": ("第{1}项{0}", "{0} no. {1}", "{0}{1}件目"),
    "part_of": ("{}的{}", "{}: {}", "{}の{}"),
    "record": ("第{}项", "no. {}", "{}件目"),
    "assessment": ("考核年度", "the assessment year", "評価対象年度"),
    "year_before_assessment": ("考核年度上一年", "the year before the assessment year", "評価対象年度の前年"),
    "of_whole": ("{}／{}", "{} of {}", "{}／{}"),
    "before_assessment": ("考核年度前{}年", "the year {} years before the assessment year", "評価対象年度の{}年前"),
    "after_assessment": ("考核年度后{}年", "the year {} years after the assessment year", "評価対象年度の{}年後"),
    "never": ("从未", "never", "なし"),
    "true": ("是", "yes", "はい"),
    "false": ("否", "no", "いいえ"),
    "as_of": ("基准日", "the reference date", "基準日"),
    # listings
    "question": ("填报问题", "Question", "質問"),
    "used_by": ("涉及政策", "Used by", "関係施策"),
    "all_policies": ("全部政策", "all policies", "全施策"),
    "type": ("类型", "Type", "型"),
    "type_flag": ("是或否", "yes or no", "はい・いいえ"),
    "type_choice": ("单选", "choice", "択一"),
    "type_choices": ("多选", "choices", "複数選択"),
    "type_count": ("整数", "whole number", "整数"),
    "type_money": ("金额（元）", "money (yuan)", "金額（元）"),
    "type_share": ("比例", "share", "割合"),
    "type_date": ("日期", "date", "日付"),
    "type_event": ("日期或“从未”", "date or never", "日付または「なし」"),
    "type_text": ("文本", "text", "文字"),
    "type_records": ("清单", "list of records", "一覧"),
    "readings_of_all": ("适用于全部政策的执行口径", "Readings that hold for all policies", "全施策に適用する解釈"),
    "yearly": ("按年度", "yearly", "年次"),
    "proved_by": ("证明材料：{}", "Proved by: {}", "証明書類：{}"),
    "id": ("代号", "id", "識別名"),
    "area": ("类别", "Area", "分野"),
    "criteria": ("申报条件", "Criteria", "要件"),
    "each": (
        "逐项条件（{}；同一项须全部符合）",
        "For each of {}, all of",
        "{}の一件ごとの要件（同じ件がすべてを充足）",
    ),
    "readings": ("执行口径", "Readings", "解釈"),
    "interactions": ("与其他政策的关系", "With other policies", "他の施策との関係"),
    "source": ("来源", "source", "出典"),
    "quote": ("原文“{}”", "“{}”", "原文「{}」"),
    "assumed_means": (
        "注：“参照推定”指未查得正式文本、参照所列同类政策推定，请向主管部门核实。",
        'Note: "assumed" is modelled on the comparable programme named, as no text was found; ask the zone.',
        "注：「推定」は、本文が確認できず、挙げた類似施策にならって推定したもの。所管当局に確認すること。",
    ),
    "of_several_highest": (
        "同时符合多项的，取最高一项。",
        "Of several, the highest only.",
        "複数に該当する場合は最も高いもののみ。",
    ),
    "of_several_last": (
        "同时符合多档的，取最高一档。",
        "Of several tiers, the highest reached.",
        "複数の段階に達した場合は最上位のみ。",
    ),
    "of_several_all": ("同时符合多项的，分别给予。", "Of several, each.", "複数に該当する場合はそれぞれ交付。"),
    "share_of": ("{}{}", "the {}: {}", "{}{}"),
    "split": ("其中{}{}", "of which the {}: {}", "うち{}{}"),
    "when": ("适用情形：{}", "where: {}", "適用：{}"),
    "total_none": ("可确定金额合计：暂无", "Total of known sums: none yet", "確定金額の合計：現時点でなし"),
    "if": ("（条件：{}）", " (if {})", "（条件：{}）"),
    "capped": ("单项最高{}", "no single award above {}", "一件の上限{}"),
    **words_register.WORDS,
    **words_advice.WORDS,
    **words_tables.WORDS,
}
_SEPARATORS = {"zh": "、", "en": ", ", "ja": "、"}
_CLAUSES = {"zh": "；", "en": "; ", "ja": "、"}


def word(key: str, lang: str, *parts: object) -> str:
    """Return a word in `lang`, with what its braces stand for."""
    return WORDS[key][LANGS.index(lang)].format(*parts)


def listed(parts: list[str], lang: str) -> str:
    """Return the items of a list as the language separates them."""
    return _SEPARATORS[lang].join(parts)


def clauses(parts: list[str], lang: str) -> str:
    """Return clauses as the language separates them."""
    return _CLAUSES[lang].join(parts)
