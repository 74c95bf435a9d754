"""What a change of rules does to companies, told."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "impact_title": ("规则变更影响测算", "What the change of rules does", "規則変更の影響試算"),
    "impact_rules": ("原规则：{}；新规则：{}", "Old rules: {}; new rules: {}", "旧規則：{}／新規則：{}"),
    "impact_version": ("{} {}（{}）", "{} {} ({})", "{} {}（{}）"),
    "impact_looked": (
        "基准日{}，共核对{}家企业，其中{}家的结论有变化。",
        "At {}: {} companies looked at, of which {} moved.",
        "基準日{}、{}社を確認し、うち{}社の判定が変わる。",
    ),
    "impact_none": (
        "基准日{}，共核对{}家企业，结论和测算金额均无变化。",
        "At {}: no company moved, {} looked at.",
        "基準日{}、{}社を確認し、判定・試算額とも変わる企業はない。",
    ),
    "impact_few": ("不列示", "not told", "非表示"),
    "impact_privacy": (
        "企业数少于{}家的，以及据以可以推算的数字和金额，不予列示；企业名称不列示。",
        "Numbers of fewer than {} companies are not told, nor numbers and sums from which they would follow, nor any "
        "company by name.",
        "{}社未満の数並びにこれを推計し得る数及び金額は示さない。企業名も示さない。",
    ),
    "impact_policies": ("各项政策", "Each policy", "施策別"),
    "impact_others_same": (
        "{}（其余{}项无变化，未列）",
        "{0} ({1} more {1:does|do} not change)",
        "{}（ほか{}件は変化なし）",
    ),
    "impact_failing": ("不符合：{}", "not met: {}", "不充足：{}"),
    "impact_unsettled": ("尚不能确定：{}", "cannot tell yet: {}", "未確定：{}"),
    "impact_moved": ("有变化", "Moved", "変化"),
    "impact_gained": ("转为符合", "Become eligible", "該当へ"),
    "impact_lost": ("不再符合", "No longer eligible", "該当から外れる"),
    "impact_known": ("待定转为确定", "Unknown to known", "未確定から確定へ"),
    "impact_other_sum": ("金额有变化", "Other sum", "金額の変化"),
    "impact_old_sum": ("原测算金额", "Sum, old", "旧規則の試算額"),
    "impact_new_sum": ("新测算金额", "Sum, new", "新規則の試算額"),
    "impact_bar": ("原、新符合企业数", "Eligible, old and new", "該当企業数（旧・新）"),
    "impact_open": ("{}，另有{}家由评审决定", "{}, and {} by review", "{}、ほか{}社は審査による"),
    "impact_matrix": ("{}：结论变化情况", "{}: outcomes, old and new", "{}：判定の推移"),
    "impact_old": ("原结论", "Old outcome", "旧規則の判定"),
    "impact_new": ("新结论", "New outcome", "新規則の判定"),
    "impact_companies": ("企业数", "Companies", "企業数"),
    "impact_groups": ("{}：按“{}”分类", "{}: by “{}”", "{}：「{}」別"),
    "impact_no_value": ("未填", "not given", "記入なし"),
    "impact_moves": ("结论有变化的企业", "Companies that move", "判定が変わる企業"),
    "impact_moves_first": (
        "结论有变化的企业（仅列前{}家次）",
        "Companies that move (the first {} only)",
        "判定が変わる企業（最初の{}件のみ）",
    ),
    "impact_company": ("企业", "Company", "企業"),
    "impact_old_reason": ("原理由", "Why, old", "旧規則の理由"),
    "impact_new_reason": ("新理由", "Why, new", "新規則の理由"),
    "impact_gains": ("{}：增加最多的企业", "{}: who gains most", "{}：増加額の大きい企業"),
    "impact_losses": ("{}：减少最多的企业", "{}: who loses most", "{}：減少額の大きい企業"),
    "impact_change": ("增减", "Change", "増減"),
}
