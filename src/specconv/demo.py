"""``python -m specconv.demo``: both questions, answered on the packaged data."""

from __future__ import annotations

import specconv as sc


def main() -> None:
    """Print real answers to real questions."""
    print("Will a Chinese kettle (220 V, 1500 W, its own plug) work there?\n")
    kettle = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")
    for place in ("Australia", "United Kingdom", "United States"):
        _show(place, sc.will_it_work(kettle, place))
    dryer = sc.Appliance(kind="hair dryer", plug="A", rating="120 V 60 Hz 1875 W", equipment_class="II", origin="US")
    print("\nAnd an American hair dryer (120 V, 1875 W) in the United Kingdom?\n")
    _show("United Kingdom", sc.will_it_work(dryer, "GB"))
    print("\nWhat is it in UK sizes? (a woman's dress)\n")
    for size in ("CN 165/88A", "US 8", "IT 44"):
        _show(size, sc.convert(size, to="UK", audience="women", item="dress"))
    print("\nThe same in Chinese:\n")
    print(sc.will_it_work(kettle, "英国").reply("zh"))
    print()
    print(sc.convert("CN 165/88A", to="UK", audience="women", item="dress").reply("zh"))


def _show(question: str, answer: sc.Answer) -> None:
    line = str(answer)
    print(f"* {line if line.startswith(question) else f'{question}: {line}'}")
    sources = ", ".join(dict.fromkeys(source.id for source in answer.evidence[:4]))
    print(f"    sources: {sources}\n")


if __name__ == "__main__":
    main()
