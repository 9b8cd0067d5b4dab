"""How a wheel is made: what it carries beside the code, and what an index shows of it.

In a clone the app's script, its settings and the samples lie at the root; a wheel has them in
`orgmodel/shipped`, which `orgmodel.lying_beside` looks into first. Everything else is declared in
pyproject.toml.
"""

import os
import re
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
SHIPPED = ("app.py", ".streamlit/config.toml", "data/**/*")
LEFT_OUT = (".py", ".pyc")  # of data: what made the samples
HOME = "ORGMODEL_PROJECT_URL"
"""Names in the environment where the project lives, such as https://example.org/orgmodel."""

_PICTURE = re.compile(r"!\[([^\]]*)\]\((?!https?:)([^)\s]+)\)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#)([^)\s]+)\)")
_TABLE_OF_PICTURES = re.compile(r"^\|[ |]*\|\n\| --- \| --- \|\n(?:\|.*!\[.*\n)+", re.MULTILINE)


class WithWhatLiesBeside(build_py):
    """Copies what ships into the package that is built; a clone that is installed keeps its own."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in shipped():
            target = Path(self.build_lib, "orgmodel", "shipped", name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def shipped() -> list[str]:
    """The files that a wheel carries beside the code, as they are named from the root."""
    found = [path for pattern in SHIPPED for path in ROOT.glob(pattern) if path.is_file()]
    names = [path.relative_to(ROOT).as_posix() for path in found]
    kept = [one for one in names if not (one.startswith("data/") and one.endswith(LEFT_OUT))]
    return sorted(kept)


def index_page(readme: str, home: str = "") -> str:
    """The README as an index shows it: an address in `home` makes its links and pictures whole.

    An index knows no file of the project, so a link to one would lead nowhere: without an address
    the words of links stay, and pictures are left out.
    """
    if home:
        at = home.rstrip("/")
        readme = _PICTURE.sub(rf"![\1]({at}/raw/main/\2)", readme)
        return _LINK.sub(rf"[\1]({at}/blob/main/\2)", readme)
    readme = _PICTURE.sub("", _TABLE_OF_PICTURES.sub("", readme))
    return re.sub(r"\n{3,}", "\n\n", _LINK.sub(r"\1", readme))


def urls(home: str) -> dict[str, str]:
    """The addresses of the project, of which an index shows a list."""
    if not home:
        return {}
    at = home.rstrip("/")
    return {
        "Homepage": at,
        "Documentation": f"{at}/tree/main/docs",
        "Changelog": f"{at}/blob/main/CHANGELOG.md",
        "Issues": f"{at}/issues",
    }


if __name__ == "__main__":
    home = os.environ.get(HOME, "")
    setup(
        cmdclass={"build_py": WithWhatLiesBeside},
        long_description=index_page((ROOT / "README.md").read_text(encoding="utf-8"), home),
        long_description_content_type="text/markdown",
        project_urls=urls(home),
    )
