"""What is said of sums that do not count, and of what all may come to."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "depends_capped": (
        "金额取决于：{}；最高{}",
        "The sum depends on: {}; at most {}",
        "金額を左右する情報：{}／最大{}",
    ),
    "not_counted_highest": (
        "不计入：与第{}项就高不重复",
        "not counted: of it and policy {} only the higher is granted",
        "算入せず：施策{}と高い方のみ",
    ),
    "not_counted_excluded": (
        "不计入：与第{}项不能同时享受",
        "not counted: not granted beside policy {}",
        "算入せず：施策{}とは重ねて受けられない",
    ),
    "sum_not_counted": ("{}（不计入）", "{} (not counted)", "{}（算入せず）"),
    "sum_if_met": ("如符合：{}", "if met: {}", "該当する場合：{}"),
    "beside": ("未计入合计：{}", "Not in the total: {}", "合計に含めないもの：{}"),
    "beside_judged": ("第{1}项须审定", "{0:policy|policies} {1} to be judged", "施策{1}（審査による）"),
    "beside_by_review": (
        "第{1}项金额由评审决定",
        "{0:policy|policies} {1} by review",
        "施策{1}（額は審査により決定）",
    ),
    "beside_not_published": (
        "第{1}项金额未公布",
        "{0:policy|policies} {1} not published",
        "施策{1}（金額未公表）",
    ),
    "beside_other": ("第{1}项不以金额计", "{0:policy|policies} {1} without a sum", "施策{1}（金額によらないもの）"),
    "beside_undecided": (
        "第{1}项能否享受尚未确定",
        "{0:policy|policies} {1} not yet decided",
        "施策{1}（受けられるか未確定）",
    ),
    "beside_unbounded": (
        "第{1}项须补资料后测算",
        "{0:policy|policies} {1} for want of facts",
        "施策{1}（情報の補充後に試算）",
    ),
    "total_of_met": (
        "已符合各项的测算金额合计：{}",
        "Estimated total of what is met: {}",
        "該当する施策の試算額の合計：{}",
    ),
    "if_met_up_to": (
        "尚未确定的各项如均符合，合计最高{}",
        "If all that is open is met: up to {}",
        "未確定の施策がすべて該当する場合：最大で{}",
    ),
    "if_met_between": (
        "视尚未确定的各项是否符合，合计为{}",
        "Depending on what is open: {}",
        "未確定の施策に該当するか否かにより：{}",
    ),
    "if_met_only": (
        "尚未确定的各项如均符合，另有{}",
        "If all that is open is met: {}",
        "未確定の施策がすべて該当する場合：{}",
    ),
    "if_met_more": ("{}；{}另计", "{}, beside {}", "{}（{}は別）"),
    "if_met_both": ("{}以及{}", "{} and {}", "{}及び{}"),
    "if_met_policies": ("第{1}项", "{0:policy|policies} {1}", "施策{1}"),
    "if_met_without_sum": (
        "由评审决定、未公布的金额",
        "sums by review or unpublished",
        "審査による額・未公表の額",
    ),
}
