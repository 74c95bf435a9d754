"""Words that head columns of no fact, beside those that say which company a row is of."""

from lucidrule.core.company_words import split

# Of a longer heading nothing is looked for: each pattern takes its time for each character.
LONGEST_HEADING = 500

# What a workbook of rows to correct has beside the headings of its source.
SOURCE_ROW = ("原行号", "row in source", "元の行番号")
BEYOND = ("多出的内容", "beyond the headings", "見出し外のセル")
_BESIDE = split(
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
