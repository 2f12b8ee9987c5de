"""The command line: parses arguments, calls the pipeline, prints; it has no rules of its own."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefsmith import __version__
from briefsmith.diagnostics import Severity

FINE, PROBLEMS, FAILED = 0, 1, 2

app = typer.Typer(
    name="brief",
    help="Cited briefings in which every quotation is proven against its saved source.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

OutlineArgument = Annotated[Path, typer.Argument(metavar="[OUTLINE]", help="The outline of the project.")]
_DEFAULT_OUTLINE = Path("outline.yaml")


class ReportFormat(StrEnum):
    """The forms in which `brief check` prints what it found."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


ReportOption = Annotated[ReportFormat, typer.Option("--report", help="How to print what was found.")]


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
        bool, typer.Option("--draft", help="Build in spite of unverified quotations, and mark them.")
    ] = False,
) -> None:
    """Check, then write every output into briefs/."""
    from briefsmith.pipeline import build_project
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics

    with reading_progress(sys.stderr) as progress:
        built = build_project(outline, draft=draft, progress=progress)
    weighty = [item for item in built.checked.diagnostics if item.severity is not Severity.NOTE]
    print_diagnostics(weighty, built.checked.lines, sys.stderr)
    notes = len(built.checked.diagnostics) - len(weighty)
    more = f"; {notes} note{'' if notes == 1 else 's'}, shown by brief check" if notes else ""
    typer.echo(evidence_summary(built.checked.evidence) + more, err=True)
    for path, changed in built.outputs:
        typer.echo(f"{'wrote' if changed else 'unchanged'} {path}")
    if not built.outputs:
        typer.echo("nothing was written; what was built before still stands", err=True)
    raise typer.Exit(built.exit_code)


@app.command()
def check(outline: OutlineArgument = _DEFAULT_OUTLINE, report: ReportOption = ReportFormat.TEXT) -> None:
    """Check every quotation, citation and source; write no output."""
    from briefsmith.pipeline import check_project
    from briefsmith.reports import REPORTS
    from briefsmith.reports.progress import reading_progress
    from briefsmith.reports.terminal import evidence_summary, print_diagnostics

    with reading_progress(sys.stderr) as progress:
        checked = check_project(outline, progress)
    if report is ReportFormat.TEXT:
        print_diagnostics(checked.diagnostics, checked.lines, sys.stdout)
        typer.echo(evidence_summary(checked.evidence))
    else:
        _machine_readable(REPORTS[report.value](checked))
    raise typer.Exit(checked.exit_code)


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A saved file.")],
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


@app.command()
def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """Make a project that passes `brief check`."""
    from briefsmith.starter import make_project

    for path in make_project(folder):
        typer.echo(f"wrote {path}")
    program = "brief" if shutil.which("brief") else Path(sys.argv[0]).resolve()
    typer.echo(f"Now: cd {folder} && {program} build", err=True)


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


def main() -> None:
    """The command ``brief``: exit 0 fine, 1 problems in the project, 2 the command or the machine failed."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not cost the analyst the message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except BrokenPipeError:
        sys.exit(FAILED)
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
