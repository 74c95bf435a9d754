"""Counts of what was asked and how long it took, as Prometheus reads them; nothing of what was said."""

from collections import Counter
from threading import Lock

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS = (0.005, 0.015, 0.06, 0.25, 1.0, 2.0)


class Metrics:
    """The counts of one process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()

    def count(self, door: str, status: int, seconds: float) -> None:
        """Count an answer."""
        with self._lock:
            self._answers[door, status] += 1
            self._seconds[door] += seconds  # type: ignore[assignment]  # sums of seconds
            self._within[door, next((bound for bound in _BOUNDS if seconds <= bound), float("inf"))] += 1

    def text(self) -> str:
        """Return all of them."""
        with self._lock:
            answers, within, seconds = dict(self._answers), dict(self._within), dict(self._seconds)
        lines = ["# HELP lucidrule_answers_total Answers.", "# TYPE lucidrule_answers_total counter"]
        lines += [
            f'lucidrule_answers_total{{door="{door}",status="{status}"}} {count}'
            for (door, status), count in sorted(answers.items())
        ]
        lines += ["# HELP lucidrule_answer_seconds Time to the answer.", "# TYPE lucidrule_answer_seconds histogram"]
        for door in sorted(seconds):
            below = 0
            for bound in (*_BOUNDS, float("inf")):
                below += within.get((door, bound), 0)
                edge = "+Inf" if bound == float("inf") else f"{bound:g}"
                lines.append(f'lucidrule_answer_seconds_bucket{{door="{door}",le="{edge}"}} {below}')
            lines.append(f'lucidrule_answer_seconds_sum{{door="{door}"}} {seconds[door]:.6f}')
            lines.append(f'lucidrule_answer_seconds_count{{door="{door}"}} {below}')
        return "\n".join(lines) + "\n"
