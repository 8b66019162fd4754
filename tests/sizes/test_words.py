"""The words of size labels: fourteen languages are there, and no word means two things."""

from __future__ import annotations

import pytest

from datac.rows import Located
from datac.sizes_rows import WordRow, one_word_one_meaning
from specconv.ground.text import fold
from specconv.sizes import vocabulary

MEANINGS = {"size": None, "month": "M", "year": "Y", "one_size": "ONE", "newborn": "NB", "premature": "PREEMIE"}
LANGUAGES = {
    "de": ("Größe", "Monate", "Jahre", "Einheitsgröße", "Neugeborene", "Frühchen", "Damen", "Herren", "Kinder", "groß"),
    "en": ("size", "months", "years", "one size", "newborn", "preemie", "women", "men", "kids", "large"),
    "es": ("talla", "meses", "años", "talla única", "recién nacido", "prematuro", "mujer", "hombre", "niños", "grande"),
    "fr": ("taille", "mois", "ans", "taille unique", "naissance", "prématuré", "femme", "homme", "enfant", "grand"),
    "it": ("taglia", "mesi", "anni", "taglia unica", "", "prematuro", "donna", "uomo", "bambini", "grande"),
    "ja": ("サイズ", "ヶ月", "歳", "フリーサイズ", "新生児", "未熟児", "レディース", "メンズ", "キッズ", "ラージ"),
    "ko": ("사이즈", "개월", "세", "프리사이즈", "신생아", "미숙아", "여성", "남성", "키즈", "라지"),
    "nl": ("maat", "maanden", "jaar", "eenheidsmaat", "pasgeboren", "prematuur", "dames", "heren", "kinderen", "groot"),
    "pl": ("rozmiar", "miesięcy", "lat", "uniwersalny", "noworodek", "wcześniak", "damski", "męski", "dziecięcy",
           "duży"),
    "pt": ("tamanho", "meses", "anos", "tamanho único", "recém-nascido", "prematuro", "feminino", "masculino",
           "criança", "grande"),
    "ru": ("размер", "месяцев", "лет", "универсальный", "новорожденный", "недоношенный", "женский", "мужской",
           "детский", "большой"),
    "sv": ("storlek", "månader", "år", "en storlek", "nyfödd", "", "dam", "herr", "barn", "stor"),
    "tr": ("beden", "ay", "yaş", "tek beden", "yenidoğan", "prematüre", "kadın", "erkek", "çocuk", "büyük"),
    "zh": ("尺码", "个月", "岁", "均码", "新生儿", "早产儿", "女款", "男款", "儿童", "大号"),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_words(language):
    size, month, year, one, newborn, premature, women, men, kids, large = LANGUAGES[language]
    for (kind, value), word in zip(MEANINGS.items(), (size, month, year, one, newborn, premature), strict=True):
        if word:
            assert vocabulary.words(kind).get(fold(word)) in (
                {value} if value else set(vocabulary.words(kind).values())
            )
    audiences = vocabulary.words("audience")
    assert (audiences[fold(women)], audiences[fold(men)], audiences[fold(kids)]) == ("women", "men", "kids")
    assert vocabulary.words("letter")[fold(large)] == "L"


@pytest.mark.parametrize("kind", ["audience", "fit", "size"])
def test_values_are_members_of_their_lists(kind):
    members = {
        "audience": set(vocabulary.Audience), "fit": set(vocabulary.FitType), "size": {*vocabulary.System, "ANY"},
    }[kind]  # fmt: skip
    assert set(vocabulary.words(kind).values()) <= {str(member) for member in members}


def test_no_word_is_a_label_itself():
    letters = {"s", "m", "l", "xs", "xl", "xxs", "xxl", "3xl", "4xl"}
    for kind in ("audience", "bound", "fit", "letter", "month", "newborn", "one_size", "size", "unit", "year"):
        assert not letters & set(vocabulary.words(kind)), kind
        assert not [word for word in vocabulary.words(kind) if word.isdigit()], kind


def _row(line: int, **fields: str) -> Located:
    given = {"kind": "letter", "source": "general-knowledge", "confidence": "low", **fields}
    return Located("words.csv", line, WordRow.model_validate(given))


def test_a_word_of_two_meanings_is_refused():
    rows = [_row(2, value="L", language="es", words="grande"), _row(3, value="XL", language="it", words="Grande")]
    assert [problem.partition(":")[2] for problem in one_word_one_meaning(rows)] == [
        "3: column words: got 'Grande', expected: one meaning, but also L"
    ]
