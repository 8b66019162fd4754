"""Tables that the power engine reads itself: the words of rating plates."""

from __future__ import annotations

from typing import Literal

from datac.rows import Sourced, Table, Text


class PlateWordRow(Sourced):
    """A spelling met on rating plates and what it stands for: a unit or a mark."""

    spelling: Text
    meaning: Literal[
        "V", "kV", "Hz", "W", "kW", "VA", "kVA", "A", "mA", "hp",
        "ac", "dc", "output", "input", "switch", "automatic", "bivolt", "dual", "universal",
        "three_phase", "single_phase", "phase", "split_phase", "class_ii", "capacity", "to", "or",
    ]  # fmt: skip
    kind: Literal["unit", "mark"]


class PracticeWordRow(Sourced):
    """Words in the description of a plug that tell an unsafe practice."""

    words: Text
    practice: Literal["pin_filed", "pin_bent", "earth_pin_removed", "non_compliant_cord", "plug_forced"]


TABLES = (
    Table("electrical/practice_words", "electrical/practice_words.csv", PracticeWordRow, ("words",)),
    Table("electrical/plate_words", "electrical/plate_words.csv", PlateWordRow, ("spelling",)),
)
