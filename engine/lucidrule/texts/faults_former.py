"""Faults of names of before, and what is told of them."""

from lucidrule.texts.catalogue import Texts

TEXTS: Texts = {
    "formerly-taken": (
        "原代号 `{name}` 现为 `{other}` 的名称，不能再作为原代号",
        "`{name}` as a former id: `{other}` goes by this name",
        "旧識別名 `{name}` は `{other}` の名前と重なっています",
    ),
    "formerly-taken.help": (
        "`formerly:` 只写已经不再使用的代号，同一代号只能写一次",
        "`formerly:` takes ids that nothing goes by any more, each of them once",
        "`formerly:` には、もう使われていない識別名だけを一度ずつ書いてください",
    ),
    "former-name": (
        "`{name}` 现已改称 `{now}`，按 `{now}` 读取",
        "`{name}` is called `{now}` now, and is read so",
        "`{name}` は現在 `{now}` です。`{now}` として読み取ります",
    ),
    "former-name.help": (
        "`lucidrule migrate {file}` 可改为现代号",
        "`lucidrule migrate {file}` puts the id of now there",
        "`lucidrule migrate {file}` で現在の識別名に改められます",
    ),
    "no-such-choice": (
        "没有代号为 `{name}` 的选项",
        "there is no choice `{name}`",
        "識別名 `{name}` の選択肢はありません",
    ),
}
