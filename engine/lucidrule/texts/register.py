"""Registers of companies."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "became": ("{} → {}", "{} → {}", "{} → {}"),
    "by_time": ("基准日推移", "the reference date moved", "基準日の経過"),
    "by_new_rules": ("规则更新", "by new rules", "規則の改定"),
    "withdrawn": ("撤回", "withdrawn", "撤回"),
    "told_not_known": ("不详", "not known", "不明"),
    "event_named": ("记录{}", "event {}", "記録{}"),
    "entry_number": ("第{}条", "entry {}", "第{}件"),
    "retracted": ("作废", "retracted", "取消し"),
    "late": (
        "所载日期早于被其取代的记录{}（{}）",
        "older than event {} of {}, which it overrides",
        "記録{}（{}）を置き換えるが、日付はそれより前",
    ),
    "told_by": ("{}报送，来源：{}", "told by {}, source: {}", "登録：{}、出所：{}"),
    "refused_line": ("退回", "refused", "差戻し"),
    "set_aside": ("现行规则不予采用", "set aside by the rules", "現行規則では採用しない"),
    "moved_to": ("基准日移至当日", "the reference date moved here", "基準日をこの日に移動"),
    "rules_hold": ("规则启用", "these rules hold from here", "この規則を適用"),
    "digest": ("规则摘要{}", "digest {}", "ダイジェスト{}"),
    "day": ("日期", "Date", "日付"),
    "company": ("企业", "Company", "企業"),
    "policy_or_fact": ("政策或者资料项", "Policy or fact", "施策又は情報項目"),
    "became_what": ("变动", "Change", "変化"),
    "by_what": ("缘由", "By", "理由"),
    "renewing": (
        "规则已更新，现按新规则重新判定{}家企业……",
        "The rules are new: {0} {0:company is|companies are} judged again …",
        "規則が改められたため、{}社を判定し直しています……",
    ),
    "taken_summary": (
        "已接收记录{}条，退回{}条；结论变动{}项；企业台账基准日：{}",
        "{0} {0:event|events} taken, {1} refused; {2} {2:change|changes} of outcome; the register stands at {3}",
        "受信{}件、差戻し{}件。判定の変化{}件。台帳の基準日：{}",
    ),
    "told_again": (
        "其中{}项变动此前已保存、尚未告知，或者应要求重新告知",
        "{0} {0:change|changes} of these {0:was|were} kept before and not told, or told again as asked",
        "うち{}件の変化は、保存済みで未通知であったもの、又は指定により再び通知したもの",
    ),
    "verified": (
        "校验通过：记录{}条，结论变动{}项，与重算结果一致。",
        "Verified: {0} {0:entry|entries}; {1} {1:change of outcome is|changes of outcome are} as recomputed.",
        "検証済み：記録{}件。判定の変化{}件は再計算と一致しました。",
    ),
    "not_recomputed": (
        "其中{}项所依规则已无法读取，未重算。",
        "{0} more {0:was|were} made under rules that cannot be read any more, and {0:was|were} not recomputed.",
        "ほかに{}件は、当時の規則が読めないため再計算していません。",
    ),
    "chain_broken": (
        "第{}条记录与其校验值不符，其后记录均不可信。",
        "Entry {} does not match its seal; nothing from there on can be trusted.",
        "記録{}が検証値と一致しません。以降の記録は信頼できません。",
    ),
    "texts_altered": (
        "第{}条记录所存规则文本与其摘要不符，据此作出的结论不可信。",
        "Entry {}: the texts of the rules are not those of their digest; what was judged by them cannot be trusted.",
        "記録{}：保存された規則の文面がダイジェストと一致しません。これに基づく判定は信頼できません。",
    ),
    "differs": (
        "第{}条记录与重算结果不符：{}",
        "Entry {} differs from what is recomputed: {}",
        "記録{}が再計算と異なります：{}",
    ),
    "unrecorded": (
        "应有的结论变动未予记录：{}",
        "A change that follows is not recorded: {}",
        "生じるはずの変化が記録されていません：{}",
    ),
    "no_such_change": ("并无此项变动", "there is no such change", "該当する変化は生じません"),
    "recorded_at_renaming": (
        "政策代号由 {} 改为 {} 时所记，结论并无变动，也不影响以后的记录，无须处理",
        "recorded as the policy `{}` became `{}`: no outcome changed, later entries stand, and nothing has to be done",
        "施策の識別名が {} から {} に変わった際の記録です。判定は変わらず、以後の記録にも影響せず、対応は不要です",
    ),
    "replay_differs": (
        "记录为“{}”，按所列规则应为“{}”",
        "recorded as “{}”, under these rules “{}”",
        "記録は「{}」、指定の規則では「{}」",
    ),
    "replay_since": ("自第{}条起", "from entry {}", "第{}件から"),
    "replay_between": ("自第{}条起，至第{}条止", "from entry {} to entry {}", "第{}件から第{}件まで"),
    "replay_recorded": ("原判定（第{}条）核验信息：{}", "Recorded by entry {}: {}", "記録（第{}件）の検証情報：{}"),
    "replay_other": ("按所列规则重算核验信息：{}", "Under these rules: {}", "指定の規則の検証情報：{}"),
    "replay_receipt": (
        "lucidrule {}，规则 {}，资料 {}",
        "lucidrule {} · rules {} · facts {}",
        "lucidrule {}、規則 {}、情報 {}",
    ),
    "replay_unsaid": ("台账未载", "not recorded", "記録なし"),
    "replay_aside": (
        "所列规则不采用{}的{}，按未知处理：{}",
        "{}: {} is not taken by these rules, and counts as not known: {}",
        "{}の{}は指定の規則では採用されず、不明として扱いました：{}",
    ),
    "replay_none": (
        "按 {2} {3} 重算{1}家企业的{0}项已记录结论，均无变化。",
        "No outcome is another under {2} {3}: {0} recorded {0:outcome|outcomes} of {1} {1:company|companies} "
        "{0:was|were} recomputed.",
        "{2} {3} で{1}社の記録された判定{0}件を再計算しました。異なるものはありません。",
    ),
    "replay_some": (
        "按 {2} {3} 重算{1}家企业的{0}项已记录结论：{5}家企业有{4}处不同，其中{6}处目前仍不同。",
        "{0} recorded {0:outcome|outcomes} of {1} {1:company|companies} recomputed under {2} {3}: {4} "
        "{4:difference|differences}, of {5} {5:company|companies}; {6} {6:is|are} so still.",
        "{2} {3} で{1}社の記録された判定{0}件を再計算しました。{5}社で{4}件が異なり、うち{6}件は現在も異なります。",
    ),
    "began_otherwise": ("起始结论不同", "the outcomes before it are others", "変化前の判定が異なります"),
}
