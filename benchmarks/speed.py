"""How fast and how large: ``make bench`` prints every figure beside its target. Nothing is asserted here.

Cold figures are medians over fresh interpreters, the contestants taken in turn so that a busy machine slows all alike;
the time is taken inside the process, from before the import to after the answer. Warm figures are the best of several
rounds in this process; "uncached" calls the function below the memory of the verbs.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

PLATE = 'sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")'
DRESS = 'to="UK", audience="women", item="dress"'
BODY = '{"bust": "92 cm", "waist": "74 cm", "hip": "98 cm"}'
FIRST = {
    "place": 'str(sc.place("AU"))',
    "will_it_work": f'str(sc.will_it_work({PLATE}, "AU"))',
    "will_it_work, reply in zh": f'sc.will_it_work({PLATE}, "US").reply("zh")',
    "read_rating": 'sc.read_rating("220 V 50 Hz 1500 W")',
    "read_size": 'sc.read_size("US 8")',
    "convert": f'str(sc.convert("US 8", {DRESS}))',
    "convert, reply in zh": f'sc.convert("CN 165/88A", {DRESS}).reply("zh")',
    "recommend": f"str(sc.recommend({BODY}, {DRESS}))",
    "ask, power": 'sc.ask("Will my 220V Chinese kettle work in Australia?").reply()',
    "ask, size": 'sc.ask("Is UK 12 the same as US 8 for dresses?").reply()',
}
PLATES = {
    "single": "220 V 50 Hz 1500 W",
    "range": "220-240 V~ 50/60 Hz 1850-2200 W",
    "long": "INPUT: 100–240 V ~ 50–60 Hz 0.8 A OUTPUT: 5V⎓3A",
    "in Chinese": "额定电压 220V 额定频率 50Hz 额定功率 1500W",
}
IMPORTS = ("specconv", "pydantic", "pint", "phonenumbers")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are read as bytecode, as an installed package has them."""
CLOCK = "import time, sys; t = time.perf_counter(); {code}; print(time.perf_counter() - t, 'pint' in sys.modules)"


def cold(code: str) -> tuple[float, bool]:
    """Return the seconds that ``code`` takes in a fresh interpreter, and whether pint was imported."""
    done = subprocess.run(
        [sys.executable, "-c", CLOCK.format(code=code)], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    seconds, pint = done.stdout.split()[-2:]
    return float(seconds), pint == "True"


class Cold(NamedTuple):
    """Seconds over the rounds, and whether pint was imported."""

    median: float
    best: float
    pint: bool


def in_turn(codes: dict[str, str], rounds: int) -> dict[str, Cold]:
    """Return the figures of each code over interleaved rounds; the first round only warms the disk."""
    seconds: dict[str, list[float]] = {name: [] for name in codes}
    pint: dict[str, bool] = {}
    for turn in range(rounds + 1):
        for name, code in codes.items():
            taken, pint[name] = cold(code)
            if turn:
                seconds[name].append(taken)
    return {name: Cold(statistics.median(seconds[name]), min(seconds[name]), pint[name]) for name in codes}


def warm(call: Callable[[], object], rounds: int = 7, least: float = 0.02) -> float:
    """Return the seconds of one call: the best of several rounds of at least ``least`` seconds each."""
    call()
    number, taken = 1, 0.0
    while taken < least:
        start = time.perf_counter()
        for _ in range(number):
            call()
        taken = time.perf_counter() - start
        number = number if taken >= least else number * 4
    best = taken / number
    for _ in range(rounds - 1):
        start = time.perf_counter()
        for _ in range(number):
            call()
        best = min(best, (time.perf_counter() - start) / number)
    return best


def line(what: str, figure: str, target: str = "", met: bool | None = None) -> None:
    """Print one figure beside its target."""
    mark = "" if met is None else "ok" if met else "MISSED"
    print(f"  {what:<44} {figure:>14}   {target:<34} {mark}".rstrip(), flush=True)


def cold_figures(rounds: int) -> None:
    """Imports and first answers."""
    codes = {f"import {name}": f"import {name}" for name in IMPORTS if importlib.util.find_spec(name)}
    codes |= {name: f"import specconv as sc; {code}" for name, code in FIRST.items()}
    found = in_turn(codes, rounds)
    base = found["import pydantic"]
    print(f"\nCold process (median of {rounds}, in turn; in brackets the ratio of the best rounds)")
    for name, (seconds, best, pint) in found.items():
        shown = f"{seconds * 1000:.1f} ms"
        ratio = seconds / base.median
        both = f"{ratio:.2f} ({best / base.best:.2f}) x pydantic"
        if name == "import specconv":
            line(name, shown, f"{both}, target 0.4", ratio <= 0.4)
        elif name.startswith("import "):
            line(name, shown, both)
        else:
            target = f"{both}, target 3" + (", imports pint!" if pint else "")
            line(f"first answer: {name}", shown, target, ratio <= 3 and not pint)


def warm_figures() -> None:
    """The verbs in a running process."""
    import specconv as sc
    from memories import forget

    kettle = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")
    bare = sc.Appliance(kind="kettle", rating="220 V")
    charger = sc.Appliance(kind="phone charger", plug="A", rating="100-240V 50/60Hz 0.5A", equipment_class="II")
    dryer = sc.Appliance(kind="hair dryer", plug="A", rating="120V 60Hz 1875W", origin="US")
    power, convert = sc.will_it_work.__wrapped__, sc.convert.__wrapped__

    dress = {"to": "UK", "audience": "women", "item": "dress"}
    body = {"bust": "92 cm", "waist": "74 cm", "hip": "98 cm"}
    print("\nWarm (best of 7)")
    goods: list[tuple[str, Callable[[], object], float | None]] = []
    asked = (("EU 42", "UK", "shoes", 30), ("US 7", "UK", "ring", 20), ("UK 34DD", "EU", "bra", None))
    for label, to, item, limit in asked:
        audience = "men" if item == "shoes" else None
        size = sc.read_size(label, item=item, audience=audience)[0]
        of_size = partial(convert, size, to=to, item=item, audience=audience)
        anew = partial(convert, label, to=to, item=item, audience=audience)
        goods.append((f"convert, {item} {label} to {to}", of_size, limit))
        goods.append(("  and the label read anew", lambda anew=anew: (forget(), anew()), None))
        goods.append(("  and all of it read", lambda of_size=of_size: of_size().reasons, None))
    uncached: list[tuple[str, Callable[[], object], float | None]] = []
    for what, appliance, places in (
        ("kettle", kettle, ("AU", "GB", "US")),
        ("charger", charger, ("BR", "JP")),
        ("hair dryer", dryer, ("BR", "CU", "BQ")),
        ("only 220 V", bare, ("GB",)),
    ):
        for place in places:
            asked = partial(power, appliance, place)
            uncached.append((f"will_it_work, {what} in {place}", asked, 100))
            uncached.append(("  and all of it read", lambda asked=asked: asked().reasons, None))
    uncached += [
        ("convert, US 8 to UK", lambda: (forget(), convert("US 8", **dress)), 100),
        ("convert, CN 165/88A to UK", lambda: (forget(), convert("CN 165/88A", **dress)), 100),
        ("convert, INT M to EU", lambda: (forget(), convert("INT M", to="EU", audience="women", item="top")), 100),
        *goods,
        ("recommend, three girths", lambda: sc.recommend.__wrapped__(body, **dress), None),
        (
            "Appliance(...)",
            lambda: sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", origin="CN"),
            None,
        ),
        *((f"read_rating, {what}", partial(_below(sc.read_rating), plate), 20) for what, plate in PLATES.items()),
        ("read_size", lambda: (forget(), _below(sc.read_size)("US 8")), None),
        ("reply, power", lambda: sc.will_it_work(kettle, "US").reply("en"), None),
        ("reply, size", lambda: sc.convert("US 8", **dress).reply("zh"), None),
    ]
    for name, call, limit in uncached:
        micro = warm(call) * 1e6
        line(f"uncached {name}", f"{micro:.1f} µs", *((f"target {limit} µs", micro <= limit) if limit else ()))
    repeated: list[tuple[str, Callable[[], object]]] = [
        ("will_it_work", lambda: sc.will_it_work(kettle, "AU")),
        ("convert", lambda: sc.convert("US 8", to="UK", audience="women", item="dress")),
        ("read_rating, long", lambda: sc.read_rating(PLATES["long"])),
        ("place", lambda: sc.place("AU")),
    ]
    for name, again in repeated:
        seconds = warm(again)
        line(f"repeated {name}", f"{seconds * 1e6:.2f} µs", "target 5 µs", seconds <= 5e-6)


def _below(verb: Callable[..., object]) -> Callable[..., object]:
    """Return the function below the memory of a verb."""
    return getattr(verb, "__wrapped__", verb)


def asked() -> None:
    """Whole questions, each new to the process: nothing of it is remembered, by ``ask`` or by the verb behind it."""
    import specconv as sc

    places = ("Australia", "Japan", "Brazil", "Italy", "Kenya", "Canada", "India", "Norway", "Peru", "Thailand")
    targets = ("US", "EU", "IT", "FR", "JP")
    for_power = ("中国", "英国", "美国", "德国", "法国")
    for_sizes = ("英国", "美国", "法国", "德国", "日本")
    kinds = {
        "power, en": [f"Will my {v} Chinese kettle work in {place}?" for v in ("220V", "110 V") for place in places],
        "power, zh": [f"日本买的电饭煲(100V {w}W)在{to}能用吗?" for w in (800, 1200) for to in for_power],
        "sizes, en": [f"Is UK {n} the same as {to} 40 for dresses?" for n in (8, 10, 12, 14) for to in targets],
        "sizes, zh": [f"我穿{code}，{to}码是多少?" for code in ("165/88A", "160/84A") for to in for_sizes],
        "body": [f"My bust is {b} cm and waist {b - 18}, which {to} size?" for b in (84, 92) for to in targets],
        "not understood": [f"What is the weather in {place}?" for place in places],
    }
    for questions in kinds.values():
        sc.ask(questions[0])
        sc.ask(questions[-1])
    print("\nWhole questions (each asked once)")
    taken: list[float] = []
    for name, questions in kinds.items():
        seconds = []
        for question in questions[1:-1]:
            start = time.perf_counter()
            sc.ask(question)
            seconds.append(time.perf_counter() - start)
        taken += seconds
        median = statistics.median(seconds)
        line(f"uncached ask, {name}", f"{median * 1e6:.0f} µs", "target 1 ms", median <= 1e-3)
    p99 = sorted(taken)[int(0.99 * len(taken))]
    line(f"uncached ask, p99 of {len(taken)}", f"{p99 * 1e6:.0f} µs")


def matrix() -> None:
    """Every plug in every place, once."""
    import specconv as sc

    plugs = [row["id"] for row in sc.plugs().where(kind="plug")]
    places = sc.places().column("code")
    appliances = [sc.Appliance(plug=plug, rating="100-240 V 50/60 Hz 20 W", equipment_class="II") for plug in plugs]
    power = sc.will_it_work.__wrapped__
    took = {}
    start = time.perf_counter()
    for appliance in appliances:
        for place in places:
            began = time.perf_counter()
            power(appliance, place)
            took[appliance.plug, place] = time.perf_counter() - began
    seconds = time.perf_counter() - start
    print("\nThe whole matrix")
    line(f"{len(plugs)} plugs x {len(places)} places", f"{seconds:.2f} s", "target 3 s", seconds <= 3)
    line("  each", f"{seconds / len(took) * 1e6:.1f} µs")
    slowest = sorted(took, key=took.__getitem__)[-100:]  # many of these were only interrupted
    again = {pair: warm(partial(power, appliances[plugs.index(pair[0])], pair[1])) for pair in slowest}
    plug, place = max(again, key=again.__getitem__)
    micro = again[plug, place] * 1e6
    line(f"  slowest: {plug} in {place}", f"{micro:.1f} µs", "target 100 µs", micro <= 100)


LABELS = Path(__file__).parents[1] / "tests" / "acceptance" / "labels.csv"


def label_figures(rounds: int = 9) -> None:
    """Reading the labels of the acceptance set one after another, each the best of some rounds.

    The bar is for labels that are new to a process which has read the other sets: a running feed. Beside it, what the
    same labels take when they were read before and only the memory of whole labels is emptied, which no feed gives,
    and what they take with all that is remembered of cores (its 38, XL, 6-9M) emptied as well.
    """
    from memories import CORES, WHOLE
    from specconv.sizes import reading

    def of(path: Path) -> list[str]:
        with path.open(encoding="utf-8", newline="") as file:
            return [row["raw"] for row in csv.DictReader(file)]

    labels = of(LABELS)
    new = frozenset(labels)
    others = [label for path in sorted(LABELS.parent.glob("labels_*.csv")) for label in of(path) if label not in new]
    every = (*WHOLE, *CORES)
    print(f"\nReading labels ({len(labels)} of the acceptance set, best of {rounds} rounds each)")
    contestants: list[tuple[str, Callable[[str], object], Sequence[Any], Sequence[str], bool]] = [
        (f"read_size, new after {len(others)} others", reading.read, every, others, True),
        ("read_size, read before", reading.read, WHOLE, (), False),
        ("read_size, cores never met", reading.read, every, (), False),
    ]
    try:
        import phonenumbers
    except ImportError:
        pass
    else:
        number = "+442083661177"
        contestants.append(("phonenumbers.parse, of a number", lambda _: phonenumbers.parse(number), (), (), False))
    for name, call, memories, before, bar in contestants:
        best = dict.fromkeys(labels, float("inf"))
        for _ in range(rounds):
            for memory in memories:
                memory.cache_clear()
            for label in before:
                call(label)
            for label in labels:
                began = time.perf_counter()
                call(label)
                best[label] = min(best[label], time.perf_counter() - began)
        ordered = sorted(taken * 1e6 for taken in best.values())
        median, worst = statistics.median(ordered), ordered[int(0.99 * len(ordered))]
        met = median <= 20 and worst <= 60
        told = (f"target {20} and {60} µs", met) if bar else ()
        line(f"{name}: median, p99", f"{median:.1f}, {worst:.1f} µs", *told)


MEMORY = """
import sys
import specconv as sc
{answers}
def resident():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except OSError:
        import resource
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (2**20 if sys.platform == "darwin" else 2**10)
print(resident())
"""


def resident(answers: Sequence[str]) -> float:
    """Return the resident memory in MB of a fresh process after some answers."""
    code = MEMORY.format(answers="\n".join(answers))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return float(done.stdout)


def sizes() -> None:
    """What ships, and what stays in memory."""
    import specconv

    folder = Path(specconv.__file__).parent / "_data"
    tables = {path.name: path.stat().st_size for path in folder.glob("*.json")}
    total = sum(tables.values())
    print("\nSize")
    line("compiled data", f"{total / 1e6:.2f} MB", "target 2 MB", total <= 2e6)
    for name, size in sorted(tables.items(), key=lambda item: -item[1])[:5]:
        line(f"  of it {name}", f"{size / 1e6:.2f} MB")
    line("memory of a bare interpreter", f"{_bare():.1f} MB")
    memory = resident(list(FIRST.values()))
    line("memory after one answer of each kind", f"{memory:.1f} MB", "target 60 MB", memory <= 60)


def _bare() -> float:
    return resident(["del sc"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="fresh processes per cold figure (at least 7)")
    rounds = max(7, parser.parse_args().rounds)
    print(f"specconv on Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    cold_figures(rounds)
    warm_figures()
    label_figures()
    asked()
    matrix()
    sizes()


if __name__ == "__main__":
    main()
