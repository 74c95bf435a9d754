"""What is said of sums that do not count."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
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
}
