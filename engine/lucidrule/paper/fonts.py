"""Fonts for Chinese and Japanese, which no package ships: those of the machine, by the names of their families."""

from collections.abc import Collection, Iterable

from lucidrule.core.fault import Fault, UnreadableInput

# Serifs first, as official papers are set; of Debian, macOS and Windows, then what else people install.
_CHINESE = (
    *("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "Songti SC", "STSong"),
    *("SimSun", "NSimSun", "FangSong", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC"),
    *("Hiragino Sans GB", "Microsoft YaHei", "DengXian", "SimHei", "AR PL UMing CN", "AR PL SungtiL GB"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
)
_JAPANESE = (
    *("Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif JP", "Source Han Serif", "Hiragino Mincho ProN"),
    *("Yu Mincho", "MS Mincho", "IPAexMincho", "IPAMincho", "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans"),
    *("Yu Gothic", "Meiryo", "MS Gothic", "IPAexGothic", "IPAGothic", "TakaoMincho", "TakaoGothic", "VL Gothic"),
)
_LATIN = ("Noto Serif", "Libertinus Serif")


def fonts_for(lang: str, there: Collection[str]) -> list[str]:
    """Return the fonts to set a language in, the first for what it has, the others for what that lacks.

    Args:
        there: The families on this machine. Names of companies and sources are Chinese in every language.

    Raises:
        UnreadableInput: None of them has Chinese or Japanese.
    """
    chinese, japanese = _first(_CHINESE, there), _first(_JAPANESE, there)
    if not chinese and not japanese:
        raise UnreadableInput((Fault("needs-font", None),))
    if lang in ("zh", "ja"):
        return [*japanese, *chinese] if lang == "ja" else [*chinese, *japanese]
    return [*(each for each in _LATIN if each in there), *chinese, *japanese]


def _first(families: Iterable[str], there: Collection[str]) -> list[str]:
    return [each for each in families if each in there][:1]
