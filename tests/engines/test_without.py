"""Without durable_rules, as on Python 3.13 or where nothing can be compiled: all but the confirmation is there."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import lucidrule
from lucidrule import cli

pytestmark = pytest.mark.usefixtures("without_durable_rules")
ROOT = Path(__file__).resolve().parents[2]
RAYCUS = str(ROOT / "examples/companies/raycus.yaml")
AS_OF = date(2022, 6, 30)
TOLD = {
    "zh": "未经 durable_rules 比对：无法加载其扩展模块（no such module），其余功能不受影响；如需比对，"
    '请安装 C 编译器和 Python 头文件，再执行 pip install "lucidrule[confirm]"（见 README“安装”部分）',
    "en": "Not confirmed by durable_rules: its extension cannot be imported (no such module); everything else works. "
    'To have it, install a C compiler and the Python headers, then run pip install "lucidrule[confirm]" '
    "(README, Install)",
    "ja": "durable_rules による照合なし：拡張モジュールを読み込めない（no such module）。ほかの機能に影響はない。"
    '照合するには、C コンパイラと Python のヘッダーを入れ、pip install "lucidrule[confirm]" を実行する'
    "（README「インストール」参照）",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments, catch_exceptions=False)


@pytest.mark.parametrize("lang", TOLD)
def test_a_check_is_done_and_says_what_to_install(lang: str) -> None:
    result = run("check", RAYCUS, "--full", "--as-of", "2022-06-30", "--lang", lang)
    assert result.exit_code == 0
    assert TOLD[lang] in result.output.splitlines()


@pytest.mark.parametrize("lang", TOLD)
def test_a_register_is_kept_and_says_it_once_at_the_end(lang: str, tmp_path: Path) -> None:
    events = str(ROOT / "examples/events.jsonl")
    result = run("watch", "--store", str(tmp_path / "r.db"), "--events", events, "--lang", lang)
    assert result.exit_code == 0
    # Behind an event that comes late, and the sum of it all.
    assert result.stderr.splitlines()[2:] == [TOLD[lang]]


def test_a_determination_says_why_it_was_not_confirmed() -> None:
    found = lucidrule.load().determine(RAYCUS, as_of=AS_OF, confirm=True)
    assert found.confirmation == lucidrule.Confirmation(None, ("not-installed", "no such module"))


def test_a_session_works_and_says_that_nothing_confirms_it() -> None:
    session = lucidrule.load().session({}, as_of=AS_OF)
    assert session.confirmation == lucidrule.Confirmation(None, ("not-installed", "no such module"))
    assert len(session.know("registered_in_zone", False)) == 10
