"""Sizes in the titles of listings: one that cannot be missed is read, everything else is refused."""

import pytest

import specconv as sc

TITLES = [
    ("Robe de soirée taille 38", "FR 38", "dress"),
    ("Vintage Leather Boots Size 7", "US 7", "shoes"),
    ("Batik Fugu - Size XL", "XL", None),
    ("Navy Lazio Suit 40R", "US 40", "suit"),
    ("Levi's 501 Original Fit Mens Jeans W34 L36 Blue Cotton", "W34/36", "jeans"),
    ("Zara Midi Dress Black UK 10", "UK 10", "dress"),
    ("Vintage Levi's Denim Jacket Large", "L", "jacket"),
    ("极光三合一冲锋衣 曜石黑 M码", "M", "jacket"),
    ("Нитриловые перчатки размер M", "M", "gloves"),
    ("G43花灰 170/88A", "CN 170/88A", None),
    ("165/84A/M", "M", None),
    ("barbour jacket XXL £8", "XXL", "jacket"),
]
NO_TITLES = [
    "Pizza size L",
    "Poster size L",
    "iPhone 14 case size M",
    "Samsung TV size 55",
    "Size 12 font",
    "Size: 64GB",
    "jeans 501",
    "dress 100% cotton",
    "shirt pack of 3",
    "Queen Size (200 cm x 200-220 cm)",
    "管理番号215",
    "Tam. 33x9”",
    "size 5 ball",
    "T-shirt 3XL or jeans W32 L34",
    "H&M basic tee",
    "Ring size guide",
]


@pytest.mark.parametrize(("title", "size", "item"), TITLES)
def test_a_size_in_a_title_is_read(title, size, item):
    found = sc.read_size(title)
    assert size in [str(one) for one in found]
    assert found[0].item == item
    assert found[0].span == title


@pytest.mark.parametrize("title", NO_TITLES)
def test_a_title_without_one_clear_size_is_none(title):
    assert sc.read_size(title) == ()


def test_the_rest_of_a_title_is_told():
    assert sc.read_size("Zara Midi Dress Black UK 10")[0].discarded == ("Zara Midi Dress Black",)
