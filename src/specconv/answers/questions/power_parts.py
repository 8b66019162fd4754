"""The parts of a question about power: the goods, their plate and plug, and which country is origin or destination."""

from __future__ import annotations

from itertools import pairwise

from specconv.answers.questions.hazards import Hazards, find
from specconv.answers.questions.scan import Scanned, Token
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
_VERBS = frozenset(("work", "works", "use", "is", "are", "does", "do", "have", "has", "accept", "say", "says"))


class PowerFrame:
    """The parts of a question about power, gathered from its tokens."""

    def __init__(self, scanned: Scanned) -> None:
        self.tokens = scanned.tokens
        self.text = scanned.text
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
                aids.setdefault(kind, token.text)
            elif at and found and self._one_thing(at):
                first = str(self.tokens[at - 1].get("kind"))
                if " " not in first:  # "phone charger" is the whole of it already
                    found.pop(first, None)
                    found[kind] = token.text
            else:
                found.setdefault(kind, self._with_qualifier(at, kind))
        if aids and not found and "need" in self.cues and "sell" not in self.cues:
            return []  # "Do I need a converter?": asked for, not had
        named = {kind: words for kind, words in found.items() if kind not in GENERIC}
        return list((named or found or aids).items())

    def _one_thing(self, at: int) -> bool:
        """Tell whether two kinds in a row are one, such as a Nintendo Switch charger; the last word names it."""
        words = (self.tokens[at - 1].get("kind"), self.tokens[at].get("kind"))
        near = self.tokens[at - 1].end >= self.tokens[at].start - 1
        plain = all(kind and kind != UNCLEAR and kind not in GENERIC for kind in words)
        return near and plain and " " not in str(words[1])

    def _with_qualifier(self, at: int, kind: str) -> str:
        """Return the name of the goods with the unknown word in front of it, which may change what they are."""
        token = self.tokens[at]
        if kind == UNCLEAR:
            return ""
        if kind == token.text or " " in kind or kind[:1].isupper():
            return kind  # a word of our own: "phone" stands for the phone's charger
        if at > 1 and self.tokens[at - 1].text == "-" and not self.tokens[at - 2].known:
            return ""  # "auto-cooker": something else than a cooker, perhaps
        first = at
        for back in range(at - 1, max(at - 3, -1), -1):
            before = self.tokens[back]
            if (before.known and before.key != "pressure") or not before.text.isascii() or not before.text.islower():
                break
            first = back
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
                if self.roles[at] == "place" and at not in sure and not self._before(at) and not self._head(at):
                    self.roles[at] = "origin"  # "US 110 V goods in Spain": only one of them is where it goes
        if len(named) > 1 and "place" not in self.roles.values():
            last = named[-1]
            if not self._head(last) and self._before(last) != "from":
                self.roles[last] = "place"

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
            if token.key in ("bought", "purchased", "ordered", "got"):
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
        if token.get("origin") or before == "from" or (following is not None and following.get("prep") == "after_from"):
            return "origin"
        if before == "to" or head == "home":
            return "place"
        if following is not None and (
            following.key == "的" or following.figure or following.get("kind") or following.get("plug")
        ):
            return "origin"
        return "place"

    def _named(self, role: str) -> list[str]:
        found = []
        for at, token in enumerate(self.tokens):
            if self.roles.get(at) == role:
                code = token.get("place") or token.get("origin") or token.get("land")
                if code:
                    found.append(code)
        return list(dict.fromkeys(found))

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
                if not self._figure_of_plate(at):
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
        for ahead in range(at + 1, min(at + 4, len(self.tokens))):
            token = self.tokens[ahead]
            if token.get("cue") == "transformer" or token.get("kind") in _TRANSFORMERS:
                return True
            if token.get("kind") or token.get("prep") or (not token.key and token.figure is None):
                return False
        back = self.tokens[at - 1] if at else None
        return back is not None and back.get("cue") == "transformer"

    def _of_supply(self, at: int) -> bool:
        """Tell whether a voltage is the supply's: "on 110 V", "into a 240 V outlet", "Taiwan's 110 V", "(230 V)"."""
        if self._dimension(at) not in ("V", "Hz"):
            return False
        for token in self.tokens[at + 1 : at + 6]:
            if token.figure is not None and token.figure.dimension in _ELECTRIC:
                continue
            if token.get("kind") or token.get("plug") or token.get("prep"):
                break
            if "socket_word" in token.all("cue") or token.get("home") or token.get("socket") or token.key in _SUPPLY:
                return True
            if token.key and not _land(token) and not token.get("filler"):
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
                    found.append(self._with_amperes(at, "plug") or named_plug)
            elif named_socket and (of_socket or not named_plug):
                socket = socket or named_socket
            elif letter and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].get("plug"):
                continue  # "a type I Chinese plug" is one plug
            elif letter:
                if of_socket or self._behind_socket(at):
                    socket = socket or letter
                else:
                    found.append(letter)
            elif "plug_word" in token.all("cue") and not self._of_aid(at):
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
            elif back != at and token.known and not token.get("filler"):
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

    def _head_word(self, at: int, cue: str, reach: int = 2) -> bool:
        for token in self.tokens[at + 1 : at + 1 + reach]:
            if cue in token.all("cue"):
                return True
            if token.get("kind") or token.get("prep"):
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
            ahead = next((one for one in self.tokens[at + 1 : at + 3] if one.key not in ("a", "the", "in", "在")), None)
            if ahead is not None and (ahead.figure is not None or _land(ahead)):
                found.append(f"{token.text} {ahead.text}" if token.text.isascii() else f"{token.text}{ahead.text}")
        return found

    def unread(self) -> list[str]:
        """Return the words that nothing is known about."""
        return [
            token.text
            for at, token in enumerate(self.tokens)
            if not token.known
            and self._letter(at) is None
            and not self._name(at)
            and not self.hazards.covers(token.start, token.end)
        ]

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


def _first_number(text: str) -> float:
    digits = ""
    for sign in text:
        if not sign.isdigit():
            break
        digits += sign
    return float(digits) if digits else 0.0


def _land(token: Token) -> bool:
    return bool(token.get("place") or token.get("origin") or token.get("region") or token.get("land"))
