"""The real content files, each a case by its own name: what holds for them whatever they say."""

import pytest
from conftest import ROOT, load

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "recommendations").rglob("*.md")
    if not path.name.startswith("_")
)


@pytest.fixture(scope="module")
def everything():
    return load(ROOT)


@pytest.mark.parametrize("path", FILES)
def test_a_item_is_in_the_register_with_all_its_words(path, everything):
    item = everything.by_path[path]
    file = (ROOT / path).read_text()
    texts = [item.text, *(account.text for account in item.accounts), item.decision_text]
    body = file.split("---\n", 2)[2]
    written = [line for line in body.split("\n") if line.strip() and not line.startswith("## ")]
    shown = [line for text in filter(None, texts) for line in text.source.split("\n") if line.strip()]
    assert sorted(shown) == sorted(written)
    assert item.path == path
    assert item.head.title in " ".join(file.split())
