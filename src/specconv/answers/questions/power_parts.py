"""The parts of a question about power: the goods and the plug, beside its figures and countries."""

from __future__ import annotations

from itertools import pairwise

from specconv.answers.questions.hazards import Hazards, find
from specconv.answers.questions.power_lands import SENTENCE, land_of
from specconv.answers.questions.power_limits import AIDS
from specconv.answers.questions.power_plates import Plates
from specconv.answers.questions.repair import harmless
from specconv.answers.questions.tokens import Scanned, Token
from specconv.answers.questions.words import lexicon
from specconv.ground.catalog import rows
from specconv.ground.text import Late

UNCLEAR = "unclear"
"""What a word for several kinds of goods stands for: a dryer is for hair or for clothes."""
GENERIC = frozenset(("any_appliance", "any appliance"))
"""What says only that it is some appliance."""
_OF_GOODS = frozenset(("works", "fit", "where"))
"""What is asked of goods that somebody has."""
_REPLACES = frozenset(
    ("swap", "swapped", "swapping", "change", "changed", "changing", "replace", "replaced", "replacing", "换", "换个",
     "换了", "换成", "更换", "换掉")
)  # fmt: skip
_STRIP_SAID = Late("(?:插线板|排插|接线板|拖线板|插排)(?:是|为)([国英美欧德澳日法意]标)(?!插座)")
"""The standard of a strip, which is that of its plug: 插线板是国标的."""
_UNEARTHED = frozenset("AC")
"""World Plugs letters of plugs without earth."""
_BEFORE_DENIED = ("a", "an", "the", "my", "in", "在", "我的")


class PowerFrame(Plates):
    """The parts of a question about power, gathered from its tokens."""

    def __init__(self, scanned: Scanned) -> None:
        super().__init__(scanned)
        self.corrected = scanned.corrected
        self.kinds = self._kinds()
        self.hazards = hazards(scanned)
        named = next((token.get("practice") for token in self.tokens if token.get("practice")), None)
        self.practice = self.hazards.practice or named
        self.unearthed_aid = False
        self.plugs, self.socket = self._plugs()
        if not self.plugs and not self.socket:
            self.limits += self.plug_limits

    def _kinds(self) -> list[tuple[str, str]]:
        """Return the kinds of appliance with the words that name them; aids stand back where goods are named."""
        found: dict[str, str] = {}
        aids: dict[str, str] = {}
        for at, token in enumerate(self.tokens):
            kind = token.get("kind")
            if not kind or self._names_circuit(at) or (kind == "bulb" and self._replaced(at)):
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

    def _replaced(self, at: int) -> bool:
        """Tell whether a part is only replaced: "my lamp, if I swap the bulb"."""
        near = [token.key for token in self.tokens[max(at - 3, 0) : at]]
        other = any(token.get("kind") and token.get("kind") != "bulb" for token in self.tokens)
        return other and bool(_REPLACES.intersection(near))

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
            elif letter and self._of_aid(at):
                self.unearthed_aid = self.unearthed_aid or (letter in _UNEARTHED and "usb" not in self.cues)
            elif letter:
                if of_socket or self._behind_socket(at):
                    socket = socket or letter
                else:
                    found.append(letter)
            elif "plug_word" in token.all("cue") and not of_socket and not self._of_aid(at):
                composed = self._composed(at, "plug") or self._said_to_be(at)
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
        if not found and (said := _STRIP_SAID.search(self.text)):
            found = [f"{said[1]}插头"]
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
        if land is None or not land_of(land) or not counted:
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
            if land_of(token) and not land:
                land = _in_full(token).removesuffix(kind)
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

    def _said_to_be(self, at: int) -> str | None:
        """Return the plug of the country that a plug is said to be of: "plug: EU", "the plug is UK"."""
        land = next((one for one, role in self.roles.items() if role == "plug" and at < one <= at + 4), None)
        token = self.tokens[land] if land is not None else None
        if token is None or not self.names_plug(land or 0):
            return None
        head = "plug" if token.key.isascii() else "插头"
        code = (token.get("place") or token.get("origin") or "").partition("-")[0].lower()
        for key in (f"{token.key}{head}", f"{code}{head}"):
            for named, value in lexicon().meanings.get(key, ()):
                if named == "plug":
                    return value
        return None

    def _of_pins(self, at: int) -> bool:
        """Tell whether a token only counts pins: "3 round pin plug"."""
        token = self.tokens[at]
        return token.text in ("2", "3", "-") or token.key in ("pin", "pins", "prong", "prongs", "two", "three")

    def _letter(self, at: int) -> str | None:
        """Return a World Plugs letter: "type G", "G plug", I型."""
        token = self.tokens[at]
        if len(token.text) != 1 or not token.text.isascii() or not "A" <= token.text.upper() <= "O":
            return None
        before = self.tokens[at - 1] if at else None
        said = False
        if at > 1 and before is not None and (before.text in (":", "=") or before.key == "is"):
            said, before = not before.key, self.tokens[at - 2]  # "type: G", "plug = G"
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if said and before is not None and before.key in ("plug", "plugs", "插头"):
            return token.text.upper()
        if before is not None and before.key in ("type", "types", "plugtype", "plugtypes", "类型"):
            return token.text.upper()
        if (
            token.text.isupper()
            and ahead is not None
            and (ahead.key in ("型", "类") or {"plug_word", "socket_word"} & set(ahead.all("cue")))
        ):
            return token.text if token.text not in ("I", "A") or self.language == "zh" or ahead.key == "型" else None
        return None

    def denied(self) -> list[str]:
        """Return what is ruled out: "not 220 V", 除了日本."""
        found = []
        for at, token in enumerate(self.tokens):
            if "negation" not in token.all("cue") or token.get("prep"):
                continue
            ahead = next((one for one in self.tokens[at + 1 : at + 3] if one.key not in _BEFORE_DENIED), None)
            goods = ahead is not None and bool(ahead.get("kind")) and ahead.get("kind") not in AIDS
            if ahead is not None and (ahead.figure is not None or land_of(ahead) or goods):
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
        return token.text[:1].isupper() and before not in SENTENCE and not self.text.isupper()


def _in_full(token: Token) -> str:
    """Return the name by which plugs are called after a country: 国内 is 中国 there."""
    if token.key.isascii() or f"{token.key}插头" in lexicon().meanings:
        return token.key
    code = (token.get("place") or token.get("origin") or "").partition("-")[0]
    return next((row[4] for row in rows("places/territories") if row[0] == code), token.key)


def hazards(scanned: Scanned) -> Hazards:
    """Return what the question says that makes a use unsafe; names of goods and "outside China" say none of it."""
    tokens = scanned.tokens
    harmless = [(token.start, token.end) for token in tokens if token.get("kind")]
    elsewhere = [token for token, after in pairwise(tokens) if token.key == "outside" and land_of(after)]
    harmless += [(token.start, token.end) for token in elsewhere]
    return find(scanned.text, scanned.language, tuple(harmless))
