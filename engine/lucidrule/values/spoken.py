"""The words for yes, no, not known, never, none and not applicable, in every language: one place.

Besides ours they are those of languages that programmes are written in; whoever reads takes all of them, whatever the
programme, so that no door reads otherwise than another.
"""

from enum import StrEnum
from functools import lru_cache

from lucidrule.core.folding import folded, simplified
from lucidrule.values.around import unquoted
from lucidrule.values.pattern import Pattern


class Said(StrEnum):
    """What a word can mean; which of its meanings counts, the type of the fact says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NEVER = "never"
    NONE = "none"
    NOT_APPLICABLE = "not_applicable"


# By meaning and language, as they are compared; `*` are signs. No single letters: O may be a zero.
WORDS: dict[Said, dict[str, tuple[str, ...]]] = {
    Said.YES: {
        "*": ("√", "✓", "✔", "☑", "✅", "1", "1.0"),
        "zh": ("是", "是的", "有", "已", "对", "对的"),
        "en": ("yes", "y", "true", "t"),
        "ja": ("はい", "有り", "あり", "有"),
        "fr": ("oui", "vrai"),
        "de": ("ja", "j", "wahr"),
        "es": ("sí", "si", "verdadero"),
        "it": ("sì", "vero"),
        "pt": ("sim", "verdadeiro"),
        "nl": ("waar",),
        "pl": ("tak",),
        "ko": ("예", "네"),
        "ru": ("да",),
    },
    Said.NO: {
        "*": ("×", "✗", "✘", "✕", "✖", "❌", "0", "0.0"),
        "zh": ("否", "不是", "不对", "无", "没有", "没", "未有", "并无", "未", "尚未", "不"),
        "en": ("no", "n", "false", "f"),
        "ja": ("いいえ", "なし", "無し", "無"),
        "fr": ("non", "faux"),
        "de": ("nein", "falsch"),
        "es": ("falso",),
        "pt": ("não", "nao"),
        "nl": ("nee", "onwaar"),
        "pl": ("nie",),
        "ko": ("아니오", "아니요"),
        "ru": ("нет",),
    },
    Said.UNKNOWN: {
        "*": (
            "",
            "-",
            "--",
            "—",
            "——",
            "–",
            "―",
            "/",
            "\\",
            "//",
            "?",
            "??",
            "???",
            "*",
            "**",
            "***",
            "...",
            "......",
            "---",
            "#n/a",
            "nan",
            "null",
            "infinity",
            "-infinity",
            "inf",
            "-inf",
        ),
        "zh": (
            *(
                "不详",
                "未知",
                "不明",
                "不知道",
                "不清楚",
                "不了解",
                "不确定",
                "暂无",
                "暂无数据",
                "无数据",
                "暂缺",
                "缺",
                "缺失",
            ),
            *(
                "待定",
                "待补",
                "待补充",
                "待确认",
                "待核实",
                "待核",
                "待统计",
                "待提供",
                "未提供",
                "未填",
                "未填报",
                "未填写",
            ),
            *(
                "未统计",
                "未披露",
                "未公布",
                "未公开",
                "不公开",
                "保密",
                "不便提供",
                "不便透露",
                "无法提供",
                "尚未确定",
                "尚不清楚",
            ),
        ),
        "en": (
            *(
                "unknown",
                "not known",
                "don't know",
                "don’t know",
                "do not know",
                "n/a",
                "n.a.",
                "na",
                "n.a",
                "tbd",
                "tbc",
            ),
            *("not available", "not provided", "not disclosed", "no data", "confidential", "undisclosed", "missing"),
            *("to be confirmed", "to be determined", "not stated"),
        ),
        "ja": (
            *(
                "不明",
                "未定",
                "わからない",
                "分からない",
                "わかりません",
                "分かりません",
                "不詳",
                "未詳",
                "無回答",
                "未回答",
            ),
            *("未記入", "未入力", "未確認", "未確定", "非公開", "非公表", "データなし", "調査中", "確認中"),
        ),
        "fr": ("inconnu", "inconnue", "non connu", "non renseigné", "je ne sais pas"),
        "de": ("unbekannt", "nicht bekannt", "weiß nicht"),
        "es": ("desconocido", "desconocida", "no se sabe", "no lo sé"),
        "it": ("sconosciuto", "sconosciuta", "non noto", "non so"),
        "pt": ("desconhecido", "desconhecida", "não sei"),
        "nl": ("onbekend", "weet niet"),
        "pl": ("nieznane", "nie wiem"),
        "ko": ("모름", "알 수 없음", "미정"),
        "ru": ("неизвестно",),
    },
    Said.NEVER: {
        "*": (),
        "zh": ("从未", "从来没有", "从无", "无", "没有", "未"),
        "en": ("never", "none"),
        "ja": ("なし", "無し", "無"),
        "fr": ("jamais",),
        "de": ("nie", "niemals"),
        "es": ("nunca",),
        "it": ("mai",),
        "pt": ("nunca",),
        "nl": ("nooit",),
        "pl": ("nigdy",),
        "ko": ("없음",),
        "ru": ("никогда",),
    },
    Said.NONE: {
        "*": (),
        "zh": ("无", "没有"),
        "en": ("none",),
        "ja": ("なし", "無し", "無"),
        "fr": ("aucun", "aucune", "néant"),
        "de": ("keine", "keiner", "keines"),
        "es": ("ninguno", "ninguna"),
        "it": ("nessuno", "nessuna"),
        "pt": ("nenhum", "nenhuma"),
        "nl": ("geen",),
        "pl": ("brak",),
        "ko": ("없음",),
        "ru": ("нет",),
    },
    Said.NOT_APPLICABLE: {
        "*": (),
        "zh": ("不适用", "不涉及"),
        "en": ("not applicable",),
        "ja": ("該当なし", "対象外"),
        "fr": ("sans objet", "non applicable"),
        "de": ("entfällt", "nicht zutreffend"),
        "es": ("no aplica", "no procede"),
        "it": ("non applicabile",),
        "pt": ("não aplicável", "não se aplica"),
        "nl": ("niet van toepassing", "nvt", "n.v.t."),
        "pl": ("nie dotyczy",),
        "ko": ("해당 없음", "해당없음"),
        "ru": ("не применимо",),
    },
}
_MEANINGS: dict[str, frozenset[Said]] = {}
for _said, _languages in WORDS.items():
    for _words in _languages.values():
        for _word in _words:
            _MEANINGS[folded(_word)] = _MEANINGS.get(folded(_word), frozenset()) | {_said}
_NOTHING: frozenset[Said] = frozenset()
_SIGNS = frozenset(map(folded, WORDS[Said.UNKNOWN]["*"]))
_ENDS = frozenset(each[:1] + each[-1:] for each in _MEANINGS)


def meanings(text: str) -> frozenset[Said]:
    """Return all that a text can mean as a word; nothing where it is none. A full stop at its end is none of it."""
    if not _may_be_word(text[:1] + text[-1:]):
        return _NOTHING
    return _kept(text) if len(text) <= _LONG else _meanings(text)


def says_not_known(text: str) -> bool:
    """Return whether a text is a word for not known; signs fill cells of which nothing is said."""
    return Said.UNKNOWN in meanings(text) and folded(text) not in _SIGNS


# Most texts of tables are names and numbers, no two of them alike.
@lru_cache(4_096)
def _may_be_word(ends: str) -> bool:
    """Return whether a text with these characters at its ends may be a word, or a box that is ticked."""
    if not all((each.isascii() and each.isalnum()) or "\u4e00" <= each <= "\u9fff" for each in ends):
        # They may be of another width, be none of the word, or not be seen.
        return True
    plain = ends.casefold()
    return plain in _ENDS or simplified(plain) in _ENDS


def _meanings(text: str) -> frozenset[Said]:
    plain = folded(text)
    if plain not in _MEANINGS:
        plain = unquoted(plain)
    plain = plain if plain in _MEANINGS else plain.rstrip("。.!")
    if not plain.isascii() and (ticked := _TICKED.fullmatch("".join(plain.split()))) is not None:
        plain = next(filter(None, ticked.groups()))
    return _MEANINGS.get(plain) or _MEANINGS.get(simplified(plain), _NOTHING)


# Of two boxes of a form one is ticked: ☑是 □否, 是□ 否√.
_TICK, _BOX, _WORD = "[☑√✓✔✅■☒●]", "[□☐▢○]", r"([^\W\d_]{1,6})"
_TICKED = Pattern(
    rf"{_TICK}{_WORD}{_BOX}[^\W\d_]{{1,6}}|{_BOX}[^\W\d_]{{1,6}}{_TICK}{_WORD}"
    rf"|{_WORD}{_TICK}[^\W\d_]{{1,6}}{_BOX}|[^\W\d_]{{1,6}}{_BOX}{_WORD}{_TICK}"
)
# The same few texts come again and again.
_LONG = 40
_kept = lru_cache(4_096)(_meanings)
