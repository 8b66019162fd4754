"""The collector is as it was, whatever happens in between."""

from __future__ import annotations

import gc

import pytest

from specconv.ground.collector import Paused


@pytest.fixture(autouse=True)
def as_before():
    yield
    gc.enable()
    gc.unfreeze()


def test_it_is_paused_and_goes_on():
    with Paused():
        assert not gc.isenabled()
        with Paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error():
    with pytest.raises(RuntimeError), Paused():
        raise RuntimeError
    assert gc.isenabled()


def test_who_switched_it_off_finds_it_off():
    gc.disable()
    with Paused():
        pass
    assert not gc.isenabled()


def test_what_was_made_is_old_and_still_found_when_it_is_garbage():
    class Knot:
        gone = 0

        def __del__(self):
            Knot.gone += 1

    with Paused():
        knot = Knot()
        knot.itself = knot
    assert knot in gc.get_objects(generation=2)
    del knot
    gc.collect(0)
    assert Knot.gone == 0
    gc.collect()
    assert Knot.gone == 1


def test_what_the_process_has_frozen_stays_frozen():
    gc.freeze()
    count = gc.get_freeze_count()
    with Paused():
        pass
    assert gc.get_freeze_count() >= count - 10
    assert count > 1000
