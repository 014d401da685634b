"""What comes in from a table in any layout is what it says, or a human is asked: never a silent wrong."""

import shutil
import tempfile
from pathlib import Path

from conftest import load
from hypothesis import given, settings

from importing.generated_layouts import documents
from importing.judging import faults, outcome
from importing.made_documents import SOURCE
from opvolging.content.problems import InvalidContent


def test_any_layout_comes_in_as_it_says_or_is_asked_about(tmp_path_factory):
    root = tmp_path_factory.mktemp("leeg")
    shutil.copyfile(SOURCE / "mkdocs.yml", root / "mkdocs.yml")
    site = load(root)

    @settings(max_examples=25)
    @given(documents(site.first.words))
    def holds(made):
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = outcome(made, site, root, Path(folder))
            except InvalidContent:  # the command refuses it, with what the check says
                return
        assert not list(faults(made, found)), made

    holds()
