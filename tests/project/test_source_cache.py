"""What was read is kept by its content, and nothing that happens to it is noticed."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from briefsmith import source_cache
from briefsmith.pipeline import read_library
from briefsmith.source_cache import SourceCache, reading_version
from briefsmith.sources import reader
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

TEXT = "港务局周三表示，全年共记录险情{}起，比上一年减少3起。\n"
OUTLINE = "title: 甲\nsources: seeds/\nsections: [{title: 乙, text: 丙}]\n"

KEY = b"k" * 32


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for number in range(4):
        (tmp_path / "seeds" / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    path = tmp_path / "outline.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really read, in order."""
    done: list[str] = []

    def told(data: bytes, path: str, profiles: object = None) -> Source:
        done.append(path)
        return read_source(data, path)

    monkeypatch.setattr(reader, "read_source", told)
    return done


def sources(outline: Path) -> list[Source | None]:
    library = read_library(outline).library
    assert library is not None
    return [entry.source for entry in library.entries.values()]


def entries(outline: Path) -> list[Path]:
    return sorted((outline.parent / ".cache" / "briefsmith").rglob("*.source"))


def test_a_second_run_reads_nothing(outline: Path, read: list[str]) -> None:
    first = sources(outline)
    assert len(read) == 4
    assert sources(outline) == first
    assert len(read) == 4


def test_it_can_be_deleted_at_any_time(outline: Path, read: list[str]) -> None:
    first = sources(outline)
    shutil.rmtree(outline.parent / ".cache")
    assert sources(outline) == first
    assert len(read) == 8


def test_changed_content_is_read_and_a_moved_file_is_not(outline: Path, read: list[str]) -> None:
    sources(outline)
    seeds = outline.parent / "seeds"
    (seeds / "0.txt").rename(seeds / "moved.txt")
    (seeds / "1.txt").write_text(TEXT.format("99"), encoding="utf-8")
    found = {source.path: source for source in sources(outline) if source}
    assert read[4:] == ["seeds/1.txt"]
    assert found["seeds/moved.txt"] == read_source((seeds / "moved.txt").read_bytes(), "seeds/moved.txt")


def test_problems_point_at_the_file_that_was_asked_for(outline: Path) -> None:
    cache = SourceCache(outline.parent / "c", "v", KEY)
    old = read_source(b"", "old.txt")
    cache.store(old)
    assert cache.load(old.digest, "new.txt") == read_source(b"", "new.txt")


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_damaged_entries_are_read_anew(outline: Path, read: list[str], damage: bytes | None) -> None:
    first = sources(outline)
    for path in entries(outline):
        path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert sources(outline) == first
    assert len(read) == 8
    assert sources(outline) == first
    assert len(read) == 8


def test_an_entry_under_the_wrong_name_is_not_taken(outline: Path) -> None:
    first = sources(outline)
    one, two, *_ = entries(outline)
    shutil.copy(one, two)
    assert sources(outline) == first


def test_another_version_never_sees_it(
    outline: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources(outline)
    for number in range(4):
        version = f"version{number}"
        monkeypatch.setattr("briefsmith.project.reading_version", lambda also, version=version: version)
        sources(outline)
    assert len(read) == 20
    kept = {path.name for path in (outline.parent / ".cache" / "briefsmith").iterdir() if path.is_dir()}
    assert "version3" in kept
    assert len(kept) == 2


def test_the_version_is_that_of_all_that_decides_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    own = reading_version()
    assert reading_version(b"a profile of the project") != own
    reading_version.cache_clear()
    assert reading_version() == own
    reading_version.cache_clear()
    monkeypatch.setattr(source_cache, "_libraries", lambda: ["lxml 0"])
    assert reading_version() != own
    reading_version.cache_clear()
    package = dict(source_cache.package_contents(source_cache.files("briefsmith") / "sources", "sources"))
    assert "sources/reader.py" in package
    assert any(name.startswith("sources/profiles/") for name in package)


def test_it_stays_within_its_bound(outline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources(outline)
    files = entries(outline)
    for age, path in enumerate(files):
        os.utime(path, (1000 + age, 1000 + age))
    size = sum(path.stat().st_size for path in files)
    monkeypatch.setattr(source_cache, "MOST_BYTES", size - 1)
    sources(outline)
    assert entries(outline) == files[1:]


def test_a_disk_that_refuses_costs_nothing(outline: Path) -> None:
    (outline.parent / ".cache").write_text("in the way", encoding="utf-8")
    assert all(sources(outline))


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_a_link_out_of_the_project_is_not_followed(
    outline: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (outline.parent / ".cache").symlink_to(elsewhere)
    assert all(sources(outline))
    assert not list(elsewhere.iterdir())


def test_several_at_a_time(tmp_path: Path) -> None:
    cache = SourceCache(tmp_path, "v", KEY)
    source = read_source(TEXT.format(1).encode(), "x.txt")
    seen: list[Source | None] = []

    def work() -> None:
        for _ in range(30):
            cache.store(source)
            seen.append(cache.load(source.digest, "x.txt"))
            cache.tidy()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [source] * 180
    assert not list(tmp_path.rglob("*.part"))


def test_a_cache_that_came_with_a_project_counts_for_nothing(
    outline: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "theirs"))
    sources(outline)
    first = len(read)
    sources(outline)
    assert len(read) == first
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "ours"))
    sources(outline)
    assert len(read) == 2 * first
    assert (tmp_path / "ours" / "briefsmith" / "cache-key").stat().st_mode & 0o077 == 0
