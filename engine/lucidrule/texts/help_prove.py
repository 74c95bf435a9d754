"""What the commands about the rules themselves do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:analyse": (
        (
            "对所有可能的企业逐项证明规则的问题：永远不能符合的政策、不起作用的条件、"
            "金额倒挂的分界等，各附一家示例企业。\n\n"
            "示例：lucidrule analyse --as-of 2022-06-30 --lang zh\n"
            "所写文件夹为政策文件的规则所在处。须安装 prove 附加组件。退出码1：有错误。"
        ),
        (
            "Prove what the rules can never mean, for all companies at once, and show a company for each finding.\n\n"
            "Example: lucidrule analyse --as-of 2022-06-30 --sarif findings.sarif\n"
            "PROGRAMME is the folder of a programme. Needs the extra `prove`. Exit code 1: there are errors."
        ),
        (
            "あり得るすべての企業について、規則の問題（該当し得ない施策、意味を持たない要件、"
            "金額が逆転する境目など）を証明し、それぞれ企業の例を示します。\n\n"
            "例：lucidrule analyse --as-of 2022-06-30 --lang ja\n"
            "政策文書の規則があるフォルダーを指定します。"
            "追加パッケージ prove が必要です。終了コード1：誤りがあります。"
        ),
    ),
    "help:analyse --until": (
        "截止日：自基准日至该日，在规则可能变化的每个基准日逐一证明，并说明各项问题存在于哪一期间；至多50年。",
        "The last day: prove it on each date from the reference date to this one on which rules can turn, and say when "
        "each finding holds; at most 50 years.",
        "終わりの日：基準日からこの日まで、規則が変わり得る各基準日について証明し、各指摘が該当する期間を示す。50年以内。",
    ),
    "help:analyse --full": (
        "也列出已说明理由而不再处理的问题。",
        "Also list what the rules accept with a reason.",
        "理由を付して了承済みのものも表示する。",
    ),
    "help:analyse --sarif": (
        "写入 SARIF 文件，供代码评审工具读取。",
        "Write a SARIF file for code review.",
        "コードレビュー用の SARIF ファイルに書き込む。",
    ),
    "help:analyse --html": ("写入网页文件。", "Write a page.", "HTML ファイルに書き込む。"),
    "help:analyse --witness": (
        "将每家示例企业写入该文件夹。",
        "Write the company of each finding to this folder.",
        "例示企業をこのフォルダーに書き出す。",
    ),
    "help:analyse --scenario": (
        "另将每家示例企业写成场景，使用该语言。",
        "With --witness: also write each as a scenario, in this language.",
        "--witness とともに、この言語のシナリオとしても書き出す。",
    ),
    "help:analyse --force": (
        "允许覆盖已有文件。",
        "Let files be replaced.",
        "既にあるファイルを上書きすることを認める。",
    ),
    "help:diff": (
        (
            "就所有可能的企业证明规则的修改有什么影响：各项政策相同与否，谁不再符合、谁转为符合、"
            "金额增减，各附一家按新旧规则判定的示例企业。\n\n"
            "示例：lucidrule diff HEAD~1 . --as-of 2022-06-30 --lang zh\n"
            "原规则和新规则为规则所在文件夹、git 版本（HEAD~1、HEAD~1:文件夹），或者保存规则的企业台账"
            "（台账.db 为现行规则，台账.db:12 为第12条记录时的规则）。须安装 prove 附加组件。\n"
            "退出码0：对所有企业相同；1：有不同，或者未能证明。"
        ),
        (
            "Prove what a change of rules means for all companies at once: what stays the same, who gains and who "
            "loses, each with a company judged under both.\n\n"
            "Example: lucidrule diff HEAD~1 . --as-of 2022-06-30 --markdown\n"
            "OLD and NEW are folders of programmes, revisions of git (HEAD~1, HEAD~1:FOLDER), or registers, which keep "
            "their rules (register.db: those of now, register.db:12: those at entry 12). "
            "Needs the extra `prove`.\n"
            "Exit code 0: the same for every company; 1: they differ, or it is not proven."
        ),
        (
            "規則の改正が意味することを、あり得るすべての企業について証明します。"
            "変わらない施策、該当から外れる企業・新たに該当する企業、金額の増減を、"
            "新旧両方の規則で判定した企業の例とともに示します。\n\n"
            "例：lucidrule diff HEAD~1 . --as-of 2022-06-30 --lang ja\n"
            "旧規則と新規則は規則のフォルダー、git の版（HEAD~1、HEAD~1:フォルダー）、又は規則を保存している台帳"
            "（台帳.db は現行の規則、台帳.db:12 は第12件の時点の規則）です。"
            "追加パッケージ prove が必要です。\n"
            "終了コード0：すべての企業について同じ。1：異なる、又は証明できていない。"
        ),
    ),
    "help:diff --markdown": (
        "按 Markdown 格式输出，供代码评审使用。",
        "Print Markdown, for code review.",
        "コードレビュー用に Markdown で出力する。",
    ),
    "help:diff --policy": (
        "只比较该政策（代号），可以多次填写；政策之间的关系不比较。",
        "Compare only this policy, by id; repeatable. Rules between policies are then not compared.",
        "この施策だけを比較する（識別名、複数指定可）。施策間の関係は比較しない。",
    ),
}
