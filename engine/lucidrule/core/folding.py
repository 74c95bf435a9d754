"""Texts as they are compared: width, case and blanks aside; of names also quotes, brackets and dashes."""

import unicodedata

# They cannot be seen; copying from pages and chats leaves them behind.
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
QUOTES = "“”\"'‘’「」『』《》〈〉"
_UNSEEN = dict.fromkeys(map(ord, UNSEEN))
_NOT_NAMED = dict.fromkeys(map(ord, QUOTES + " ().[]【】_-—·:,、。"))
# Traditional characters that names are written with, for the simplified ones.
_SIMPLIFIED = str.maketrans(
    "業編號碼稱營銷額設備購買註區內稅務總產資數量類別負責聯繫電話領域從開發關係國級專認時間場證應項補貼實際員單誠險環點於與為無冊",
    "业编号码称营销额设备购买注区内税务总产资数量类别负责联系电话领域从开发关系国级专认时间场证应项补贴实际员单诚险环点于与为无册",
)


def narrowed(text: str) -> str:
    """Return a text in normal width, with single blanks between its words and none around it; case stays."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_UNSEEN)).split())


def unspaced(text: str) -> str:
    """Return a text in normal width and lower case without any blanks, as names of companies are compared."""
    return "".join(folded(text).split())


def folded(text: str) -> str:
    """Return a text as it is compared: in normal width and lower case, single blanks between its words."""
    return narrowed(text).casefold()


def simplified(text: str) -> str:
    """Return a text with the simplified characters for those traditional ones that names are written with."""
    return text.translate(_SIMPLIFIED)


def name_key(text: str) -> str:
    """Return a name of a fact or a policy, or a heading, as it is compared: `營收 年` and `营收-年` are one."""
    return simplified(folded(text)).translate(_NOT_NAMED)
