"""Values as pydantic meets them: as models of their own, as fields of somebody's model, as JSON schemas."""

from __future__ import annotations

import copy
import pickle
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import specconv as sc
from specconv.ground import value
from specconv.ground.interval import Interval
from specconv.ground.value import EMPTY, NEEDED, FrozenMap, Value
from specconv.sizes.values import Candidate, Conversion, Fit


def every(base=Value):
    """All classes of values that the library declares."""
    for one in base.__subclasses__():
        if one.__module__.startswith("specconv."):
            if one is not value.Deferred:
                yield one
            yield from every(one)


sc.ask("UK 12 in EU?")  # brings all classes in
sc.will_it_work(sc.Appliance(kind="kettle", rating="220 V"), "AU")
sc.may_i_sell(sc.Appliance(kind="kettle", rating="220 V"), "AU")
CLASSES = sorted(set(every()), key=lambda one: one.__name__)


class Order(BaseModel):
    """What a shop that uses pydantic would write."""

    size: sc.Size
    answer: Conversion | None = None
    others: list[Candidate] = []


def test_all_classes_are_here():
    assert len(CLASSES) >= 20


@pytest.mark.parametrize("cls", CLASSES)
def test_every_class_has_a_schema_with_its_fields(cls):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        schema = cls.model_json_schema(mode="serialization")
    own = schema.get("properties") or schema["$defs"][cls.__name__]["properties"]
    assert list(own) == list(cls.model_fields) == list(cls.field_names())
    assert TypeAdapter(cls).json_schema(mode="serialization") == schema
    for name, field in cls.model_fields.items():
        assert field.is_required() == (cls._blank[name] is NEEDED)


def test_a_value_is_a_field_of_somebody_s_model():
    order = Order(size={"system": "UK", "label": "12"}, answer=sc.convert("UK 12", to="EU", audience="women"))
    assert order.size == sc.Size(system="UK", label="12")
    assert Order.model_validate_json(order.model_dump_json()) == order
    assert Order.model_validate(order.model_dump()) == order
    assert "Size" in Order.model_json_schema()["$defs"]
    taken = Order(size=order.size, others=[{"size": order.size, "probability": 0.5}])
    assert taken.size is order.size
    assert taken.others[0] == Candidate(size=order.size, probability=0.5)
    with pytest.raises(ValidationError):
        Order(size={"system": "UK", "label": "12", "colour": "red"})


def test_only_what_was_given_is_dumped_where_that_is_asked_for():
    given = Interval(low=1, high=2)
    assert given.model_fields_set == {"low", "high"}
    assert given.model_dump(exclude_unset=True) == {"low": 1, "high": 2}
    built = Interval.trusted(low=1.0, high=2.0)
    assert built.model_fields_set == {"low", "high", "unit"}
    assert built.model_dump(exclude_unset=True) == built.model_dump() == {"low": 1, "high": 2, "unit": "cm"}
    assert given.model_dump(exclude_defaults=True) == {"low": 1, "high": 2}
    assert given == built
    assert hash(given) == hash(built)
    assert given.model_extra is None


def test_a_default_is_no_attribute_of_the_class():
    assert not hasattr(Interval, "unit")
    assert Interval(low=1, high=2).unit == "cm"


def test_a_value_is_not_changed():
    interval = Interval(low=1, high=2)
    with pytest.raises(ValidationError, match="frozen"):
        interval.low = 3
    with pytest.raises(ValidationError, match="frozen"):
        interval.other = 3
    with pytest.raises(ValidationError, match="frozen"):
        del interval.low
    assert interval.low == 1


def test_copies_are_equal_and_changed_copies_are_not():
    size = sc.read_size("EU 42 2/3", item="shoes", audience="men")[0]
    for same in (copy.copy(size), copy.deepcopy(size), size.model_copy(), size.model_copy(deep=True)):
        assert same == size
        assert same is not size
        assert repr(same) == repr(size)
    assert size.model_copy(update={"label": "43"}).label == "43"
    assert sc.Size.model_construct(**dict(size)) == size
    assert pickle.loads(pickle.dumps(size)) == size


def test_what_an_appliance_worked_out_is_no_field_of_it():
    kettle = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", origin="CN")
    again = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", origin="CN")
    assert (kettle.hard_wired, kettle.plugs[0].id) == (False, "gb1002_10a_p")
    assert kettle == again
    assert hash(kettle) == hash(again)
    assert list(kettle.model_dump()) == list(sc.Appliance.field_names())
    assert sc.Appliance.model_validate(kettle.model_dump()) == kettle


def test_values_differ_by_class_and_by_field():
    assert Interval(low=1, high=2) != Interval(low=1, high=3)
    assert Interval(low=1, high=2) != (1, 2)
    assert Candidate.trusted(size=None, probability=1.0) != Fit.trusted(size=None, verdict=None)
    assert FrozenMap() == EMPTY


def test_many_threads_ask_for_the_first_schema():
    value_adapters = __import__("specconv.ground.models", fromlist=["_adapters"])._adapters
    value_adapters.clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: sc.Size(system="UK", label="12").model_dump_json(), range(32)))
    assert len(set(found)) == 1
