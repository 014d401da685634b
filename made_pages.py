"""The other door: pages that follow from the content alone, without a file in docs/. No logic."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Called by MkDocs when it has found the files in docs/, after `macros.py` has loaded the content."""
    for page, metadata in config["extra"]["page_metadata"].items():
        if metadata.source:
            files.append(File.generated(config, page, content=metadata.source))
    return files
