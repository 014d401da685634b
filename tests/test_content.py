"""The real content files, each a case by its own name: what holds for them whatever they say."""

import pytest
from conftest import ROOT

from opvolging.loading import load

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "recommendations").rglob("*.md")
    if not path.name.startswith("_")
)


@pytest.fixture(scope="module")
def everything():
    return load(ROOT)


@pytest.mark.parametrize("path", FILES)
def test_a_recommendation_is_in_the_register_with_all_its_words(path, everything):
    item = everything.by_path[path]
    file = (ROOT / path).read_text()
    texts = [item.text, item.decision_text, *(account.text for account in item.accounts)]
    for text in filter(None, texts):
        assert text.source.strip() in file
    assert item.path == path
    assert item.head.title in " ".join(file.split())
