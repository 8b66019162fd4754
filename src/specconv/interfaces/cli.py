"""The console script ``specconv``: starts the commands, and turns what goes wrong into one readable line.

Exit codes: 0 answered; 1 something given is unreadable or unknown (any :class:`~specconv.SpecconvError`), or a whole
question could not be answered; 2 the command line itself is wrong, or the extra ``cli`` is not installed.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from specconv.ground.errors import SpecconvError

ANSWERED, REFUSED, MISUSED = 0, 1, 2
PROGRAM = "specconv"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default this process's) and return its exit code.

    >>> run(["place", "AU"])  # doctest: +ELLIPSIS
    Australia: socket-outlets deliver 230 V 50 Hz; ...
    0
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows ? and the answer goes on
    try:
        from specconv.interfaces import commands
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("typer", "click", "rich"):
            raise
        return _complain(f"the command line needs {error.name}; install it with: pip install 'specconv[cli]'", MISUSED)
    try:
        code = commands.command().main(
            None if arguments is None else list(arguments), prog_name=PROGRAM, standalone_mode=False
        )
        sys.stdout.flush()
    except SpecconvError as error:
        return _complain(str(error), REFUSED)
    except SystemExit:  # typer's way out when the reader of our output has gone, as with `| head -1`
        return ANSWERED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except Exception as error:
        message = commands.usage_problem(error)
        if message is None:
            raise
        return _complain(message, MISUSED)
    return code if isinstance(code, int) else ANSWERED


def _complain(message: str, code: int) -> int:
    print(f"{PROGRAM}: {' '.join(message.split())}", file=sys.stderr)
    return code


def main() -> None:
    """Run this process's command line and leave with its exit code."""
    sys.exit(run())
