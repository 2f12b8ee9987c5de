"""Reads mutated articles: no traceback, no hang, no memory beyond a bound; what fails is written down.

python bench/fuzz_reading.py [COUNT] [SEED]    mutates the five articles in seeds/ and made-up ones
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import time
from pathlib import Path

from briefsmith.sources.reader import read_source

ROOT = Path(__file__).resolve().parents[1]
MEMORY, SECONDS = 1 << 30, 20
PIECES = [
    b"<p>",
    b"</div>",
    b"<br/><br/>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<table><tr><td>",
    b"&#x110000;",
    b"&amp",
    b"**",
    b"![",
    b"](",
    b"---\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "　".encode(),
    b"\r",
    b"<a href='",
    b"<script>",
    b"<style>",
    b"<ruby><rt>",
    b"<svg>",
    b"<math>",
    b"<template>",
    b"<figure><figcaption>",
    b"&nbsp;" * 40,
    b"{\\rtf1",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    b"<" * 50,
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few cuts, copies, flips and insertions."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(made) + 1), chance.choice((1, 2, 8, 64, 600))
        match chance.randrange(6):
            case 0:
                del made[at : at + length]
            case 1:
                made[at:at] = chance.choice(PIECES)
            case 2 if made:
                made[min(at, len(made) - 1)] = chance.randrange(256)
            case 3:
                made[at:at] = made[at : at + length] * chance.randint(1, 4)
            case 4:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 6)))
            case _:
                other = chance.randrange(len(made) + 1)
                made[at:at] = made[other : other + length]
    return bytes(made)


def hung(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seeds = [path.read_bytes() for path in sorted((ROOT / "seeds").iterdir())]
    seeds += [data[:1500] for data in seeds] + [
        b"<!doctype html><title>t</title><article><p>a</p></article>",
        b"plain text\n\nmore",
    ]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, hung)
    failures, slowest, start = 0, 0.0, time.monotonic()
    for number in range(count):
        data = mutated(chance.choice(seeds), chance)
        signal.alarm(SECONDS)
        begun = time.monotonic()
        try:
            read_source(data, "fuzzed")
        except Exception as error:  # the point of it: nothing may be raised
            failures += 1
            path = Path(f"fuzz-failure-{number}.bin")
            path.write_bytes(data)
            print(f"{path}: {type(error).__name__}: {error}")
        signal.alarm(0)
        slowest = max(slowest, time.monotonic() - begun)
    took = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} inputs, {failures} failures, {took:.0f} s, slowest {slowest:.2f} s, peak {peak} MB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
