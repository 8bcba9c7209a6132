"""Makes the pages that the tests read: the example, two small workspaces and a hostile one."""

import subprocess
from pathlib import Path

import hostile

PROJECT = Path(__file__).resolve().parents[2]


def run(program: str, *arguments: object) -> None:
    done = subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, f"{arguments}: exit {done.returncode}\n{done.stderr}"


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
    return {name: folder / name for name in made}
