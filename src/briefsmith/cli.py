"""The command line: parses arguments, calls the pipeline, prints; it has no rules of its own."""

from __future__ import annotations

import contextlib
import errno
import os
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from briefsmith import __version__
from briefsmith.diagnostics import Severity

if TYPE_CHECKING:
    from briefsmith.pipeline import Checked
    from briefsmith.watch.rounds import Round

FINE, PROBLEMS, FAILED = 0, 1, 2

app = typer.Typer(
    name="brief",
    help="Cited briefings in which every quotation is proven against its saved source.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

template_app = typer.Typer(help="Check a Word template of your own, or start one.", no_args_is_help=True)
app.add_typer(template_app, name="template")

OutlineArgument = Annotated[Path, typer.Argument(metavar="OUTLINE", help="The outline of the project.")]
_DEFAULT_OUTLINE = Path("outline.yaml")


class ReportFormat(StrEnum):
    """The forms in which `brief check` prints what it found."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


class StarterName(StrEnum):
    """The shipped templates that `brief template new` starts from."""

    STANDARD = "standard"
    GONGWEN = "gongwen"
    INTELLIGENCE = "intelligence"


ReportOption = Annotated[ReportFormat, typer.Option("--report", help="How to print what was found.")]


LockedOption = Annotated[
    bool, typer.Option("--locked", help="Refuse when anything is not as it was locked, or there is no lock.")
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"brief {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    outline: OutlineArgument = _DEFAULT_OUTLINE,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="Build in spite of unverified quotations, and mark them; comments say what is to be mended.",
        ),
    ] = False,
    locked: LockedOption = False,
) -> None:
    """Check, then write every output into briefs/."""
    from briefsmith.pipeline import build_project
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics

    with reading_progress(sys.stderr) as progress:
        built = build_project(outline, draft=draft, progress=progress, locked=locked)
    weighty = [item for item in built.checked.diagnostics if item.severity is not Severity.NOTE]
    print_diagnostics(weighty, built.checked.lines, sys.stderr)
    notes = len(built.checked.diagnostics) - len(weighty)
    more = f"; {notes} note{'' if notes == 1 else 's'}, shown by brief check" if notes else ""
    if built.checked.outline is not None:
        typer.echo(evidence_summary(built.checked.evidence) + more, err=True)
    for path, changed in built.outputs:
        typer.echo(f"{'wrote' if changed else 'unchanged'} {path}")
    if not built.outputs:
        typer.echo("nothing was written; what was built before still stands", err=True)
    raise typer.Exit(built.exit_code)


@app.command(short_help="Build again whenever a file of the project is saved.")
def watch(
    outline: OutlineArgument = _DEFAULT_OUTLINE,
    draft: Annotated[
        bool, typer.Option("--draft", help="Build in spite of unverified quotations, and mark them.")
    ] = False,
) -> None:
    """Build, and again whenever the outline, a source, the template or the citation style is saved; tell
    what changed. Ctrl-C ends it.
    """
    from briefsmith.reports.progress import reading_progress
    from briefsmith.watch.rounds import rounds

    if not outline.is_file():
        raise FileNotFoundError(errno.ENOENT, "there is no such outline to watch", str(outline))
    _on_end_signals(signal.default_int_handler)
    try:
        with reading_progress(sys.stderr) as progress:
            building = rounds(outline, draft, progress)
            first = next(building)
        for done in chain((first,), building):
            _print_round(done, outline.parent)
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):  # the terminal may be what went away
            typer.echo("\nstopped; what was built last stands in briefs/", err=True)


def _print_round(done: Round, folder: Path) -> None:
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics
    from briefsmith.reports.text_report import harmless
    from briefsmith.watch.telling import opening, outcome, problem_changes

    if done.changes:
        typer.echo(f"\n{time.strftime('%H:%M:%S')} {harmless(opening(done))}")
    print_diagnostics(done.new_problems, done.built.checked.lines, sys.stdout)
    for line in problem_changes(done):
        typer.echo(harmless(line))
    if done.built.checked.outline is not None:
        typer.echo(evidence_summary(done.built.checked.evidence))
    typer.echo(harmless(outcome(done, folder)))
    if not done.changes:
        typer.echo("watching; Ctrl-C ends")
    sys.stdout.flush()


@app.command()
def check(
    outline: OutlineArgument = _DEFAULT_OUTLINE,
    report: ReportOption = ReportFormat.TEXT,
    locked: LockedOption = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Write the source's own characters where a quotation was folded."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: show the change only.")] = False,
) -> None:
    """Check every quotation, citation and source; write no output."""
    from briefsmith.pipeline import check_project
    from briefsmith.reports import REPORTS
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics

    if (yes or dry_run) and not fix:
        raise typer.BadParameter("--yes and --dry-run go with --fix")
    with reading_progress(sys.stderr) as progress:
        checked = check_project(outline, progress, locked)
    if fix and _fix(
        outline, checked, yes, dry_run, sys.stdout if report is ReportFormat.TEXT else sys.stderr
    ):
        checked = check_project(outline, locked=locked)
    if report is ReportFormat.TEXT:
        print_diagnostics(checked.diagnostics, checked.lines, sys.stdout)
        if checked.outline is not None:
            typer.echo(evidence_summary(checked.evidence))
    else:
        _machine_readable(REPORTS[report.value](checked))
    raise typer.Exit(checked.exit_code)


def _fix(outline: Path, checked: Checked, yes: bool, dry_run: bool, stream: TextIO) -> bool:
    """Shows what a fix would change, and writes it if that is wanted; gives whether it was written."""
    from briefsmith.locking import plan_fix, write_fix
    from briefsmith.reports.terminal import print_change, print_diagnostics

    fix = plan_fix(outline, checked)
    if fix is None:
        return False
    print_change(fix, outline.as_posix(), stream)
    print_diagnostics(fix.left, checked.lines, stream)
    if fix.after == fix.before or dry_run or not (yes or _agreed(outline, stream)):
        return False
    write_fix(outline, fix)
    print(f"wrote {outline}\n", file=stream)
    return True


def _agreed(outline: Path, stream: TextIO) -> bool:
    """Whether a person at the terminal wants the change."""
    if not (sys.stdin.isatty() and stream.isatty()):
        print("nothing was written; `brief check --fix --yes` writes this\n", file=stream)
        return False
    return typer.confirm(f"Write this into {outline}?", err=stream is sys.stderr)


@app.command(short_help="Write down which words are proven where.")
def lock(outline: OutlineArgument = _DEFAULT_OUTLINE) -> None:
    """Write down beside the outline which words are proven where, so that a changed source is noticed."""
    from briefsmith.locking import lock_project
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics

    with reading_progress(sys.stderr) as progress:
        done = lock_project(outline, progress)
    told = [item for item in done.checked.diagnostics if done.tells(item)]
    print_diagnostics(told, done.checked.lines, sys.stderr)
    if done.checked.outline is not None:
        typer.echo(evidence_summary(done.checked.evidence), err=True)
    if done.lock is None:
        typer.echo("nothing was written; the lock, if there is one, still stands", err=True)
        raise typer.Exit(done.checked.exit_code)
    typer.echo(f"{'wrote' if done.changed else 'unchanged'} {done.path}")


@app.command(short_help="Tell whether a Word file still holds what was proven.")
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="A briefing that was handed around.")],
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="DIR", help="Prove each quotation again, from files in this folder."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Say of each quotation in a Word file whether it is still what was proven."""
    from briefsmith.handed_files import verify_file
    from briefsmith.reports.terminal import print_diagnostics
    from briefsmith.reports.verification import render_verification, verification_summary

    found, wrong = verify_file(file, sources)
    print_diagnostics(wrong, {}, sys.stderr)
    if json:
        _machine_readable(render_verification(found))
    else:
        print_diagnostics(found.diagnostics, {}, sys.stdout)
        if found.readable:
            typer.echo(verification_summary(found, sources is not None))
    raise typer.Exit(found.exit_code)


@app.command(short_help="Show one saved file as Briefsmith sees it.")
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A saved file.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show one saved file as Briefsmith sees it: metadata, blocks, what is body and what is not."""
    from briefsmith.project import read_plain_file, read_project_profiles
    from briefsmith.reports.terminal import print_diagnostics, print_source, render_source
    from briefsmith.sources.reader import read_source

    profiles, wrong = read_project_profiles(Path())
    print_diagnostics(wrong, {}, sys.stderr)
    source = read_source(read_plain_file(file), file.as_posix(), profiles)
    if json:
        _machine_readable(render_source(source))
    else:
        print_source(source, sys.stdout)
    raise typer.Exit(FINE if source.readable else PROBLEMS)


@app.command()
def sources(
    outline: OutlineArgument = _DEFAULT_OUTLINE,
    csl_json: Annotated[
        bool, typer.Option("--csl-json", help="Print the sources as CSL-JSON, for a reference manager.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Draft the source summary statement, to copy into the outline.")
    ] = False,
) -> None:
    """Show the library as a table."""
    from briefsmith.pipeline import draft_summary, read_library
    from briefsmith.reports.library_exports import render_csl_json
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import print_diagnostics, print_library
    from briefsmith.reports.twins import twin_lines

    with reading_progress(sys.stderr) as progress:
        checked = read_library(outline, progress)
    if checked.library is not None:
        if csl_json:
            _machine_readable(render_csl_json(checked.library))
        elif summary:
            _machine_readable(draft_summary(checked).rstrip())
        else:
            print_library(checked.library, sys.stdout)
            for line in twin_lines(checked.twins):
                typer.echo(line)
    print_diagnostics(checked.diagnostics, checked.lines, sys.stderr)
    raise typer.Exit(checked.exit_code)


@app.command(short_help="List the citation styles, with samples.")
def styles(
    language: Annotated[
        str, typer.Option("--language", help="The language of the briefing (zh-CN, en, …).")
    ] = "zh-CN",
) -> None:
    """List the citation styles, each with a Chinese and an English sample."""
    from briefsmith.citations.engine import EngineError
    from briefsmith.citations.samples import style_samples
    from briefsmith.reports.styles import style_lines

    try:
        for line in style_lines(style_samples(language)):
            typer.echo(line)
    except (EngineError, ValueError) as error:
        typer.echo(f"brief styles: {error}.", err=True)
        raise typer.Exit(FAILED) from error


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    language: Annotated[
        str, typer.Option("--language", help="The language of the sample: zh-CN or en.")
    ] = "zh-CN",
    template: Annotated[
        str, typer.Option("--template", help="The Word template: standard, gongwen or intelligence.")
    ] = "standard",
) -> None:
    """Make a project that builds at once."""
    from briefsmith.starter import make_project

    try:
        written = make_project(folder, language, template)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    for path in written:
        typer.echo(f"wrote {path}")
    program = "brief" if shutil.which("brief") else shlex.quote(str(Path(sys.argv[0]).resolve()))
    typer.echo(f"Now: cd {shlex.quote(str(folder))} && {program} watch", err=True)


@template_app.command("check")
def template_check(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="The template.")],
    outline: Annotated[
        Path | None, typer.Option("--outline", help="The outline whose variables and marking it prints.")
    ] = None,
    report: ReportOption = ReportFormat.TEXT,
) -> None:
    """Name everything that is wrong with a template, with the paragraph that it stands in."""
    from briefsmith.reports.template_report import TEMPLATE_REPORTS, print_template
    from briefsmith.template_files import check_template_file

    checked = check_template_file(file, outline)
    if report is ReportFormat.TEXT:
        print_template(checked, sys.stdout)
    else:
        _machine_readable(TEMPLATE_REPORTS[report.value](checked))
    raise typer.Exit(checked.exit_code)


@template_app.command("new")
def template_new(
    file: Annotated[Path, typer.Argument(metavar="FILE.docx", help="The file to make.")] = Path(
        "template.docx"
    ),
    start: Annotated[
        StarterName, typer.Option("--from", help="The shipped template to start from.")
    ] = StarterName.STANDARD,
    language: Annotated[
        str, typer.Option("--language", help="The language of the briefings (zh-CN, en, …).")
    ] = "",
) -> None:
    """Write a template to restyle in Word; comments in it say what is what."""
    from briefsmith.template_files import write_starter

    write_starter(file, start.value, language)
    typer.echo(f"wrote {file}")
    typer.echo(f"Now: restyle it in Word, then `brief template check {shlex.quote(str(file))}`.", err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the outline."""
    import json

    from briefsmith.outline.schema import outline_schema

    typer.echo(json.dumps(outline_schema(), ensure_ascii=False, indent=2))


def _machine_readable(text: str) -> None:
    """Writes what machines read, in UTF-8 whatever the terminal speaks."""
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.flush()


def _on_end_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    """Lets ``handler`` end the program when it is asked to or its terminal is closed, so that LibreOffice and
    temporary files do not outlive it; signals that whoever started it wants ignored (`nohup`) stay so.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _exit(number: int, frame: FrameType | None) -> None:
    """Ends as shells report a program that a signal ended."""
    sys.exit(128 + number)


def main() -> None:
    """The command ``brief``: exit 0 fine, 1 problems in the project, 2 the command or the machine failed."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not cost the analyst the message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    _on_end_signals(_exit)
    try:
        app()
    except SystemExit as done:
        # The reader of a pipe went away: the framework's 1 would say that the project has problems.
        sys.exit(FAILED if isinstance(done.__context__, BrokenPipeError) else done.code)
    except OSError as error:
        typer.echo(f"brief: {error.filename or 'the machine'}: {error.strerror or error}", err=True)
        sys.exit(FAILED)
    except Exception as error:
        if os.environ.get("BRIEFSMITH_TRACEBACK"):
            raise
        typer.echo(
            f"brief: a fault of Briefsmith, not of your project: {type(error).__name__}: {error}", err=True
        )
        typer.echo("Nothing was written. BRIEFSMITH_TRACEBACK=1 shows where, for a report.", err=True)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
