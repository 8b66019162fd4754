"""Frozen values: the base of everything that users hold, a mapping that hashes, and text in several languages.

A value has the interface of a pydantic model, and pydantic validates and serialises it, but pydantic does not make its
class: importing it takes longer than all else that a first answer needs, so that :mod:`specconv.ground.models` asks it
when something is validated or serialised, and not before.

Facts are validated when the data are compiled, and input is read and checked where it enters. What the library builds
from them afterwards is built with :meth:`Value.trusted`, which checks nothing a second time.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializationInfo
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema

T = TypeVar("T")


class Term(StrEnum):
    """A member of a closed list: equal to its text, and with the hash of it.

    Enumerations hash by the member's name, in Python; tables are asked by terms some dozen times for one answer.
    """

    __hash__ = str.__hash__


class _OfModel:
    """An attribute that pydantic looks for on the class of a model; made when it is looked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type[Value]) -> Any:
        from specconv.ground import models

        return getattr(models, self._name)(owner)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value:
    """A frozen value with the interface of a pydantic model: compares, hashes and serialises by its fields.

    Fields are the annotated names of a class and its bases, with their defaults. The constructor validates and raises
    pydantic's ``ValidationError``; ``model_validate``, ``model_dump``, ``model_json_schema`` and their like, and a
    value as a field of somebody's own model, work as those of any model.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    model_config: ClassVar[dict[str, Any]] = {"frozen": True, "extra": "forbid"}
    _blank: ClassVar[dict[str, Any]] = {}
    """The fields in order, with their defaults; those that have none hold :data:`NEEDED`."""

    if TYPE_CHECKING:
        model_fields: ClassVar[dict[str, FieldInfo]]
    else:
        model_fields = _OfModel("fields")
        __pydantic_serializer__ = _OfModel("serializer")

    def __init_subclass__(cls) -> None:
        blank: dict[str, Any] = {}
        for base in reversed(cls.__mro__):
            if issubclass(base, Value) and base is not Value:
                blank |= base._blank if base is not cls else {}
        for name in cls.__annotations__:
            if not name.startswith("_"):
                blank[name] = cls.__dict__.get(name, NEEDED)
                if name in cls.__dict__:
                    delattr(cls, name)  # a class attribute would hide that an instance lacks it
        cls._blank = blank

    if not TYPE_CHECKING:  # a type checker makes the signature of the fields

        def __init__(self, **fields: Any) -> None:
            from specconv.ground import models

            models.construct(self, fields)

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Build from fields that are known to be right, without validation."""
        value = cls.__new__(cls)
        blank = cls._blank
        _set_fields(value, fields if len(fields) == len(blank) else {**blank, **fields})
        return value

    @classmethod
    def wholes(cls, many: Iterable[dict[str, Any]]) -> tuple[Self, ...]:
        """Build values from all their fields, which are known to be right; each dictionary becomes a value's own."""
        new, found = cls.__new__, []
        for fields in many:
            value = new(cls)
            _set_fields(value, fields)
            found.append(value)
        return tuple(found)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields, in order."""
        return tuple(cls._blank)

    def __getattr__(self, name: str) -> Any:
        if name == "__pydantic_fields_set__":
            return set(self._blank)  # a value that the library built counts all of its fields as set
        if name in ("__pydantic_extra__", "__pydantic_private__"):
            return None
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        from specconv.ground import models

        raise models.frozen(self, name, value)

    def __delattr__(self, name: str) -> None:
        from specconv.ground import models

        raise models.frozen(self, name, None)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return mine == theirs or all(mine[name] == theirs[name] for name in self._blank)

    def __hash__(self) -> int:
        fields = self.__dict__
        return hash(tuple([fields[name] for name in self._blank]))

    def __repr__(self) -> str:
        fields = self.__dict__
        return f"{type(self).__name__}({', '.join([f'{name}={fields[name]!r}' for name in self._blank])})"

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        fields = self.__dict__
        for name in self._blank:
            yield name, fields[name]

    def __getstate__(self) -> dict[str, Any]:
        fields = self.__dict__  # beside the fields it may hold what was worked out of them
        return {name: fields[name] for name in self._blank}

    def __setstate__(self, fields: dict[str, Any]) -> None:
        _set_fields(self, fields)

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that were given, all of them where the library built the value."""
        given: set[str] = self.__pydantic_fields_set__
        return given

    @property
    def model_extra(self) -> None:
        """Fields beside those of the class: there are none."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, which are not validated."""
        from copy import deepcopy

        fields = {**self.__getstate__(), **(update or {})}
        return type(self).trusted(**(deepcopy(fields) if deep else fields))

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """Return the fields as a dictionary; the options are those of pydantic."""
        from specconv.ground import models

        dumped: dict[str, Any] = models.adapter(type(self)).dump_python(self, **options)
        return dumped

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """Return the fields as JSON; the options are those of pydantic."""
        from specconv.ground import models

        return models.adapter(type(self)).dump_json(self, indent=indent, **options).decode()

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Return a value from a dictionary or a value; raise pydantic's ``ValidationError`` for what is none."""
        from specconv.ground import models

        validated: Self = models.adapter(cls).validate_python(obj, **options)
        return validated

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Return a value from JSON; raise pydantic's ``ValidationError`` for what is none."""
        from specconv.ground import models

        validated: Self = models.adapter(cls).validate_json(json_data, **options)
        return validated

    @classmethod
    def model_json_schema(cls, **options: Any) -> dict[str, Any]:
        """Return the JSON schema; the options are those of pydantic."""
        from specconv.ground import models

        return models.adapter(cls).json_schema(**options)

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Return a value without validation, as pydantic names it."""
        return cls.trusted(**values)

    @classmethod
    def model_rebuild(cls, **_: Any) -> bool | None:
        """Do nothing: there is nothing that could be built too early."""
        return None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from specconv.ground import models

        return models.schema(cls, handler)


NEEDED: Any = type("Needed", (), {"__repr__": lambda _: "<needed>"})()
"""Stands for the default of a field that has none."""

_slots: Mapping[str, Any] = Value.__dict__
_set_fields = _slots["__dict__"].__set__
_get_fields = _slots["__dict__"].__get__
"""The fields of a value as they are kept, whatever its class makes of ``__dict__``."""

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
        value = cls.__new__(cls)
        fields[_REST] = rest
        _set_fields(value, fields)
        return value

    def _worked_out(self) -> dict[str, Any]:
        fields: dict[str, Any] = _get_fields(self)
        rest = fields.get(_REST)
        if rest is not None:  # two threads may both do it: they come to the same
            known = {name: value for name, value in fields.items() if name != _REST}
            fields = {**self._blank, **known, **rest()}
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
    """Return a part of a dump."""
    if isinstance(anything, FrozenMap):
        return _plain(anything, info)
    if isinstance(anything, Name):
        return _name_told(anything, info)
    if isinstance(anything, tuple) and info.round_trip:
        return tuple([_told(part, info) for part in anything])
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


class ReadBy:
    """What pydantic makes of a field that is read before it is validated.

    The function gets what is given and the fields before it, and returns what is to be validated.
    """

    def __init__(self, read: Callable[[Any, dict[str, Any]], Any]) -> None:
        self._read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_before_validator_function(
            lambda given, info: self._read(given, info.data), handler(source)
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
