"""What a fold of a program costs beside the program, and what is left after many of them.

Usage: python3 overhead.py [--folds N] [--kills N] [--rounds N]
First 200 folds of a shell that prints a loss, and the same shell started by Python in turns; then N folds (10000) on two slots while N of their processes (200) get
SIGKILL at random moments. Prints a table in Markdown. Linux; needs the built Coordinator.
"""

import argparse
import contextlib
import csv
import os
import pathlib
import random
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import time

DLL = pathlib.Path(__file__).resolve().parents[3] / "src/Coordinator/bin/Release/net10.0/ActorSearch.Coordinator.dll"
ROUNDS, FOLDS = 200, 5
SCRIPT = "read -r line; {wait}echo '{{\"result\": {{\"loss\": 1}}}}'"
EXPERIMENT = """name = shell
data.kind = none
validation.folds = {folds}
objective {{ kind = command, run = [/bin/sh, -c, \"\"\"{script}\"\"\"] }}
space {{ x {{ int = [1, {configurations}] }} }}
"""


def write(folder, folds, wait=""):
    (folder / "shell.conf").write_text(
        EXPERIMENT.format(folds=FOLDS, configurations=folds // FOLDS, script=SCRIPT.format(wait=wait)), encoding="utf-8")


def start(folder, slots):
    return subprocess.Popen(["dotnet", str(DLL), "run", "shell.conf", "--out", "out", "--fresh", "--slots", str(slots), "--no-dashboard"],
                            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def bare():
    """Milliseconds of the shell alone, with the same pipes."""
    begin = time.perf_counter()
    subprocess.run(["/bin/sh", "-c", SCRIPT.format(wait="")], input=b"{}\n", capture_output=True, check=True)
    return (time.perf_counter() - begin) * 1000


def ours(folder):
    """Milliseconds of each fold, as the trainer measures them."""
    start(folder, 1).wait()
    with contextlib.closing(sqlite3.connect(folder / "out" / "study.db")) as study:
        return [ms for (ms,) in study.execute("SELECT milliseconds FROM folds")]


def status(process):
    """Resident megabytes, open files and zombies among the children of a process."""
    root = pathlib.Path("/proc") / str(process)
    fields = dict(line.split(":", 1) for line in (root / "status").read_text().splitlines())
    zombies = sum(" Z " in stat(child) for child in children(process))
    return int(fields["VmRSS"].split()[0]) / 1000, len(os.listdir(root / "fd")), zombies


def stat(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return ""


def children(process):
    found = []
    for task in pathlib.Path(f"/proc/{process}/task").iterdir():
        with contextlib.suppress(OSError):
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def programs(process):
    """The running programs: not the shell that watches them, and none that has ended."""
    return [child for child in children(process) if "sleep 0.01" in command(child) and ") Z" not in stat(child)]


def command(process):
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def many(folder, folds, kills):
    random.seed(1)
    write(folder, folds, "sleep 0.01; ")
    search = start(folder, 2)
    seen, killed = [], 0
    begin = time.perf_counter()
    while search.poll() is None:
        time.sleep(random.uniform(0.01, 0.25))
        with contextlib.suppress(OSError, KeyError):  # It has ended meanwhile.
            seen.append((time.perf_counter() - begin, *status(search.pid)))
            running = programs(search.pid)
            if running and killed < kills and seen[-1][0] > 3:
                victim = random.choice(running)
                os.killpg(victim, signal.SIGKILL)
                killed += 1
    with open(folder / "out" / "folds.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return seen, killed, rows


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folds", type=int, default=10_000)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=3)
    asked = arguments.parse_args()
    print("| what | seen | wanted |\n|---|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, ROUNDS)
        own, other = [], []
        for _ in range(asked.rounds):
            own.append(statistics.median(ours(folder)))
            other.append(statistics.median(bare() for _ in range(ROUNDS)))
        if own:
            print(f"| milliseconds of the bare shell, median of {ROUNDS} | {statistics.median(other):.1f} | |")
            print(f"| milliseconds of a fold of it | {statistics.median(own):.1f} | |")
            print(f"| difference, median of {len(own)} rounds | {statistics.median(one - two for one, two in zip(own, other)):.1f} | ≤ 5 |")
        seen, killed, rows = many(folder, asked.folds, asked.kills)
        failed = [row for row in rows if row["status"] != "scored"]
        middle = [row for row in seen if row[0] > seen[-1][0] * 0.2]
        early, late = middle[: len(middle) // 4], middle[-len(middle) // 4:]
        print(f"| folds, {killed} killed | {len(rows)} | {asked.folds} |")
        print(f"| failed folds, all with a reason that names signal 9: {all('signal 9' in row['reason'] for row in failed)} | {len(failed)} | {killed} |")
        print(f"| resident MB, last quarter over the first after warm-up | {statistics.median(row[1] for row in late):.0f} / {statistics.median(row[1] for row in early):.0f} | flat |")
        print(f"| open files, last quarter and first (median) | {statistics.median(row[2] for row in late):.0f} / {statistics.median(row[2] for row in early):.0f} | flat |")
        print(f"| zombies at the end, most at any time | {late[-1][3]}, {max(row[3] for row in seen)} | 0 |")


main()
