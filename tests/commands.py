"""Runs the command as a user does, without loading all of it anew for every call."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

#: What a terminal of a user says, but for what the machine of the tests has.
USUAL = {"PYTHONUTF8": "1", "COLUMNS": "120"}


def brief(
    *arguments: str, folder: Path, environment: Mapping[str, str] = USUAL
) -> subprocess.CompletedProcess[str]:
    """Runs ``brief`` in ``folder`` in a process of its own, with its own standard streams, and nothing to
    read.

    Where the system can, that process is a copy of this one, which has loaded the program already: a start
    from nothing takes several times as long as what most tests are about.
    """
    if not hasattr(os, "fork"):
        return _started(arguments, folder, environment)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        import briefsmith.pipeline  # noqa: F401 - loaded once, here

        number = os.fork()
        if number == 0:
            _become_the_command(arguments, folder, environment, out.fileno(), err.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8"))
    return subprocess.CompletedProcess(arguments, code, *texts)


def _started(
    arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefsmith.cli", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def _become_the_command(
    arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str], out: int, err: int
) -> NoReturn:
    """Never gives control back to the tests, whatever happens."""
    code = 70
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for given, usual in ((nothing, 0), (out, 1), (err, 2)):
            os.dup2(given, usual)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the end
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        os.environ.update(environment)
        os.chdir(folder)
        sys.argv = ["brief", *arguments]
        code = _exit_code()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _exit_code() -> int:
    from briefsmith.cli import main

    try:
        main()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    return 0
