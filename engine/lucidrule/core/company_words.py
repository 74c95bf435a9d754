"""Words that say which company a row or a file is of, and at which day it is judged: no fact is called so."""


def split(words: str) -> tuple[str, ...]:
    """Return words that are written one after another, parted by bars."""
    return tuple(each.strip() for each in words.split("|"))


NUMBER = split(
    """
    id | code | company id | 编号 | 企业编号 | 代码 | 企业代码 | 组织机构代码 | 纳税人识别号 |
    企業番号 | 法人番号 | コード
    """
)
# It is the number of a company, too, where there is no other.
CODE = split(
    """
    统一社会信用代码 | 社会信用代码 | 信用代码 | 统一代码 | 统一社会信用代码/纳税人识别号 |
    unified social credit code | social credit code | credit code | uscc | 統一社会信用コード |
    社会信用コード | 統一社会信用番号
    """
)
NAME = split(
    """
    name | company | company name | 企业名称 | 企业 | 公司名称 | 名称 | 单位名称 | 申报单位 | 申报企业 |
    企业全称 | 企業名 | 会社名 | 社名
    """
)
REFERENCE_DAY = ("基准日", "基準日", "reference date", "as_of")
