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
        "“{path}”既不是文件夹，也不是 git 版本",
        "“{path}” is neither a folder nor a revision of git",
        "「{path}」はフォルダーでも git の版でもありません",
    ),
    "no-folder-or-revision.help": (
        "填写规则所在的文件夹，或者 HEAD~1、HEAD~1:文件夹 这样的版本，并在该仓库内运行",
        "give the folder of a programme, or a revision such as HEAD~1 or HEAD~1:FOLDER, within its repository",
        "規則のフォルダー、又は HEAD~1、HEAD~1:フォルダー のような版を、そのリポジトリの中で指定してください",
    ),
    "revision-too-large": (
        "版本“{path}”的规则文件超过{most}",
        "the rule files of the revision “{path}” are more than {most}",
        "版「{path}」の規則ファイルが{most}を超えています",
    ),
}
