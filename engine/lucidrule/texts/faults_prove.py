"""Faults of proofs."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "needs-solver": (
        "证明所需的组件未安装（{name}）",
        "proofs need a package that is not installed ({name})",
        "証明に必要なパッケージがありません（{name}）",
    ),
    "needs-solver.help": (
        "pip install 'lucidrule[prove]' / uv run --extra prove lucidrule …",
        "pip install 'lucidrule[prove]' / uv run --extra prove lucidrule …",
        "pip install 'lucidrule[prove]' / uv run --extra prove lucidrule …",
    ),
}
