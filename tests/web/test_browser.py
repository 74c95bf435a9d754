"""The page in a browser: by keyboard, on a phone, without scripts, back and again, in two tabs, by a link."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import uvicorn
import yaml
from conftest import JUNE_2022
from paper.browser import BROWSER
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from small_form import sized
from web.test_interview import NAMES, judged
from web.visit import CLIENT, JUNE, company, said_by

import lucidrule
from lucidrule.web.page.question_key import missing_of

PHONE = {"width": 360, "height": 740}
# A browser takes seconds to begin: by itself there is one interview.
WHOLE = pytest.mark.skipif(not sized(1, small=0), reason="it runs with `make slow`")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="there is no chromium")]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the pages are served."""
    server = uvicorn.Server(uvicorn.Config(CLIENT.app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        begun = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield begun
        begun.close()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return the first question in a language, in a browser that is as it is said."""
    contexts: list[BrowserContext] = []

    def opening(lang: str = "en", **how: Any) -> Page:
        contexts.append(browser.new_context(**how))
        # A machine that does much else at once is slow, and fails no test.
        contexts[-1].set_default_timeout(300_000)
        page = contexts[-1].new_page()
        page.goto(f"{address}/{lang}/")
        page.fill("#as_of", JUNE)
        page.click("button.main")
        return page

    yield opening
    for each in contexts:
        each.close()


def asked(page: Page) -> str:
    """What is asked; empty at the end."""
    found = page.locator("#q input[name=at]")
    return found.get_attribute("value") or "" if found.count() else ""


def press(page: Page, button: str) -> None:
    """Press a button, and wait for the page that comes of it."""
    with page.expect_navigation():
        page.click(button)


def answer(page: Page, *said: str) -> None:
    """Choose or type, and press Enter, as one does without a mouse; nothing: it is not known."""
    if not said:
        return press(page, "#q button[value=unknown]")
    field = page.locator(f'#q [name="{asked(page)}"]')
    if field.first.get_attribute("type") == "text":
        field.fill(said[0])
    else:
        for each in said:
            field = page.locator(f'#q [name="{asked(page)}"][value="{each}"]')
            field.check()
    with page.expect_navigation():
        field.press("Enter")
    return None


def fill_in(page: Page, hidden: Any, lang: str) -> None:
    """Answer to the end what an interview about a hidden company knows, and go to the result."""
    while missing := missing_of(asked(page)):
        answer(page, *said_by(hidden, missing, lang))
    press(page, "#q button[value=result]")


def outcomes(page: Page) -> list[str]:
    """The outcomes in the table of a result, in words."""
    return [told.strip()[1:].strip() for told in page.locator("table.stack .st").all_inner_texts()]


def go_to(page: Page, fact: str) -> None:
    """Choose a fact out of the table of all, which is closed."""
    page.locator("details", has=page.locator("table")).locator("summary").click()
    press(page, f'button[name=goto][value="{fact}"]')


def saved(page: Page) -> Any:
    """The facts in the company file that is saved."""
    with page.expect_download() as kept:
        page.click("button[name=do][value=save] >> nth=-1")
    return yaml.safe_load(kept.value.path().read_text(encoding="utf-8"))["facts"]


def too_wide(page: Page) -> bool:
    """Whether one has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


HOW: dict[str, dict[str, Any]] = {
    "without scripts": {"java_script_enabled": False},
    "on a phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True},
}


# What most phones have, in the units of a page.
NARROW = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def shape(page: Page) -> tuple[bool, list[str]]:
    """Return whether one has to scroll sideways, and what is cut off: neither scrolled in its own frame nor hidden."""
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => {
          const box = each.getBoundingClientRect();
          return box.width && box.right > innerWidth + 1 && !each.closest('.scroll, .unseen, .skip');
        }).map(each => each.tagName + '.' + each.className)"""
    )
    return too_wide(page), cut


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_on_a_phone_of_390_pixels_nothing_is_cut_and_nobody_scrolls_sideways(
    opened: Callable[..., Page], lang: str
) -> None:
    page = opened(lang, **NARROW)
    question = shape(page)
    press(page, "button[value=result]")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    result, heads = shape(page), page.locator(".stack thead").first.evaluate("each => getComputedStyle(each).display")
    address = page.url.rpartition(f"/{lang}/")[0]
    page.goto(f"{address}/{lang}/rules/")
    rules = shape(page)
    page.goto(f"{address}/{lang}/rules/first-set")
    rule = shape(page)
    page.goto(f"{address}/{lang}/")
    assert [question, result, rules, rule, shape(page)] == [(False, [])] * 5
    # What a table says stands one below the other, and its headings have no room.
    assert heads == "none"


@WHOLE
@pytest.mark.parametrize(("name", "how"), list(zip(NAMES, [*HOW] * 3, strict=True)))
def test_an_interview_to_the_end_comes_out_as_the_company_is_judged(
    opened: Callable[..., Page], programme: lucidrule.Programme, name: str, how: str
) -> None:
    page = opened("zh", **HOW[how])
    fill_in(page, programme.interview(company(name), as_of=JUNE_2022), "zh")
    assert outcomes(page) == judged(programme, company(name), "zh")
    assert not too_wide(page)


def test_what_is_typed_is_answered_by_enter_and_the_browser_goes_back_and_on(opened: Callable[..., Page]) -> None:
    page = opened("ja")
    answer(page, "lasers")
    second = asked(page)
    go_to(page, "founded_on")
    answer(page, "2015-02-03")
    went = [page.url.rpartition("/ja/")[2], asked(page)]
    page.go_back()
    back = asked(page)
    page.go_back()
    page.go_forward()
    page.go_forward()
    page.reload()
    assert [went, back, asked(page)] == [["ask", second], "founded_on", second]
    assert saved(page) == {"sector": "lasers", "founded_on": date(2015, 2, 3)}


@WHOLE
def test_another_way_is_taken_from_a_page_that_one_goes_back_to(opened: Callable[..., Page]) -> None:
    page = opened()
    answer(page, "lasers")
    page.go_back()
    answer(page, "other_laser")
    press(page, "#q button[value=back]")
    press(page, "#q button[value=back]")
    assert page.locator("#q :checked").get_attribute("value") == "other_laser"


@WHOLE
def test_two_tabs_know_nothing_of_each_other(opened: Callable[..., Page]) -> None:
    first = opened()
    second = first.context.new_page()
    second.goto(first.url.replace("begin", ""))
    second.fill("#as_of", JUNE)
    press(second, "button.main")
    answer(second, "other_laser")
    answer(first, "lasers")
    answer(second)
    assert [list(saved(page).values()) for page in (first, second)] == [["lasers"], ["other_laser", "unknown"]]


@WHOLE
def test_what_is_wrong_has_the_focus_and_its_link_leads_to_the_field(opened: Callable[..., Page]) -> None:
    page = opened("zh", viewport=PHONE)
    go_to(page, "founded_on")
    answer(page, "2015-02-30")
    focused = page.evaluate("document.activeElement.className")
    page.click(".faults a")
    assert [focused, page.evaluate("document.activeElement.value")] == ["faults", "2015-02-30"]
    assert not too_wide(page)


@WHOLE
def test_a_link_holds_all_that_was_said_and_sends_none_of_it_to_the_server(
    opened: Callable[..., Page], browser: Browser
) -> None:
    page = opened("ja")
    answer(page, "lasers")
    press(page, "button[value=result]")
    page.click("#share button")
    link = page.input_value("#link")
    other = browser.new_page()
    asked_for: list[str] = []
    other.on("request", lambda request: asked_for.append(request.url))
    other.goto(link)
    other.keyboard.press("Enter")
    other.wait_for_url("**/ja/result")
    assert outcomes(other) == outcomes(page)
    assert [link.partition("#")[2] in each for each in asked_for] == [False] * len(asked_for)
    other.close()


@WHOLE
def test_a_value_is_tried_and_what_it_changes_is_told(opened: Callable[..., Page]) -> None:
    page = opened("en")
    answer(page, "lasers")
    press(page, "button[value=result]")
    page.select_option("#fact", "annual_revenue.2021")
    press(page, "#what-if form button")
    page.fill('#what-if input[name="annual_revenue.2021"]', "6亿")
    press(page, "#what-if button.main")
    assert page.url.endswith("#what-if")
    assert page.locator("#what-if svg").count() == 1


@WHOLE
def test_on_paper_all_reasons_are_open(opened: Callable[..., Page]) -> None:
    page = opened("en")
    press(page, "button[value=result]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
