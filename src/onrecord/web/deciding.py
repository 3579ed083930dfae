"""Persons' decisions in, the case settled by them out: one after another, beside the pages that are read meanwhile."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread

from onrecord.judging import Decision, JudgementError, judge, withdraw
from onrecord.store.case import CaseError

_PATIENCE = 2.0  # seconds that a browser waits for the record to follow; a large case takes longer
_TROUBLES = 5  # messages that are kept until somebody reads them


class Decider:
    """Works decisions into one case file, in the order they come; what is not done when the program ends is resumed."""

    def __init__(self, case: Path, after: Callable[[], None]) -> None:
        """Start with nothing to do; ``after`` is called when the case has changed."""
        self.case = case
        self.after = after
        self._lock = Lock()
        self._counting = Lock()
        self._working = 0
        self._troubles: deque[str] = deque(maxlen=_TROUBLES)

    @property
    def working(self) -> int:
        """How many decisions are being worked in, or wait for it."""
        return self._working

    def troubles(self) -> list[str]:
        """Return why decisions could not be worked in, each once."""
        found = list(self._troubles)
        self._troubles.clear()
        return found

    def judge(self, decision: Decision) -> bool:
        """Work a decision in, and tell whether it is done. Raises JudgementError where it can't be taken."""
        decision.judgement()
        return self._work(lambda: judge(self.case, decision))

    def withdraw(self, id_: str) -> bool:
        """Take a decision back, and tell whether that is done."""
        return self._work(lambda: withdraw(self.case, id_))

    def _work(self, task: Callable[[], object]) -> bool:
        done = Event()

        def run() -> None:
            try:
                with self._lock:
                    task()
            except (JudgementError, CaseError) as error:
                self._troubles.append(str(error))
            except Exception as error:  # noqa: BLE001 - the reader is told, and the room stays open
                self._troubles.append(f"this should not happen ({type(error).__name__}: {error})")
            finally:
                self._count(-1)
                done.set()
            self.after()

        self._count(1)
        # A daemon, so that Ctrl-C need not wait: a decision is stored before it is settled.
        Thread(target=run, daemon=True).start()
        return done.wait(_PATIENCE)

    def _count(self, step: int) -> None:
        with self._counting:
            self._working += step
