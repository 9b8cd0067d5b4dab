"""Run every benchmark and write RESULTS.md; a name runs one and prints it."""

from __future__ import annotations

import sys
from pathlib import Path

from bench import (
    app_kills,
    board,
    chart,
    command_faults,
    cuts,
    faults,
    folder_fuzz,
    histories,
    impact,
    import_fuzz,
    import_list,
    joined,
    lists_held,
    load,
    options,
    packs,
    paper,
    periods,
    rules,
    sessions,
    startup,
    store_command_faults,
    store_faults,
    sweeps,
    uploads,
    waiting,
)
from bench.timing import machine

REPORTS = {
    "startup": startup.report,
    "load": load.report,
    "chart": chart.report,
    "paper": paper.report,
    "options": options.report,
    "sweeps": sweeps.report,
    "rules": rules.report,
    "packs": packs.report,
    "periods": periods.report,
    "joined": joined.report,
    "impact": impact.report,
    "import": import_list.report,
    "import-fuzz": import_fuzz.report,
    "board": board.report,
    "faults": faults.report,
    "uploads": uploads.report,
    "sessions": sessions.report,
    "lists-held": lists_held.report,
    "waiting": waiting.report,
}
FAULTS = {
    "commands": command_faults.report,
    "store-commands": store_command_faults.report,
    "store": store_faults.report,
    "histories": histories.report,
    "cuts": cuts.report,
    "folder-fuzz": folder_fuzz.report,
    "app-kills": app_kills.report,
}
"""The parts of `faults`."""
SHARED = {
    **FAULTS,
    "faults": faults.report,
    "sessions": sessions.report,
    "lists-held": lists_held.report,
    "waiting": waiting.report,
}
"""These also try or measure one in so many."""


def main(names: list[str]) -> None:
    """Measure what is named, or everything; `--share 20` tries a twentieth of some."""
    if names[1:2] == ["--share"] and names[0] in SHARED:
        print(SHARED[names[0]](int(names[2])))
        return
    if names:
        known = {**REPORTS, **FAULTS}
        if unknown := [name for name in names if name not in known]:
            sys.exit(f"no benchmark {', '.join(unknown)}. There are: {', '.join(known)}")
        for name in names:
            print(known[name]())
        return
    parts = [
        "# Results",
        "Medians of several whole processes. What is measured, and how: [README.md](README.md).",
        machine(),
        *(report() for report in REPORTS.values()),
    ]
    text = "\n\n".join(parts) + "\n"
    Path(__file__).with_name("RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
