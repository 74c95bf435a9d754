"""Words that head columns of no fact: who a company is, and what tables have beside facts."""


def _split(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split("|"))


# Of a longer heading nothing is looked for: each pattern takes its time for each character.
LONGEST_HEADING = 500

NUMBER = _split(
    """
    id | code | company id | 编号 | 企业编号 | 代码 | 企业代码 | 组织机构代码 | 纳税人识别号 |
    企業番号 | 法人番号 | コード
    """
)
# It is the number of a company, too, where there is no other.
CODE = _split(
    """
    统一社会信用代码 | 社会信用代码 | 信用代码 | 统一代码 | 统一社会信用代码/纳税人识别号 |
    unified social credit code | social credit code | credit code | uscc | 統一社会信用コード |
    社会信用コード | 統一社会信用番号
    """
)
NAME = _split(
    """
    name | company | company name | 企业名称 | 企业 | 公司名称 | 名称 | 单位名称 | 申报单位 | 申报企业 |
    企业全称 | 企業名 | 会社名 | 社名
    """
)
# What a workbook of rows to correct has beside the headings of its source.
SOURCE_ROW = ("原行号", "row in source", "元の行番号")
BEYOND = ("多出的内容", "beyond the headings", "見出し外のセル")
_BESIDE = _split(
    """
    序号 | 序 | 行号 | 联系人 | 联系人姓名 | 联系电话 | 电话 | 电话号码 | 手机 | 手机号 | 手机号码 |
    联系方式 | 邮箱 | 电子邮箱 | 传真 | 邮编 | 网址 | 备注 | 备注说明 | 地址 | 注册地址 | 办公地址 |
    经营地址 | 详细地址 | 通讯地址 | 企业地址 | 法定代表人 | 法人代表 | 法人 | 负责人 | 企业负责人 |
    填表人 | 填报人 | 填报日期 | 填表日期 | 经办人 | 职务 | 开户行 | 银行账号 | no | # | index |
    serial number | contact | contact person | contact name | phone | phone number | telephone | tel |
    mobile | email | e-mail | fax | remark | remarks | note | notes | comment | comments | address |
    website | legal representative | 備考 | 連絡先 | 連絡先電話番号 | 担当者 | 担当者名 | 電話 |
    電話番号 | 住所 | 所在地 | 代表者 | 代表者名 | メール | メールアドレス | 連番 | 通し番号
    """
)
# These are left alone.
ASIDE = (*_BESIDE, *SOURCE_ROW, *BEYOND)
