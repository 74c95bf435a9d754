"""Whom to ask, where, when and with which documents."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "applying": ("申报方式", "How to apply", "申請方法"),
    "apply": ("申报：{}", "To apply: {}", "申請：{}"),
    "apply_office": ("办理单位：{}", "Office: {}", "受付窓口：{}"),
    "apply_address": ("地址：{}", "Address: {}", "所在地：{}"),
    "apply_phone": ("电话：{}", "Telephone: {}", "電話：{}"),
    "apply_link": ("网址：{}", "Link: {}", "リンク：{}"),
    "window_open": ("目前可以申报，至{}截止", "the window is open until {}", "受付中（{}まで）"),
    "window_ahead": (
        "目前不在申报期间，下一申报期间为{}至{}",
        "the next window is from {} to {}",
        "現在は受付期間外、次の受付期間は{}から{}まで",
    ),
    "window_over": ("申报期间已于{}截止", "the last window closed on {}", "受付は{}に終了"),
    "window_none": ("没有申报期间", "there is no window", "受付期間なし"),
    "window_at": ("申报期间：{}", "Window: {}", "受付期間：{}"),
    "window_next": ("下一申报期间：{}", "Next window: {}", "次の受付期間：{}"),
    "window_last": ("上一申报期间：{}", "Last window: {}", "前の受付期間：{}"),
    "window_days": ("{}至{}", "from {} to {}", "{}から{}まで"),
    "window_day": ("{}当日", "on {}", "{}のみ"),
    "window_each_year": ("每年{}", "each year {}", "毎年{}"),
    "window_to_next_year": ("{}至次年{}", "from {} to {} of the next year", "{}から翌年{}まで"),
    "materials": ("申报材料：", "Documents:", "提出書類："),
    "material_proves": ("{}（用以证明：{}）", "{} (proves: {})", "{}（証明内容：{}）"),
}
