"""The parts of a question about power: the goods, their plate and plug, and which country is origin or destination."""

from __future__ import annotations

from itertools import pairwise

from specconv.answers.questions.hazards import Hazards, find
from specconv.answers.questions.repair import harmless
from specconv.answers.questions.tokens import Scanned, Token
from specconv.answers.questions.words import lexicon

_ELECTRIC = ("V", "Hz", "W", "VA", "A")
_TRANSFORMERS = frozenset(("voltage_converter", "travel_adapter"))
AIDS = _TRANSFORMERS | {"ac_adaptor"}
"""Goods that are named as a help for other goods more often than for themselves."""
UNCLEAR = "unclear"
"""What a word for several kinds of goods stands for: a dryer is for hair or for clothes."""
GENERIC = frozenset(("any_appliance", "any appliance"))
"""What says only that it is some appliance."""
_SENTENCE = frozenset((".", "?", "!", ";", "。", "；"))
_OF_GOODS = frozenset(("works", "fit", "where"))
"""What is asked of goods that somebody has."""
_BEFORE_DENIED = ("a", "an", "the", "my", "in", "在", "我的")
_TAKEN = frozenset(("带的", "用的", "寄的", "拿的"))
_LISTS = frozenset((",", "、", "/", "&", "-", ">", "→"))
_MAINS = frozenset(("100", "110", "115", "120", "127", "200", "208", "220", "230", "240", "50", "60"))
_CLAUSE = _SENTENCE | {","}
_ARTICLES = frozenset(("the", "a", "an", "my", "normal", "ordinary", "standard"))
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
_ONTO = frozenset(("on", "into", "onto", "at", "接", "接到", "插", "插到", "插在", "用在"))
_PLATE_WORDS = frozenset(("in", "out", "ac", "dc", "input", "output", "only", "and", "or", "to"))
_BOUGHT = frozenset(
    ("bought", "purchased", "ordered", "got", "pickedup", "picked", "acquired", "gotten", "received", "inherited")
)
_ONLY = frozenset(("只有", "是", "is", "of", "only", "just", "才"))
_VERBS = frozenset(("work", "works", "use", "is", "are", "does", "do", "have", "has", "accept", "say", "says"))


class PowerFrame:
    """The parts of a question about power, gathered from its tokens."""

    def __init__(self, scanned: Scanned) -> None:
        self.tokens = scanned.tokens
        self.text = scanned.text
        self.corrected = scanned.corrected
        self.language = scanned.language
        self.cues = {value for token in self.tokens for value in token.all("cue")}
        self.roles: dict[int, str] = {}
        """Place of a geographic token → ``origin`` or ``place``."""
        self.kinds = self._kinds()
        self.hazards = hazards(scanned)
        named = next((token.get("practice") for token in self.tokens if token.get("practice")), None)
        self.practice = self.hazards.practice or named
        self._geography()
        self.origins = self._named("origin")
        self.places = self._named("place")
        self.plug_lands = self._named("plug")
        self.lands = len({*self.origins, *self.places, *self.plug_lands})
        self.regions = list(
            dict.fromkeys(
                token.get("region")
                for at, token in enumerate(self.tokens)
                if token.get("region") and self.roles.get(at) == "place"
            )
        )
        self.rated, self.supply, self.unread_figures = self._figures()
        self.plugs, self.socket = self._plugs()

    # ----------------------------------------------------------------------------------------------------- which goods

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of appliance with the words that name them; aids stand back where goods are named."""
        found: dict[str, str] = {}
        aids: dict[str, str] = {}
        for at, token in enumerate(self.tokens):
            kind = token.get("kind")
            if not kind or self._names_circuit(at):
                continue
            if token.key == "powersupply" and not any(one.figure for one in self.tokens):
                continue  # that of a country, not that of an appliance
            if token.get("cue") in ("adapter", "transformer") or kind in AIDS:
                asked = self.tokens[at - 1].key if at else ""
                if asked not in ("what", "which", "什么", "哪种", "怎样的", "哪个", "啥"):  # asked for, not had
                    aids.setdefault(kind, token.text)
            elif at and found and (before := self._one_thing(at)) is not None:
                first = str(before.get("kind"))
                if " " not in first:  # "phone charger" is the whole of it already
                    found.pop(first, None)
                    found[kind] = token.text
            else:
                found.setdefault(kind, self._with_qualifier(at, kind))
        if aids and not found and "sell" not in self.cues and ("need" in self.cues or not self.cues & _OF_GOODS):
            return []  # "Do I need a converter?": asked for, not had
        named = {kind: words for kind, words in found.items() if kind not in GENERIC}
        return list((named or found or aids).items())

    def _one_thing(self, at: int) -> Token | None:
        """Return the kind that makes one thing with the next, such as a Nintendo Switch charger: the last names it.

        Only where it is from may stand between: "a Switch US charger", 手机的充电器.
        """
        first = at - 1
        while first > 0 and self._may_stand_inside(first):
            first -= 1
        words = (self.tokens[first].get("kind"), self.tokens[at].get("kind"))
        near = self.tokens[at - 1].end >= self.tokens[at].start - 1
        plain = all(kind and kind != UNCLEAR and kind not in GENERIC for kind in words)
        return self.tokens[first] if near and plain and " " not in str(words[1]) else None

    def _may_stand_inside(self, at: int) -> bool:
        """Tell whether a word may stand inside the name of one thing: "Switch US charger", 任天堂switch充电器."""
        token, following = self.tokens[at], self.tokens[at + 1]
        glued = token.end == following.start and bool(token.get("filler")) and not token.get("alt")
        return not token.get("kind") and (bool(token.get("origin")) or token.key in ("的", "s") or glued)

    def _with_qualifier(self, at: int, kind: str) -> str:
        """Return the name of the goods with the unknown word in front of it, which may change what they are."""
        token = self.tokens[at]
        if kind == UNCLEAR:
            return ""
        if any(said in token.text for said, _ in self.corrected):
            return kind
        if kind == token.text or " " in kind or kind[:1].isupper():
            return kind  # a word of our own: "phone" stands for the phone's charger
        if not token.text.isascii():
            return kind
        if at > 1 and self.tokens[at - 1].text == "-" and not self.tokens[at - 2].known:
            return ""  # "auto-cooker": something else than a cooker, perhaps
        first = at
        for back in range(at - 1, max(at - 3, -1), -1):
            before = self.tokens[back]
            if (before.known and before.key != "pressure") or not before.text.isascii() or not before.text.islower():
                break
            first = back
        if first == at and token.text.endswith("s"):
            return kind
        return self.text[self.tokens[first].start : token.end]

    def _names_circuit(self, at: int) -> bool:
        """Tell whether goods only name an outlet: "on the refrigerator or dryer circuit", "dryer outlet"."""
        for token in self.tokens[at + 1 : at + 4]:
            if (token.get("home") and token.key in ("circuit", "circuits")) or "socket_word" in token.all("cue"):
                return True
            if not token.get("alt") and not token.get("kind"):
                return False
        return False

    # ----------------------------------------------------------------------------------------------------------- where

    def _geography(self) -> None:
        """Tell for every country whether the goods come from there or go there."""
        named = [at for at, token in enumerate(self.tokens) if _land(token)]
        for at in named:
            self.roles[at] = self._role(at)
        homes = [at for at in named if self.roles[at] == "place" and self._lived_in(at)]
        if homes:
            for at in named:
                if self.roles[at] == "place" and at not in homes and not self._used_in(at):
                    self.roles[at] = "origin"
        sure = [at for at in named if self.roles[at] == "place" and self._before(at) == "to"]
        if sure:
            for at in named:
                head = self._head(at)
                given = not head or (self.language == "zh" and head in ("kind", "plug"))  # 德国亲戚送的洗衣机
                if self.roles[at] == "place" and at not in sure and not self._before(at) and given:
                    self.roles[at] = "origin"  # "US 110 V goods in Spain": only one of them is where it goes
        for first, second in pairwise(named):
            if self._within(first, second):
                self.roles[second] = self.roles[first]
        if len(named) > 1 and "place" not in self.roles.values():
            last = named[-1]
            if not self._head(last) and self._before(last) != "from":
                self.roles[last] = "place"

    def _within(self, first: int, second: int) -> bool:
        """Tell whether a second place is in the first and only says it closer: "Brazil (Sao Paulo)"."""
        outer, inner = self.tokens[first].get("place"), self.tokens[second].get("place")
        close = all(token.text in ("(", ",", "的") for token in self.tokens[first + 1 : second])
        return bool(outer and inner) and close and str(inner).partition("-")[0] == str(outer).partition("-")[0]

    def places_listed(self) -> bool:
        """Tell whether several places are a list, or each is named as one: "to Japan and Korea", 去日本再去泰国."""
        named = [at for at, role in self.roles.items() if role == "place" and not self.tokens[at].get("region")]
        for first, second in pairwise(named):
            between = self.tokens[first + 1 : second]
            listed = any(token.get("alt") or token.text in _LISTS for token in between)
            led = bool(between) and between[-1].get("prep") == "to"
            same = self.tokens[first].get("place") == self.tokens[second].get("place")
            if between and not (listed or led or same or self._within(first, second)):
                return False
        return True

    def listed(self) -> bool:
        """Tell whether all places that are named stand in one list: 法国和比利时."""
        named = [at for at in self.roles if not self.tokens[at].get("region")]
        return len(named) > 1 and all(
            second == first + 2 and (self.tokens[first + 1].get("alt") or self.tokens[first + 1].text in _LISTS)
            for first, second in pairwise(named)
        )

    def places_beside(self, cue: str) -> list[str]:
        """Return the places of the sentences that hold a cue: "We are in Leeds. Can we sell it in Germany?"."""
        found: list[str] = []
        begun = 0
        for at, token in enumerate((*self.tokens, None)):
            if token is None or token.text in _SENTENCE:
                inside = range(begun, at)
                begun = at + 1
                if any(cue in self.tokens[one].all("cue") for one in inside):
                    found += [str(self.tokens[one].get("place")) for one in inside if self.roles.get(one) == "place"]
        return [place for place in self.places if place in found]

    def _lived_in(self, at: int) -> bool:
        return any("lives" in token.all("cue") for token in self.tokens[max(at - 4, 0) : at])

    def _used_in(self, at: int) -> bool:
        """Tell whether the goods are to be used there: a verb of use stands in the same sentence."""
        for back in range(at - 1, -1, -1):
            if self.tokens[back].text in _SENTENCE:
                return False
            if {"works", "need"} & set(self.tokens[back].all("cue")):
                return True
        return False

    def _before(self, at: int) -> str:
        """Return the preposition in front of a place: ``to``, ``from`` or blank."""
        for back in range(at - 1, max(at - 16, -1), -1):
            token = self.tokens[back]
            if token.get("prep") in ("to", "from"):
                return str(token.get("prep"))
            if token.text == "," and self._head(at) in ("kind", "plug"):
                break  # 去新西兰,台湾插头: of the goods, and no second place
            joined = token.text in (",", "、", "/", "-") or token.get("alt") or token.key in _ARTICLES
            if not joined and not _land(token):
                break
        return ""

    def _head(self, at: int) -> str:
        """Return what a country's name stands for: ``kind``, ``plug``, ``home`` (socket, house, mains) or blank."""
        for ahead in range(at + 1, min(at + 8, len(self.tokens))):
            token = self.tokens[ahead]
            if token.get("alt") or token.text in ("/", ",", "-", "、"):
                following = self.tokens[ahead + 1] if ahead + 1 < len(self.tokens) else None
                if following is not None and (_land(following) or token.text == "-"):
                    continue
                return ""
            if _land(token):
                if any(one.get("alt") or one.text in ("/", ",", "-", "、") for one in self.tokens[at + 1 : ahead]):
                    continue
                return ""
            if token.get("kind") and token.get("cue") not in ("adapter", "transformer"):
                return "home" if self._names_circuit(ahead) else "kind"
            if (
                "socket_word" in token.all("cue")
                or token.get("home")
                or (token.get("socket") and not token.get("plug"))
            ):
                return "home"
            if token.get("plug") and self._head_word(ahead, "socket_word"):
                return "home"
            if "plug_word" in token.all("cue") and self._head_word(ahead, "socket_word"):
                return "home"
            if token.get("plug") or "plug_word" in token.all("cue"):
                return "plug"
            if token.get("cue") in ("adapter", "transformer"):
                return "aid"
            if "voltage" in token.all("cue"):
                return "home"
            if token.get("prep") or (not token.key and token.figure is None):
                return ""
            if self.language == "en" and token.key in _VERBS:
                return ""
        return ""

    def _role(self, at: int) -> str:
        token = self.tokens[at]
        before, head = self._before(at), self._head(at)
        if token.get("land"):
            into = (self._before(at) == "to" and token.get("socket")) or self._head_word(at, "socket_word")
            return "place" if (token.get("socket") and not token.get("plug")) or into else "plug"
        if self.language == "zh":
            return self._chinese_role(at, before, head)
        if (
            before == "from"
            or self._leads_to(at)
            or self._bought_there(at)
            or (token.get("origin") and token.key not in lexicon().meanings)
        ):
            return "origin"  # from there, or people from there
        adjective = token.get("origin") is not None or (token.text.endswith("n") and token.get("region") == "Europe")
        if head == "home":
            return "place"
        if head in ("kind", "plug"):
            directly = at > 0 and self.tokens[at - 1].get("prep") == "to"
            return "place" if directly and not adjective and not self._adjoins(at) else "origin"
        if before == "to":
            return "place"
        return "origin" if adjective and head != "aid" else "place"

    def _bought_there(self, at: int) -> bool:
        """Tell whether the goods were bought there: "I bought a kettle in China"."""
        for back in range(at - 1, -1, -1):
            token = self.tokens[back]
            if token.text in _SENTENCE or token.text == "," or "works" in token.all("cue"):
                return False
            if token.key in _BOUGHT:
                return True
        return False

    def _leads_to(self, at: int) -> bool:
        """Tell whether another place follows behind "to": "Osaka to Tokyo", "US-to-UK"."""
        near = self.tokens[at + 1 : at + 6]
        ahead = [token for token in near if token.text not in ("-", ">", "→", "=")]
        if any(token.text in (">", "→") for token in near[:2]) and ahead and _land(ahead[0]):
            return True
        return len(ahead) >= 2 and ahead[0].key in ("to", "到") and bool(_land(ahead[1]))

    def _adjoins(self, at: int) -> bool:
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return ahead is not None and bool(ahead.get("kind") or ahead.get("plug") or ahead.figure)

    def _chinese_role(self, at: int, before: str, head: str) -> str:
        token = self.tokens[at]
        ahead = self.tokens[at + 1 : at + 4]
        following = ahead[0] if ahead else None
        if len(ahead) > 1 and following is not None and following.get("filler") and not following.get("prep"):
            following = ahead[1] if ahead[1].get("prep") == "after_from" else following  # 美国亚马逊买的
        taken = before == "to" and self.tokens[at - 1].key != "在"  # 去英国带的 goes there, 在国内用的 is from there
        bought = following is not None and following.get("prep") == "after_from"
        bought = bought and not (taken and following is not None and following.key in _TAKEN)
        if token.get("origin") or before == "from" or bought:
            return "origin"
        if before == "to" or head == "home":
            return "place"
        if following is not None and (following.key == "的" or following.figure):
            return "origin"
        for one in ahead:
            if one.get("kind") or one.get("plug"):
                return "origin"
            if one.known and not one.get("brand") and "maker" not in one.all("filler"):
                break
        return "place"

    def _named(self, role: str) -> list[str]:
        found = []
        for at, token in enumerate(self.tokens):
            if self.roles.get(at) == role:
                code = token.get("place") or token.get("origin") or token.get("land")
                if code:
                    found.append(code)
        closer = {code.partition("-")[0] for code in found if "-" in code}
        return [code for code in dict.fromkeys(found) if code not in closer]

    # ----------------------------------------------------------------------------------------------------- which plate

    def _figures(self) -> tuple[str | None, str | None, list[str]]:
        """Return the text of the plate, the supply that is named, and the figures that are neither."""
        self.equipment_class: str | None = None
        self.loose: list[str] = []
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
            if token.figure.dimension not in _ELECTRIC:
                if not self._figure_of_plate(at) and not is_mains(token, self.cues):
                    strange.append(token.text)
            elif not self._of_transformer(at) and not self._of_plug(at):
                (supply if self._of_supply(at) else rated).append(at)
        watts = [at for at in rated if self._dimension(at) == "W"]
        hertz = [at for at in rated if self._dimension(at) == "Hz"]
        rated = self._input_only(rated)
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
        self.loose = [self.tokens[at].text for at in loose]
        return self._plate(rated), self._plate(supply) if volts else None, strange

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

    def _dimension(self, at: int) -> str:
        figure = self.tokens[at].figure
        return figure.dimension if figure is not None else ""

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
            if not _land(token) and not token.get("filler"):
                return False
        return False

    def _figure_of_plate(self, at: int) -> bool:
        """Tell whether a bare figure joins the next electrical one: ``110/100 V`` is read whole, ``50 60 Hz`` not."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.figure is not None and before.figure.dimension in _ELECTRIC:
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
            if token.get("cue") == "transformer" or token.get("kind") in _TRANSFORMERS:
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
            if token.figure is not None and token.figure.dimension in _ELECTRIC:
                continue
            if token.get("kind") and self.tokens[at + 1].key == "的":
                return False  # 接220V的冰箱: what it is made for
            if token.get("kind") or token.get("plug") or token.get("prep"):
                break
            if "socket_word" in token.all("cue") or token.get("home") or token.get("socket") or token.key in _SUPPLY:
                return True
            if token.text in _CLAUSE or (token.key and not _land(token) and not token.get("filler")):
                break
        bracket = False
        for back in range(at - 1, max(at - 6, -1), -1):
            token = self.tokens[back]
            if (token.figure is not None and token.figure.dimension in _ELECTRIC) or token.get("alt"):
                continue
            if token.text == "(":
                bracket = True
                continue
            if bracket:
                return bool(token.get("home") or (_land(token) and self.roles.get(back) == "place"))
            if token.key == "at" and back and self.tokens[back - 1].get("kind"):
                return False  # "a hi-fi at 100 V": what it is made for
            if token.key in _ONTO or "bears" in token.all("cue"):
                return True
            if _land(token) and (token.text.endswith("'s") or self.roles.get(back) == "place"):
                return True
            if token.key not in ("a", "an", "the", "only", "to", "normal", "local", "了"):
                break
        return False

    # ------------------------------------------------------------------------------------------------------ which plug

    def _plugs(self) -> tuple[list[str], str | None]:
        """Return the plugs and the socket-outlet that are named."""
        found: list[str] = []
        socket: str | None = None
        for at, token in enumerate(self.tokens):
            named_plug, named_socket = token.get("plug"), token.get("socket")
            letter = self._letter(at)
            of_socket = self._head_word(at, "socket_word", reach=4 if letter else 2)
            if named_plug and not of_socket:
                if not self._of_aid(at):
                    found.append(self._with_amperes(at, "plug") or self._of_land(at) or named_plug)
            elif named_socket and (of_socket or not named_plug):
                socket = socket or named_socket
            elif letter and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].get("plug"):
                continue  # "a type I Chinese plug" is one plug
            elif letter:
                if of_socket or self._behind_socket(at):
                    socket = socket or letter
                else:
                    found.append(letter)
            elif "plug_word" in token.all("cue") and not of_socket and not self._of_aid(at):
                composed = self._composed(at, "plug")
                if composed:
                    found.append(composed)
            elif "socket_word" in token.all("cue"):
                socket = socket or self._composed(at, "socket")
            if self._names_circuit(at) and token.get("kind"):
                outlet = lexicon().meanings.get(f"{token.key}outlet", ())
                socket = socket or next((value for kind, value in outlet if kind == "socket"), None)
        onto = any(
            token.get("plug") and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].key in ("on", "onto", "to")
            for at, token in enumerate(self.tokens)
        )
        if "replug" in self.cues or ("fit" in self.cues and onto and self.kinds):
            found = []  # the plug that it is to have, and not the one that it has
        return list(dict.fromkeys(found))[:3], socket

    def _behind_socket(self, at: int) -> bool:
        """Tell whether a letter is a socket's that is named before: "the outlets are type G", 插座是G型."""
        for back in range(at - 1, max(at - 4, -1), -1):
            token = self.tokens[back]
            if "socket_word" in token.all("cue"):
                return True
            if not token.key or token.get("plug") or "plug_word" in token.all("cue"):
                return False
        return False

    def _of_aid(self, at: int) -> bool:
        """Tell whether a plug is an adaptor's: "the plug adapter", "adapters for European plugs"."""
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = [token.get("cue") for token in self.tokens[max(at - 3, 0) : at]]
        aided = "adapter" in before and any(token.key == "for" for token in self.tokens[max(at - 3, 0) : at])
        return aided or (ahead is not None and ahead.get("cue") in ("adapter", "transformer"))

    def _of_land(self, at: int) -> str | None:
        """Return the plug of the country that stands in front of a plug's name: 台湾两孔插头 is no Chinese one."""
        land = self.tokens[at - 1] if at else None
        counted = any(sign in self.tokens[at].key for sign in ("pin", "prong", *"两二三孔脚芯扁圆"))
        if land is None or not _land(land) or not counted:
            return None
        head = "plug" if land.key.isascii() else "插头"
        for key in (f"{land.key}{self.tokens[at].key}", f"{land.key}{head}"):
            for named, value in lexicon().meanings.get(key, ()):
                if named == "plug":
                    return value
        return None

    def _with_amperes(self, at: int, kind: str) -> str | None:
        return self._composed(at, kind) if self.tokens[at].get("land") else None

    def _composed(self, at: int, kind: str) -> str | None:
        """Return the name that country, amperes and the word plug or socket make: ``Australian 15 A plug``."""
        land = amperes = ""
        wanted = kind
        for back in range(at, max(at - 5, -1), -1):
            token = self.tokens[back]
            if _land(token) and not land:
                land = token.key.removesuffix(kind)
            elif self._dimension(back) == "A" and not amperes:
                amperes = token.text.lower().replace(" ", "").replace("amps", "a").replace("amp", "a")
            elif back != at and token.known and not token.get("filler") and (kind != "plug" or not self._of_pins(back)):
                break
        if amperes and not land and kind == "plug":
            land = next((token.key for token in self.tokens if token.get("origin")), "")
        if land and not land.isascii():
            kind = {"plug": "插头", "socket": "插座"}[kind]
        for key in (f"{land}{amperes}{kind}", f"{amperes}{kind}" if amperes and not land else ""):
            if land and not amperes and wanted == "socket":
                continue
            for named, value in lexicon().meanings.get(key, ()):
                if named == wanted and (land or amperes):
                    return value
        return None

    def _of_pins(self, at: int) -> bool:
        """Tell whether a token only counts pins: "3 round pin plug"."""
        token = self.tokens[at]
        return token.text in ("2", "3", "-") or token.key in ("pin", "pins", "prong", "prongs", "two", "three")

    def _head_word(self, at: int, cue: str, reach: int = 2) -> bool:
        for token in self.tokens[at + 1 : at + 1 + reach]:
            if cue in token.all("cue"):
                return True
            if token.get("kind") or token.get("prep") or "fit" in token.all("cue"):
                return False
        return False

    def _letter(self, at: int) -> str | None:
        """Return a World Plugs letter: "type G", "G plug", I型."""
        token = self.tokens[at]
        if len(token.text) != 1 or not token.text.isascii() or not "A" <= token.text.upper() <= "O":
            return None
        before = self.tokens[at - 1] if at else None
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is not None and before.key in ("type", "types", "类型"):
            return token.text.upper()
        if (
            token.text.isupper()
            and ahead is not None
            and (ahead.key in ("型", "类") or {"plug_word", "socket_word"} & set(ahead.all("cue")))
        ):
            return token.text if token.text not in ("I", "A") or self.language == "zh" or ahead.key == "型" else None
        return None

    # ---------------------------------------------------------------------------------------------------------- unread

    def denied(self) -> list[str]:
        """Return what is ruled out: "not 220 V", 除了日本."""
        found = []
        for at, token in enumerate(self.tokens):
            if "negation" not in token.all("cue") or token.get("prep"):
                continue
            ahead = next((one for one in self.tokens[at + 1 : at + 3] if one.key not in _BEFORE_DENIED), None)
            goods = ahead is not None and bool(ahead.get("kind")) and ahead.get("kind") not in AIDS
            if ahead is not None and (ahead.figure is not None or _land(ahead) or goods):
                found.append(f"{token.text} {ahead.text}" if token.text.isascii() else f"{token.text}{ahead.text}")
        return found

    def unread(self) -> list[str]:
        """Return the words that nothing is known about, and typos of harmless words: they may be none."""
        guessed = {said for said, _ in self.corrected}
        return [
            token.text
            for at, token in enumerate(self.tokens)
            if (not token.known or (token.text in guessed and harmless(token.meanings)))
            and self._letter(at) is None
            and not self._name(at)
            and not self.hazards.covers(token.start, token.end)
        ]

    def headless(self) -> list[str]:
        """Return unknown words right behind goods, which may be what is meant: a phone case, 手机卡."""
        return [
            after.text
            for at, token in enumerate(self.tokens)
            if token.get("kind") and (after := self._joined(at)) is not None
            if not after.known and not after.text[:1].isupper()
        ]

    def _joined(self, at: int) -> Token | None:
        """Return the word behind goods; in Chinese one sign may stand between: 电饭煲内胆."""
        for after in self.tokens[at + 1 : at + 3]:
            if after.known and (after.text.isascii() or len(after.text) > 1 or not after.get("filler")):
                return None
            if not after.known:
                return after
        return None

    def _name(self, at: int) -> bool:
        """Tell whether an unknown word is a name, a maker's or a seller's: written with a capital inside a sentence."""
        token = self.tokens[at]
        before = self.tokens[at - 1].text if at else "."
        if before in ("in", "to"):
            return False  # a place that we do not know
        return token.text[:1].isupper() and before not in _SENTENCE and not self.text.isupper()


def hazards(scanned: Scanned) -> Hazards:
    """Return what the question says that makes a use unsafe; names of goods and "outside China" say none of it."""
    tokens = scanned.tokens
    harmless = [(token.start, token.end) for token in tokens if token.get("kind")]
    elsewhere = [token for token, after in pairwise(tokens) if token.key == "outside" and _land(after)]
    harmless += [(token.start, token.end) for token in elsewhere]
    return find(scanned.text, scanned.language, tuple(harmless))


def is_mains(token: Token, cues: set[str]) -> bool:
    """Tell whether a bare figure is a voltage of the mains that is asked about: 电压是110还是220."""
    figure = token.figure
    return figure is not None and not figure.dimension and "voltage" in cues and figure.text in _MAINS


def _first_number(text: str) -> float:
    digits = ""
    for sign in text:
        if not sign.isdigit():
            break
        digits += sign
    return float(digits) if digits else 0.0


def _land(token: Token) -> bool:
    return bool(token.get("place") or token.get("origin") or token.get("region") or token.get("land"))
