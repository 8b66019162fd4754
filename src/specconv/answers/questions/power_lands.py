"""Which country of a question about power is where the goods come from, and which where they go."""

from __future__ import annotations

from itertools import pairwise

from specconv.answers.questions.tokens import Scanned, Token
from specconv.answers.questions.words import lexicon

SENTENCE = frozenset((".", "?", "!", ";", "。", "；"))
_TAKEN = frozenset(("带的", "用的", "寄的", "拿的"))
_LISTS = frozenset((",", "、", "/", "&", "-", ">", "→"))
_ARTICLES = frozenset(("the", "a", "an", "my", "normal", "ordinary", "standard"))
_IS = frozenset((":", "=", "is", "type", "a", "the", "from", "是", "：", "为"))
_BOUGHT = frozenset(
    ("bought", "purchased", "ordered", "got", "pickedup", "picked", "acquired", "gotten", "received", "inherited")
)
_VERBS = frozenset(("work", "works", "use", "is", "are", "does", "do", "have", "has", "accept", "say", "says"))


_CLAUSES = frozenset(
    ("if", "when", "while", "because", "but", "so", "once", "after", "unless", "though", "although", "since")
)
"""Words that begin another clause: "in the US if I swap the bulb" is no bulb of the US."""


class Lands:
    """The countries that a question names, each with what it is to the goods."""

    def __init__(self, scanned: Scanned) -> None:
        self.tokens = scanned.tokens
        self.text = scanned.text
        self.language = scanned.language
        self.cues = {value for token in self.tokens for value in token.all("cue")}
        self.roles: dict[int, str] = {}
        """Place of a geographic token → ``origin`` or ``place``."""
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

    def _names_circuit(self, at: int) -> bool:
        """Tell whether goods only name an outlet: "on the refrigerator or dryer circuit", "dryer outlet"."""
        for token in self.tokens[at + 1 : at + 4]:
            if (token.get("home") and token.key in ("circuit", "circuits")) or "socket_word" in token.all("cue"):
                return True
            if not token.get("alt") and not token.get("kind"):
                return False
        return False

    def _geography(self) -> None:
        """Tell for every country whether the goods come from there or go there."""
        named = [at for at, token in enumerate(self.tokens) if land_of(token)]
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
            if token is None or token.text in SENTENCE:
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
            if self.tokens[back].text in SENTENCE:
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
            if not joined and not land_of(token):
                break
        return ""

    def _head(self, at: int) -> str:
        """Return what a country's name stands for: ``kind``, ``plug``, ``home`` (socket, house, mains) or blank."""
        for ahead in range(at + 1, min(at + 8, len(self.tokens))):
            token = self.tokens[ahead]
            if token.get("alt") or token.text in ("/", ",", "-", "、"):
                following = self.tokens[ahead + 1] if ahead + 1 < len(self.tokens) else None
                if following is not None and (land_of(following) or token.text == "-"):
                    continue
                return ""
            if land_of(token):
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
            if self.language == "en" and token.key in _VERBS | _CLAUSES:
                return ""
        return ""

    def names_plug(self, at: int) -> bool:
        """Tell whether a country says only which plug it is: "plug: EU", "the plug is UK", 插头是英国的."""
        first = at - 1
        while first > 0 and (self.tokens[first].text in _IS or self.tokens[first].key in _IS):
            first -= 1
        if not 0 <= first < at - 1 or "plug_word" not in self.tokens[first].all("cue"):
            return False
        said = self.tokens[first + 1]
        if said.text not in (":", "=") and said.key not in ("is", "是", "为"):
            return False
        asked = {token.key for token in self.tokens[max(first - 2, 0) : first]} & {"what", "which", "什么", "哪种"}
        return not asked and "what" not in self.tokens[first].key and self._head(at) == ""

    def _role(self, at: int) -> str:
        if self.names_plug(at):
            return "plug"
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
            if token.text in SENTENCE or token.text == "," or "works" in token.all("cue"):
                return False
            if token.key in _BOUGHT:
                return True
        return False

    def _leads_to(self, at: int) -> bool:
        """Tell whether another place follows behind "to": "Osaka to Tokyo", "US-to-UK"."""
        near = self.tokens[at + 1 : at + 6]
        ahead = [token for token in near if token.text not in ("-", ">", "→", "=")]
        if any(token.text in (">", "→") for token in near[:2]) and ahead and land_of(ahead[0]):
            return True
        return len(ahead) >= 2 and ahead[0].key in ("to", "到") and bool(land_of(ahead[1]))

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

    def _head_word(self, at: int, cue: str, reach: int = 2) -> bool:
        for token in self.tokens[at + 1 : at + 1 + reach]:
            if cue in token.all("cue"):
                return True
            if token.text == "," or token.get("kind") or token.get("prep") or "fit" in token.all("cue"):
                return False
        return False


def land_of(token: Token) -> bool:
    """Tell whether a token names a country, or people or goods of one."""
    return bool(token.get("place") or token.get("origin") or token.get("region") or token.get("land"))
