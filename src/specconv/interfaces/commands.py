"""The commands of ``specconv``. Each asks one verb of the library and prints what it returns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid
from typer.main import get_command

import specconv as sc
from specconv.ground.messages import check_language
from specconv.interfaces.document import document, readings

app = typer.Typer(
    name="specconv",
    help="Does this size fit, does this plug and voltage work there? With reasons, sources and how sure.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Language = Annotated[str, typer.Option("--language", help="Language of the answer: en or zh.")]
Json = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Add the checks, reasons and sources.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"specconv {sc.__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep the options of the command line itself."""


@app.command(epilog='Example: specconv power "220 V 50 Hz 1500 W" --plug I --kind kettle --class I --from CN --to AU')
def power(
    rating: Annotated[str | None, typer.Argument(help="What the rating plate says, as it stands there.")] = None,
    *,
    to: Annotated[str, typer.Option("--to", help="Where it is to be used: a name or an ISO 3166 code.")],
    kind: Annotated[str | None, typer.Option("--kind", help="What it is: kettle, hair dryer, 电饭煲.")] = None,
    plug: Annotated[
        str | None, typer.Option("--plug", help="A letter, a standard or a name: I, BS 1363, Schuko.")
    ] = None,
    equipment_class: Annotated[
        str | None, typer.Option("--class", help="Equipment class: 0, 0I, I, II or III.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--from", help="Where it was sold; tells which plug a letter means.")
    ] = None,
    voltage: Annotated[str | None, typer.Option("--voltage", help="Rated voltage, V: 220-240, 115/230.")] = None,
    frequency: Annotated[str | None, typer.Option("--frequency", help="Rated frequency, Hz: 50/60.")] = None,
    watts: Annotated[str | None, typer.Option("--power", help="Rated power: 1500, 1.5 kW.")] = None,
    current: Annotated[str | None, typer.Option("--current", help="Rated current, A.")] = None,
    load_kind: Annotated[
        str | None, typer.Option("--load-kind", help="What is inside: resistive_heat, smps, ….")
    ] = None,
    inlet: Annotated[str | None, typer.Option("--inlet", help="Appliance inlet of a detachable cord: C14.")] = None,
    conversion: Annotated[
        bool | None,
        typer.Option("--conversion-allowed/--no-conversion", help="The maker's word on transformers and converters."),
    ] = None,
    supply: Annotated[str | None, typer.Option("--supply", help='The supply there, if known: "127 V 60 Hz".')] = None,
    socket: Annotated[str | None, typer.Option("--socket", help='The outlet, if known: "NEMA 6-15", shaver.')] = None,
    practice: Annotated[
        str | None, typer.Option("--practice", help="What someone means to do: shutter_defeated, ….")
    ] = None,
    language: Language = "en",
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Will this appliance work there, and safely?"""
    check_language(language)
    appliance = sc.Appliance(
        kind=kind, plug=plug, rating=rating, voltage=voltage, frequency=frequency, power=watts, current=current,
        equipment_class=equipment_class, load_kind=load_kind, inlet=inlet, origin=origin, conversion_allowed=conversion,
    )  # fmt: skip
    answer = sc.will_it_work(appliance, to, supply=supply, socket=socket, practice=practice)
    _show(answer, language, as_json, verbose)


@app.command(epilog='Example: specconv size "US 8" --to UK --audience women --item dress')
def size(
    text: Annotated[str, typer.Argument(metavar="SIZE", help="The size as it is written: US 8, 165/88A, IT 44.")],
    to: Annotated[str, typer.Option("--to", help="The size system wanted: UK, US, EU, DE, FR, IT, JP, CN, INT, ….")],
    system: Annotated[
        str | None, typer.Option("--system", help="The system of a size that does not name its own.")
    ] = None,
    audience: Annotated[
        str | None, typer.Option("--audience", help="women, men, unisex, girls, boys, kids or baby.")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", help="What it is: dress, trousers, ….")] = None,
    fit_type: Annotated[str | None, typer.Option("--fit-type", help="regular, petite, tall, plus, ….")] = None,
    brand: Annotated[str | None, typer.Option("--brand", help="Whose label the given size is.")] = None,
    to_brand: Annotated[str | None, typer.Option("--to-brand", help="Whose size is wanted.")] = None,
    language: Language = "en",
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Which size is that elsewhere, and how sure is it?"""
    check_language(language)
    answer = sc.convert(
        text, to=to, system=system, audience=audience, item=item, fit_type=fit_type, brand=brand, to_brand=to_brand
    )
    _show(answer, language, as_json, verbose)


@app.command(epilog='Example: specconv read "12" --system UK --audience women --style google')
def read(
    text: Annotated[str, typer.Argument(metavar="LABEL", help="The label as it is written: US 8, W32/L34, 均码.")],
    system: Annotated[
        str | None, typer.Option("--system", help="The system of a label that does not name its own.")
    ] = None,
    audience: Annotated[
        str | None, typer.Option("--audience", help="women, men, unisex, girls, boys, kids or baby.")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", help="What it is: dress, shoes, ring, ….")] = None,
    fit_type: Annotated[str | None, typer.Option("--fit-type", help="regular, petite, tall, plus, ….")] = None,
    brand: Annotated[str | None, typer.Option("--brand", help="Whose label it is.")] = None,
    style: Annotated[
        str | None,
        typer.Option("--style", help="Write the likeliest: plain, google, schema.org, gs1, amazon or shopify."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Which size may a label be? The readings, the likeliest first."""
    found = sc.read_size(text, system=system, audience=audience, item=item, fit_type=fit_type, brand=brand)
    if as_json:
        print(json.dumps(readings(text, found, style), ensure_ascii=False, indent=2))
        return
    if not found:
        raise sc.UnreadableSize("no size designation", field="label", value=text)
    if style is not None:
        written = sc.format(found[0], style)
        print(written if isinstance(written, str) else json.dumps(written, ensure_ascii=False))
        return
    for size in found:
        whom = ", ".join(filter(None, (size.audience, size.item)))
        print(f"{size}{f' ({whom})' if whom else ''} {size.plausibility or 0.0:.0%}")


@app.command(epilog="Example: specconv place AU")
def place(
    name: Annotated[str, typer.Argument(help="A name in any language, an ISO 3166 code, or a part: Osaka, BR-SP.")],
    language: Language = "en",
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """What do the socket-outlets of a place deliver, and which sizes are worn there?"""
    _show(sc.place(name), language, as_json, verbose)


@app.command(epilog='Example: specconv ask "Will my 220V Chinese kettle work in Australia?"')
def ask(
    question: Annotated[str, typer.Argument(help="A whole question, in English or Chinese.")],
    language: Annotated[
        str | None, typer.Option("--language", help="Language of the answer: en or zh; the question's where not given.")
    ] = None,
    as_json: Json = False,
    verbose: Verbose = False,
) -> None:
    """Ask a whole question about sizes, power or selling abroad."""
    asked = sc.ask(question)
    _show(asked, check_language(language or asked.language), as_json, verbose)
    if asked.answer is None:
        raise typer.Exit(1)


def command() -> Any:
    """Return the commands as one callable command."""
    return get_command(app)


def usage_problem(error: Exception) -> str | None:
    """Return what is wrong with a command line, or None when the error is of another kind.

    Recognised by what click's errors offer, because typer has come with its own copy of click since 0.20 or so.
    """
    message = getattr(error, "format_message", None)
    if not callable(message) or not hasattr(error, "exit_code"):
        return "stopped" if type(error).__name__ == "Abort" else None
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "specconv")
    return f"{message()} (see: {path} --help)".removeprefix("specconv: ")


def _show(answer: Any, language: str, as_json: bool, verbose: bool) -> None:
    if as_json:
        print(json.dumps(document(answer, language), ensure_ascii=False, indent=2))
        return
    print(answer.reply(language))
    if verbose:
        _show_grounds(answer, language)


_AXES = ("plug", "earthing", "voltage", "frequency", "current")


def _show_grounds(answer: Any, language: str) -> None:
    """Print what an answer rests on, in aligned columns."""
    checks = [(axis, str(getattr(answer, axis).status)) for axis in _AXES if hasattr(answer, axis)]
    _grid("Checks", checks)
    _grid(
        "Sizes",
        [(str(candidate.size), f"{candidate.probability:.0%}") for candidate in getattr(answer, "candidates", ())],
    )
    reasons = getattr(answer, "reasons", ())
    _grid("Reasons", [(r.severity, r.rule or r.chart or "", r.say(language)) for r in reasons])
    _grid("Sources", [(s.id, s.confidence or "", f"{s.title} ({s.kind}, {s.date})") for s in answer.evidence])


def _grid(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if not rows:
        return
    print(f"\n{title}")
    grid = Grid.grid(padding=(0, 2))
    for cells in rows:
        grid.add_row("", *cells)
    Console(highlight=False, markup=False, emoji=False).print(grid)
