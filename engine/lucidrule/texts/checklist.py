"""The documents that a company has to bring, and those that it need not."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "checklist": ("申报材料清单", "Documents to bring", "提出書類一覧"),
    "checklist_of": ("本企业须备材料：", "Documents that this company has to bring:", "本企業が用意する書類："),
    "checklist_common": (
        "证明共同条件：{}",
        "For the common conditions: {}",
        "共通要件の証明：{}",
    ),
    "checklist_none": (
        "没有符合或者可能符合的政策，暂不需要材料。",
        "No policy is met or may be: no document is needed yet.",
        "該当し、又は該当し得る施策がないため、書類は不要。",
    ),
    "checklist_no_papers": (
        "相关政策均未载明申报材料。",
        "None of the policies names any document.",
        "対象となる施策に書類の定めはない。",
    ),
    "checklist_all": ("各项政策", "Every policy listed", "全施策"),
    "checklist_policies": ("第{1}项", "{0:Policy|Policies} {1}", "施策{1}"),
    "checklist_titled": ("第{}项 {}", "{} {}", "{} {}"),
    "paper": ("□ {}", "□ {}", "□ {}"),
    "paper_not_yet": ("尚未填写", "not given yet", "未記入"),
    "paper_some_not_yet": ("其中尚未填写：{}", "of these not given yet: {}", "うち未記入：{}"),
    "paper_not_for": ("不需证明：{}（{}）", "need not prove: {} ({})", "証明不要：{}（{}）"),
    "papers_not_needed": ("不需要的材料", "Documents that are not needed", "不要な書類"),
    "paper_not_needed": ("{}（用以证明：{}）：{}", "{} (proves: {}): {}", "{}（証明内容：{}）：{}"),
    "spared_other_way": ("“{}”以其他情形为准", "“{}” goes by something else", "「{}」はほかの事由による"),
    "spared_not_due": ("“{}”不适用", "“{}” does not apply", "「{}」は対象外"),
    "spared_record": ("该项不计入", "it does not count", "算入しない"),
    "spared_no_matter": ("不影响结论和金额", "no outcome and no sum rests on it", "判定にも金額にも影響しない"),
    "to_do_next": (
        "{}起考核年度为{}，按现有资料，{}",
        "from {} on {} is assessed; as it stands, {}",
        "{}から算定対象年度は{}。現在の情報では、{}",
    ),
    "to_do_lost": ("第{}项不再符合", "no longer met: {}", "施策{}は該当しない"),
    "to_do_hangs": ("第{}项须看届时资料", "hanging on the figures of then: {}", "施策{}はその時点の情報による"),
    "to_do_papers": ("第{}项，{}", "{1} ({0})", "{1}（{0}）"),
    "to_do_more_papers": (
        "{}等{}种，见 --checklist",
        "{} etc. ({}): --checklist",
        "{}等{}種（--checklist）",
    ),
    "undocumented": (
        "未载明证明材料的资料：{}",
        "No document is named for: {}",
        "証明書類の定めがない情報：{}",
    ),
}
