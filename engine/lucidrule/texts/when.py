"""What time alone changes, told: a table of days, what waits for figures, when one may apply; outcomes by date."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "when_of": (
        "{}：其他情况不变，结论和测算金额何时变化",
        "{}: what time alone changes",
        "{}：時の経過だけで判定と試算額が変わる時期",
    ),
    "when_between": (
        "自{}至{}，只列发生变化的日期",
        "From {} to {}; only days on which something changes are listed",
        "{}から{}まで（変わる日のみ掲げる）",
    ),
    "when_day": ("日期", "Day", "日付"),
    "when_before": ("变化前", "Before", "変化前"),
    "when_after": ("变化后", "After", "変化後"),
    "when_reason": ("原因", "Why", "理由"),
    "when_nothing": (
        "在此期间，结论和测算金额均无变化。",
        "Nothing changes on its own in this time.",
        "この期間に、判定・試算額とも変わらない。",
    ),
    "when_stands": ("{}，{}", "{}, {}", "{}、{}"),
    "when_needs": ("需{}数据", "needs the figures of {}", "{}の数値が必要"),
    "when_sum_needs": ("{}，金额需{}数据", "{}, its sum needs the figures of {}", "{}、金額には{}の数値が必要"),
    "when_figures": ("须有：{}", "to be known: {}", "必要な情報：{}"),
    "when_not_met": ("不再符合：{}", "no longer met: {}", "充足しなくなる：{}"),
    "when_met": ("转为符合：{}", "met from then on: {}", "充足するようになる：{}"),
    "when_open": ("转为待定：{}", "open from then on: {}", "未確定になる：{}"),
    "when_begins": ("开始施行", "comes into force", "適用開始"),
    "when_ends": ("有效期满", "no longer in force", "適用期間の満了"),
    "when_year": ("考核年度为{}", "the assessment year is {}", "算定対象年度が{}となる"),
    "when_by_day": ("自该日起按新的规定或者答复执行", "what counts from that day on", "その日からの定め又は回答による"),
    "when_figures_note": (
        "“需……数据”：到时才有的数据，不算结论变化。",
        "“Needs the figures of …”: they do not exist yet, so that is no change.",
        "「数値が必要」：まだ存在しない数値であり、判定の変化とはしない。",
    ),
    "when_later": (
        "此后依次需要相应年度数据：{}（{}）",
        "Later needs further figures: {} ({})",
        "以後、順次必要となる数値：{}（{}）",
    ),
    "when_unchanged": ("不变：{}", "Unchanged: {}", "変わらないもの：{}"),
    "when_named": ("{}（{}）", "{} ({})", "{}（{}）"),
    "when_once": (
        "仅给予一次，各年度的金额不相加：{}",
        "Granted once only, so the sums of several years do not add up: {}",
        "一度限りであり、各年度の金額は加算しない：{}",
    ),
    "when_window": ("申报期间：{}（{}）", "To apply: {} ({})", "受付期間：{}（{}）"),
    "when_no_window": ("申报时间：未公布。", "When to apply: not published.", "受付期間：未公表。"),
    "when_no_end": (
        "截止日期未公布的，按持续有效处理。",
        "Where no end is published, a policy counts as in force ever after.",
        "終期が未公表のものは、引き続き適用されるものとして扱う。",
    ),
    "calendar_turn": ("{}：{}", "{}: {}", "{}：{}"),
    "calendar_window": ("{}：申报期间", "{}: one may apply", "{}：受付期間"),
    "calendar_deadline": ("{}：申报截止日", "{}: last day to apply", "{}：受付最終日"),
    "dates_of": ("{}：各基准日的结论", "{}: outcomes by date", "{}：基準日ごとの判定"),
    "dates_assessment": ("考核年度", "Assessment year", "算定対象年度"),
    "dates_total": ("测算金额合计", "Estimated total", "試算額の合計"),
    "dates_total_of_met": ("已符合各项的测算金额合计", "Estimated total of what is met", "該当する施策の試算額の合計"),
    "dates_if_met": ("尚未确定的各项如均符合", "If all that is open is met", "未確定の施策がすべて該当する場合"),
    "dates_none": ("暂无", "none yet", "現時点でなし"),
}
