"""The unified social credit code by which a company of China is registered: 18 characters, the last a check digit.

Source: GB 32100-2015, 法人和其他组织统一社会信用代码编码规则.
"""

from typing import NamedTuple

from lucidrule.core.folding import unspaced

# Neither I, O, S, V nor Z, which are misread for digits and for each other.
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_LENGTH = 18
# Numbers of the registration of industry and commerce, in use until 2015.
_LENGTH_BEFORE = 15


class Amiss(NamedTuple):
    """What is wrong with a code: a fault code, and what its text tells."""

    fault: str
    told: dict[str, str]


def credit_code(text: str) -> str | Amiss:
    """Return a code in capital letters of normal width, without blanks and hyphens; or what is wrong with it."""
    code = unspaced(text).replace("-", "").upper()
    if len(code) == _LENGTH_BEFORE and code.isascii() and code.isdecimal():
        return Amiss("credit-code-before", {"code": code})
    if len(code) != _LENGTH:
        return Amiss("credit-code-length", {"code": code, "found": str(len(code))})
    at = next((at for at, letter in enumerate(code, 1) if letter not in _VALUES), 0)
    if at:
        return Amiss("credit-code-letter", {"code": code, "letter": code[at - 1], "at": str(at)})
    due = check_digit(code)
    return code if code[-1] == due else Amiss("credit-code-digit", {"code": code, "found": code[-1], "due": due})


def check_digit(code: str) -> str:
    """Return the check digit that belongs to the first 17 characters of a code."""
    # Weights are the powers of 3 modulo 31, and the weighted sum comes to 0 modulo 31.
    weighted = sum(_VALUES[letter] * pow(3, at, 31) for at, letter in enumerate(code[: _LENGTH - 1]))
    return _LETTERS[-weighted % 31]
