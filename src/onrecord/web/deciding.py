"""Persons' decisions in, the case settled by them out: stored at once, worked in beside the pages that are read."""

from collections import deque
from pathlib import Path
from threading import Event, Lock, Thread

from onrecord.judging import Decision, follow, store, take_back
from onrecord.model import Judgement
from onrecord.store.case import CaseError

PATIENCE = 2.0
"""Seconds that a browser waits for the record to follow; a large case takes longer."""

_TROUBLES = 5  # messages that are kept until somebody reads them


class Decider:
    """Works decisions into one case file; what is not done when the program ends is resumed."""

    def __init__(self, case: Path) -> None:
        """Start with nothing to do."""
        self.case = case
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

    def judge(self, decision: Decision) -> tuple[Judgement, Event]:
        """Store a decision; the event is set when the record has followed. Raises JudgementError, CaseError."""
        return store(self.case, decision), self._follow()

    def withdraw(self, id_: str) -> tuple[Judgement, Event]:
        """Store that a decision stands no more. Raises JudgementError, CaseError."""
        return take_back(self.case, id_), self._follow()

    def _follow(self) -> Event:
        done = Event()

        def run() -> None:
            try:
                with self._lock:
                    follow(self.case)
            except CaseError as error:
                self._troubles.append(str(error))
            except Exception as error:  # noqa: BLE001 - the reader is told, and the room stays open
                self._troubles.append(f"this should not happen ({type(error).__name__}: {error})")
            finally:
                self._count(-1)
                done.set()

        self._count(1)
        # A daemon, so that Ctrl-C need not wait: a decision is stored before it is settled.
        Thread(target=run, daemon=True).start()
        return done

    def _count(self, step: int) -> None:
        with self._counting:
            self._working += step
