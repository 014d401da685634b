"""Material Design Icons, as they lie in the theme's own package."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup


@cache
def _folder() -> Path:
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations, "mkdocs-material is in requirements.txt"
    return Path(spec.submodule_search_locations[0]) / "templates" / ".icons" / "material"


def all_icons() -> list[str]:
    """The names of all icons."""
    return sorted(file.stem for file in _folder().glob("*.svg"))


def has_icon(name: str) -> bool:
    """Whether there is an icon of this name."""
    return name.replace("-", "").isalnum() and (_folder() / f"{name}.svg").is_file()


@cache
def svg(name: str) -> Markup:
    """The drawing of an icon, one of `all_icons()`."""
    return Markup((_folder() / f"{name}.svg").read_text(encoding="utf-8"))
