"""What the commands about the rules themselves do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:analyse": (
        (
            "对所有可能的企业逐项证明规则的问题：永远不能符合的政策、不起作用的条件、"
            "金额倒挂的分界等，各附一家示例企业。\n\n"
            "示例：lucidrule analyse --as-of 2022-06-30 --lang zh\n"
            "PROGRAMME 为政策文件的规则所在文件夹。须安装 prove 附加组件。退出码1：有错误。"
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
            "PROGRAMME は政策文書の規則のフォルダーです。"
            "追加パッケージ prove が必要です。終了コード1：誤りがあります。"
        ),
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
}
