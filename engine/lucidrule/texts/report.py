"""The report of a determination."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "policy": ("政策", "Policy", "施策"),
    "outcome": ("结论", "Outcome", "判定"),
    "amount": ("测算金额", "Estimated amount", "試算額"),
    "programme": ("依据文件：《{}》", "Programme: {}", "対象施策：「{}」"),
    "programme_titled": ("《{}》", "{}", "「{}」"),
    "not_applied": (
        "未适用：{}（未一并载入{}）",
        "Not applied: {} ({} is not loaded with it)",
        "未適用：{}（{}が併せて読み込まれていません）",
    ),
    "reference_date": ("基准日：{}", "Reference date: {}", "基準日：{}"),
    "assessment_year": ("考核年度：{}", "Assessment year: {}", "算定対象年度：{}"),
    "machine_day": (
        "未指定基准日，按本机日期计：{}（政策文件未写明所用时区）",
        "No reference date given: today by this machine, {} (the programme states no zone)",
        "基準日の指定がないため、この端末の日付とします：{}（政策文書に時間帯の定めがありません）",
    ),
    "several_zones": (
        "未指定基准日，按《{1}》所用时区的当日计：{0}（各政策文件所用时区不一）",
        "No reference date given: today where {1} is, {0} (the programmes state different zones)",
        "基準日の指定がないため、「{1}」の時間帯の当日とします：{0}（政策文書ごとに時間帯が異なります）",
    ),
    "begins_later": (
        "请核对：{}为{}，晚于基准日",
        "Please check: {0} {1} is after the reference date",
        "ご確認ください：{}が{}で、基準日より後です",
    ),
    "year_before": (
        "基准日所在年的上一自然年度",
        "the calendar year before that of the reference date",
        "基準日の属する年の前暦年",
    ),
    "group": ("各项金额按集团合并口径填报", "Money figures are the group's", "金額は連結ベース"),
    "single": ("各项金额按单体口径填报", "Money figures are the single company's", "金額は単体ベース"),
    "common": ("共同条件（适用于各项政策）", "Common conditions (for all the policies)", "共通要件（全施策に適用）"),
    "see_common": ("共同条件：{}", "Common conditions: {}", "共通要件：{}"),
    "common_missing": (
        "以及共同条件所缺的{}项资料（见上）",
        "and the {0} {0:fact|facts} missing for the common conditions (above)",
        "共通要件の不足情報{}件（上記）",
    ),
    "common_only": (
        "仅缺共同条件的{}项资料（见上）",
        "only the {0} {0:fact|facts} missing for the common conditions (above)",
        "共通要件の不足情報{}件のみ（上記）",
    ),
    "all_met": ("本项条件均已符合。", "All its own conditions are met.", "固有の要件はすべて充足。"),
    "missing": ("尚缺资料：{}", "Missing: {}", "不足情報：{}"),
    "superset": ("尚缺资料（可能多列）：{}", "Missing (may name too many): {}", "不足情報（過剰の可能性あり）：{}"),
    "open": ("待审定事项：{}", "For the authority to judge: {}", "所管部署の審査事項：{}"),
    "answered_yes": (
        "主管部门已答复“是”：{}",
        "the authority has answered yes: {}",
        "所管部署は「はい」と回答済み：{}",
    ),
    "answered_no": (
        "主管部门已答复“否”：{}",
        "the authority has answered no: {}",
        "所管部署は「いいえ」と回答済み：{}",
    ),
    "answer_to": ("主管部门对“{}”的答复", "answer of the authority to “{}”", "「{}」への所管部署の回答"),
    "not_answered": ("未答复", "not answered", "未回答"),
    "answered_points": ("主管部门的答复", "Answers of the authority", "所管部署の回答"),
    "answers_counted": (
        "已计入的主管部门答复",
        "Answers of the authority that count",
        "考慮した所管部署の回答",
    ),
    "answers_later": (
        "基准日之后的主管部门答复（未计入）",
        "Answers of the authority after the reference date, which do not count yet",
        "基準日より後の所管部署の回答（考慮していない）",
    ),
    "answer_differs": (
        "与对全部企业的答复不同，以对本企业的答复为准",
        "it differs from that to all, and counts in its place",
        "全企業への回答と異なり、こちらを優先",
    ),
    "answer_to_company": ("对本企业的答复", "given to this company", "本企業への回答"),
    "answer_to_all": ("对全部企业的答复", "given to all", "全企業への回答"),
    "required_actual": ("要求：{}；实际：{}", "required: {}; actual: {}", "要件：{}／実績：{}"),
    "required": ("要求：{}", "required: {}", "要件：{}"),
    "earlier": (
        "要求：{}；实际：{}，不属于首次",
        "required: {}; actual: {}, so it is not the first time",
        "要件：{}／実績：{}であり、初回に当たらない",
    ),
    "but_before": ("{}，此前{}", "{}, but before it {}", "{}、それ以前の{}"),
    "conflict": ("以下条件不能同时符合：", "These conditions cannot hold together:", "次の要件は同時に充足し得ない："),
    "settled": (
        "无论所缺资料如何取值，结论均为：{}",
        "whatever the missing facts say, this is {}",
        "不足情報がどうであっても判定は同じ：{}",
    ),
    "settled_exactly": (
        "本结论由穷举所缺资料得出，未经 durable_rules 比对。",
        "Found by trying all that the missing facts can be; not confirmed by durable_rules.",
        "不足情報のあらゆる場合を尽くして得た判定であり、durable_rules による照合は経ていない。",
    ),
    "in_force_from": (
        "自{}起施行，基准日尚未施行。",
        "In force from {}; the reference date lies before it.",
        "{}から適用。基準日は適用開始前。",
    ),
    "in_force_between": (
        "自{}起施行，至{}止，基准日不在有效期内。",
        "In force from {} to {}; the reference date lies outside.",
        "{}から{}まで適用。基準日は適用期間外。",
    ),
    "entitlement": ("支持标准", "Support", "支援内容"),
    "not_published": (
        "有奖励条款，金额未公布",
        "an award clause, its amount not published",
        "奨励金の定めあり（金額未公表）",
    ),
    "of_assessment": ("考核年度{}年", "the assessment year {}", "算定対象年度{}年"),
    "granted": ("已获奖励", "Granted before", "受給済みの支援"),
    "granted_question": (
        "企业此前已获得下列哪些奖励？",
        "Which of these was the company granted before?",
        "次のうち、これまでに受けたものはどれか。",
    ),
    "amount_since": ("{}（按自{}起的标准）", "{} (by what counts from {})", "{}（{}からの基準）"),
    "once": ("仅给予一次，已获者不再给予", "granted once only", "一度限り（受給済みの場合は対象外）"),
    "already_granted": ("此前已获，不再给予", "granted before, not again", "受給済みのため対象外"),
    "combined_granted": ("此前已获、不再给予：{}", "Granted before: {}", "受給済み：{}"),
    "gives_service": ("服务", "a service", "サービスの提供"),
    "gives_loan": ("贷款", "a loan", "融資"),
    "gives_guarantee": ("担保", "a guarantee", "債務保証"),
    "gives_tax": ("税收优惠", "tax relief", "税制上の優遇"),
    "gives_title": ("称号", "a title", "称号"),
    "gives_amount": ("{}，额度{}", "{}: {}", "{}（{}）"),
    "gives_unpublished": ("{}，额度未公布", "{}, of an amount that is not published", "{}（額は未公表）"),
    "by_review": ("由评审决定", "decided by review", "審査により決定"),
    "up_to_by_review": ("最高{}，由评审决定", "up to {}, decided by review", "上限{}（審査により決定）"),
    "within_by_review": (
        "不超过{}，具体金额由评审决定",
        "up to {}, decided by review",
        "{}を超えない額（審査により決定）",
    ),
    "depends": ("金额取决于：{}", "The sum depends on: {}", "金額を左右する情報：{}"),
    "award_open": ("是否适用待审定", "whether it applies is left to the authority", "適用の可否は所管部署の審査による"),
    "others_part": (
        "{}按同一标准测算为{}（其申报条件未核对，不计入本企业）",
        "the {} by the same clause: {} (its own conditions were not checked; not counted here)",
        "{}は同じ基準による試算で{}（その要件は未確認。自社分に含めない）",
    ),
    "several": ("各项择高：{}", "The highest only: {}", "最も高いもののみ：{}"),
    "passed_over": (
        "属于其他政策文件、本次未采用的资料项：{}",
        "Facts of other programmes, passed over: {}",
        "他の政策文書の情報項目のため採用しなかったもの：{}",
    ),
    "total": ("测算金额合计：{}", "Estimated total: {}", "試算額の合計：{}"),
    "total_none": ("测算金额合计：暂无", "Estimated total: none yet", "試算額の合計：現時点でなし"),
    "total_depends": ("合计取决于：{}", "The total depends on: {}", "合計を左右する情報：{}"),
    "paid_depends": (
        "可同时享受的政策取决于：{}",
        "What can be granted together depends on: {}",
        "重複して受けられる施策を左右する情報：{}",
    ),
    "only_one": (
        "只能享受其中一项，待主管部门审定：{}（{}）",
        "Only one of these can be granted, left to the authority: {} ({})",
        "重複交付不可、いずれか一つのみ（所管部署の審査待ち）：{}（{}）",
    ),
    "only_one_depends": (
        "是否属于上述情形取决于：{}",
        "Whether that holds depends on: {}",
        "これに当たるか否かを左右する情報：{}",
    ),
    "beside": ("另列、未计入合计：{}", "Beside the total: {}", "合計に含めないもの：{}"),
    "left_out": ("就高不重复、未计入：{}（{}）", "Left out: {} ({})", "重複交付不可のため算入せず：{}（{}）"),
    "undecided": (
        "金额未定，暂不能取舍：{}",
        "Not decided between, as sums are open: {}",
        "金額が定まらないため選択未定：{}",
    ),
    "trial_only": (
        "本结果根据企业自行填报的资料和公开信息测算，仅供参考，不构成兑现承诺；是否给予支持及具体金额，以主管部门公布的申报通知和审核结果为准。",
        "A trial calculation from the company's own statements and public texts; it promises nothing. "
        "The authority's notice and review decide.",
        "本結果は申告情報及び公開情報に基づく試算であり、交付を約するものではない。支援の可否及び金額は、所管部署の公表する申請要領及び審査結果による。",
    ),
    "sources": ("依据出处", "Sources", "出典"),
    "sources_cited": (
        "依据出处：{}；逐条列出用 --sources。",
        "Sources: {}; --sources lists what they are.",
        "出典：{}（内容の一覧は --sources）",
    ),
    "words_of": ("{}原文：“{}”", "{}: “{}”", "{}の原文：「{}」"),
    "receipt": (
        "核验信息：lucidrule {}，规则 {}，资料 {}",
        "Receipt: lucidrule {} · rules {} · facts {}",
        "検証情報：lucidrule {}、規則 {}、情報 {}",
    ),
    "confirmed": (
        "经 {} 逐节点比对，结论一致",
        "confirmed at every node by {}, with the same outcomes",
        "{} による全節点の照合済み（判定は一致）",
    ),
    "not_confirmed": (
        "未经 durable_rules 比对：{}",
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
    "brief_company": ("{}：{}", "{}: {}", "{}：{}"),
    "brief_named": ("{}{}项（{}）", "{} {} ({})", "{}{}件（{}）"),
    "brief_counted": ("{}{}项", "{} {}", "{}{}件"),
    "began_later": (
        "要求：{}；实际：{}为{}，晚于{}",
        "required: {}; actual: {} {}, after {}",
        "要件：{}／実績：{}は{}（{}より後）",
    ),
    "compared_with": ("{}，{}：{}", "{}, {}: {}", "{}、{}：{}"),
    "in_all": ("本条金额：{}", "This policy in all: {}", "本施策の金額：{}"),
}
