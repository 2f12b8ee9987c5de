"""Fixtures that every part's tests share, and the rule that continuous integration skips nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

_LONGEST_TEST = 300


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout, which is itself a working project."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The labelled corpus, where it lies beside the checkout."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the labelled corpus (../shared/corpus) is not here")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _state_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is written into the home folder of whoever runs the tests."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))
    yield
    if before is None:
        del os.environ["XDG_STATE_HOME"]
    else:
        os.environ["XDG_STATE_HOME"] = before


@pytest.fixture(autouse=True)
def _no_test_hangs() -> Iterator[None]:
    """A test that takes this long has met something whose time explodes; speed itself is measured in
    ``bench/`` and never here.
    """

    def hung(*_: object) -> None:
        raise TimeoutError(f"more than {_LONGEST_TEST} seconds")

    before = signal.signal(signal.SIGALRM, hung)
    signal.alarm(_LONGEST_TEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("BRIEFSMITH_NO_SKIPS") and exitstatus == 0:
        for report in skipped:
            print(f"\nskipped where nothing may be: {report.nodeid}: {report.longrepr}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
