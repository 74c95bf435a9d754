"""An interview in the terminal."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "ask_how": (
        "直接输入答案；不清楚请按回车；? 查看说明，< 返回上一题，! 修改以前的答案，. 结束",
        "Type the answer; Enter: don't know; ?: help; <: back; !: change an earlier answer; .: end",
        "回答を入力。不明ならEnter。?：説明、<：前の質問へ、!：以前の回答を変更、.：終了",
    ),
    "ask_open": ("[尚有{}项政策待定]", "[{0} {0:policy|policies} open]", "［未確定の施策：{}件］"),
    "hint_flag": ("是 / 否", "yes / no", "はい／いいえ"),
    "hint_count": ("整数", "a whole number", "整数"),
    "hint_money": (
        "金额，如 6亿、20,601.58万、600000",
        "an amount in yuan, such as 6亿, 3.5万 or 600000",
        "金額（例：6億、3.5万、600000）",
    ),
    "hint_share": ("比例，如 5%", "a share such as 5%", "割合（例：5%）"),
    "hint_date": ("日期，如 2020-03-15", "a date such as 2020-03-15", "日付（例：2020-03-15）"),
    "hint_event": (
        "日期，如 2020-03-15；从未发生的，填“从未”",
        "a date such as 2020-03-15, or never",
        "日付（例：2020-03-15）。なければ「なし」",
    ),
    "hint_text": ("文字", "a text", "文字"),
    "hint_choice": ("填序号或名称", "the number or the name", "番号または名称"),
    "hint_choices": ("可填多项，用顿号分隔", "one or more, separated by commas", "複数可、読点で区切る"),
    "hint_records": (
        "填项数，逐项另问；没有的，填 0",
        "how many; each is asked for then; 0 for none",
        "件数（内容は順に質問）。なければ 0",
    ),
    "hint_through": (
        "逐年填写，如 2019：3亿，2020：4亿",
        "year by year, such as 2019: 3亿, 2020: 4亿",
        "年ごとに記入（例：2019：3億、2020：4億）",
    ),
    "why_asked": ("询问缘由：{}", "Why: {}", "質問の理由：{}"),
    "settled_now": ("已确定：{} — {}", "Settled: {} — {}", "確定：{} — {}"),
    "dont_know": ("不清楚", "don't know", "不明"),
    "no_earlier": ("没有以前的答案。", "There is no earlier answer.", "以前の回答はない。"),
    "which_earlier": (
        "修改哪一项？请填序号，回车取消",
        "Which one? Its number; Enter: none",
        "変更する番号。Enterで取消",
    ),
    "all_settled": (
        "各项政策均已确定，无须再问。",
        "Nothing more can change an outcome.",
        "これ以上の情報で判定が変わることはない。",
    ),
    "left_open": (
        "其余问题未作答，相关政策仍待定。",
        "What was not answered stays open.",
        "未回答の事項に関わる施策は未確定のまま。",
    ),
    "saved": ("已保存：{}", "Saved: {}", "保存先：{}"),
    "not_saved": (
        "答案未保存；加 --save 文件名 可保存并继续。",
        "Not saved: --save FILE keeps the answers, and goes on from them.",
        "回答は保存されていない。--save ファイル名 で保存し、続きから再開できる。",
    ),
    "resumed": (
        "已读入{}，其中资料{}项",
        "{0} was read: {1} {1:fact is|facts are} known",
        "{}を読み込んだ。既知の情報：{}件",
    ),
}
