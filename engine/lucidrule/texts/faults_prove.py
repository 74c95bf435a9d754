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
    "no-folder-or-revision": (
        "“{path}”既不是文件夹，也不是 git 版本或者企业台账",
        "“{path}” is neither a folder nor a revision of git nor a register",
        "「{path}」はフォルダーでも git の版でも台帳でもありません",
    ),
    "no-folder-or-revision.help": (
        "填写规则所在的文件夹，保存规则的台账，或者 HEAD~1、HEAD~1:文件夹 这样的版本，并在该仓库内运行",
        "give the folder of a programme, a register that keeps its rules, or a revision such as HEAD~1 or "
        "HEAD~1:FOLDER, within its repository",
        "規則のフォルダー、規則を保存した台帳、又は HEAD~1、HEAD~1:フォルダー のような版（そのリポジトリの中）を"
        "指定してください",
    ),
    "no-rules-kept": (
        "台账“{path}”截至该条记录未保存规则",
        "the register “{path}” keeps no rules up to there",
        "台帳「{path}」には、その時点までの規則が保存されていません",
    ),
    "revision-too-large": (
        "版本“{path}”的规则文件超过{most}",
        "the rule files of the revision “{path}” are more than {most}",
        "版「{path}」の規則ファイルが{most}を超えています",
    ),
    "assertion-of-one": (
        "须且只须写明 `always`、`never`、`at_most` 与 `of`、`more` 与 `never_loses` 或者 `never_pays_less` 之一",
        "an assertion claims one thing: `always`, `never`, `at_most` with `of`, or `more` with `never_loses` or "
        "`never_pays_less`",
        "`always`、`never`、`at_most` と `of`、`more` と `never_loses` 又は `never_pays_less` のいずれか一つを"
        "書いてください",
    ),
    "met-outside-assertion": (
        "`met` 只能用于 `assert` 之中",
        "`met` stands in assertions only",
        "`met` は `assert` の中でのみ使えます",
    ),
    "unknown-outcome": (
        "没有名为 `{name}` 的政策、条件或者奖励",
        "no policy, criterion or award is called `{name}`",
        "`{name}` という施策、要件又は支給はありません",
    ),
}
