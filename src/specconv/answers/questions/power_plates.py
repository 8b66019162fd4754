"""The figures of a question about power: what the plate says, what the mains gives, and what is neither."""

from __future__ import annotations

from collections.abc import Sequence

from specconv.answers.questions.power_lands import SENTENCE, land_of
from specconv.answers.questions.power_limits import ELECTRIC, TRANSFORMERS, Limit, Limits
from specconv.answers.questions.tokens import Scanned, Token

_MAINS = frozenset(("100", "110", "115", "120", "127", "200", "208", "220", "230", "240", "50", "60"))
_CLAUSE = SENTENCE | {","}
_SUPPLY = frozenset(
    (
        "supply",
        "mains",
        "electricity",
        "grid",
        "current",
        "network",
        "country",
        "countries",
        "国家",
        "地区",
        "电源",
        "市电",
        "电压",
        "家里",
    )
)
_GRID = frozenset(("mains", "grid", "mainsvoltage", "wallvoltage", "市电", "电网"))
_ONTO = frozenset(("on", "into", "onto", "at", "接", "接到", "插", "插到", "插在", "用在"))
_PLATE_WORDS = frozenset(("in", "out", "ac", "dc", "input", "output", "only", "and", "or", "to"))
_REPORTERS = frozenset(
    ("seller", "sellers", "shop", "store", "vendor", "retailer", "supplier", "amazon", "ebay", "listing", "listings",
     "they", "friend", "friends", "website", "site", "page", "ad", "advert", "description", "salesman", "salesperson",
     "clerk", "assistant", "he", "she", "someone", "people", "hubby", "husband", "wife", "dad", "mum", "mom",
     "卖家", "卖方", "店家", "商家", "客服", "店主", "店员", "导购", "老板", "朋友", "网上", "网页", "别人", "人家",
     "详情", "详情页", "页面", "他", "她", "他们", "淘宝", "京东", "亚马逊", "老公", "老婆", "爸爸", "妈妈", "商店")
)  # fmt: skip
_REPORTS = frozenset(
    ("says", "say", "said", "saying", "tells", "told", "claims", "claim", "claimed", "states", "stated", "promised",
     "promises", "assured", "assures", "writes", "wrote", "mentioned",
     "说", "说是", "说的", "讲", "称", "声称", "宣称", "号称", "告诉", "写", "写着", "写的", "写的是", "标", "标的",
     "承诺", "保证", "回复", "表示", "介绍")
)  # fmt: skip
_RUMOURS = frozenset(("听说", "据说", "apparently", "supposedly", "allegedly"))
_ONLY = frozenset(("只有", "是", "is", "of", "only", "just", "才"))


class Plates(Limits):
    """The figures of a question, beside its countries."""

    def __init__(self, scanned: Scanned) -> None:
        super().__init__(scanned)
        self.rated, self.supply, self.unread_figures = self._figures()

    def _figures(self) -> tuple[str | None, str | None, list[str]]:
        """Return the text of the plate, the supply that is named, and the figures that are neither."""
        self.equipment_class: str | None = None
        self.loose: list[str] = []
        self.limits: list[Limit] = []
        self.plug_limits: list[Limit] = []
        """Amperes at the word plug or socket, which name a kind of it where the country is known."""
        rated: list[int] = []
        supply: list[int] = []
        strange: list[str] = []
        for at, token in enumerate(self.tokens):
            if token.get("plate") in ("I", "II", "III"):
                self.equipment_class = token.get("plate")
            elif token.get("plate"):
                rated.append(at)
            if token.figure is None or token.figure.dimension == "money":
                continue
            if token.figure.dimension not in ELECTRIC:
                if self._said_volts(at):
                    rated.append(at)
                elif not self._figure_of_plate(at) and not is_mains(token, self.cues):
                    strange.append(token.text)
            elif self._of_transformer(at):
                self._limit(at, self.owner_of(at) or "transformer")
            elif owner := self.owner_of(at):
                self._limit(at, owner)
            elif self._of_plug(at):
                limit = self.limit_at(at, "plug")
                self.plug_limits += [limit] if limit is not None else []
            else:
                (supply if self._of_supply(at) else rated).append(at)
        said = [at for at in rated if self._reported(at)]
        plated = any(self._dimension(at) == "V" for at in rated if at not in said)
        self.hearsay = not plated and any(self._dimension(at) == "V" or self.tokens[at].get("plate") for at in said)
        wide = ("-", "~", "/", "to", "至", "到")
        rated = [
            at
            for at in rated
            if at not in said or (self._dimension(at) == "V" and not any(sign in self.tokens[at].text for sign in wide))
        ]
        watts = [at for at in rated if self._dimension(at) == "W"]
        hertz = [at for at in rated if self._dimension(at) == "Hz"]
        self.rated_each = self._each(rated)
        rated = [] if self.rated_each else self._input_only(rated)
        loose = [at for at in hertz if at not in rated]
        strange += [self.tokens[at].text for at in watts if at not in rated]  # 65 W to charge what wants 100 W
        self.rated_kind = next(
            (
                token.get("kind")
                for at in rated
                if at + 1 < len(self.tokens) and (token := self.tokens[at + 1]).get("kind") and self._dimension(at)
            ),
            None,
        )
        self.dimensions = len({self._dimension(at) for at in rated if self._dimension(at)})
        volts = [at for at in supply if self.tokens[at].text[-1:] in "Vv伏" or self._dimension(at) == "V"]
        if not volts:
            loose += supply  # hertz alone name no supply
        bare = [at for at in rated if self.tokens[at].figure is not None and not self._dimension(at)]
        if bare and any(self._dimension(at) == "V" for at in rated):
            strange += [self.tokens[at].text for at in bare]
        self.loose = [self.tokens[at].text for at in loose]
        return self._plate(rated), self._plate(supply) if volts else None, strange

    def _each(self, rated: list[int]) -> dict[str, str]:
        """Return the plates of several goods where each stands in front of its own: "230 V TV, 240 V drill"."""
        found: dict[str, str] = {}
        for at in rated:
            first, last = self._cluster(at)
            kind = self.tokens[last + 1].get("kind") if last + 1 < len(self.tokens) else None
            if kind is None:
                return {}
            found[kind] = self.text[self.tokens[first].start : self.tokens[last].end]
        return found if len(found) > 1 else {}

    def _input_only(self, rated: list[int]) -> list[int]:
        """Leave out what a charger delivers ("12 V DC 600 mA out"), and voltages that contradict each other."""
        volts = [at for at in rated if self._dimension(at) == "V"]
        low = [at for at in volts if _first_number(self.tokens[at].text) < 50]
        if low and len(low) < len(volts):
            rated = [at for at in rated if at < low[0]] or [at for at in rated if at > low[-1]]
            volts = [at for at in volts if at in rated]
        for dimension in ("V", "Hz", "W"):
            named = [at for at in rated if self._dimension(at) == dimension]
            if len({self.tokens[at].text for at in named}) > 1 and not self._one_plate(named):
                rated = [at for at in rated if at not in named]
        return rated

    def _of_grid(self, at: int) -> bool:
        """Tell whether the mains is the subject: "the mains there is 120 V"."""
        return any(token.key in _GRID for token in self.tokens[max(at - 2, 0) : at])

    def _may_deliver(self, at: int, place: str) -> bool:
        """Tell whether a voltage behind a place may be its own: with watts it is a plate, and where it differs."""
        first, last = self._cluster(at)
        if any(self._dimension(one) in ("W", "VA", "A") for one in range(first, last + 1)):
            return False
        said = _first_number(self.tokens[at].text)
        return self._dimension(at) != "V" or any(0.93 <= said / volts <= 1.07 for volts in _volts(place))

    def _said_volts(self, at: int) -> bool:
        """Tell whether a bare figure is the voltage of a plate, beside one with its unit: "says 110, … on 220 V"."""
        token = self.tokens[at]
        before = self.tokens[at - 1] if at else None
        volts = any(self._dimension(one) == "V" for one in range(len(self.tokens)))
        said = before is not None and ("wear" in before.all("cue") or before.key in ("rated", "写", "标", "是"))
        return said and volts and bool(token.figure) and token.text in _MAINS - {"50", "60"}

    def _reported(self, at: int) -> bool:
        """Tell whether a figure is what somebody says, and no plate: 卖家说是宽电压, "the seller says 100-240 V"."""
        for back in range(at - 1, max(at - 9, -1), -1):
            token = self.tokens[back]
            if token.text in _CLAUSE or token.get("kind"):
                return False
            led = [one.key for one in self.tokens[max(back - 2, 0) : back] if one.key not in ("the", "my")]
            according = token.key in _REPORTERS and led[-1:] in (["accordingto"], ["据"], ["按"])
            if according or token.key in _RUMOURS:
                return True
            if token.key in _REPORTS:
                near = self.tokens[max(back - 3, 0) : back]
                return any(one.key in _REPORTERS for one in near)
        return False

    def _limit(self, at: int, owner: str) -> None:
        """Keep what an adaptor, an outlet, a fuse or a transformer is made for."""
        limit = self.limit_at(at, owner)
        self.limits += [limit] if limit is not None else []

    def _of_plug(self, at: int) -> bool:
        """Tell whether amperes are those of a plug, socket or circuit: "a 15 A Australian plug"."""
        if self._dimension(at) != "A":
            return False
        joined = [token.key for token in self.tokens[at + 1 : at + 3]]
        if len(joined) == 2 and self.tokens[at + 1].text == "-" and joined[1] != "only":
            return True  # "13 A-shaped"
        for token in self.tokens[at + 1 : at + 4]:
            if token.get("plug") or token.get("socket") or {"plug_word", "socket_word"} & set(token.all("cue")):
                return True
            if not land_of(token) and not token.get("filler"):
                return False
        return False

    def _figure_of_plate(self, at: int) -> bool:
        """Tell whether a bare figure joins the next electrical one: ``110/100 V`` is read whole, ``50 60 Hz`` not."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.figure is not None and before.figure.dimension in ELECTRIC:
            return self.tokens[at].figure is not None and self.tokens[at].text in ("50", "60", "50/60")
        return any({"plug_word", "socket_word"} & set(token.all("cue")) for token in self.tokens[at + 1 : at + 3])

    def _one_plate(self, places: list[int]) -> bool:
        """Tell whether figures stand together, as on a plate: "40 Hz or 25 Hz"."""
        between = self.tokens[places[0] : places[-1] + 1]
        return all(token.figure is not None or not token.key or token.key in _PLATE_WORDS for token in between)

    def _plate(self, places: list[int]) -> str | None:
        if not places:
            return None
        first, last = places[0], places[-1]
        if self._one_plate(places):
            end = self.tokens[last].end
            ahead = self.tokens[last + 1 : last + 2]
            if ahead and ahead[0].key in ("out", "dc", "ac", "output"):
                end = ahead[0].end
            return self.text[self.tokens[first].start : end]
        return ", ".join(dict.fromkeys(self.tokens[at].text for at in places))

    def _of_transformer(self, at: int) -> bool:
        """Tell whether a figure is what a transformer is made for: "a 1,600 W converter", 3000W变压器."""
        back = self.tokens[at - 1] if at else None
        if back is not None and at > 1 and back.key in _ONLY and self.tokens[at - 2].get("cue") == "transformer":
            return True  # 变压器只有500W
        for ahead in range(at + 1, min(at + 4, len(self.tokens))):
            token = self.tokens[ahead]
            if token.get("cue") == "transformer" or token.get("kind") in TRANSFORMERS:
                return True
            if token.get("kind") or token.get("prep") or (not token.key and token.figure is None):
                return False
            if "negation" in token.all("cue") or token.key in ("so", "then", "but", "所以", "那"):
                return False  # "110-240 V, so no converter": the plate's
        return (back is not None and back.get("cue") == "transformer") or self._transformed(at)

    def _transformed(self, at: int) -> bool:
        """Tell whether a voltage is one of the two between which a transformer stands: 220V转110V的变压器."""
        if "transformer" not in self.cues or self._dimension(at) != "V":
            return False
        for first in (at, at - 2):
            three = self.tokens[max(first, 0) : first + 3] if first >= 0 else ()
            if len(three) == 3 and three[1].key in ("to", "转", "转成", "变", "变成") and three[2].figure is not None:
                return three[0].figure is not None and three[2].figure.dimension == "V"
        return False

    def _of_supply(self, at: int) -> bool:
        """Tell whether a voltage is the supply's: "on 110 V", "into a 240 V outlet", "Taiwan's 110 V", "(230 V)"."""
        if self._dimension(at) not in ("V", "Hz"):
            return False
        for token in self.tokens[at + 1 : at + 6]:
            if token.figure is not None and token.figure.dimension in ELECTRIC:
                continue
            if token.key in ("plate", "label", "rated", "model", "version", "铭牌"):
                return False  # "US 120 V plate"
            if token.get("kind") and self.tokens[at + 1].key == "的":
                return False  # 接220V的冰箱: what it is made for
            if token.get("kind") or token.get("plug") or token.get("prep"):
                break
            if "socket_word" in token.all("cue") or token.get("home") or token.get("socket") or token.key in _SUPPLY:
                return True
            if token.text in _CLAUSE or (token.key and not land_of(token) and not token.get("filler")):
                break
        bracket = False
        for back in range(at - 1, max(at - 6, -1), -1):
            token = self.tokens[back]
            if (token.figure is not None and token.figure.dimension in ELECTRIC) or token.get("alt"):
                continue
            if token.text == "(":
                bracket = True
                continue
            if bracket:
                if token.get("home"):
                    return True
                there = token.get("place") if self.roles.get(back) == "place" else None
                return there is not None and self._may_deliver(at, there)
            if token.key == "at" and back and self.tokens[back - 1].get("kind"):
                return False  # "a hi-fi at 100 V": what it is made for
            if token.key in _ONTO or "bears" in token.all("cue"):
                return True
            if land_of(token) and (token.text.endswith("'s") or self.roles.get(back) == "place"):
                return True
            if token.key in _GRID:
                return True  # "the mains there is 120 V"
            if token.key in ("is", "there", "here", "just", "about", "是", "为") and self._of_grid(back):
                return True
            if token.key not in ("a", "an", "the", "only", "to", "normal", "local", "了"):
                break
        return False


def _first_number(text: str) -> float:
    digits = ""
    for sign in text:
        if not sign.isdigit():
            break
        digits += sign
    return float(digits) if digits else 0.0


def _volts(place: str) -> tuple[float, ...]:
    from specconv.answers.place import place as find_place

    return tuple(supply.voltage for supply in find_place(place).supplies)


def reports(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody is named only as who said something: 客服说."""
    return tokens[at].key in _REPORTERS and any(token.key in _REPORTS for token in tokens[at + 1 : at + 2])


def is_mains(token: Token, cues: set[str]) -> bool:
    """Tell whether a bare figure is a voltage of the mains that is asked about: 电压是110还是220."""
    figure = token.figure
    return figure is not None and not figure.dimension and "voltage" in cues and figure.text in _MAINS
