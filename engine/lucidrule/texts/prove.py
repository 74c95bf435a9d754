"""What is found about the rules themselves, told."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "found:policy-never-met": (
        "没有任何企业能够符合：下列条件不可能同时成立（{others}）",
        "no company can ever meet it: these criteria never hold together ({others})",
        "該当し得る企業がない：次の要件は同時に充足し得ない（{others}）",
    ),
    "found:policy-always-met": ("任何企业都符合", "every company meets it", "すべての企業が該当する"),
    "found:policy-duplicate": (
        "与“{others}”的适用企业和金额完全相同",
        "the same companies get the same from {others}",
        "「{others}」と該当企業及び金額がすべて同じ",
    ),
    "found:criterion-never-met": (
        "条件“{subject}”永远不能成立",
        "the criterion “{subject}” can never be met",
        "要件「{subject}」は決して充足されない",
    ),
    "found:criterion-always-met": (
        "条件“{subject}”永远成立，不起作用",
        "the criterion “{subject}” is always met and decides nothing",
        "要件「{subject}」は常に充足され、意味を持たない",
    ),
    "found:criterion-duplicate": (
        "条件“{subject}”与“{others}”含义相同",
        "the criterion “{subject}” says the same as “{others}”",
        "要件「{subject}」は「{others}」と同じ内容",
    ),
    "found:criterion-implied": (
        "条件“{subject}”多余：其他条件（{others}）成立时必然成立",
        "the criterion “{subject}” adds nothing: others imply it ({others})",
        "要件「{subject}」は不要：他の要件（{others}）が充足されれば必ず充足される",
    ),
    "found:branch-dead": (
        "条件“{subject}”中的这一部分不起作用：{part}",
        "in the criterion “{subject}” this part decides nothing: {part}",
        "要件「{subject}」のうち次の部分は意味を持たない：{part}",
    ),
    "found:award-never-applies": (
        "奖励“{subject}”永远不会发放",
        "the award “{subject}” never applies",
        "支給「{subject}」が適用されることはない",
    ),
    "found:award-never-counts": (
        "奖励“{subject}”不影响金额：其他奖励总是不低于它",
        "the award “{subject}” never changes the sum: others always count in its place",
        "支給「{subject}」は金額に影響しない：常に他の支給が優先される",
    ),
    "found:band-never-reached": (
        "奖励“{subject}”的一档永远达不到：自{from}至{to}",
        "a band of the award “{subject}” is never reached: from {from} to {to}",
        "支給「{subject}」の区分のうち、達し得ないもの：{from}から{to}まで",
    ),
    "found:band-pays-nothing": (
        "奖励“{subject}”有符合条件而不发放金额的区间：自{from}至{to}",
        "the award “{subject}” pays nothing to some who qualify: from {from} to {to}",
        "支給「{subject}」には、該当しても支給額がない区間がある：{from}から{to}まで",
    ),
    "found:cap-never-binds": (
        "奖励“{subject}”的上限{cap}永远用不到",
        "the cap of {cap} on the award “{subject}” never binds",
        "支給「{subject}」の上限{cap}が働くことはない",
    ),
    "found:cap-always-binds": (
        "奖励“{subject}”总是达到上限{cap}",
        "the cap of {cap} on the award “{subject}” always binds",
        "支給「{subject}」は常に上限{cap}に達する",
    ),
    "found:more-pays-less": (
        "“{subject}”增加，金额反而减少：达到{edge}时为{at}，略低于该数时为{below}",
        "more of “{subject}” pays less: {at} at {edge}, {below} just under it",
        "「{subject}」が増えると金額が減る：{edge}では{at}、わずかに下回ると{below}",
    ),
    "found:step-up": (
        "“{subject}”达到{edge}时金额跳升：{at}，略低于该数时为{below}",
        "the sum jumps where “{subject}” reaches {edge}: {at}, and {below} just under it",
        "「{subject}」が{edge}に達すると金額が跳ね上がる：{at}、わずかに下回ると{below}",
    ),
    "found:exclusion-never-matters": (
        "互斥规定“{subject}”永远用不到：所列政策不可能同时符合（{others}）",
        "the rule “{subject}” never matters: its policies cannot be met together ({others})",
        "重複交付の定め「{subject}」が働くことはない：対象施策に同時に該当することはない（{others}）",
    ),
    "found:exclusive-both-met": (
        "互斥规定“{subject}”会用到：可以同时符合{others}",
        "the rule “{subject}” matters: one company can meet {others}",
        "重複交付の定め「{subject}」は働き得る：{others}に同時に該当し得る",
    ),
    "found:open-point-never-matters": (
        "待审定事项“{subject}”无论如何答复，结论都不变",
        "no answer to the open point “{subject}” can change anything",
        "審査事項「{subject}」は、どう回答されても判定が変わらない",
    ),
    "found:fact-not-read": (
        "资料项“{subject}”没有任何政策使用",
        "no policy reads the fact “{subject}”",
        "情報項目「{subject}」を用いる施策がない",
    ),
    "found:fact-never-matters": (
        "资料项“{subject}”无论取何值，结论和金额都不变",
        "no value of the fact “{subject}” can change anything",
        "情報項目「{subject}」は、どの値でも判定及び金額が変わらない",
    ),
    "severity:error": ("错误", "error", "誤り"),
    "severity:warning": ("警告", "warning", "警告"),
    "severity:note": ("提示", "note", "参考"),
    "not_proven": (
        "未能证明（{}）：{}",
        "not proven ({}): {}",
        "証明できていない（{}）：{}",
    ),
    "not_proven:time": ("超过时限", "out of time", "時間切れ"),
    "not_proven:points": ("待审定事项过多", "too many open points", "審査事項が多すぎる"),
    "not_proven:facts": ("资料项的类型不同", "facts of other types", "情報項目の型が異なる"),
    "not_proven:unwritable": ("没有可填写的数值", "no value that can be written", "記入できる値がない"),
    "witness_company": ("示例企业{}", "Example company {}", "例示企業{}"),
    "finding_line": ("{}：{}：{}", "{}: {}: {}", "{}：{}：{}"),
    "witness_of": ("例：{}", "for example {}", "例：{}"),
    "any_company": ("任何企业，资料不限", "any company, whatever is known", "すべての企業（情報の内容を問わない）"),
    "accepted_stale": (
        "已说明理由的“{}”现已不再出现，应从 accepted 中删去。",
        "“{}” is accepted and not found any more: take it out of `accepted`.",
        "了承済みの「{}」は見つからなくなった。accepted から削除すること。",
    ),
    "analysed": (
        "截至{}，对所有可能的企业逐项证明：错误{}项，警告{}项，提示{}项，未能证明{}项。",
        "As of {0}, for all companies that can be: {1} {1:error|errors}, {2} {2:warning|warnings}, {3} {3:note|notes}, "
        "{4} not proven.",
        "{}現在、あり得るすべての企業について：誤り{}件、警告{}件、参考{}件、証明できていないもの{}件。",
    ),
    "accepted_findings": (
        "另有{}项已说明理由，不再列出；--full 可以查看。",
        "{0} more {0:is|are} accepted with a reason; --full shows them.",
        "ほかに理由を付して了承済みのもの{}件（--full で表示）。",
    ),
    "accepted_because": ("已确认：{}", "accepted: {}", "了承済み：{}"),
    "analysis_title": ("规则分析：{}", "Analysis of the rules: {}", "規則の分析：{}"),
    "analysis_severity": ("程度", "Weight", "程度"),
    "analysis_about": ("所在", "About", "対象"),
    "analysis_finding": ("发现", "Finding", "指摘"),
    "analysis_witness": ("示例企业的资料", "What the example company says", "例示企業の情報"),
    "programme_itself": ("政策文件整体", "The programme", "政策文書全体"),
    "no_edge": ("无限制", "no bound", "限りなし"),
}
