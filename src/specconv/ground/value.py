"""Frozen values: the base of everything that users hold, a mapping that hashes, and text in several languages.

Facts are validated when the data are compiled, and input is read and checked where it enters. What the library builds
from them afterwards is built with :meth:`Value.trusted`, which checks nothing a second time; it keeps a cold process
fast, because pydantic then builds no validator until somebody validates or serialises.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializationInfo
    from pydantic_core import CoreSchema

T = TypeVar("T")


class Term(StrEnum):
    """A member of a closed list: equal to its text, and with the hash of it.

    Enumerations hash by the member's name, in Python; tables are asked by terms some dozen times for one answer.
    """

    __hash__ = str.__hash__


_slots: Mapping[str, Any] = BaseModel.__dict__
_set_fields = _slots["__dict__"].__set__
_get_fields = _slots["__dict__"].__get__
"""The fields of a model as they are kept, whatever its class makes of ``__dict__``."""
_set_names = _slots["__pydantic_fields_set__"].__set__
_set_extra = _slots["__pydantic_extra__"].__set__
_set_private = _slots["__pydantic_private__"].__set__
_blanks: dict[type, tuple[dict[str, Any], set[str]]] = {}
"""Class → its fields in order with their defaults, and their names: a built value counts all of them as set."""


class Value(BaseModel):
    """A frozen pydantic model: compares, hashes and serialises by its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=False)

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Build from fields that are known to be right, without validation.

        The same as ``model_construct`` for models without aliases, extras and private attributes, at a fifth of its
        time; an answer is made of some forty values.
        """
        blank, names = _blanks.get(cls) or _blank(cls)
        value = cls.__new__(cls)
        _set_fields(value, fields if len(fields) == len(blank) else {**blank, **fields})
        _set_names(value, names)
        _set_extra(value, None)
        _set_private(value, None)
        return value

    @classmethod
    def wholes(cls, many: Iterable[dict[str, Any]]) -> tuple[Self, ...]:
        """Build values from all their fields, which are known to be right; each dictionary becomes a value's own."""
        _, names = _blanks.get(cls) or _blank(cls)
        found = []
        for fields in many:
            value = cls.__new__(cls)
            _set_fields(value, fields)
            _set_names(value, names)
            _set_extra(value, None)
            _set_private(value, None)
            found.append(value)
        return tuple(found)


def _blank(cls: type[Value]) -> tuple[dict[str, Any], set[str]]:
    blank = {name: field.get_default() for name, field in cls.model_fields.items()}
    made = _blanks[cls] = (blank, set(blank))
    return made


_REST = "<rest>"
"""Stands among the fields of a deferred value for those that are not worked out yet."""


class Deferred(Value):
    """A value of which some fields are worked out when the first of them is asked for.

    Whoever looks at a value as a whole, to compare, hash, copy, pickle, show or serialise it, looks at its
    ``__dict__``, and finds all fields there.
    """

    @classmethod
    def deferred(cls, rest: Callable[[], dict[str, Any]], **fields: Any) -> Self:
        """Build from fields that are known to be right, and the function that returns the rest of them."""
        names = (_blanks.get(cls) or _blank(cls))[1]
        value = cls.__new__(cls)
        fields[_REST] = rest
        _set_fields(value, fields)
        _set_names(value, names)
        _set_extra(value, None)
        _set_private(value, None)
        return value

    def _worked_out(self) -> dict[str, Any]:
        fields: dict[str, Any] = _get_fields(self)
        rest = fields.get(_REST)
        if rest is not None:  # two threads may both do it: they come to the same
            known = {name: value for name, value in fields.items() if name != _REST}
            fields = {**_blanks[type(self)][0], **known, **rest()}
            _set_fields(self, fields)
        return fields

    if not TYPE_CHECKING:
        __dict__ = property(_worked_out, _set_fields)

        def __getattr__(self, name: str) -> Any:
            if _REST in _get_fields(self):
                self._worked_out()
                return getattr(self, name)
            return super().__getattr__(name)


class FrozenMap(Mapping[str, T]):
    """A read-only mapping that keeps its order and hashes by content.

    >>> FrozenMap({"volts": 230})["volts"]
    230
    >>> FrozenMap(a=1) == {"a": 1}
    True
    """

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[str, T] | None = None, **more: T) -> None:
        self._items: dict[str, T] = {**items, **more} if items else more
        self._hash: int | None = None

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or ``default``."""
        return self._items.get(key, default)

    def items(self) -> ItemsView[str, T]:
        """Return the keys with their values."""
        return self._items.items()

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __repr__(self) -> str:
        return repr(self._items)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate as a dict of the parameter's type; serialise as one."""
        from typing import get_args

        from pydantic_core import core_schema

        (inner,) = get_args(source) or (Any,)
        # the parameter is known only when the program runs, so mypy cannot take it as a type
        items = handler.generate_schema(dict[str, inner])  # type: ignore[valid-type]
        return core_schema.no_info_after_validator_function(
            _frozen_map,
            core_schema.union_schema(
                [core_schema.chain_schema([core_schema.is_instance_schema(cls), _unwrap()]), items],
                mode="left_to_right",
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(_plain, info_arg=True),
        )


def _frozen_map(items: Mapping[str, Any]) -> FrozenMap[Any]:
    return FrozenMap({key: frozen(value) for key, value in items.items()})


def frozen(anything: Any) -> Any:
    """Return what JSON made lists and objects of as it was: tuples, names and maps, which hash."""
    if isinstance(anything, list | tuple) and not hasattr(anything, "_fields"):
        return tuple([frozen(part) for part in anything])
    if isinstance(anything, dict):
        return Name(**anything) if _is_name(anything) else _frozen_map(anything)
    return anything


def _plain(items: FrozenMap[Any], info: SerializationInfo) -> dict[str, Any]:
    """Return a plain dict, of maps within it as well: a serialiser does not know ours where anything may stand."""
    return {key: _told(value, info) for key, value in items.items()}


def _told(anything: Any, info: SerializationInfo) -> Any:
    """Return a part of a dump. A value's class is built before a serialiser meets it where anything may stand."""
    if isinstance(anything, FrozenMap):
        return _plain(anything, info)
    if isinstance(anything, Name):
        return _name_told(anything, info)
    if isinstance(anything, tuple) and info.round_trip:
        return tuple([_told(part, info) for part in anything])
    return _built(anything)


def _built(anything: T) -> T:
    if isinstance(anything, Value) and not anything.__pydantic_complete__:
        type(anything).model_rebuild()
    return anything


class AsItWas:
    """What pydantic makes of a field in which any values may stand."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            frozen,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(_told, info_arg=True),
        )


class AsName:
    """A text that may be a :class:`Name`, and is kept as one."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(Name)


Anything = Annotated[Any, AsItWas]
"""A field in which any value may stand, serialised as what it is."""


def _unwrap() -> CoreSchema:
    from pydantic_core import core_schema

    return core_schema.no_info_plain_validator_function(dict)


EMPTY: FrozenMap[Any] = FrozenMap()


class Name(str):
    """Text in several languages. It is its own English; :meth:`say` gives another, falling back to English.

    >>> name = Name("kettle", zh="电热水壶")
    >>> f"{name}, {name.say('zh')}"
    'kettle, 电热水壶'
    """

    __slots__ = ("_others",)
    _others: dict[str, str]

    def __new__(cls, en: str, **others: str) -> Name:
        """Build from English and any number of ``language=text`` pairs."""
        name = super().__new__(cls, en)
        name._others = {language: text for language, text in others.items() if text}
        return name

    def say(self, language: str) -> str:
        """Return the text in ``language``, or English where it has none."""
        return self._others.get(language, str(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate and serialise as plain text, in a dump with ``round_trip=True`` as language → text."""
        from pydantic_core import core_schema

        texts = core_schema.dict_schema(core_schema.str_schema(), core_schema.str_schema())
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
                core_schema.no_info_after_validator_function(_named, texts),
            ],
            mode="left_to_right",
            serialization=core_schema.plain_serializer_function_ser_schema(_name_told, info_arg=True),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Describe it as text, which it is in an ordinary dump."""
        return {"type": "string"}


def _named(texts: dict[str, str]) -> Name:
    if not _is_name(texts):
        raise ValueError("a name needs its English text")
    return Name(**texts)


def _is_name(texts: dict[str, Any]) -> bool:
    return "en" in texts and all(len(language) == 2 and isinstance(text, str) for language, text in texts.items())


def _name_told(name: str, info: SerializationInfo) -> str | dict[str, str]:
    if info.round_trip and isinstance(name, Name) and name._others:
        return {"en": str(name), **name._others}
    return name if info.mode == "python" else str(name)
