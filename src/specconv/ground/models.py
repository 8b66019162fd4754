"""What pydantic needs to know of values: their schema, and how they are built, validated and serialised.

Imported when a value is validated or serialised, or when pydantic meets one; nothing else of the library imports
pydantic, which takes longer than all else that a first answer needs.
"""

from __future__ import annotations

from typing import Any, get_type_hints

from pydantic import GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

from specconv.ground.value import NEEDED, Value

_adapters: dict[type[Value], TypeAdapter[Any]] = {}


def adapter(cls: type[Value]) -> TypeAdapter[Any]:
    """Return what validates and serialises the values of a class."""
    known = _adapters.get(cls)
    if known is None:
        known = _adapters[cls] = TypeAdapter(cls)
    return known


def schema(cls: type[Value], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a class of values: that of a frozen model which forbids other fields than its own."""
    fields = {}
    hints = get_type_hints(cls, include_extras=True)
    for name, default in cls._blank.items():
        one = handler.generate_schema(hints[name])
        if default is not NEEDED:
            one = core_schema.with_default_schema(one, default=default)
        fields[name] = core_schema.model_field(one)
    return core_schema.model_schema(
        cls,
        core_schema.model_fields_schema(fields, model_name=cls.__name__, extra_behavior="forbid"),
        custom_init=cls.__init__ is not Value.__init__,
        frozen=True,
        config=core_schema.CoreConfig(title=cls.__name__),
        ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
    )


def construct(value: Value, fields: dict[str, Any]) -> None:
    """Validate fields and give them to a value that is being made."""
    adapter(type(value)).validator.validate_python(fields, self_instance=value)


def frozen(value: Value, name: str, given: Any) -> ValidationError:
    """Return the error for who would change a value."""
    return ValidationError.from_exception_data(
        type(value).__name__, [{"type": "frozen_instance", "loc": (name,), "input": given}]
    )


def fields(cls: type[Value]) -> dict[str, FieldInfo]:
    """Return the fields of a class as pydantic describes those of a model."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        name: FieldInfo.from_annotation(hints[name])
        if default is NEEDED
        else FieldInfo.from_annotated_attribute(hints[name], default)
        for name, default in cls._blank.items()
    }


def serializer(cls: type[Value]) -> SchemaSerializer:
    """Return what serialises a value where any may stand."""
    return adapter(cls).serializer
