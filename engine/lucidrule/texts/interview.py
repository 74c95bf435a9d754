"""An interview in the terminal."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "ask_how": (
        "直接输入答案；不清楚的请按回车；? 查看说明，< 返回上一题（答案保留），! 修改以前的答案，. 结束",
        "Type the answer; Enter: don't know; ?: help; <: back, the answer stays; !: change an earlier answer; .: end",
        "回答を入力してください。不明な場合は Enter、? で説明、< で前の質問（回答は残ります）、"
        "! で以前の回答の変更、. で終了です",
    ),
    "ask_open": (
        "（尚有{}项政策待定，尚缺资料{}项）",
        "[{0} {0:policy|policies} open, {1} {1:fact|facts} missing]",
        "［判定保留の施策：{}件、不足情報：{}件］",
    ),
    "asked_of": ("{}{}", "{}  {}", "{}{}"),
    "ask_sums": (
        "（再填{}项资料即可算出金额，回车跳过）",
        "[{0} more {0:question fixes|questions fix} your sum; Enter to skip]",
        "［あと{}件で試算額が一つに決まります。Enter で省略］",
    ),
    "ask_sums_some": (
        "（尚有{}项资料影响金额，回车跳过）",
        "[{0} more {0:question|questions} about your sum; Enter to skip]",
        "［金額に関わる質問：あと{}件、Enter で省略］",
    ),
    "ask_sums_now": (
        "以下资料不影响结论，只影响金额：",
        "What follows changes no outcome, only sums:",
        "以下は判定には影響せず、金額のみに関わります：",
    ),
    "ask_name": ("企业名称", "Name of the company", "企業名"),
    "ask_name_how": (
        "（显示在结果中；不填的请按回车）",
        "(shown with the results; Enter: none)",
        "（結果に表示されます。なければ Enter）",
    ),
    "ask_code": ("统一社会信用代码", "Unified social credit code", "統一社会信用コード"),
    "ask_code_how": (
        "（18位，印在测算表上，不影响结论；不填的请按回车）",
        "(18 characters, printed on the sheet; it decides nothing; Enter: none)",
        "（18桁。試算表に印字され、判定には影響しません。なければ Enter）",
    ),
    "answer_stands": (
        "原答案：{}（回车保留；改为不清楚的，请填“不清楚”）",
        "Answered: {} (Enter keeps it; type unknown to take it back)",
        "これまでの回答：{}（Enter でそのまま。取り消す場合は「不明」と入力してください）",
    ),
    "name_stands": (
        "原答案：{}（回车保留）",
        "Answered: {} (Enter keeps it)",
        "これまでの回答：{}（Enter でそのまま）",
    ),
    "later_answers": ("此后的答案予以保留：", "Later answers are kept:", "以降の回答はそのまま残ります："),
    "applies_no_more": ("{}（对结论已无影响）", "{} (no longer matters)", "{}（判定には影響しなくなりました）"),
    "hint_flag": ("是／否", "yes / no", "はい／いいえ"),
    "hint_count": ("整数", "a whole number", "整数"),
    "hint_number": ("数字，如 {}", "a number such as {}", "数（例：{}）"),
    "hint_money": (
        "金额，如 6亿、20,601.58万、600000",
        "an amount in yuan, such as 6亿, 3.5万 or 600000",
        "金額（例：6億、3.5万、600000）",
    ),
    "money_hint": ("金额，单位：{}", "an amount in {}", "金額（単位：{}）"),
    "money_hint_of_years": (
        "逐年填写，如 2019：30000，2020：40000；金额单位：{}",
        "year by year, such as 2019: 30000, 2020: 40000; amounts in {}",
        "年ごとに記入（例：2019：30000、2020：40000）。金額の単位：{}",
    ),
    "hint_share": ("比例，如 5%", "a share such as 5%", "割合（例：5%）"),
    "hint_date": ("日期，如 2020-03-15", "a date such as 2020-03-15", "日付（例：2020-03-15）"),
    "hint_event": (
        "日期，如 2020-03-15；从未发生的，填“从未”",
        "a date such as 2020-03-15, or never",
        "日付（例：2020-03-15）、なければ「なし」",
    ),
    "hint_text": ("文字", "a text", "文字"),
    "hint_choice": ("填序号或者名称", "the number or the name", "番号又は名称"),
    "hint_choices": ("可填多项，用顿号分隔", "one or more, separated by commas", "複数の場合は読点で区切ります"),
    "hint_records": (
        "填项数，逐项另问；没有的，填 0",
        "how many; each is asked for then; 0 for none",
        "件数（内容は後で順に伺います）。なければ 0",
    ),
    "hint_through": (
        "逐年填写，如 2019：3亿，2020：4亿",
        "year by year, such as 2019: 3亿, 2020: 4亿",
        "年ごとに記入（例：2019：3億、2020：4億）",
    ),
    "why_asked": ("询问缘由：{}", "Why: {}", "質問の理由：{}"),
    "settled_now": ("结论已定：{}，{}", "Settled: {}, {}", "判定済み：{}／{}"),
    "dont_know": ("不清楚", "don't know", "不明"),
    "no_earlier": ("没有以前的答案。", "There is no earlier answer.", "以前の回答はありません。"),
    "which_earlier": (
        "修改哪一项？请填序号，回车取消",
        "Which one? Its number; Enter: none",
        "変更する番号を入力してください。Enter で取り消します",
    ),
    "all_settled": (
        "各项政策均已确定，无须再问。",
        "Nothing more can change an outcome or a sum.",
        "これ以上の情報で判定や金額が変わることはありません。",
    ),
    "sums_left_open": (
        "各项结论均已确定；未作答的问题只影响金额。",
        "All outcomes are settled; what was not answered only changes sums.",
        "判定はすべて確定しました。未回答の質問は金額のみに関わります。",
    ),
    "left_open": (
        "其余问题未作答，相关政策仍待定。",
        "What was not answered stays open.",
        "未回答の質問に関わる施策は判定保留のままです。",
    ),
    "saved": ("已保存：{}", "Saved: {}", "保存先：{}"),
    "not_saved": (
        "答案未保存；加 --save 文件名 可保存并继续。",
        "Not saved: --save FILE keeps the answers, and goes on from them.",
        "回答は保存されていません。--save ファイル名 を付けると、保存して続きから再開できます。",
    ),
    "not_saved_yet": (
        "答案未保存。以下内容可存为企业文件，以后继续：",
        "Not saved. This is a company file, from which to go on:",
        "回答は保存されていません。次の内容を企業ファイルとして保存すると、続きから再開できます：",
    ),
    "resumed": (
        "已读入{}，其中已知资料{}项",
        "{0} was read: {1} {1:fact is|facts are} known",
        "{}を読み込みました。既知の情報項目：{}件",
    ),
}
