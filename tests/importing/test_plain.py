"""The own text of the source comes in as it stands here: it has pages, headers and broken rows."""

import pytest
from conftest import load

from importing.made_documents import SOURCE

DOCUMENT = SOURCE / "opvolging-aanbevelingen-2025.txt"


def test_the_source_gives_its_texts_and_accounts_without_status(empty):
    result = empty.imports(DOCUMENT)
    assert result.exit_code == 0, result.output
    ours = [(i.identity, i.text.source, i.accounts[0].text.source) for i in load(SOURCE).first.items]
    assert len(ours) == 21
    register = empty.register
    assert [(i.identity, i.text.source, i.accounts[0].text.source) for i in register.items] == ours
    assert empty.statuses() == {}
    assert [dossier.long_title for dossier in register.first.dossiers] == [
        r.long_title for r in load(SOURCE).first.dossiers
    ]
    year, given = register.newest, load(SOURCE).newest
    assert year.head.title == given.head.title
    assert year.head.remark == given.head.remark
    assert register.introductions[year.path].source == load(SOURCE).introductions[given.path].source
    assert {key: status.label for key, status in year.legend.items()} == {
        key: status.label for key, status in given.legend.items()
    }


def test_just_the_four_rows_that_a_page_cuts_are_joined_and_each_is_told(empty):
    output = empty.imports(DOCUMENT, "--droog").output
    joins = [line for line in output.splitlines() if "…' + '" in line or "' + '" in line]
    seconds = ["communiceert. Positioneer", "duidelijke visie en de", "door te voeren aangaande",
               "ingezet, voordat er nieuwe"]  # fmt: skip
    assert "liep erdoorheen (4):" in output
    assert len(joins) == 4
    for line, second in zip(joins, seconds, strict=True):
        assert f"' + '{second}" in line


def test_it_changes_nothing_where_it_came_from(source):
    before = source.files
    result = source.imports(DOCUMENT)
    assert result.exit_code == 0
    assert "Er verandert niets." in result.output
    assert source.files == before


def test_a_dry_run_shows_all_and_writes_nothing(empty):
    before = empty.files
    dry = empty.imports(DOCUMENT, "--droog")
    assert empty.files == before
    assert dry.exit_code == 0
    assert "Zonder --droog zou dit 30 bestanden schrijven. Er is niets geschreven." in dry.output
    wet = empty.imports(DOCUMENT)
    assert dry.output.splitlines()[:-1] == wet.output.splitlines()[:-1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_text_of_a_windows_editor_comes_in_too(empty, tmp_path, encoding, ending):
    file = tmp_path / "bron.txt"
    file.write_text(DOCUMENT.read_text(), encoding=encoding, newline=ending)
    assert empty.imports(file).exit_code == 0
    assert [i.text.source for i in empty.register.items] == [i.text.source for i in load(SOURCE).first.items]
