"""The scale that a size stands on: a system, or one of its series (``CN`` codes, ``CN.letters``, ``KR.bust``)."""

from __future__ import annotations

from specconv.sizes import vocabulary
from specconv.sizes.ladder import order
from specconv.sizes.questions import Question
from specconv.sizes.series import SERIES, normal_number
from specconv.sizes.values import Audience, FitType, Size, System

LETTERS = frozenset({"INT", "CN.letters", "JP.letters", "BR.letters"})
_NEWBORN = frozenset({"NB", "PREEMIE", "RN"})
"""Babies' sizes that are words, not letters."""
_HEIGHTS = frozenset({"HEIGHT", "DE", "FR", "IT", "ES", "NORDIC"})
"""Systems whose children's sizes are heights, as those of EU."""
_INCHES = ("US", "UK", "AU", "MX")
"""Systems whose men's trousers bear the waist in inches."""
_SPANISH = {
    "XXCH": "XXS", "XCH": "XS", "ECH": "XS", "EXCH": "XS", "CH": "S", "G": "L", "XG": "XL", "EG": "XL", "EXG": "XL",
    "XEG": "XL", "XXG": "XXL", "2XG": "XXL", "2EG": "XXL", "XXXG": "3XL", "3XG": "3XL", "4XG": "4XL",
}  # fmt: skip
"""Mexican letters (chico, grande, extra grande): the international ones in Spanish."""
_PORTUGUESE = {"PP": "XS", "P": "S", "G": "L", "GG": "XL"}
"""Brazilian letters of men's clothes, for which no chart prints a body: the international ones in Portuguese."""
MOST_INCHES = 60
"""Up to here an Australian man's number is his chest in inches."""
KURTA = 30
"""From here on an Indian woman's number is the bust of a kurta in inches; smaller ones are British."""
MOST_BRITISH = 28
"""Up to here a woman's number in a country that follows Britain is British; a larger one is no British plus size."""


def not_british(system: System, label: str, of: Question) -> bool:
    """Tell whether a woman's number of a country that follows Britain is too large to be British (ZA 34)."""
    if of.audience is not Audience.WOMEN or vocabulary.systems()[system].follows is not System.UK:
        return False
    own = system is System.IN or of.fit is not FitType.PLUS
    return own and label[:1].isdigit() and order(label) > MOST_BRITISH


def scale_of(size: Size, of: Question) -> tuple[str, tuple[str, ...]]:
    """Return the scale of a size and its label there; a range such as 10-12 gives both ends."""
    system = vocabulary.systems()[size.system].follows or size.system
    label = normal_number(size, of) or size.label if size.fit_type in SERIES else size.label
    if size.system is System.WAIST:
        return "WAIST", (label.partition("/")[0],)
    word = label[:1].isalpha() and label not in _NEWBORN
    letters = word or (label[:1].isdigit() and label.rstrip("+")[-1:] in ("L", "S", "X", "O", "G"))
    if system == "US" and label.endswith("6X") and of.audience not in (Audience.WOMEN, Audience.MEN):
        letters = False  # a girls' number
    if letters:
        scale = {"CN": "CN.letters", "JP": "JP.letters", "BR": "BR.letters", "AGE": "AGE"}.get(system, "INT")
        if size.system is System.MX:
            label = "-".join(_SPANISH.get(end, end) for end in label.split("-"))
        if size.system is System.BR and of.audience is Audience.MEN:
            scale, label = "INT", "-".join(_PORTUGUESE.get(end, end) for end in label.split("-"))
        if system in ("CN", "JP") and of.audience not in (Audience.WOMEN, Audience.MEN):
            scale = "INT"
    elif (
        system == "KR"
        and of.audience is Audience.WOMEN
        and label.isdigit()
        and int(label) >= 75
        and int(label) % 5 == 0
    ):
        scale = "KR.bust"
    elif system == "EU" and size.parts.get("style") in ("DE", "FR"):
        scale = str(size.parts["style"])
    elif size.system is System.IN and of.audience is Audience.WOMEN and order(label) >= KURTA:
        scale = "IN.bust"
    elif not_british(size.system, label, of):
        scale = size.system.value
    elif of.audience is Audience.MEN and of.block == "lower" and system in _INCHES:
        scale = "WAIST"
    elif of.audience is Audience.MEN and system == "AU" and of.block != "collar" and order(label) <= MOST_INCHES:
        scale = "UK"  # Australian suits bear the chest in inches or in cm
    elif of.audience not in (Audience.WOMEN, Audience.MEN) and system in _HEIGHTS:
        scale = "EU"
    elif (
        of.audience not in (Audience.WOMEN, Audience.MEN)
        and label[-1:] in ("M", "Y")
        and system in ("AGE", "UK", "US", "AU")
    ):
        scale = "AGE" if system != "UK" else "UK"
    else:
        scale = system.value
    if scale == "US" and label.endswith("W"):
        label = label[:-1]
    if of.block == "collar":
        return scale, (label.partition("/")[0],)  # 16/34: collar and sleeve
    if scale == "CN" and of.audience not in (Audience.WOMEN, Audience.MEN):
        label = label.partition("/")[0]
    low, dash, high = label.partition("-")
    if dash and scale not in ("AGE", "UK") and low and high:
        return scale, (low, high)
    return scale, (label,)


def target_scale(system: System, source_scale: str, of: Question) -> str:
    """Return the scale in which a system answers: letters to letters where a country has its own."""
    code = vocabulary.systems()[system].follows or system
    letters = source_scale in LETTERS
    if code in ("CN", "JP", "BR") and letters and of.audience in (Audience.WOMEN, Audience.MEN):
        return f"{code}.letters"
    if code == "JP" and of.audience is Audience.MEN and of.block != "collar":
        return "JP.letters"
    if of.audience is Audience.MEN and of.block == "lower" and code in _INCHES:
        return "WAIST"
    if of.audience not in (Audience.WOMEN, Audience.MEN) and code in _HEIGHTS:
        return "EU"
    return code.value
