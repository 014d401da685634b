"""Where the content leads to outside the site: all of it, for the weekly check of links."""

from conftest import EXAMPLES, load, run

from opvolging.register.web_links import outward


def test_every_address_in_texts_and_heads_is_told_once_with_its_file(example):
    item = "recommendations/2024-wegen/01-gaten.md"
    file = example / item
    file.write_text(
        file.read_text().replace(
            "---\n\n", "bronnen:\n  - titel: Brief\n    link: https://brief.example/1\n---\n\n", 1
        )
        + "\nZie [het plan](https://plan.example/a?b=1#c), [nog eens](https://plan.example/a?b=1#c) en "
        "[mail](mailto:a@b.example).\n"
    )
    dossier = example / "docs/rapporten/2024-wegen.md"
    dossier.write_text(
        dossier.read_text().replace("jaar:", "rapport:\n  link: http://rapport.example/r.pdf\njaar:", 1)
    )
    found = outward(load(example))
    assert (item, "https://brief.example/1") in found
    assert (item, "https://plan.example/a?b=1#c") in found
    assert ("docs/rapporten/2024-wegen.md", "http://rapport.example/r.pdf") in found
    assert len(found) == len(set(found))
    assert not [address for _, address in found if not address.startswith("http")]


def test_the_command_gives_a_line_for_each():
    folder = EXAMPLES / "driejaar"
    result = run("python", "-m", "opvolging", "links", str(folder))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [f"{path}: {address}" for path, address in outward(load(folder))]
    assert result.stdout
