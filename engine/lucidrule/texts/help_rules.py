"""What the commands about a change of rules, and about what scenarios notice, do: the pages of `--help`."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "help:impact": (
        (
            "测算规则变更的影响：按新旧两套规则核对同一批企业，谁增加，谁减少。\n\n"
            "示例：lucidrule impact 名单.xlsx --old 原规则/ --new 新规则/ --as-of 2022-06-30 -o 影响.xlsx\n"
            "文件为企业台账，或者 `lucidrule screen` 能读取的表格。"
        ),
        (
            "Tell who gains and who loses by a change of rules: the same companies judged under both.\n\n"
            "Example: lucidrule impact companies.xlsx --old old/ --new new/ --as-of 2022-06-30 -o impact.xlsx\n"
            "FILES are a register, or tables that `lucidrule screen` reads."
        ),
        (
            "規則の変更の影響を試算します。同じ企業を新旧両方の規則で判定し、増減を示します。\n\n"
            "例：lucidrule impact 名簿.xlsx --old 旧規則/ --new 新規則/ --as-of 2022-06-30 -o 影響.xlsx\n"
            "ファイルは企業台帳、又は `lucidrule screen` が読み取れる表です。"
        ),
    ),
    "help:--old": (
        "原规则所在文件夹，或者 git 版本（HEAD~1、HEAD~1:文件夹）。",
        "The folder of the old rules, or a revision of git (HEAD~1, HEAD~1:FOLDER).",
        "旧規則のフォルダー又は git の版（HEAD~1、HEAD~1:フォルダー）。",
    ),
    "help:--new": (
        "新规则所在文件夹，或者 git 版本；不填为内置规则。",
        "The folder of the new rules, or a revision of git; without it the shipped ones.",
        "新規則のフォルダー又は git の版。省略すると同梱の規則。",
    ),
    "help:--by": (
        "按该资料项或者表头分类；可重复。不填则按所属领域和企业规模分类。",
        "Group by this fact or heading; may be repeated. Without it by field and by size.",
        "この情報項目又は見出しで分類する（複数可）。省略すると分野と企業規模による。",
    ),
    "help:--min-group": (
        "企业数少于N家的不列示，也不列示企业名称。",
        "Do not tell numbers of fewer than N companies, nor names.",
        "N社未満の数及び企業名を示さない。",
    ),
    "help:impact --output": ("将结果写入该工作簿。", "Write a workbook to this file.", "結果をこのブックに書き出す。"),
    "help:impact --html": ("将结果写成网页。", "Write a page to this file.", "結果をページとして書き出す。"),
    "help:coverage": (
        (
            "核对验收场景是否覆盖各条款：每项条件、单项条件、奖励、分档、政策之间的关系和待审定事项，各种情形是否都有场景；"
            "每个界值，低于、等于、高于是否都有场景；每个单项条件，是否有两个仅此不同而结论不同的场景。\n\n"
            "示例：lucidrule coverage features/ --policy revenue-milestone --html 覆盖情况.html"
        ),
        (
            "Tell what scenarios show of the rules: each criterion, leaf, award, band, relation and open point in each "
            "of its states, each bound below, at and above it, and for each leaf two scenarios that differ in it alone "
            "and in their outcome.\n\n"
            "Example: lucidrule coverage features/ --policy revenue-milestone --html coverage.html"
        ),
        (
            "受入シナリオが条項をどこまで確かめているかを示します。各要件、個々の条件、支援内容、区分、施策間の関係及び"
            "審査事項のそれぞれの状態、各基準値の前後と当該値、個々の条件ごとに、それのみが異なり判定が分かれる二つのシナリオの有無です。\n\n"
            "例：lucidrule coverage features/ --policy revenue-milestone --html coverage.html"
        ),
    ),
    "help:coverage --drafts": (
        "将能够显示未出现情形的场景草稿写入该文件夹，预期结果由人核定（须安装 prove 附加组件）。",
        "Write drafts of scenarios that show what none does to this folder; a person signs the result (extra `prove`).",
        "シナリオにない状態を示すシナリオの案をこのフォルダーに書き出す。期待する結果は人が確認する"
        "（追加パッケージ prove）。",
    ),
    "help:coverage --html": (
        "将各条款原文连同覆盖情况写成网页，以颜色标明。",
        "Write a page of the clauses in words, coloured by what is seen of them.",
        "各条項の文言を確認状況に応じて色分けしたページを書き出す。",
    ),
    "help:--fail-under": (
        "覆盖率低于该百分比的，退出码为1。",
        "Exit with 1 if fewer than so many per cent are seen.",
        "この百分率を下回るときは終了コード1とする。",
    ),
    "help:mutate": (
        (
            "逐处改动规则，检验场景能否发现：门槛增减一个单位、边界是否含本数、并列与选择、删去条件、选项、比例、上限、"
            "年度等。能证明对任何企业均无影响的改动不计。\n\n"
            "示例：lucidrule mutate features/ --policy revenue-milestone --lang zh\n"
            "证明须安装 prove 附加组件。退出码1：有未发现的改动。"
        ),
        (
            "Change the rules in one place at a time and tell which changes no scenario notices: bounds by one unit "
            "and their edges, all and any, criteria left out, choices, rates, caps, years. What is proven to change "
            "nothing for any company is not counted.\n\n"
            "Example: lucidrule mutate features/ --policy revenue-milestone\n"
            "Proofs need the extra `prove`. Exit code 1: some are not noticed."
        ),
        (
            "規則を一箇所ずつ改変し、シナリオが検出できるかを確かめます。基準値の一単位の増減、境界を含むか否か、"
            "「すべて」と「いずれか」、要件の削除、選択肢、率、上限、年度などです。"
            "いずれの企業にも影響しないと証明された改変は数えません。\n\n"
            "例：lucidrule mutate features/ --policy revenue-milestone --lang ja\n"
            "証明には追加パッケージ prove が必要です。終了コード1：検出されない改変があります。"
        ),
    ),
    "help:mutate --since": (
        "只改动与该版本不同的条款：规则文件夹，或者 git 版本（HEAD~1、HEAD~1:文件夹）。",
        "Change only clauses that say otherwise in these rules: a folder or a revision of git (HEAD~1, HEAD~1:FOLDER).",
        "この版と異なる条項だけを改変する。規則のフォルダー又は git の版（HEAD~1、HEAD~1:フォルダー）。",
    ),
    "help:mutate --drafts": (
        "对每处未发现的改动，将能够发现它的场景草稿写入该文件夹，预期结果由人核定。",
        "Write a draft of a scenario for each change that is not noticed to this folder; a person signs the result.",
        "検出されない改変ごとに、検出できるシナリオの案をこのフォルダーに書き出す。期待する結果は人が確認する。",
    ),
    "help:mutate --within": (
        "每个进程用于证明的秒数，其中未得结论的至多占二十分之一；不填为100秒。",
        "How many seconds each process may spend on proofs, a twentieth of them on proofs that settle nothing; "
        "default: 100.",
        "各プロセスが証明に費やす秒数。うち決着しない証明に費やすのは二十分の一まで。省略時は100秒。",
    ),
    "help:mutate --jobs": (
        "同时使用的进程数；不填为处理器核数。",
        "How many processes work at once; without it one for each processor.",
        "同時に動かすプロセスの数。省略するとプロセッサーの数。",
    ),
}
