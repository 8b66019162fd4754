"""Fuzz target of the readers: any text gives readings, nothing, or an error of the library's own tree.

``make fuzz`` runs it for a bounded time with atheris (extra ``fuzz``); a crash leaves the input that made it.
"""

from __future__ import annotations

import contextlib
import sys

import atheris

with atheris.instrument_imports(include=["specconv"]):
    import specconv as sc

    for verb in (sc.read_size, sc.read_rating, sc.ask):  # modules are loaded when first asked: here, to be instrumented
        with contextlib.suppress(sc.SpecconvError):
            verb("US 8 / 220 V")

ITEMS = (None, "dress", "shoes", "bra", "ring", "socks", "mattress", "wire")
SYSTEMS = (None, "UK", "US", "EU", "JP", "CN")


def one_input(data: bytes) -> None:
    """Read one text as a label, a rating plate and a question."""
    given = atheris.FuzzedDataProvider(data)
    item, system = given.PickValueInList(list(ITEMS)), given.PickValueInList(list(SYSTEMS))
    text = given.ConsumeUnicode(120)
    for call in (
        lambda: sc.read_size(text, item=item, system=system),
        lambda: sc.read_rating(text),
        lambda: sc.ask(text),
    ):
        with contextlib.suppress(sc.SpecconvError):
            call()


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
