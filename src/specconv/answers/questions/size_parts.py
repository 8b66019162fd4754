"""The parts of a question about sizes: labels with what stands beside them, measurements, items and systems."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from specconv.answers.questions.size_wearers import bystanders, two_wearers
from specconv.answers.questions.tokens import Scanned, Token, of_a_wearer
from specconv.ground.territory import size_systems
from specconv.sizes import scales
from specconv.sizes.values import System

_ARTICLES = frozenset(("a", "an", "the", "size", "number", "no", "的", "code", "about", "same"))
_MAY_STAND_BETWEEN = ("audience", "item", "fit_type", "brand")
_BRAZILIAN = frozenset(("PP", "P", "G", "GG", "XG", "EG"))
_CHILDREN = ("kids", "girls", "boys", "baby")
GROWN = 14
"""The age in years up to which somebody is dressed in children's sizes."""
_INCHES = 50
"""A bare waist below this is in inches."""
_GIRTHS = re.compile(r"(\d{2,3})[-/](\d{2,3})[-/](\d{2,3}) ?([a-z\"厘米公分英寸]*)$")
_OWNERS = frozenset(("my", "her", "his", "our", "their", "your", "whose"))
_BECOMES = frozenset(("is", "turns", "turning", "turned", "aged", "hes", "shes", "just", "nearly", "almost"))
_CHILD = frozenset(
    ("son", "daughter", "kid", "child", "boy", "girl", "niece", "nephew", "grandson", "granddaughter", "godson",
     "goddaughter", "littleone", "littleboy", "littlegirl", "toddler")
)  # fmt: skip
_BREAKS = frozenset((",", ";", ":", "?", ".", "!", "(", "。", "but"))


class Label(NamedTuple):
    """A size as it stands in the question."""

    at: int
    text: str
    system: str | None
    brand: str | None
    audience: str | None
    dimension: str = ""

    @property
    def said(self) -> str:
        """The label with its system, as a reader takes it."""
        return f"{self.system} {self.text}" if self.system else self.text


def years(text: str) -> int:
    """Return the highest age that a figure names, far beyond a child's where it names none."""
    numbers = "".join(sign if sign.isdigit() else " " for sign in text).split()
    return int(numbers[-1]) if numbers else 1000


class SizeFrame:
    """The parts of a question about sizes, gathered from its tokens."""

    def __init__(self, scanned: Scanned) -> None:
        self.tokens = scanned.tokens
        self.text = scanned.text
        self.language = scanned.language
        self.used: set[int] = set()
        self.cues = {value for token in self.tokens for value in token.all("cue")}
        if self._asks_size():
            self.cues.add("which_size")
        self.bystanders = bystanders(self.tokens)
        self.two_wearers = two_wearers(self.tokens, self.bystanders)
        self.audiences = self._audiences()
        self.items = self._items()
        self.body = self._measures()
        self.child = self._aged_body() if "height" in self.body else ""
        self.age = self._age()
        self.labels = self._labels()
        self.systems = [
            at
            for at, token in enumerate(self.tokens)
            if at not in self.used and (token.get("system") or token.get("place"))
        ]

    # ------------------------------------------------------------------------------------------------ what is measured

    def _measures(self) -> dict[str, str]:
        """Return body measurements, each with its unit; a bare figure has the unit of its neighbours."""
        found: dict[str, tuple[str, str]] = self._three_girths()
        for at, token in enumerate(self.tokens):
            figure = token.figure
            if figure is None or figure.dimension not in ("", "length", "mass"):
                continue
            if not figure.dimension and not _plain_number(figure.text):
                continue
            before = self.tokens[at - 1] if at else None
            if not figure.dimension and before is not None and (before.get("system") or before.get("brand")):
                continue
            name, where = self._dimension_of(at, bare=not figure.dimension)
            asked = (
                self.cues & {"which_size", "convert"}
                or (self._of_child() and "size_word" in self.cues)
                or self._height_and_weight()
                or ("fit" in self.cues and figure.dimension == "length" and self._of_child())
            )
            worn = asked and not set(self.items) & _no_garments()
            if name is None and worn and self._stature(figure.text, figure.dimension):
                name, where = ("weight" if figure.dimension == "mass" else "height"), at
            if name is None or name in found or (name == "waist" and self._waist_label(at, where)):
                continue
            if (name == "weight") != (figure.dimension == "mass") and figure.dimension:
                continue
            found[name] = (figure.text, figure.dimension)
            self.used |= {at, where}
            if self._followed_by_inch(at):
                found[name] = (f"{figure.text} in", "length")
        lengths = [text for text, dimension in found.values() if dimension == "length"]
        unit = (
            "".join(sign for sign in lengths[0].replace(".", "").replace(" ", "") if not sign.isdigit())
            if lengths
            else ""
        )
        if (not unit and self._inches(found)) or unit.rstrip('"in') in ("'", "ft", "feet", "foot"):
            unit = "in"  # "waist 29 and I'm 5ft3"
        self.unit_open = (
            any(not dimension for name, (_, dimension) in found.items()) and not unit and not self._metric(found)
        )
        self.measured = {name: text for name, (text, _) in found.items()}
        return {
            name: text if dimension or name == "weight" else f"{text} {unit or 'cm'}"
            for name, (text, dimension) in found.items()
        }

    def _three_girths(self) -> dict[str, tuple[str, str]]:
        """Return bust, waist and hip where they stand in a row: "36-28-39 inches", 88-68-92."""
        for at, token in enumerate(self.tokens):
            figure = token.figure
            match = _GIRTHS.match(figure.text) if figure is not None and figure.dimension in ("", "length") else None
            told = figure is not None and (figure.dimension or "which_size" in self.cues or "三围" in self.text)
            if match is None or not told:
                continue
            metric = all(int(one) >= _INCHES for one in match.groups()[:3])
            unit = match[4] or ("cm" if metric else "in")
            self.used.add(at)
            named = ("bust", "waist", "hip")
            return {name: (f"{one} {unit}", "length") for name, one in zip(named, match.groups(), strict=False)}
        return {}

    def _waist_label(self, at: int, where: int) -> bool:
        """Tell whether a bare figure before the waist is what trousers are labelled with: "32 waist jeans", 32腰."""
        figure = self.tokens[at].figure
        bare = figure is not None and not figure.dimension and figure.text.isdigit() and int(figure.text) < _INCHES
        return bare and where == at + 1 and bool({"jeans", "trousers", "shorts"} & set(self.items))

    def _inches(self, found: dict[str, tuple[str, str]]) -> bool:
        """Tell whether bare figures can only be inches: no waist is of less than 50 cm, but a child's."""
        waist, dimension = found.get("waist", ("", ""))
        bare = bool(waist) and not dimension and self.language == "zh"  # in English the unit is asked
        return bare and float(waist) < _INCHES and not self._of_child()

    def _asks_size(self) -> bool:
        """Tell whether a size is asked for around a system or goods: "what US size", "which shoe size"."""
        asked = False
        for token in self.tokens:
            if token.key in ("what", "whats", "which"):
                asked = True
            elif asked and "size_word" in token.all("cue") and token.key in ("size", "sizes"):
                return True
            elif not any(token.get(kind) for kind in ("system", "place", "audience", "item", "brand", "alt")):
                asked = False
        return False

    def _stature(self, text: str, dimension: str) -> bool:
        """Tell whether a figure is a height or a weight that needs no name: 5'6", 60 kg."""
        if dimension == "length" and text.endswith(("cm", "厘米", "公分")):
            least = 50 if self._of_child() else 140 if self.items else 100  # trousers may be 110 cm long, too
            return _plain_number(digits := text.rstrip("cm厘米公分 ")) and least <= float(digits) <= 220
        return dimension == "mass" or (
            dimension == "length" and text[1:2] in ("'", "f", " ") and ("'" in text or "f" in text)
        )

    def _height_and_weight(self) -> bool:
        """Tell whether somebody says both, so that neither needs a name: "I'm 5'4 and 10 stone"."""
        told = [token.figure for token in self.tokens if token.figure is not None]
        tall = any(one.dimension == "length" and self._stature(one.text, one.dimension) for one in told)
        named = any(token.get("dimension") == "height" for token in self.tokens)
        return (tall or named) and any(one.dimension == "mass" for one in told)

    def _of_child(self) -> bool:
        """Tell whether the wearer is a child: by a word for one, or by an age."""
        return any(
            token.get("audience") in _CHILDREN
            or token.key == "turning"
            or (token.figure is not None and token.figure.dimension == "year" and years(token.figure.text) <= GROWN)
            for token in self.tokens
        )

    def _metric(self, found: dict[str, tuple[str, str]]) -> bool:
        """Tell whether bare figures can only be centimetres: nobody has a girth of 55 inches and a waist of 60."""
        bare = [text for name, (text, dimension) in found.items() if not dimension and name != "weight"]
        if self.language == "zh":
            return True
        try:
            return bool(bare) and max(float(text) for text in bare) > 60
        except ValueError:
            return False

    def _followed_by_inch(self, at: int) -> bool:
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.key != "in" or self.tokens[at].figure is None:
            return False
        beyond = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        plain = not self.tokens[at].figure.dimension  # type: ignore[union-attr]
        if plain and (beyond is None or not beyond.key or beyond.get("dimension")):
            self.used.add(at + 1)
            return True
        return False

    def _dimension_of(self, at: int, *, bare: bool) -> tuple[str | None, int]:
        """Return the body dimension that a figure is of: the one in front of it, else the one right behind."""
        behind = self.tokens[at + 1 : at + 2]
        if behind and behind[0].get("dimension") == "inner_diameter":
            return "inner_diameter", at + 1  # 手指16.5毫米直径
        for back in range(at - 1, max(at - 7, -1), -1):
            token = self.tokens[back]
            name = token.get("dimension")
            if name is not None and back not in self.used:
                return name, back
            if token.figure is not None or (token.key and not _plain_filler(token) and not token.get("item")):
                break
        for ahead in range(at + 1, min(at + 3, len(self.tokens))):
            token = self.tokens[ahead]
            name = token.get("dimension")
            if name is not None and not token.get("unit") and ahead not in self.used:
                before_next = ahead + 1 < len(self.tokens) and self.tokens[ahead + 1].figure is not None
                return (None, 0) if bare and before_next else (name, ahead)
            if token.key != "in":
                break
        return None, 0

    def _age(self) -> str | None:
        """Return the age of the wearer in years: "a four-year-old", 5岁的孩子."""
        for at, token in enumerate(self.tokens):
            if at in self.used:
                continue
            if token.figure is not None and token.figure.dimension == "year":
                old = "old" in token.text.lower() or "岁" in token.text or self._next_key(at) in ("old", "olds")
                if old and ("fit" in self.cues or (self.language == "zh" and "fit" in self.cues)):
                    self.used.add(at)
                    return "".join(sign for sign in token.figure.text if sign.isdigit() or sign == "-")
            if self._bare_age(at):
                self.used.add(at)
                return str(token.text)
            number = token.get("number")
            if number and "fit" in self.cues and at + 1 < len(self.tokens):
                ahead = next((one for one in self.tokens[at + 1 : at + 3] if one.key), None)
                if ahead is not None and (ahead.get("unit") == "year" or "age_word" in ahead.all("cue")):
                    self.used |= {at, at + 1, at + 2}
                    return number
        return None

    def _bare_age(self, at: int) -> bool:
        """Tell whether a bare figure is a child's age beside a size: "My niece is 3, would EU 98 fit?"."""
        figure = self.tokens[at].figure
        if figure is None or figure.dimension or not figure.text.isdigit() or at < 2 or "fit" not in self.cues:
            return False
        others = sum(one.figure is not None and not one.figure.dimension for one in self.tokens)
        child = self.tokens[at - 2].key.removeprefix("my") in _CHILD
        return child and self.tokens[at - 1].key in _BECOMES and int(figure.text) <= GROWN and others > 1

    def _aged_body(self) -> str:
        """Read the age of a child whose height is named as well, and return whom it makes of it: the height decides."""
        for at, token in enumerate(self.tokens):
            figure = token.figure
            if at not in self.used and figure and figure.dimension == "year" and years(figure.text) <= GROWN:
                self.used.add(at)
                return "kids"
            if at not in self.used and figure and figure.dimension == "month" and "fit" not in self.cues:
                self.used.add(at)
                return "baby"  # 宝宝9个月71cm
            before = self.tokens[at - 1].key if at else ""
            bare = at not in self.used and figure and not figure.dimension and years(figure.text) <= GROWN
            if bare and before in _BECOMES and self._of_child():
                self.used.add(at)
                return "kids"  # "my son turns 6"
        return ""

    def _next_key(self, at: int) -> str:
        return next((token.key for token in self.tokens[at + 1 : at + 3] if token.key), "")

    # ----------------------------------------------------------------------------------------------------- what is read

    def _labels(self) -> list[Label]:
        found: list[Label] = []
        at = 0
        while at < len(self.tokens):
            text, dimension, width = self._label_text(at)
            if text:
                found.append(self._attached(at, width, text, dimension))
                at += width
            else:
                at += 1
        return found

    def _label_text(self, at: int) -> tuple[str, str, int]:
        token = self.tokens[at]
        if at in self.used:
            return "", "", 1
        if token.figure is not None:
            if token.figure.dimension in ("", "month", "year", "A") or token.plus_size:
                text = token.figure.text
                if not token.figure.dimension and self._aged(at):
                    return f"{text} years", "year", 1
                if token.figure.dimension in ("month", "year"):
                    return _age_label(text, token.figure.dimension), token.figure.dimension, 1
                if token.figure.dimension == "A":
                    text = text.replace(" ", "")
                ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
                if ahead is not None and ahead.get("number") == "0.5":
                    return f"{text}.5", "", 2
                if [one.key for one in self.tokens[at + 1 : at + 3]] in (["号", "半"], ["码", "半"]):
                    return f"{text}.5", "", 3  # 7号半
                return text, token.figure.dimension, 1
            if token.figure.dimension == "length" and self._lengths_are_labels(at):
                return token.figure.text, "length", 1
            return "", "", 1
        before = self.tokens[at - 1] if at else None
        if (
            len(token.text) == 1
            and token.text.isascii()
            and token.text.isupper()
            and "ring" in self.items
            and token.text not in "AI"
        ):
            return token.text, "", 1
        if token.text in _BRAZILIAN and before is not None and before.get("system") in ("BR", "PT"):
            return token.text, "", 1
        bed = token.get("bed")
        if bed is not None and {"mattress", "duvet", "pillow"} & set(self.items):
            return bed, "", 1
        letter = token.get("letter")
        if letter is not None and (token.text.isupper() or not token.text.isascii() or self._beside_size(at)):
            return letter, "", 1
        number = token.get("number")
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if number is not None and following is not None and following.get("unit") in ("month", "year"):
            return f"{number} {following.get('unit')}s", str(following.get("unit")), 2
        if number is not None and number != "0.5":
            ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            if ahead is not None and ahead.get("number") == "0.5":
                return f"{number}.5", "", 2
            before = self.tokens[at - 1] if at else None
            if before is not None and (before.get("system") or "size_word" in before.all("cue")):
                return number, "", 1
        return "", "", 1

    def _lengths_are_labels(self, at: int) -> bool:
        """Tell whether a length is what the label says: shoes in cm, collars in inches, or the answer to an age."""
        earlier = any(token.figure and token.figure.dimension in ("month", "year") for token in self.tokens[:at])
        return bool(self.items) or earlier or self.tokens[at].text.endswith("mm")

    def _aged(self, at: int) -> bool:
        """Tell whether a bare figure is an age: "age 5-6"."""
        before = self.tokens[at - 1] if at else None
        return before is not None and "age_word" in before.all("cue") and before.key in ("age", "aged", "ages")

    def _beside_size(self, at: int) -> bool:
        beside = [self.tokens[near] for near in (at - 1, at + 1) if 0 <= near < len(self.tokens)]
        if at > 1 and beside[0].key in ("a", "an") and any(token.figure for token in self.tokens[:at]):
            return True  # "Is EU 46 a large?"
        if beside[0].key in ("a", "an") and (self._of_brand(at) or of_a_wearer(self.tokens, at)):
            return True  # "a medium in Uniqlo"
        return any(
            token.get("system") or token.get("audience") or token.get("item") or "size_word" in token.all("cue")
            for token in beside
        )

    def _of_brand(self, at: int) -> bool:
        return any(token.get("brand") for token in self.tokens[at + 1 : at + 3])

    def _attached(self, at: int, width: int, text: str, dimension: str) -> Label:
        """Return a label with the system, brand and audience that stand with it."""
        self.used |= set(range(at, at + width))
        system = brand = audience = None
        ahead = at + width
        own = ahead < len(self.tokens) and bool(self.tokens[ahead].get("system")) and not self._names_next(ahead)
        for back in range(at - 1, -1, -1):
            token = self.tokens[back]
            if (back in self.used and not token.get("item")) or (own and token.text == "="):
                break
            if (
                token.get("system")
                and system is None
                and not (token.get("brand") and token.text[:1].isupper() and len(token.text) > 3)
            ):
                system = token.get("system")
                self.used.add(back)
            elif token.get("place") and system is None and system_of(token) and self._adjoins(back, at):
                system = system_of(token)  # 国内L码
                self.used.add(back)
            elif token.get("brand") and brand is None:
                brand = token.get("brand")
                self.used.add(back)
            elif token.get("audience") and audience is None:
                audience = self._audience_at(back)
            elif not self._transparent(token) and not self._owned(back, at):
                break
        for ahead in range(at + width, min(at + width + 4, len(self.tokens))):
            token = self.tokens[ahead]
            beside = ahead == at + width and not self._names_next(ahead)
            if token.get("system") and system is None and (beside or self._bracketed(ahead)):
                system = token.get("system")
                self.used.add(ahead)
            elif token.get("audience") and audience is None:
                audience = self._audience_at(ahead)
            elif not self._transparent(token):
                break
        return Label(at, text, system, brand, audience, dimension)

    def _owned(self, back: int, at: int) -> bool:
        """Tell whether "is" leads from somebody's own size to a label: "my UK size is 12", not "what US size is 8?"."""
        if self.tokens[back].key not in ("is", "are", "=", "是") or back != at - 1:
            return False
        near = self.tokens[max(back - 5, 0) : back]
        return any(token.key in _OWNERS or token.key == "我的" for token in near)

    def _bracketed(self, at: int) -> bool:
        """Tell whether a system stands in brackets of its own: "38R suit (UK)"."""
        near = self.tokens[at - 1 : at + 2]
        return len(near) == 3 and near[0].text in ("(", "（") and near[2].text in (")", "）")

    def _adjoins(self, back: int, at: int) -> bool:
        """Tell whether nothing, or only 的 and in Chinese the goods (国内女装165码), stands between two tokens."""
        between = self.tokens[back + 1 : at]
        worn = self.language == "zh"
        return all(
            token.key in ("的", "size") or (worn and bool(token.get("audience") or token.get("item")))
            for token in between
        )

    def _names_next(self, at: int) -> bool:
        """Tell whether a system belongs to what follows it: 165/88A 英国码 is none of its own, UK 12 US 8 neither."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None:
            return self.language == "zh"
        if following.get("item") and self.language == "zh" and not self.tokens[at].key.endswith("码"):
            return True  # 内径16.5mm 美国戒指
        cue = following.get("cue") not in (None, "mean")
        return bool(following.figure or following.get("letter") or cue) and not (
            self.language == "en" and "size_word" in following.all("cue")
        )

    def _transparent(self, token: Token) -> bool:
        return (
            any(token.get(kind) for kind in _MAY_STAND_BETWEEN)
            or "size_word" in token.all("cue")
            or token.key in _ARTICLES
            or token.text in ("'", '"', "(", "=")
            or "age_word" in token.all("cue")
            or token.get("dimension") in ("foot_length",)
        )

    def _audiences(self) -> list[str]:
        """Return whom the goods are for; who only may be meant (he, my mother) counts where nobody else is named."""
        if self.two_wearers:
            return []
        named = [token for at, token in enumerate(self.tokens) if token.get("audience") and at not in self.bystanders]
        sure = [token for token in named if not token.get("filler")]
        return list(dict.fromkeys(str(token.get("audience")) for token in sure or named))

    def _audience_at(self, at: int) -> str | None:
        named = self.tokens[at].get("audience")
        return named if named in self.audiences else None

    def _items(self) -> list[str]:
        named = [
            token.get("item")
            for at, token in enumerate(self.tokens)
            if token.get("item") and "wear" not in token.all("cue") and not self._suits(at)
        ]
        items = [item for item in dict.fromkeys(named) if item]
        if {"shirt", "dress_shirt"} <= set(items):
            items.remove("shirt")  # a shirt that is measured at the collar
        return [item for item in items if item != "apparel"] or items

    def _suits(self, at: int) -> bool:
        """Tell whether "suits" is what a size does: "which size suits me?"."""
        if self.tokens[at].key not in ("suit", "suits"):
            return False
        before = self.tokens[at - 1] if at else None
        asked = before is not None and "size_word" in before.all("cue") and self.tokens[at].key == "suits"
        return asked or self._next_key(at) in ("me", "him", "her", "them", "you")

    @property
    def asks_body(self) -> bool:
        """Whether the question is which body a size is made for: "the bust of a UK 14", "XL in cm"."""
        named = any(token.get("dimension") and at not in self.used for at, token in enumerate(self.tokens))
        return (named or "measure" in self.cues) and not self.cues & {"which_size", "fit"}

    def fit_type(self, label: Label) -> str | None:
        """Return the fit type that stands with a label or an item: "UK 12 petite", "petite dress"."""
        for at, token in enumerate(self.tokens):
            named = token.get("fit_type")
            if not named or token.key == "big":
                continue
            beside = self.tokens[max(at - 1, 0) : at + 2]
            if abs(at - label.at) <= 2 or any(one.get("item") or one.get("system") for one in beside):
                return named
        return None

    # --------------------------------------------------------------------------------------------------- what is unread

    def unread(self) -> list[int]:
        """Return the places of tokens that nothing is known about."""
        return [at for at, token in enumerate(self.tokens) if at not in self.used and not _says_something(token)]

    def clause(self, at: int) -> int:
        """Return the number of the clause that a token stands in."""
        return sum(1 for token in self.tokens[:at] if token.text in _BREAKS)


@cache
def _no_garments() -> frozenset[str]:
    """Return the goods that are no clothes: nobody's height tells their size."""
    return frozenset(scales.goods_words().values())


def system_of(token: Token) -> str:
    """Return the system that a country's name stands for: its own, or the one that shoppers meet there first."""
    place = (token.get("place") or "").partition("-")[0]
    own = place if place in System.__members__ else next(iter(size_systems(place)), "")
    return token.get("system") or own


def _says_something(token: Token) -> bool:
    """Tell whether a token is known here: what only belongs to electrical goods is not."""
    return token.known and any(meaning != ("filler", "power") for meaning in token.meanings or (("", ""),))


def _plain_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() and text.isascii()


def _age_label(text: str, dimension: str) -> str:
    kept = "".join(sign for sign in text if sign.isdigit() or sign in "-~/.")
    return f"{kept.strip('-')} {dimension}s"


def _plain_filler(token: Token) -> bool:
    return token.get("filler") is not None or token.key in ("of", "is", "are", "为", "是", "约")
