"""Tables that are confirmed, and what they say of companies until it stands in the register."""

import json
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.rows import Said


class Confirming:
    """What of the database is about tables on their way into the register."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def enter(self, upload: int) -> bool:
        """Note that a table is confirmed; return whether it is, and nobody else judges or enters one."""
        if not self._kept.turn.take():
            return False
        confirmed = False
        try:
            with self._kept.opened() as db:
                told = "update upload set state = 'entering' where id = ? and state in ('ready', 'entering')"
                confirmed = db.execute(told, (upload,)).rowcount == 1
        finally:
            if not confirmed:
                self._kept.turn.close()
        return confirmed

    def entered(self, upload: int, state: str, told: Mapping[str, Mapping[str, Any]]) -> None:
        """Note what came of entering a table.

        Args:
            state: done, or ready: what is left can be entered once more.
            told: By language what is said of it beside what is said already.
        """
        with closing(self._kept.turn), self._kept.opened() as db:
            db.execute("begin immediate")
            for (before,) in db.execute("select told from upload where id = ?", (upload,)).fetchall():
                said = {lang: {**json.loads(before).get(lang, {}), **each} for lang, each in told.items()}
                text = json.dumps(said, ensure_ascii=False)
                db.execute("update upload set state = ?, told = ? where id = ?", (state, text, upload))
            db.execute("commit")

    def said(self, upload: int, most: int, after: int = 0) -> list[Said]:
        """Return what is said of the first companies of a table that is not in the register yet.

        Args:
            after: The place of a company behind which they stand.
        """
        query = "select upload, at, place, company, facts from said where upload = ? and at > ? order by at limit ?"
        with self._kept.opened() as db:
            return [Said._make(row) for row in db.execute(query, (upload, after, most))]

    def unsay(self, upload: int, through: int) -> None:
        """Forget what was said of companies up to one: it stands in the register."""
        with self._kept.opened() as db:
            db.execute("delete from said where upload = ? and at <= ?", (upload, through))

    def left(self, upload: int) -> int:
        """Return of how many companies of a table something is said that is not in the register yet."""
        with self._kept.opened() as db:
            (count,) = db.execute("select count(*) from said where upload = ?", (upload,)).fetchone()
        return int(count)
