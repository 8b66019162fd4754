"""Who wears what a question about sizes is of: the one who only says, buys or gives something is not the wearer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from specconv.answers.questions.tokens import Token

_PERSONS = frozenset(
    ("husband", "boyfriend", "bf", "hubby", "dad", "father", "brother", "fiance", "grandpa", "grandad", "uncle", "bro",
     "fatherinlaw", "brotherinlaw", "soninlaw", "wife", "wifey", "missus", "girlfriend", "gf", "mum", "mom", "mother",
     "sister", "sis", "fiancee", "grandma", "aunt", "auntie", "niece", "gran", "granny", "nan", "motherinlaw",
     "sisterinlaw", "daughterinlaw", "ladyfriend", "son", "daughter", "kid", "kids", "child", "littleone", "toddler",
     "grandson", "granddaughter", "girlfriend", "stepson", "stepdaughter", "godson", "goddaughter")
)  # fmt: skip
_HAN_PERSONS = frozenset(
    ("男朋友", "老公", "丈夫", "男友", "女朋友", "老婆", "太太", "妻子", "女友", "媳妇", "闺蜜", "儿子", "女儿", "闺女")
)
_HAN_KIN = frozenset("爸妈哥弟姐妹叔伯舅父夫公爷娘姨姑婶母婆姥嫂孙侄甥")
_PRONOUNS = frozenset(("he", "she"))
_SAYS = frozenset(
    ("says", "said", "say", "told", "tells", "thinks", "think", "thought", "reckons", "insists", "claims", "suggests",
     "suggested", "recommends", "recommended", "recommend", "bought", "gave", "gives", "got", "ordered", "sent",
     "brought", "picked", "chose", "gifted", "lent", "asked", "believes", "knows", "guessed", "handed",
     "说", "说是", "讲", "送", "送了", "送我", "送的", "买了", "买的", "给", "给我", "让我", "叫我", "让", "叫",
     "帮我", "推荐", "觉得", "认为", "建议", "寄", "寄来", "寄来的", "带来的", "送来的")
)  # fmt: skip
_MAY_STAND = frozenset(
    ("just", "has", "have", "always", "once", "kindly", "already", "only", "recently", "also", "从", "刚")
)
_GIVEN_BY = frozenset(("from", "by", "听"))


def is_person(token: Token) -> bool:
    """Tell whether a word names a relative or a friend, and not goods for one sex: "my wife", not "women's"."""
    if not token.get("audience"):
        return False
    bare = token.key
    for owner in ("my", "her", "his", "our"):
        bare = bare.removeprefix(owner) if bare.removeprefix(owner) in _PERSONS else bare
    if token.key.isascii():
        return bare in _PERSONS
    plain = token.key.removeprefix("我家").removeprefix("我")
    return plain in _HAN_PERSONS or (bool(plain) and plain[-1] in _HAN_KIN)


def bystanders(tokens: Sequence[Token]) -> set[int]:
    """Return the places of people who only say, buy or give something: "hubby says I am a US 10", 老婆给我买了."""
    found = {at for at, token in enumerate(tokens) if is_person(token) and _only_acts(tokens, at)}
    if found:
        found |= {at for at, token in enumerate(tokens) if token.key in _PRONOUNS}
    return found


def _only_acts(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    if before is not None and before.key in ("my", "her", "his") and at > 1:
        before = tokens[at - 2]
    if before is not None and before.key in ("for", "给", "帮", "替", "为"):
        return False  # 给老婆买
    if before is not None and before.key in _GIVEN_BY:
        return True
    for ahead in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[ahead]
        if token.key in _SAYS:
            return True
        if token.key not in _MAY_STAND:
            return False
    return False


def two_wearers(tokens: Sequence[Token], away: set[int]) -> bool:
    """Tell whether the asker and somebody else both wear something: "my foot is …, my boyfriend is a US 10"."""
    other = any(
        is_person(token) and at not in away and after.key in ("is", "wears", "takes", "穿", "是")
        for at, (token, after) in enumerate(pairwise(tokens))
    )
    mine = any(token.key in ("myfeet", "iwear", "whatsizeami") for token in tokens) or any(
        (token.key == "am" and after.key == "i") or (token.key in ("my", "我的", "我") and after.get("dimension"))
        for token, after in pairwise(tokens)
    )
    return other and mine
