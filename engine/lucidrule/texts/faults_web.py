"""What goes wrong where pages and endpoints are served."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "needs-web": (
        "提供网页和接口所需的组件未安装（{name}）",
        "serving pages needs a package that is not installed ({name})",
        "ページの提供に必要なパッケージがありません（{name}）",
    ),
    "needs-web.help": (
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
        "pip install 'lucidrule[web]' / uv run --extra web lucidrule …",
    ),
    "unknown-programme": (
        "没有代号为 `{name}` 的政策文件",
        "there is no programme `{name}`",
        "識別名が `{name}` の施策一式はありません",
    ),
}
