"""Python's search for garbage, held while much is made at once that will stay: classes and tables.

Measured, it would be a fifth of a first answer, and would find nothing; see ``docs/decisions``.
"""

from __future__ import annotations

import gc


class Paused:
    """A context in which no garbage is looked for; what was made in it counts as old afterwards.

    Objects that Python has frozen (``gc.freeze``, before a fork) are left as they are.
    """

    __slots__ = ("_was_enabled",)

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # into the oldest generation, which is looked through least often
            gc.enable()
