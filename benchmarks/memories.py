"""What the reading of labels remembers, so that the benchmarks can have it forgotten."""

from __future__ import annotations

from specconv.sizes import (
    bras,
    clothing_labels,
    footwear_numbers,
    footwear_reading,
    goods_reading,
    label_clothes,
    label_kinds,
    label_numbers,
    reading,
)

WHOLE = (reading._read, goods_reading._read)
"""Memories of whole labels."""
CORES = (
    clothing_labels.readings, label_numbers._ranges_with, footwear_reading._readings, footwear_reading.of_number,
    footwear_reading._of_groups, footwear_numbers.standing, goods_reading._sized, goods_reading.parts,
    label_kinds.weights_of, label_kinds._of_cores, label_clothes.clothes_of, label_clothes._side_by_side,
    bras.readings, bras.cups_alone,
)  # fmt: skip
"""Memories of the numbers, letters and ages of which labels are made."""


def forget(whole_labels_alone: bool = False) -> None:
    """Empty the memories."""
    for memory in WHOLE if whole_labels_alone else (*WHOLE, *CORES):
        memory.cache_clear()
