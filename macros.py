"""The door between MkDocs and opvolging/: load, stop on problems, register macros. No logic."""

import os
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs_macros.plugin import MacrosPlugin
from pathspec.gitignore import GitIgnoreSpec

ROOT = Path(__file__).parent
if str(ROOT) not in sys.path:  # plain `mkdocs` does not look beside mkdocs.yml
    sys.path.insert(0, str(ROOT))

from opvolging.authoring.form.files import FormFiles
from opvolging.content.dates import NoDay, today
from opvolging.content.problems import InvalidContent, NotMade
from opvolging.pages.page_metadata import page_metadata
from opvolging.pages.pages import macros
from opvolging.pages.stash import Stash
from opvolging.publishing.documents.pdf import NoPango, require
from opvolging.publishing.linked_files import LinkedFiles
from opvolging.register.addresses import Addresses, hidden
from opvolging.register.loading import load
from opvolging.register.publication import Publication


def define_env(env: MacrosPlugin) -> None:
    """Called once per build by mkdocs-macros, before MkDocs looks for pages."""
    try:
        everything = load(ROOT, day := today())
        if os.environ.get("CI"):  # what is published has its PDF
            require()
    except InvalidContent as problems:
        raise PluginError(f"de inhoud is niet in orde:\n{problems}") from None
    except (NoDay, NoPango) as reason:
        raise PluginError(str(reason)) from None
    addresses = Addresses(folders=env.conf["use_directory_urls"])
    publication = Publication.on(everything, day, addresses, FormFiles(ROOT, everything))
    env.conf["markdown_extensions"].append(stash := Stash())
    env.conf["exclude_docs"] += GitIgnoreSpec.from_lines(hidden(everything, publication.site))
    env.conf["watch"] += [str(ROOT / register.layout.folder) for register in everything.others]
    files, metadata = LinkedFiles.of(publication), page_metadata(publication.site)
    env.conf["extra"] |= {"publication": publication, "page_metadata": metadata, "linked_files": files}
    for name, blocks in macros(publication, files.documents.of).items():
        env.macro(lambda blocks=blocks: stash.hold(blocks(env.page.file.src_uri)), name)  # type: ignore[no-untyped-call]  # mkdocs-macros has no types


def on_post_build(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros when the pages are written, in build and in serve."""
    from opvolging.publishing.writing import write  # noqa: PLC0415  # what only it needs is no part of making pages

    extra, site = env.conf["extra"], Path(env.conf["site_dir"])
    try:
        write(extra["publication"], extra["linked_files"], site)
    except NotMade as reason:
        raise PluginError(str(reason)) from None
    if site.parent == ROOT:  # that of `serve` is elsewhere, and MkDocs tells its address
        get_plugin_logger("opvolging").info("De site staat in %s/. Bekijk: .venv/bin/mkdocs serve", site.name)
