"""What is missing, what would have to change, what each value of a fact comes to."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "to_find_out": (
        "建议优先补充的资料（最能决定结论者在前）",
        "What to find out, the most decisive first",
        "補うべき情報（判定を最も左右するものから）",
    ),
    "to_find_out_more": (
        "另有{}项，加 --full 可全部列出；也可用 lucidrule ask 逐项问答。",
        "{0} more: --full lists {0:it|them}, and lucidrule ask asks {0:it|them one by one}.",
        "ほかに{}件。--full で全件を表示、lucidrule ask で一問ずつ回答できる。",
    ),
    "can_settle_all": ("涉及全部待定政策", "can turn every open policy", "未確定の全施策に関わる"),
    "can_settle": ("涉及政策：{}", "can turn policies: {}", "関わる施策：{}"),
    "proved_by": ("证明材料：{}", "proof: {}", "証明資料：{}"),
    "changes": ("须作何变动方可符合", "What would have to change", "該当するために必要な変化"),
    "option": ("方案{}（{}）", "Option {} ({})", "案{}（{}）"),
    "effort_filing": ("办理手续即可", "a filing", "手続きのみ"),
    "effort_work": ("须经一个年度的经营", "a year's work", "一年度の事業活動"),
    "effort_move": ("须迁入", "a move", "移転"),
    "would_be": ("{}：由{}变为{}", "{}: from {} to {}", "{}：{}から{}へ"),
    "new_record_would_be": ("新增一项，其{}：{}", "one more, its {}: {}", "一件追加し、その{}：{}"),
    "range_from": ("不低于{}", "at least {}", "{}以上"),
    "range_above": ("超过{}", "more than {}", "{}超"),
    "range_to": ("不超过{}", "at most {}", "{}以下"),
    "range_below": ("低于{}", "less than {}", "{}未満"),
    "range_both": ("{}且{}", "{} and {}", "{}かつ{}"),
    "day_from": ("{}或以后", "{} or later", "{}以降"),
    "day_to": ("{}或以前", "{} or earlier", "{}以前"),
    "day_between": ("{}至{}之间", "between {} and {}", "{}から{}まで"),
    "one_of": ("{}之一", "one of {}", "{}のいずれか"),
    "then": ("变动后：{}", "then: {}", "変化後：{}"),
    "loses": ("但将失去：{}", "but would lose: {}", "ただし失うもの：{}"),
    "nothing_to_change": ("无法通过变动达到要求", "No change would do", "変化によって該当することはない"),
    "blocked_fixed": (
        "{}：取决于{}，属既往事实或企业性质，不能变动",
        "{} – rests on: {}; this is history or what the company is",
        "{}：{}によって決まる。過去の事実または企業の性質であり、変えられない",
    ),
    "blocked_beyond": (
        "{}：可变动的仅有{}，无论如何变动，其余资料不变时均不能达到",
        "{} – can be changed: {}; no value of it is enough with all else as it is",
        "{}：変えられるのは{}のみで、他の情報が現状のままでは、どの値でも満たせない",
    ),
    "blocked_together": (
        "{}：变动{}后，将与其他资料相矛盾，或不能同时符合其他条件",
        "{} – can be changed: {}; but then other facts contradict it or other conditions fail",
        "{}：{}を変えると、他の情報と矛盾するか、他の要件を満たせなくなる",
    ),
    "blocked_too_many": (
        "{}：涉及{}，可能的组合过多，未能逐一查找",
        "{} – rests on: {}; there are more combinations than are searched",
        "{}：{}の組み合わせが多すぎ、調べ尽くせない",
    ),
    "near_miss": ("（差距在10%以内）", " (within 10% of it)", "（差は10%以内）"),
    "sensitivity_of": (
        "“{}”取不同数值时各项政策的结论（其他资料不变）",
        "What each value of “{}” comes to, all else as it is",
        "「{}」の値ごとの各施策の判定（他の情報は現状のまま）",
    ),
    "band": ("{}至{}", "{} to {}", "{}から{}"),
    "band_up": ("{}及以上", "{} and above", "{}以上"),
    "now_here": ("◀ 目前", "◀ now", "◀ 現在"),
    "changes_nothing": ("该项资料不影响任何结论。", "It changes no outcome.", "この情報はどの判定にも影響しない。"),
    "range": ("取值范围", "Range", "範囲"),
    "legend": (
        "█ 符合　◆ 须审定　? 待定　· 不符合",
        "█ eligible  ◆ refer  ? undetermined  · not eligible",
        "█ 該当　◆ 審査　? 未確定　· 非該当",
    ),
}
