"""What a proposal changes beside content: programs, styles, workflows, locks.

Any of these can change what a reader sees without a word of the content being another.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from opvolging.content.layout import FIRST, OTHERS, PAGES, WORDS_FILE
from opvolging.content.settings import PATH as SETTINGS
from opvolging.content.settings import Municipality, Settings
from opvolging.content.yaml_values import REFUSED
from opvolging.proposals.snapshot import SITE, Entry, Snapshot
from opvolging.proposals.snapshot_values import Key

_DESCRIPTION = "site_description"  # words of the municipality too, that only MkDocs reads


def is_content(path: str) -> bool:
    """Whether a file is of the kind that holds what readers are told, and so is compared word by word."""
    folder, _, rest = path.partition("/")
    return folder in {FIRST, OTHERS, PAGES} and rest.endswith((".md", WORDS_FILE))


def programs(touched: Iterable[str], before: Snapshot, after: Snapshot) -> list[str]:
    """Of the files that a proposal touches those that are no content, in order.

    The manuals beside them change nothing of the site; of the settings only what is not the municipality's
    own counts.
    """
    return sorted(
        path
        for path in touched
        if not is_content(path)
        and not _is_manual(path)
        and (path != SETTINGS or _other_settings(before) != _other_settings(after))
    )


def _is_manual(path: str) -> bool:
    return "/" not in path and path.endswith(".md")


def _other_settings(side: Snapshot) -> Any:
    """What stands in the settings that is MkDocs' own; never equal to another where it can't be read."""
    site = side[SITE, SETTINGS]
    values = dict(_not_ours(site))
    return values if site.is_readable and REFUSED not in values.values() else object()


def _not_ours(site: Entry) -> Iterator[tuple[Key, Any]]:
    keys = {field.alias or name for name, field in Settings.model_fields.items()} | {_DESCRIPTION}
    inner = {field.alias or name for name, field in Municipality.model_fields.items()}
    extra = Settings.model_fields["municipality"].alias
    for key, value in site.values.items():
        if key[0] not in keys or (key[0] == extra and key[1:2] not in {(name,) for name in inner}):
            yield key, value.value
