"""Text as it comes from outside."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specconv.ground.errors import SpecconvError, UnknownPlace
from specconv.ground.text import LIMIT, clean, fold, nearest


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  a   b\t\nc ", "a b c"), ("７½", "7 1/2"), ("42⅔", "42 2/3"), ("100–240 V", "100-240 V"), ("5′7″", "5'7\""),
        ("a\u200bb", "ab"), ("\ufeffUS 8", "US 8"), ("a\0b", "a b"), ("ＵＫ　１２", "UK 12"), ("\u202eabc", "abc"),
        ("x\ud800y", "xy"), ("3⁄4", "3/4"), ("32×34", "32x34"), ("H\u2082O", "H2O"),
    ],
)  # fmt: skip
def test_clean(text, plain):
    assert clean(text, "field") == plain


@pytest.mark.parametrize("wrong", ["", " ", "\0", "\u200b", "x" * (LIMIT + 1), None, 5, b"abc", ["a"]])
def test_clean_refuses(wrong):
    with pytest.raises(UnknownPlace) as caught:
        clean(wrong, "place", error=UnknownPlace)
    assert caught.value.field == "place"


@given(st.text(max_size=60))
def test_clean_once_is_clean(text):
    try:
        plain = clean(text, "it")
    except SpecconvError:
        return
    assert clean(plain, "it") == plain
    assert plain == plain.strip()
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in plain)


@given(st.text(max_size=60))
def test_fold_is_stable_and_blind_to_case_and_accents(text):
    key = fold(text)
    assert fold(key) == key
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_fold_compares_names():
    assert fold("São Paulo") == fold("SAO-PAULO") == "saopaulo"
    assert fold("Türkiye") == fold("TURKIYE")
    assert fold("Straße") == "strasse"
    assert fold("！?") == ""


def test_nearest_gives_something_even_when_nothing_is_near():
    assert nearest("kettel", ["toaster", "kettle", "iron"], 1) == ("kettle",)
    assert len(nearest("zzzz", ["toaster", "kettle", "iron", "fan"])) == 3
    assert nearest("x", []) == ()
