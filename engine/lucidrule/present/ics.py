"""What time alone changes, as a calendar: an entry for each change, and for each window with its last day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from lucidrule.advise.when import Outlook
from lucidrule.core.fault import Fault, UnreadableInput, shown
from lucidrule.core.version import ENGINE
from lucidrule.present.quantities import day
from lucidrule.present.when import reason, stands
from lucidrule.present.words import clauses, word

_MOST = 200


class _Entry(NamedTuple):
    """An entry of a calendar: what it is about, its first day and its last, title and text."""

    about: str
    first: date
    last: date
    title: str
    text: str


def ics(outlook: Outlook, lang: str) -> str:
    """Return an outlook as iCalendar (RFC 5545): whole days; the same outlook gives the same text.

    Raises:
        UnreadableInput: The package that writes calendars is not installed.
    """
    try:
        import icalendar
    except ImportError as error:
        raise UnreadableInput((Fault("needs-calendar", None, {"name": str(error.name)}),)) from None

    company = outlook.first.profile.company
    about = {
        "prodid": f"-//lucidrule//{ENGINE}//{lang.upper()}",
        "version": "2.0",
        "x-wr-calname": word("when_of", lang, shown(company.called))[:_MOST],
    }
    calendar = _component(icalendar.Calendar(), about)
    # When it was made is when the company was judged: no clock has a say in it.
    stamp = datetime.combine(outlook.days[0], time(), UTC)
    for entry in _entries(outlook, lang):
        calendar.add_component(_component(icalendar.Event(), _event(entry, stamp)))
    return str(calendar.to_ical().decode("utf-8"))


def _component(component: Any, properties: dict[str, Any]) -> Any:
    for name, value in properties.items():
        component.add(name, value)
    return component


def _event(entry: _Entry, stamp: datetime) -> dict[str, Any]:
    return {
        "uid": f"{entry.about}-{entry.first:%Y%m%d}-{entry.last:%Y%m%d}@lucidrule",
        "dtstamp": stamp,
        "dtstart": entry.first,
        # It names the day after the last.
        **({"dtend": entry.last + timedelta(days=1)} if entry.last < date.max else {}),
        "summary": entry.title,
        "description": entry.text,
        "transp": "TRANSPARENT",
    }


def _entries(outlook: Outlook, lang: str) -> Iterator[_Entry]:
    for turn in outlook.turns:
        now = stands(turn.after, outlook, lang)
        title = word("calendar_turn", lang, turn.policy.title[lang], now)
        was = word("is", lang, word("when_before", lang), stands(turn.before, outlook, lang))
        text = clauses([was, reason(turn, outlook, lang)], lang)
        yield _Entry(turn.policy.id, turn.day, turn.day, title, text)
    for opening in outlook.openings:
        name, span = opening.policy.title[lang], opening.span
        days = word("window_days", lang, day(span.first, lang), day(span.last, lang))
        about = opening.policy.id
        yield _Entry(f"{about}-window", *span, word("calendar_window", lang, name), days)
        yield _Entry(f"{about}-deadline", span.last, span.last, word("calendar_deadline", lang, name), days)
