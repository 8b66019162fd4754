"""How fast beside the ``fashion-size`` package: ``make peers`` prints both side by side.

The package needs Python 3.12, so the benchmark makes an environment of its own in ``build/peers`` with such an
interpreter (this one, one on the path, or the one that ``PEERS_PYTHON`` names) and installs both libraries into it.
Where there is no such interpreter, or the package cannot be installed, it says so and prints nothing else.

Both are asked the same: a woman's dress, UK 10 in EU sizes. Three ways of asking are measured, because the libraries
divide the work differently: a label as it is written, a size that was read before, and a fresh process. Theirs looks a
row up in one chart; ours weighs all charts and standards, gives odds, body, reasons and sources. Warm figures are the
best of several rounds, cold ones the median of fresh processes, the contestants taken in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "build" / "peers"
PYTHONS = ("python3.14", "python3.13", "python3.12")
PEER = "fashion-size"

WARM = """
import json, timeit
def best(call, number=200, rounds=9):
    call()
    return min(timeit.repeat(call, number=number, repeat=rounds)) / number
{setup}
print(json.dumps({{name: best(call) for name, call in calls.items()}}))
"""

OURS = """
import specconv as sc
from memories import forget
options = {"to": "EU", "audience": "women", "item": "dress"}
bare = sc.convert.__wrapped__
size = sc.read_size("UK 10", audience="women", item="dress")[0]
def label():
    forget()
    return bare("UK 10", **options)
calls = {
    "label": label,
    "size": lambda: bare(size, **options),
    "again": lambda: sc.convert("UK 10", **options),
}
assert label().best.label == "38"
"""

THEIRS = """
from fashion_size import Demographic, ProductType
from fashion_size.descriptions import decode_size_description
from fashion_size.types import UK_DRESS_SIZE, Locale, Size
women = Demographic("adult", "female")
size = Size.from_raw("10", UK_DRESS_SIZE)
def label():
    read = decode_size_description("UK 10", Locale.UK, product_type=ProductType.DRESSES)
    return read.sizes[0].convert_to_locale("eu", demographic=women)
calls = {
    "label": label,
    "size": lambda: size.convert_to_locale("eu", demographic=women),
    "again": label,
}
assert str(label()) == "EU 38"
"""

COLD = {
    "ours": "import specconv as sc; str(sc.convert('UK 10', to='EU', audience='women', item='dress'))",
    "theirs": (
        "from fashion_size import Demographic, ProductType; "
        "from fashion_size.descriptions import decode_size_description; "
        "from fashion_size.types import Locale; "
        "read = decode_size_description('UK 10', Locale.UK, product_type=ProductType.DRESSES); "
        "str(read.sizes[0].convert_to_locale('eu', demographic=Demographic('adult', 'female')))"
    ),
}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are read as bytecode, as an installed package has them."""
CLOCK = "import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"


def interpreter() -> str | None:
    """Return a Python 3.12 or newer, or None."""
    named = os.environ.get("PEERS_PYTHON")
    if named:
        return named
    if sys.version_info >= (3, 12):
        return sys.executable
    found = [path for name in PYTHONS if (path := shutil.which(name))]
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in ("3.14", "3.13", "3.12"):
        found += [str(path) for path in sorted(versions.glob(f"{version}*/bin/python3"), reverse=True)]
    for path in found:  # a shim of a version manager may stand for a version that is not there
        if subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode == 0:
            return path
    return None


def environment(python: str) -> tuple[str | None, str]:
    """Return the interpreter of the benchmark's own environment with both libraries, or None and why there is none."""
    inside = HOME / "bin" / "python"
    if not inside.exists():
        subprocess.run([python, "-m", "venv", str(HOME)], check=True)
    pip = [str(inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for wanted in ([PEER], ["-e", str(ROOT)]):
        done = subprocess.run([*pip, *wanted], capture_output=True, text=True, check=False)
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if line.strip()]
            return None, lines[-1] if lines else "no reason given"
    return str(inside), ""


def warm(python: str, setup: str) -> dict[str, float]:
    """Return seconds by way of asking."""
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    code = WARM.format(setup=setup)
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, env=here)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def cold(python: str, rounds: int) -> dict[str, float]:
    """Return the median seconds from before the import to after the answer; the first round only warms the disk."""
    taken: dict[str, list[float]] = {name: [] for name in COLD}
    for turn in range(rounds + 1):
        for name, code in COLD.items():
            done = subprocess.run(
                [python, "-c", CLOCK.format(code=code)], capture_output=True, text=True, check=True, env=ENVIRONMENT
            )
            if turn:
                taken[name].append(float(done.stdout))
    return {name: statistics.median(found) for name, found in taken.items()}


def line(what: str, ours: float, theirs: float, unit: str, target: float | None = None) -> None:
    """Print a pair of figures, how many times as fast ours is, and the target where there is one."""
    scale = 1e6 if unit == "µs" else 1e3
    times = theirs / ours
    aim = "" if target is None else f"target {target:g} x   {'ok' if times >= target else 'MISSED'}"
    shown = f"{ours * scale:>10.1f} {unit}  {theirs * scale:>10.1f} {unit}  {times:>8.2f} x"
    print(f"  {what:<44} {shown}   {aim}".rstrip(), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15, help="fresh processes per cold figure")
    rounds = parser.parse_args().rounds
    python = interpreter()
    if python is None:
        print(f"{PEER} needs Python 3.12 or newer, and there is none here: nothing was measured.")
        return
    inside, why = environment(python)
    if inside is None:
        print(f"{PEER} cannot be installed here, so nothing was measured: {why}")
        return
    told = "import importlib.metadata as m, platform; print(m.version('fashion-size'), platform.python_version())"
    version, number = subprocess.run([inside, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    print(f"specconv beside {PEER} {version}, Python {number}; a woman's dress, UK 10 in EU sizes")
    print(f"  {'':<44} {'specconv':>13}  {PEER:>13}")
    ours, theirs = warm(inside, OURS), warm(inside, THEIRS)
    line("uncached, from the label", ours["label"], theirs["label"], "µs", 2)
    line("uncached, from a size read before", ours["size"], theirs["size"], "µs")
    line("cached, from the label", ours["again"], theirs["again"], "µs", 20)
    line("cached, beside its lookup alone", ours["again"], theirs["size"], "µs", 20)
    fresh = cold(inside, rounds)
    line("cold process, from the label", fresh["ours"], fresh["theirs"], "ms", 1)


if __name__ == "__main__":
    main()
