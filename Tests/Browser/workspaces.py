"""Makes the pages that the tests read: the example, two small workspaces and a hostile one."""

import shutil
import subprocess
from pathlib import Path

import hostile

PROJECT = Path(__file__).resolve().parents[2]


def run(program: str, *arguments: object, status: int = 0) -> None:
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == status, f"{arguments}: exit {done.returncode}\n{done.stderr}"


def make_all(program: str, folder: Path) -> dict[str, Path]:
    """Writes a report for each workspace into its own folder, and says where."""
    made = {
        "example": PROJECT / "Evidence",
        "small": PROJECT / "Tests/LaserCommandsTests/Fixtures/Peterborough",
        "empty": folder / "empty-workspace",
        "hostile": folder / "hostile-workspace",
    }
    run(
        program, "init", made["empty"], "--authority", "Nowhere", "--year", "2014/15",
        "--team", "primary=Primary", "--team", "early=Early Years",
    )  # fmt: skip
    hostile.write_workspace(made["hostile"])
    for name, workspace in made.items():
        draft = ["--draft"] if name == "hostile" else []
        run(program, "report", workspace, "--output", folder / name, *draft)
    pairs = PROJECT / "Tests/VersionsTests/Fixtures/Pairs"
    later = folder / "later-workspace"
    shutil.copytree(pairs / "base", later)
    shutil.copytree(pairs / "11-a-section-rewritten/new", later, dirs_exist_ok=True)
    comparisons = {
        "example": (PROJECT / "Evidence/versions/2013-14.json", made["example"]),
        "small": (pairs / "base", later),
        "hostile": (made["empty"], made["hostile"]),
    }
    for name, (old, new) in comparisons.items():
        page = folder / name / "comparison.html"
        run(program, "diff", old, new, "--format", "html", "--output", page, status=1)
    # A page that leads to the reports of several authorities.
    run(program, "compile", made["example"], made["small"], made["empty"], "--output", folder / "example")
    for name, team in (("example", "primary"), ("empty", "primary"), ("hostile", "a")):
        run(program, "workbook", made[name], "--team", team, "--output", folder / name / "workbook.html")
    return {name: folder / name for name in made}
