"""Outcomes, verdicts, and on whose word a clause stands."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "eligible": ("符合", "Eligible", "該当"),
    "refer": ("须由主管部门审定", "Refer to the authority", "所管部署の審査による"),
    "undetermined": ("资料不足，待定", "Undetermined", "情報不足のため判定保留"),
    "ineligible": ("不符合", "Not eligible", "非該当"),
    "not_in_force": ("不在有效期", "Not in force", "適用期間外"),
    "not_calculable": ("位数过多，未能计算", "Too many digits to calculate", "桁数超過のため計算不能"),
    "met": ("符合", "met", "充足"),
    "not_met": ("不符合", "not met", "不充足"),
    "unknown": ("待定", "cannot tell yet", "未確定"),
    "published": ("已公布", "published", "公表"),
    "reported": ("据报道", "reported", "報道による"),
    "assumed": ("参照推定", "assumed", "推定"),
    # What assumed clauses are modelled on.
    "assumed_after": ("参照推定（{}）", "assumed ({})", "推定（{}）"),
    "whose_in_year": ("{}，{}年", "{}, {}", "{}、{}年"),
    "model_same_issuer": ("同一发布单位", "same issuer", "同一の公表機関"),
    "model_same_city": ("同市", "same city", "同じ市"),
    "model_same_province": ("同省", "same province", "同じ省"),
    "model_elsewhere": ("外地", "elsewhere", "他地域"),
    "assumed_alone": ("自行推定，无参照", "assumed (our own, no model)", "推定（独自、参照先なし）"),
    "not_taken": ("未采用：{}", "not taken: {}", "不採用：{}"),
    "rests": (
        "本结论含参照同类政策推定的条款，请向{}核实。",
        "This outcome rests on clauses assumed after comparable programmes; ask {}.",
        "この判定は類似施策に倣って推定した条項を含みます。{}にご確認ください。",
    ),
    # The mark is wide in Chinese and Japanese, as it stands in columns; in English it is there in every alphabet.
    "marked": ("{}＊", "{}*", "{}＊"),
    "rests_marked": (
        "＊含参照同类政策推定的条款，请向{}核实。",
        "* rests on clauses assumed after comparable programmes; ask {}.",
        "＊は、類似施策に倣って推定した条項を含みます。{}にご確認ください。",
    ),
    "assumed_means": (
        "注：“参照推定”指未查得正式文本、参照所列同类政策推定，请向{}核实。",
        'Note: "assumed" is modelled on the comparable programme named, as no text was found; ask {}.',
        "注：「推定」は、本文が確認できず、挙げた類似施策に倣って推定したものです。{}にご確認ください。",
    ),
    "standing": ("〔{}：{}〕", " [{}: {}]", "〔{}：{}〕"),
    "standing_only": ("〔{}〕", " [{}]", "〔{}〕"),
}
