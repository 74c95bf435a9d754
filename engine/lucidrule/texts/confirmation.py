"""Whether a second engine confirms a determination, and where it does not."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "confirmed": (
        "经 {} 逐节点比对，结论一致",
        "confirmed at every node by {}, with the same outcomes",
        "{} による全節点の照合済み（判定は一致）",
    ),
    "not_confirmed": (
        "未经 durable_rules 比对：{}",
        "Not confirmed by durable_rules: {}",
        "durable_rules による照合なし：{}",
    ),
    "not-installed": (
        "无法加载其扩展模块（{}），其余功能不受影响；如需比对，请安装 C 编译器和 Python 头文件，再执行 "
        'pip install "lucidrule[confirm]"（见 README“安装”部分）',
        "its extension cannot be imported ({}); everything else works. To have it, install a C compiler and the "
        'Python headers, then run pip install "lucidrule[confirm]" (README, Install)',
        "拡張モジュールを読み込めない（{}）。ほかの機能に影響はない。照合するには、"
        'C コンパイラと Python のヘッダーを入れ、pip install "lucidrule[confirm]" を実行する'
        "（README「インストール」参照）",
    ),
    "too-large": (
        "“{}”的规则超出其容量（{}）",
        "the rules of {} are more than it bears ({})",
        "「{}」の規則がその上限を超える（{}）",
    ),
    "disagreement": (
        "两个推理引擎结论不一致，属程序缺陷，未作任何判定。\n  位置：{}\n  基准求值器：{}\n  durable_rules：{}",
        "the two engines disagree; this is a bug of lucidrule, and nothing was determined\n"
        "  at: {}\n  reference evaluator: {}\n  durable_rules: {}",
        "二つのエンジンの判定が一致しない。lucidrule の不具合であり、判定は行っていない。\n"
        "  箇所：{}\n  基準評価器：{}\n  durable_rules：{}",
    ),
    "all_criteria": ("全部条件", "all criteria together", "全要件"),
}
