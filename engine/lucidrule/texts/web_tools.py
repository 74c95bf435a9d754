"""What tools for assistants are called and do, and how an assistant is to use them."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "tool:list_programmes": (
        "列出所提供的政策文件及其政策的代号。",
        "List the programmes that are served, with the ids of their policies.",
        "提供されている政策文書と、その施策の識別名を一覧にする。",
    ),
    "tool:list_policies": (
        "列出全部政策：序号、代号、名称、概要。",
        "List all policies: number, id, title, summary.",
        "すべての施策を一覧にする：番号、識別名、名称、概要。",
    ),
    "tool:next_question": (
        "返回下一个应向企业询问的问题：已知资料不变，最能决定结论的资料项在先。企业不清楚的，该项写 null，不再询问。",
        "Return what to ask the company next: the fact that settles most. What it does not know is written as null and "
        "not asked again.",
        "次に企業に尋ねるべき質問を返す。判定を最も左右する情報項目が先である。"
        "企業が知らないものは null と書けば再び尋ねない。",
    ),
    "tool:determine": (
        "对企业测算各项政策：结论、金额、至多三条理由，以及合计。",
        "Judge the policies for a company: outcome, sum, at most three reasons each, and the total.",
        "企業について各施策を判定する：その結果、金額、三つまでの理由、合計。",
    ),
    "tool:explain_policy": (
        "用文字说明一项政策：条件、支持内容、理解、出处。",
        "Explain one policy in words: criteria, entitlement, readings, sources.",
        "一つの施策を文章で説明する：要件、支援内容、解釈、出典。",
    ),
    "tool:what_would_change": (
        "返回企业须改变哪些情况才能享受一项政策；以往年度的情况不能改变。",
        "Return what a company would have to change for a policy; years that are over cannot be changed.",
        "ある施策を受けるために企業が何を変えればよいかを返す。過ぎた年度のことは変えられない。",
    ),
    "tool:when": (
        "返回其他情况不变、仅因时间推移而改变结论或者金额的日期。",
        "Return the days on which an outcome or a sum changes if nothing but the date does.",
        "他の事情が変わらず、時の経過のみによって判定又は金額が変わる日を返す。",
    ),
    "tool_guidelines": (
        "结论、金额、日期和条文，只能引用工具所返回的内容，不得自行推断。工具答为待定的，就是待定，并说明尚缺哪些资料；"
        "由主管部门判断的，不得代为判断。企业没有说的，不得填写；不清楚的写 null。涉及政策依据的，注明出处，"
        "并说明标为推定的条款不是公布的条文。每次回答均应附上工具返回的声明。",
        "Never state an outcome, a sum, a day or a clause that no tool returned; do not infer one. Unknown stays "
        "unknown: say which facts are missing. What the authority judges is not yours to judge. Fill in nothing that "
        "the company did not say; what it does not know is null. Name the sources, and say of clauses that are "
        "assumed that they are no published text. Repeat the statement that comes with a determination.",
        "判定、金額、日付、条項は、ツールが返したものだけを述べ、自ら推測しない。不明は不明のままとし、どの情報が足りないかを述べる。"
        "所管部署が判断することを代わりに判断しない。企業が述べていないことを書き込まず、知らないことは null とする。"
        "出典を示し、推定とされた条項は公表された文言でないことを述べる。判定に付された注意書きを必ず添える。",
    ),
    "tool_guidelines_title": ("使用规则", "How to use these tools", "ツールの使い方"),
    "tool_no_such": ("没有 {0}", "there is no {0}", "{0} はありません"),
    "tool_nothing_left": (
        "没有能够改变结论或者金额的问题",
        "nothing that could be asked changes an outcome or a sum any more",
        "判定又は金額を変える質問はもうありません",
    ),
}
