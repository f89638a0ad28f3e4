# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""How long `relata check` of the sample takes, beside `sqlite3 :memory:` that runs it: the median
of many starts, in milliseconds, and the time of the processor, which a busy machine changes less."""

import os
import pathlib
import shutil
import statistics
import subprocess
import time

ROOT = pathlib.Path(os.environ["RELATA_SOURCE_DIR"])
RELATA = pathlib.Path(os.environ["RELATA_BUILD_DIR"]) / "app" / "relata"
SAMPLE = ROOT / "data" / "samples" / "library.sql"
STARTS = 40


def measure(*command, given=None):
    """The median of the wall clock, the least of it, the median of the processor's time."""
    took, used = [], []
    for _ in range(STARTS):
        with open(given or os.devnull, "rb") as stdin:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            usage = os.wait4(process.pid, 0)[2]
            process.returncode = 0
            took.append((time.perf_counter() - start) * 1000)
            used.append((usage.ru_utime + usage.ru_stime) * 1000)
    return statistics.median(took), min(took), statistics.median(used)


def show(what, figures):
    wall, best, processor = figures
    print(f"{what}: {wall:.1f} ms (at best {best:.1f}), processor {processor:.1f} ms", flush=True)


show("relata --version", measure(str(RELATA), "--version"))
show("relata check library.sql", measure(str(RELATA), "check", str(SAMPLE)))
show("relata inspect --json library.sql", measure(str(RELATA), "inspect", "--json", str(SAMPLE)))
if shutil.which("sqlite3"):
    show("sqlite3 :memory: < library.sql", measure("sqlite3", ":memory:", given=SAMPLE))
else:
    print("sqlite3 is not here to compare with")
