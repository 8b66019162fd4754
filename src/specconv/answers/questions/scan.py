"""A question is cut into tokens: words that are known, figures with their units, and what is not known.

One pass from the left; the longest known phrase wins, over words for scripts with spaces and over signs for Chinese.
The work at each place is bounded by the longest phrase, so that time grows with the length of the text only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from specconv.answers.questions.repair import corrections, settled
from specconv.answers.questions.tokens import Figure, Scanned, Token
from specconv.answers.questions.words import PLAIN_CODES, STEMS, Meaning, lexicon, simplified
from specconv.ground.errors import SpecconvError
from specconv.ground.text import Late, clean, fold


class _Piece(NamedTuple):
    key: str
    start: int
    end: int
    kind: str


_PIECE = re.compile(
    r"(?P<number>\d{1,9})|(?P<word>[A-Z]&[A-Z](?![A-Za-z])|(?<![A-Za-z])[a-z]&[a-z](?![A-Za-z])"
    r"|[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{1,60}(?:'[A-Za-z]{1,3}(?![A-Za-z])|(?<=s)'(?=\s))?)"
    r"|(?P<sign>[\u3400-\u9fff])|(?P<other>[^\W\d_])|(?P<mark>\S)"
)
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3}){0,2}(?: \d{1,2}/\d{1,2}(?![\d/]))?"
_FIGURE = re.compile(
    r"(?P<code>\d{2,3} ?/ ?\d{2,3}(?:\.\d)? ?[ABCYabcy]{1,2}(?![A-Za-z]))"
    r"|(?P<jeans>[Ww] ?\d{2} ?[xX/ ]? ?[Ll] ?\d{2}(?!\d)|\d{2} ?[xX] ?\d{2}(?![\dxX])|[Ww]\d{2}(?!\d))"
    r"|(?P<feet>\d ?(?:'|ft|feet|foot) ?\d{1,2}(?: ?(?:\"|in|inches|inch)(?![a-z]))?)"
    rf"|(?P<plain>{_NUMBER}(?: ?[-~/至到] ?{_NUMBER}){{0,2}})"
)
_LETTERS = re.compile(r"(?:x{1,5}[sl]|[2-6]xl|xxs|ll)", re.IGNORECASE)
_PLAIN_LETTERS = frozenset(("S", "M", "L"))
_LONGEST = 12


def scan(text: object) -> Scanned:
    """Cut a question into tokens.

    >>> [token.text for token in scan("Is UK 12 a US 8?").tokens]
    ['Is', 'UK', '12', 'a', 'US', '8', '?']

    Raises :class:`~specconv.SpecconvError` for what is no text, is empty or is longer than 1,000 characters.
    """
    plain = clean(text, "text", error=SpecconvError)
    plain = plain if plain.isascii() else simplified(plain)
    plain = _METRES.sub(_in_centimetres, plain)
    language = "en"
    if not plain.isascii():
        plain = _HAN_METRES.sub(_han_metres, plain)
        plain = _BUSTS.sub(lambda match: f"上胸围{match[1]} 下胸围{match[2]}", plain)
        plain = _BOTH.sub(lambda match: "{0}{2}和{1}{2}".format(match[1], match[2], match[3] or "国"), plain)
        plain = _CHI.sub(lambda match: f"{round(float(f'{match[1]}.{match[2] or 0}') * 100 / 3)} cm", plain)
        language = _language(plain)
    if _says_nothing(plain):
        return Scanned(plain, language, ())
    pieces = [
        _Piece(_key(match[0], str(match.lastgroup)), match.start(), match.end(), str(match.lastgroup))
        for match in _PIECE.finditer(plain)
    ]
    tokens = settled(_tokens(plain, pieces))
    if all(token.known for token in tokens) or not (typos := corrections(tokens)):
        return Scanned(plain, language, tuple(tokens))
    pieces = [piece._replace(key=typos[piece.start][1]) if piece.start in typos else piece for piece in pieces]
    return Scanned(plain, language, tuple(settled(_tokens(plain, pieces))), tuple(typos.values()))


def _language(plain: str) -> str:
    """Return Chinese for what has its signs and none of Japanese or Korean."""
    han = any("\u3400" <= sign <= "\u9fff" for sign in plain)
    others = any("\u3040" <= sign <= "\u30ff" or "\uac00" <= sign <= "\ud7af" for sign in plain)
    return "zh" if han and not others else "en"


_METRE = r"(?:m(?:et(?:re|er)s?)?(?![a-zA-Z])|米)"
_METRES = re.compile(
    r"(?<![\d.,])(?:"
    r"(?P<whole>[12]) ?(?:m ?(?=\d\d)|米 ?)(?P<rest>\d\d?)(?!\d|[.,]\d)"
    rf"|(?P<decimal>[012][.,]\d\d) ?{_METRE}"
    rf"|(?P<tall>[12][.,]\d) ?{_METRE}(?= tall)"
    rf"|(?<=身高)(?P<high>[12][.,]\d) ?{_METRE})"
)
"""Heights in metres: 1m65, 1.65 m, 1米65, "1.7 m tall". The cord of an appliance is 1.5 m, with one decimal."""


_HAN_METRES = Late("([一两])米([零一二三四五六七八九])([零一二三四五六七八九]?)")
"""Heights in words: 一米七五."""


def _han_metres(match: re.Match[str]) -> str:
    """Return a height in words as centimetres."""
    digits = "零一二三四五六七八九"
    return f"{1 + (match[1] == '两')}{digits.index(match[2])}{digits.index(match[3]) if match[3] else 0} cm"


_BUSTS = Late(r"胸围?上围? ?(\d{2,3})(?: ?cm|厘米)?[,，、和 ]{0,2}下围? ?(\d{2,3})(?!\d)")
"""Two girths of the chest in short: 胸围上100下85."""
_BOTH = Late("([英美])(?!\\1)([英美])(码|制)?")
"""Two countries in two signs: 英美."""


_CHI = Late(r"(?<![\d.])(\d) ?尺 ?(\d)?寸?(?!\d)")
"""Chinese feet, of a third of a metre: 2尺1."""


def _in_centimetres(match: re.Match[str]) -> str:
    """Return a height in metres as centimetres, which sizes are counted in."""
    metres = match["decimal"] or match["tall"] or match["high"] or f"{match['whole']}.{match['rest']}"
    return f"{round(100 * float(metres.replace(',', '.')))} cm"


def _says_nothing(text: str) -> bool:
    """Tell whether a long text says the same few signs or words again and again, so that there is nothing to read."""
    if len(text) <= 200:
        return False
    words = text.split()
    return len(set(text)) <= 8 or (len(words) > 40 and 5 * len(set(words)) < len(words))


def _key(text: str, kind: str) -> str:
    if kind in ("number", "sign"):
        return text
    if kind == "mark":
        return ""
    text = text.replace("&", "and")  # H&M
    word = text.lower() if text.isascii() else fold(text) or text
    return word.removesuffix("'s").replace("'", "")


def _tokens(text: str, pieces: list[_Piece]) -> list[Token]:
    shouting = text.isascii() and text.isupper() and len(text) > 12
    starts = {piece.start: number for number, piece in enumerate(pieces)}
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "mark":
            found.append(Token(piece.key or text[piece.start : piece.end], piece.start, piece.end))
            at += 1
            continue
        if (width := _numero(text, pieces, at)) > 0:
            found.append(
                Token(
                    text[piece.start : pieces[at + width - 1].end],
                    piece.start,
                    pieces[at + width - 1].end,
                    (("cue", "size_word"),),
                    key="no",
                )
            )
            at += width
            continue
        token, after = _phrase(text, pieces, at, shouting)
        if piece.kind == "number" or piece.key[:1] == "w":
            figure = _figure(text, pieces, at, starts)
            if figure is not None and (token is None or figure[0].end > token.end or not _stronger(token, text)):
                if token is not None and token.end == figure[0].end:
                    figure = (figure[0]._replace(meanings=token.meanings), figure[1])
                token, after = figure
        if (code := _glued_code(text, pieces, at, token)) is not None:
            token, after = code
        if token is None or not token.meanings:
            letter = _letter(text, pieces, at)
            if letter is not None:
                token, after = letter
        if token is None and piece.kind == "sign" and found and _unread_sign(found[-1], piece):
            found[-1] = _longer(found[-1], text, piece)
            at += 1
            continue
        if token is None:
            key = piece.key if piece.kind != "other" else text[piece.start : piece.end]
            token, after = Token(text[piece.start : piece.end], piece.start, piece.end, key=key), at + 1
        found.append(token)
        at = after
    return _shared_units(text, found)


def _unread_sign(token: Token, piece: _Piece) -> bool:
    """Tell whether a Chinese sign continues a word that is not known either."""
    return not token.known and token.end == piece.start and not token.key.isascii()


def _longer(token: Token, text: str, piece: _Piece) -> Token:
    return token._replace(text=text[token.start : piece.end], end=piece.end, key=text[token.start : piece.end])


def _shared_units(text: str, tokens: list[Token]) -> list[Token]:
    """Give ``127 or 220 V`` one unit: a bare figure before "or" takes that of the next."""
    for at in range(len(tokens) - 2):
        first, joint, second = tokens[at : at + 3]
        if first.figure is None or first.figure.dimension or second.figure is None or not joint.get("alt"):
            continue
        if second.figure.dimension in ("V", "Hz", "W", "A"):
            tokens[at] = first._replace(
                figure=Figure(f"{first.figure.text} {second.figure.dimension}", second.figure.dimension)
            )
    return tokens


def _glued_code(text: str, pieces: list[_Piece], at: int, token: Token | None) -> tuple[Token, int] | None:
    """Read letters and figures that are one name: ``A4`` is a label, ``PS5`` a word of somebody's."""
    piece = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.kind != "word" or following is None or following.kind != "number" or following.start != piece.end:
        return None
    written = text[piece.start : piece.end]
    land = token is not None and following.end - following.start <= 3
    if (token is not None and (token.end > piece.end or (len(written) > 1 and (land or not _only_land(token))))) or (
        written in "Ww"
    ):
        return None
    said = text[piece.start : following.end]
    figure = Figure(said, "") if len(written) == 1 and written.isupper() else None
    return Token(said, piece.start, following.end, figure=figure, key=said.lower()), at + 2


def _only_land(token: Token) -> bool:
    """Tell whether letters are a country's and nothing else: the CR of CR2450 is not Costa Rica's."""
    return all(kind in ("place", "system", "region") for kind, _ in token.meanings)


def _numero(text: str, pieces: list[_Piece], at: int) -> int:
    """Return the number of pieces of ``No.`` in front of a figure, 0 where "no" is the word."""
    if pieces[at].key not in ("no", "nr") or at + 1 >= len(pieces):
        return 0
    dotted = text[pieces[at + 1].start] == "."
    following = pieces[at + 1 + dotted] if at + 1 + dotted < len(pieces) else None
    capital = text[pieces[at].start].isupper()
    if following is None or following.kind != "number" or not (dotted or capital):
        return 0
    return 1 + dotted


def _stronger(token: Token, text: str) -> bool:
    """Tell whether a phrase that begins with a figure is more than its figure: ``13 A plug``, 5号 of batteries."""
    if token.get("battery") and ("电池" in text or "batter" in text.lower()):
        return True
    return any(
        kind in ("plug", "socket", "lamp", "usb", "practice", "brand", "cue", "kind") for kind, _ in token.meanings
    )


def _phrase(text: str, pieces: list[_Piece], at: int, shouting: bool) -> tuple[Token | None, int]:
    """Return the longest known phrase that begins at a piece."""
    words = lexicon()
    joined = ""
    best: tuple[int, str, tuple[Meaning, ...]] | None = None
    for end in range(at, min(at + _LONGEST, len(pieces))):
        piece = pieces[end]
        if piece.kind == "mark":
            near = piece.start == pieces[end - 1].end or text[piece.start] == "&"
            if end > at and text[piece.start] in "-/.&+" and near:
                continue
            break
        joined += piece.key
        if end > at and joined[: _STEM[min(len(joined), _LONGEST_STEM)]] not in words.stems:
            break
        meanings = words.meanings.get(joined)
        if meanings is None and text[piece.start : piece.end].endswith("'s"):
            meanings = words.meanings.get(f"{joined}s")
        if meanings is None and piece.kind == "word" and joined.endswith("s") and len(joined) > 4 and piece.key != "s":
            meanings = words.meanings.get(joined[:-1]) or (
                words.meanings.get(joined[:-2]) if joined.endswith("es") else None
            )
        if meanings is not None and end > at and pieces[at].key in ("a", "an") and not _glued(pieces, at, end):
            continue  # "a US plug" is not an "AUS plug"
        if meanings is not None and end > at and piece.key in _LINKS and all(kind == "place" for kind, _ in meanings):
            continue
        if meanings is not None and end > at and all(kind == "brand" for kind, _ in meanings):
            said = text[pieces[at].start : piece.end]
            if said.isascii() and said.islower():
                continue  # "the shop in Lyon" is not Shopin
        if meanings is not None and joined in ("plugin", "plugsin") and _land_follows(text, pieces, end):
            continue  # "a type F plug in Denmark"
        if meanings is not None and (end == at or _whole(pieces, at, end, joined)):
            best = (end + 1, joined, meanings)
    first = pieces[at]
    code = words.codes.get(first.key) if first.kind == "word" and (best is None or best[0] == at + 1) else None
    if code and _is_code(text, pieces, at, shouting):
        return Token(text[first.start : first.end], first.start, first.end, code, key=first.key), at + 1
    if best is None:
        return None, at + 1
    if best[0] > at + 1 and first.key in ("electric", "electrical") and best[0] < len(pieces):
        later, end = _phrase(text, pieces, at + 1, shouting)
        if later is not None and later.get("kind") and end > best[0]:
            best = (at + 1, first.key, words.meanings.get(first.key, ()) or (("filler", "word"),))
    after, key, meanings = best
    if after > at + 1 and any(kind in ("plug", "socket") for kind, _ in meanings):
        land = (*words.meanings.get(first.key, ()), *words.codes.get(first.key, ()))
        if not key.isascii() and ("国插" in key or not any(kind == "plug" for kind, _ in meanings)):
            names = (key[:size] for size in (3, 2) if len(key) > size)
            land = next((words.meanings[name] for name in names if name in words.meanings), land)
        meanings = (*meanings, *((("land", value) for kind, value in land if kind in ("place", "origin"))))
    start, stop = first.start, pieces[after - 1].end
    meanings = _proper(text[start:stop], meanings)
    if stop == start + 1 and text[start:stop].isupper() and text[start] not in "AI":
        meanings = tuple(meaning for meaning in meanings if meaning[0] != "filler")  # a size K is no "k"
    if not meanings:
        return None, at + 1
    return Token(text[start:stop], start, stop, meanings, key=key), after


_LINKS = frozenset(("to", "in", "is", "or", "at", "and", "of"))
"""Words that end no name of a place: "Tokyo to Osaka" is not Tokyo-to."""


_LONGEST_STEM = STEMS[-1]
_STEM = [max((known for known in STEMS if known <= length), default=0) for length in range(_LONGEST_STEM + 1)]
"""Length of a text → length of the beginning of it that is looked up."""


def _proper(text: str, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """A brand is written with a capital: a gap is a gap, and Gap is a brand."""
    if text[:1].islower() and text.isascii() and len(meanings) > 1:
        return tuple(meaning for meaning in meanings if meaning[0] != "brand")
    return meanings


def _land_follows(text: str, pieces: list[_Piece], at: int) -> bool:
    """Tell whether a place is named behind a piece."""
    token = _phrase(text, pieces, at + 1, False)[0] if at + 1 < len(pieces) else None
    return token is not None and any(token.get(kind) for kind in ("place", "region"))


def _whole(pieces: list[_Piece], at: int, end: int, joined: str) -> bool:
    """Tell whether several pieces make one phrase, and not "to go" the country Togo."""
    if not joined.isascii():
        return True
    if any(sign.isdigit() for sign in joined):
        return len(joined) >= 5 or _glued(pieces, at, end)
    if _glued(pieces, at, end):
        return len(joined) >= 4
    return len(joined) >= 6 and max(piece.end - piece.start for piece in pieces[at : end + 1]) >= 3


def _glued(pieces: list[_Piece], at: int, end: int) -> bool:
    """Tell whether pieces are joined by hyphens alone: ``hi-fi``, ``T-shirt``."""
    return end > at and all(pieces[n].start == pieces[n - 1].end for n in range(at + 1, end + 1))


_NEVER_CODES = frozenset(
    ("in", "is", "it", "no", "to", "am", "me", "at", "be", "by", "do", "as", "so", "my", "id", "us", "can", "la", "pa",
     "ma", "mr", "ms", "pm", "tv", "ac", "ad", "ai", "gg", "mm", "cm", "kg", "st", "tm", "sm", "ml", "bb", "sc", "sd"),
)  # fmt: skip
_PRONOUN_BEFORE = frozenset(
    ("tell", "let", "give", "send", "help", "ask", "show", "sell", "for", "with", "of", "between", "ship", "offer",
     "advise", "both", "many", "among", "like", "gave", "told", "tells", "gives", "sells", "sold")
)  # fmt: skip


def _is_code(text: str, pieces: list[_Piece], at: int, shouting: bool) -> bool:
    piece = pieces[at]
    written = text[piece.start : piece.end].removesuffix("'s")
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    glued = after is not None and after.kind == "number" and after.start == piece.end
    numbered = after is not None and (after.kind == "number" or after.key in ("size", "sizes", "sizing", "码", "号"))
    if piece.key in PLAIN_CODES:
        return True
    if piece.key == "us" and (not written.isupper() or shouting):
        if before is not None and before.key in _PRONOUN_BEFORE:
            return before.key in ("for", "with", "of", "like", "between") and _behind_us(pieces, at)
        paired = at > 1 and before is not None and before.key in ("and", "or") and pieces[at - 2].key in PLAIN_CODES
        return numbered or paired or before is None or before.key in _BEFORE_US or _behind_us(pieces, at)
    if not written.isupper() and piece.key in lexicon().meanings:
        return False
    if written.isupper() and not shouting:
        if _pairs_with(text, pieces, at):
            return True  # "IT to UK"
        common = piece.key in _NEVER_CODES and piece.key not in ("us",)
        if piece.key == "it" and before is not None and before.kind == "number":
            return True  # "42 IT"
        if common and piece.key in ("ac", "tv", "mm", "cm", "kg", "ml", "ad", "ai", "pm"):
            return False
        return (
            numbered
            or not common
            or (piece.key in ("it", "be", "no", "my", "in", "id") and _beside_a_code(text, pieces, at))
        )
    return numbered and not glued and piece.key not in _NEVER_CODES


_BEFORE_US = frozenset(("amazon", "in", "the", "to", "from", "what", "which", "into", "size", "a", "an", "whats", "vs"))


_OF_US = ("audience", "item", "kind", "plug", "socket")


def _behind_us(pieces: list[_Piece], at: int) -> bool:
    """Tell whether what follows makes "us" a country: "us womens 8", "us kettle", "us to uk"."""
    first, second = (pieces[near].key if near < len(pieces) else "" for near in (at + 1, at + 2))
    named = any(kind in _OF_US for kind, _ in lexicon().meanings.get(first, ()))
    return named or (first in ("to", "vs", "and", "or", "into") and second in PLAIN_CODES)


def _beside_a_code(text: str, pieces: list[_Piece], at: int) -> bool:
    """Tell whether a word such as IT in capitals stands where a country stands: behind in, to or from."""
    before = pieces[at - 1] if at else None
    return before is not None and before.key in ("in", "to", "from", "the", "and", "or", "vs", "an", "which")


def _pairs_with(text: str, pieces: list[_Piece], at: int) -> bool:
    """Tell whether letters in capitals lead to another code: "IT to UK", "IT/UK"."""
    linked = at + 2 < len(pieces) and (pieces[at + 1].key in ("to", "vs", "into") or text[pieces[at + 1].start] in "/>")
    return linked and pieces[at + 2].key in PLAIN_CODES and pieces[at].key in lexicon().codes


def _letter(text: str, pieces: list[_Piece], at: int) -> tuple[Token, int] | None:
    """Read a letter size: ``XL``, ``M``, ``S/M``."""
    piece = pieces[at]
    if piece.kind != "word":
        return None
    written = text[piece.start : piece.end]
    if written not in _PLAIN_LETTERS and not _LETTERS.fullmatch(written):
        return None
    end, after = piece.end, at + 1
    if after + 1 < len(pieces) and text[end] == "/" and pieces[after + 1].kind == "word":
        second = text[pieces[after + 1].start : pieces[after + 1].end]
        if second in _PLAIN_LETTERS or _LETTERS.fullmatch(second):
            end, after = pieces[after + 1].end, after + 2
    said = text[piece.start : end].upper()
    return Token(said, piece.start, end, (("letter", said),), key=piece.key), after


def _figure(text: str, pieces: list[_Piece], at: int, starts: dict[int, int]) -> tuple[Token, int] | None:
    """Read a figure with its unit, or a label that begins with one."""
    start = pieces[at].start
    match = _FIGURE.match(text, start)
    if match is None:
        return None
    end = match.end()
    dimension = "length" if match.lastgroup == "feet" else ""
    after = at
    while after < len(pieces) and pieces[after].start < end:
        after += 1
    if match.lastgroup == "plain":
        dimension, end, after = _unit(text, pieces, after, end)
    said = text[start:end].strip()
    if dimension and dimension != "V" and said[-1:].isalpha():
        said = re.sub(r"-(?=[A-Za-z])", " ", said)  # a 34-inch waist
    token = Token(text[start:end], start, end, figure=Figure(said, dimension))
    return token, after


_VOLTS_NEAR = Late(r"\d ?[vV](?![a-zA-Z])")
_LABEL_TAIL = re.compile(r"[A-Za-z]{1,4}(?:/[A-Z]{1,2})?(?![A-Za-z])")


def _unit(text: str, pieces: list[_Piece], after: int, end: int) -> tuple[str, int, int]:
    """Return dimension, end and next piece behind the unit of a figure."""
    if after >= len(pieces):
        return "", end, after
    following = pieces[after]
    if text[following.start] == "-" and following.start == end and after + 1 < len(pieces):
        aged, stop = _phrase(text, pieces, after + 1, False)
        if aged is not None and aged.get("unit") in ("year", "month", "V", "W", "A", "money", "length"):
            return str(aged.get("unit")), aged.end, stop
        return "", end, after
    if text[following.start] == "%":
        return "foreign", following.end, after + 1
    glued = following.start == end
    opened = text.rfind('"', 0, following.start)
    quoted = text[following.start] == '"' and opened >= 0 and (not opened or text[opened - 1].isspace())
    if text[following.start] in "\"'" and glued and not quoted:
        return "length", following.end, after + 1
    if following.kind not in ("word", "sign") or following.start > end + 1:
        return "", end, after
    written = text[following.start : following.end]
    if text[following.end : following.end + 1].isdigit() and not (glued and written in ("V", "v")):
        return "", end, after  # 220V60W is two figures, 34B8 none
    if following.key == "in":
        return ("length", following.end, after + 1) if glued else ("", end, after)
    if glued and written == "a" and _VOLTS_NEAR.search(text):
        return "A", following.end, after + 1  # 5v 2a
    if (glued and written in ("A", "V", "W")) or written in ("V", "W", "A", "kW", "kVA", "VA", "mA", "Hz"):
        behind = written[-1] if written not in ("VA", "kVA", "Hz") else written.removeprefix("k")
        if written == "A" and not glued and text[following.end : following.end + 1].isalpha():
            return "", end, after
        return behind, following.end, after + 1
    token, stop = _phrase(text, pieces, after, False)
    unit = token.get("unit") if token is not None else None
    if token is not None and unit is not None and not _label(written, glued):
        return unit, token.end, stop
    if glued and following.kind == "word" and (tail := _LABEL_TAIL.match(text, end)) is not None:
        while after < len(pieces) and pieces[after].start < tail.end():
            after += 1
        return "", tail.end(), after
    return "", end, after


def _label(written: str, glued: bool) -> bool:
    """Tell whether letters at a figure are part of a label (``12M``, ``4L``) and no unit."""
    return glued and len(written) == 1 and written.isupper()
