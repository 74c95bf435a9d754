"""The phrases that conditions and amounts are told with, beside those of the operators."""

from lucidrule.kernel.operators import Words
from lucidrule.present.wrapping import width_of
from lucidrule.texts.catalogue import LANGS, spoken

PHRASES: dict[str, tuple[str, str, str]] = {
    "first_exceeds": ("{}首次超过{}", "{} exceeds {} for the first time", "{}が初めて{}を超える"),
    "first_reaches": ("{}首次达到{}", "{} reaches {} for the first time", "{}が初めて{}に達する"),
    "not_exceeded_before": (
        "自“{}”所在年度起，此前各年均未超过",
        "in no earlier year since the year of: {}",
        "「{}」の年以降、それ以前のどの年も超えていない",
    ),
    "not_reached_before": (
        "自“{}”所在年度起，此前各年均未达到",
        "in no earlier year since the year of: {}",
        "「{}」の年以降、それ以前のどの年も達していない",
    ),
    "dated": ("按适用时间：", "by the day:", "適用時期による："),
    "from_day": ("自{}起：{}", "from {}: {}", "{}から：{}"),
    "value_from": ("{1}（自{0}起）", "{1} (from {0})", "{1}（{0}から）"),
    "at_exactly": (
        "恰好等于{}的，须由主管部门审定",
        "exactly {} is for the authority to judge",
        "ちょうど{}の場合は所管部署の審査による",
    ),
    "share": ("{}占{}的比例", "the share of {} in {}", "{}の{}に占める割合"),
    "growth": ("{}比{}的增长率", "the growth of {} over {}", "{}の{}に対する増加率"),
    "judgement": ("须由主管部门审定：{}", "for the authority to judge: {}", "所管部署の審査による：{}"),
    "all": ("以下各项均须符合：", "all of:", "次のすべて："),
    "any": ("以下符合其一即可：", "any of:", "次のいずれか："),
    "at_least_n": ("以下至少符合{}项：", "at least {} of:", "次のうち{}つ以上："),
    "not": ("不得有下列情形：", "none of this:", "次に当たらないこと："),
    "named": ("符合“{}”，即：", "{}, that is:", "「{}」、すなわち："),
    "named_again": ("符合上述“{}”", "{}, as above", "前記「{}」"),
    # arithmetic
    "named_amount": ("{}（下称“{}”）", "{} (“{}” below)", "{}（以下「{}」という）"),
    "amount_again": ("“{}”", "“{}”", "「{}」"),
    "same_amount": ("该金额", "that amount", "その額"),
    "rate": ("{1}的{0}", "{0} of {1}", "{1}の{0}"),
    "times": ("{1}×{0}", "{0} × {1}", "{1}×{0}"),
    "sum": (" ＋ ", " + ", "＋"),
    "minus": ("{}减{}", "{} less {}", "{}から{}を引いた額"),
    "least": ("以下各项中的较低者：{}", "the least of: {}", "次のうち低い方の額：{}"),
    "capped": ("{}，最高{}", "{}, at most {}", "{}（上限{}）"),
    "floored": ("{}，最低{}", "{}, at least {}", "{}（下限{}）"),
    "item": ("（{}）{}", "({}) {}", "（{}）{}"),
    "between_items": ("；", "; ", "、"),
    "not_negative": ("{}（负数按零计）", "{} (a negative one counts as zero)", "{}（負数は零とする）"),
    "greatest": ("以下各项中的较高者：{}", "the greatest of: {}", "次のうち高い方の額：{}"),
    "banded": (
        "按{}所在档次的比例乘以{}：{}",
        "at the rate of the band of {}, of {}: {}",
        "{}の属する区分の率を{}に乗じる：{}",
    ),
    "banded_sums": ("按{}所在档次定额：{}", "by the band of {}: {}", "{}の属する区分による額：{}"),
    "banded_both": (
        "按{}所在档次计，比例乘以{}，定额照付：{}",
        "by the band of {}, rates of {}: {}",
        "{}の属する区分により、率は{}に乗じる：{}",
    ),
    "band": ("{}{}的为{}", "{}{}: {}", "{}{}は{}"),
    "band_from": ("{}以上", "from {}", "{}以上"),
    "band_above": ("超过{}", "above {}", "{}を超え"),
    "band_below": ("不足{}", " to below {}", "{}未満"),
    "band_up_to": ("不超过{}（含）", " up to and including {}", "{}以下"),
    "schedule": ("{}乘以{}", "{} times {}", "{}に{}を乗じた額"),
    "first_share": ("{}（“{}”当年）", "{} (the year of: {})", "{}（「{}」の年）"),
    "further_share": ("{}（第{}年）", "{} (year {})", "{}（{}年目）"),
    # calculations
    "calculation": ("测算", "Calculation", "計算"),
    "calculation_read": ("其中", "From", "内訳"),
    "and_limits": ("，", "; ", "、"),
    "comes_to": ("{}，即{}", "{}: {}", "{}、すなわち{}"),
    "fact_is": ("{}{}", "{} = {}", "{}{}"),
    "case_band": ("按{}，{}", "by {}, {}", "{}により、{}"),
    "case_year": ("为第{}年，比例{}", "year {}, at {}", "{}年目、率は{}"),
    "case_rates": (
        "按“{}”确定的比例（{}）",
        "the rate by “{}” ({})",
        "「{}」による率（{}）",
    ),
    "case_bounds": ("按“{}”所在档次计算的金额", "the sum of the band of “{}”", "「{}」の区分による額"),
    "case_sums": ("按“{}”确定的定额（{}）", "the sum by “{}” ({})", "「{}」による額（{}）"),
    "cap_not_exceeded": ("未超过上限{}", "cap of {} not exceeded", "上限{}を超えない"),
    "cap_of_any": ("且不超过{}", "at most {} in all", "かつ{}を上限とする"),
    "cap_cuts": (
        "{0}，按上限{1}计，核减{2}",
        "{0}; the cap of {1} counts and cuts {2}",
        "{0}、上限{1}により{2}を減額",
    ),
    "cap_binds": (
        "{0}，不论所缺资料如何，均按上限{1}计",
        "{0}; whatever is missing, the cap of {1} counts",
        "{0}、不足情報にかかわらず上限{1}による",
    ),
    "floor_not_needed": ("不低于下限{}", "not below the floor of {}", "下限{}を下回らない"),
    "floor_lifts": ("{}，按下限{}计", "{}; the floor of {} counts", "{}、下限{}による"),
    "least_is": ("{}中的较低者为{}", "the least of {} is {}", "{}のうち低い方は{}"),
    "greatest_is": ("{}中的较高者为{}", "the greatest of {} is {}", "{}のうち高い方は{}"),
    "rounded": ("{}，{}，为{}", "{}; {}: {}", "{}、{}、{}"),
    "rounded_down": ("不足{}的舍去", "rounded down to whole {}", "{}未満切捨て"),
    "rounded_half_up": ("四舍五入至{}", "rounded half up to whole {}", "{}未満四捨五入"),
    "rounded_up": ("不足{0}的按{0}计", "rounded up to whole {}", "{}未満切上げ"),
}


def phrase(key: str, lang: str, *parts: object) -> str:
    """Return a phrase of rules in `lang`."""
    return said(PHRASES[key], lang, *parts)


def fact_is(label: str, value: str, lang: str) -> str:
    """Return what was read of a fact: a label in an alphabet is kept apart from what follows, as its words are."""
    apart = " " if spoken(lang) != "en" and label[-1:].isalnum() and width_of(label[-1:]) == 1 else ""
    return phrase("fact_is", lang, f"{label}{apart}", value)


def said(words: Words, lang: str, *parts: object) -> str:
    """Return some words in `lang`, with their parts."""
    return words[LANGS.index(spoken(lang))].format(*parts)
