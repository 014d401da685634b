"""The jobs of a workflow file, executed here as GitHub's runner does: its own `run:` steps, in order.

Installing is left out: `sudo apt-get` does nothing, `python3 -m venv` gives a folder whose programs are
those of the tests, and `npm ci` the packages of the form that are here, if any. What GitHub fills in
between ${{ and }} stands in a table of the test; an expression that is not in it fails. Of the actions only
those that move files do something.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from conftest import ROOT
from repositories import HERMETIC

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}", re.DOTALL)

# Steps that others do on GitHub's machine: the files and programs are there already.
THERE = {"actions/checkout", "actions/setup-python"}

VENV = """#!/bin/sh
[ "$1 $2 $3" = "-m venv .venv" ] || exit 64
mkdir -p .venv/bin
for name in python mkdocs; do
  printf '#!/bin/sh\\nexec "%s/%s" "$@"\\n' "$PROGRAMS" "$name" > ".venv/bin/$name"
done
printf '#!/bin/sh\\n[ "$*" = "install -r requirements.txt" ]\\n' > .venv/bin/pip
chmod +x .venv/bin/*
"""

SUDO = """#!/bin/sh
[ "$1" = apt-get ]
"""

NPM = """#!/bin/sh
[ "$*" = "ci --ignore-scripts --prefix beheer" ] || exit 64
[ ! -d "$PACKAGES" ] || ln -sfn "$PACKAGES" beheer/node_modules
"""

GH = """#!/bin/sh
printf '%s\\n' "$@" > "$SAID/arguments"
while [ "$1" != --body-file ]; do shift; done
cp "$2" "$SAID/comment"
"""


@dataclass
class Done:
    """What became of a job."""

    outcomes: dict[str, str] = field(default_factory=dict)  # of each step with an id
    logs: dict[str, str] = field(default_factory=dict)  # of each step that ran, by its name
    summary: str = ""
    artifacts: dict[str, Path] = field(default_factory=dict)
    has_failed: bool = False

    def log(self, name: str) -> str:
        """What the step whose name begins so said."""
        (found,) = [text for step, text in self.logs.items() if step.startswith(name)]
        return found


Expressions = Mapping[str, Callable[[Done], Any]]


class Runner:
    """A machine of GitHub's with a checkout; `temp` is its folder for other files."""

    def __init__(
        self, workspace: Path, temp: Path, expressions: Expressions, artifacts: Mapping[str, Path]
    ) -> None:
        self.workspace = workspace
        self.temp = temp
        self.expressions = expressions
        self.artifacts = artifacts
        programs = temp / "programmas"
        programs.mkdir(parents=True)
        for name, text in (("python3", VENV), ("sudo", SUDO), ("npm", NPM), ("gh", GH)):
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self.environment = os.environ | HERMETIC | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PROGRAMS": str(Path(sys.executable).parent),
            "PACKAGES": str(ROOT / "beheer/node_modules"),
            "SAID": str(temp),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": "gemeente/aanbevelingen",
            "GITHUB_STEP_SUMMARY": str(temp / "samenvatting.md"),
        }  # fmt: skip

    def wants(self, job: Mapping[str, Any], done: Done) -> bool:
        """Whether a job begins, after what the one before it did."""
        return self._value(job["if"], done)

    def does(self, job: Mapping[str, Any], *, until: str | None = None) -> Done:
        """Every step of a job, or those up to the one with an id."""
        done = Done(artifacts=dict(self.artifacts))
        environment = self.environment | self._filled(job.get("env", {}), done)
        for step in job["steps"]:
            wanted = self._value(step["if"], done) if "if" in step else not done.has_failed
            outcome = self._step(step, environment, done) if wanted else "skipped"
            done.has_failed |= outcome == "failure"
            if "id" in step:
                done.outcomes[step["id"]] = outcome
            if until and step.get("id") == until:
                break
        summary = self.temp / "samenvatting.md"
        done.summary = summary.read_text() if summary.exists() else ""
        return done

    def _step(self, step: Mapping[str, Any], environment: Mapping[str, str], done: Done) -> str:
        if "run" in step:
            # As GitHub does where no shell is named: any error ends the step, a pipe hides one.
            script = self.temp / "stap.sh"
            script.write_text(step["run"])
            assert "${{" not in step["run"]
            result = subprocess.run(
                ["bash", "-e", script], cwd=self.workspace, text=True, check=False,
                env=environment | self._filled(step.get("env", {}), done),
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            done.logs[step["name"]] = result.stdout
            return "failure" if result.returncode else "success"
        return self._action(step["uses"].partition("@")[0], self._filled(step.get("with", {}), done), done)

    def _action(self, name: str, given: Mapping[str, str], done: Done) -> str:
        if name == "actions/upload-artifact":
            path = Path(given["path"])
            if not path.exists():
                return "success" if given.get("if-no-files-found") == "ignore" else "failure"
            done.artifacts[given["name"]] = path
        elif name == "actions/download-artifact":
            shutil.copy(done.artifacts[given["name"]], self.workspace)
        else:
            assert name in THERE, name
        return "success"

    def _filled(self, values: Mapping[str, Any], done: Done) -> dict[str, str]:
        return {
            name: EXPRESSION.sub(lambda found: as_text(self._value(found[0], done)), str(value))
            for name, value in values.items()
        }

    def _value(self, expression: str, done: Done) -> Any:
        (inner,) = EXPRESSION.findall(expression)
        return self.expressions[" ".join(inner.split())](done)


def as_text(value: Any) -> str:
    """A value as GitHub writes it in a text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def workflow(file: Path) -> dict[str, Any]:
    """A workflow file; YAML reads its key `on` as true."""
    return yaml.safe_load(file.read_text())
