"""Titles of what the endpoints refuse."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "problem_fault": (
        "请求内容有误",
        "Something that was asked or said is at fault",
        "リクエストの内容に誤りがあります",
    ),
    "problem_unreadable": (
        "请求正文不是 JSON 对象",
        "The body is no JSON object",
        "本文が JSON オブジェクトではありません",
    ),
    "problem_not_found": ("没有所请求的内容", "There is no such thing", "該当するものがありません"),
    "problem_method": (
        "此处不接受该请求方法",
        "This is not asked by that method",
        "このメソッドでは受け付けていません",
    ),
    "problem_too_large": (
        "请求正文超过 {0} 字节",
        "The body is larger than {0} bytes",
        "本文が {0} バイトを超えています",
    ),
    "problem_too_slow": (
        "未能在 {0} 秒内得出结果；请减少资料项的记录或者年度，或者只测算部分政策",
        "No answer was found within {0} seconds; send fewer records or years, or ask for some of the policies only",
        "{0} 秒以内に結果が得られませんでした。記録や年度を減らすか、一部の施策のみを判定してください",
    ),
    "break_path": ("接口 {0} 已取消", "the endpoint {0} is gone", "エンドポイント {0} がなくなりました"),
    "break_policy": ("政策 {0} 已取消", "the policy {0} is gone", "施策 {0} がなくなりました"),
    "break_removed": ("{0} 已取消", "{0} is gone", "{0} がなくなりました"),
    "break_type": ("{0} 由 {1} 改为 {2}", "{0} was {1} and is {2}", "{0} が {1} から {2} に変わりました"),
    "break_choice": ("{0} 不再接受 {1}", "{0} no longer takes {1}", "{0} は {1} を受け付けなくなりました"),
    "break_narrower": ("{0} 的取值范围收窄", "{0} takes less than before", "{0} の受け付ける範囲が狭まりました"),
    "break_required": ("{0} 改为必填", "{0} has to be said now", "{0} が必須になりました"),
    "break_never": ("{0} 不再必有", "{0} is not always answered any more", "{0} が常には返されなくなりました"),
    "breaks_none": (
        "没有影响调用方的改动",
        "nothing breaks for callers",
        "呼出し側に影響する変更はありません",
    ),
    "problem_internal": (
        "程序内部错误；未作任何更改",
        "An internal error of lucidrule; nothing was changed",
        "lucidrule の内部エラーです。変更されたものはありません",
    ),
}
