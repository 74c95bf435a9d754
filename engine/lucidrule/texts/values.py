"""Values, years, records, the names of facts, and what stands between them."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "list_separator": ("、", ", ", "、"),
    "clause_separator": ("；", "; ", "／"),
    "bracketed": ("（{}）", "({})", "（{}）"),
    "is": ("{}：{}", "{}: {}", "{}：{}"),
    "headed": ("{}：{}", "{}: {}", "{}：{}"),
    "or": ("{}或者{}", "{} or {}", "{}又は{}"),
    "between": ("{}至{}", "{} to {}", "{}～{}"),
    "from": ("不低于{}", "at least {}", "{}以上"),
    "nothing": ("无", "none", "なし"),
    "never": ("从未", "never", "なし"),
    "true": ("是", "yes", "はい"),
    "false": ("否", "no", "いいえ"),
    "year": ("{}年", "{}", "{}年"),
    "years": ("{}年至{}年", "{} to {}", "{}年～{}年"),
    "through": ("{}年及以前各年", "every year up to {}", "{}年以前の各年"),
    "in_year": ("{}为{}", "{}: {}", "{}は{}"),
    "of_year": ("{}（{}）", "{} ({})", "{}（{}）"),
    "of_record": ("第{1}项{0}", "{0} no. {1}", "{0}{1}件目"),
    "part_of": ("{}的{}", "{}: {}", "{}の{}"),
    "of_whole": ("{}／{}", "{} of {}", "{}／{}"),
    "record": ("第{}项", "no. {}", "{}件目"),
    "in_record": ("第{}项：{}", "no. {}: {}", "{}件目：{}"),
    "no_records": ("{}：无", "{}: none", "{}：なし"),
    "assessment": ("考核年度", "the assessment year", "算定対象年度"),
    "year_before_assessment": ("考核年度上一年", "the year before the assessment year", "算定対象年度の前年"),
    "before_assessment": (
        "考核年度前第{}年",
        "the year {0} {0:year|years} before the assessment year",
        "算定対象年度の{}年前",
    ),
    "after_assessment": (
        "考核年度后第{}年",
        "the year {0} {0:year|years} after the assessment year",
        "算定対象年度の{}年後",
    ),
    "as_of": ("基准日", "the reference date", "基準日"),
    "records_listed": ("列报{}项", "{} listed", "{}件を記載"),
}
