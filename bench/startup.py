"""What `import orgmodel` and the command's start cost, beside the interpreter and pandas."""

from __future__ import annotations

from bench.timing import PYTHON, measure, table

COMMANDS = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "import orgmodel": [PYTHON, "-c", "import orgmodel"],
    "import pandas": [PYTHON, "-c", "import pandas"],
    "orgmodel --version": [PYTHON, "-m", "orgmodel", "--version"],
    "orgmodel validate data/brent": [PYTHON, "-m", "orgmodel", "validate", "data/brent"],
}


def report(runs: int = 9) -> str:
    """Measure, and word the result as Markdown."""
    times = measure(COMMANDS, runs)
    rows = [(f"`{name}`", times[name], f"{times[name].median:.2f}") for name in COMMANDS]
    header = ("process", "by the clock, s", "processor, s")
    return f"## Start-up\n\n{table(header, rows)}"


if __name__ == "__main__":
    print(report())
