"""The paper's own colours and faces, as config.yaml gives them: `assets/paper.css`."""

from collections.abc import Iterable, Iterator, Mapping

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config
from generator.light import light

_SCHEMES: Mapping[str, tuple[str, ...]] = {
    "": (":root {{ {0} }}",),
    "sepia": (':root[data-theme="sepia"] {{ {0} }}',),
    "dark": (
        ':root[data-theme="dark"] {{ {0} }}',
        "@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {0} }} }}",
    ),
}
"""The rules of each scheme, as in style.css; `{0}` is its declarations."""
_FACES = {"headline-face": "song", "text-face": "hei", "byline-face": "kai"}
"""Where style.css sets them by the language of what is written, too: the paper's own hold for all of it."""


@light
class Colours:
    """One stylesheet, only where config.yaml has a `theme`: the policy of the pages allows no style in them."""

    name: str = "colours"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ("theme",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One, or none."""
        if config.theme:
            yield Job(self.name, "")

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The stylesheet."""
        lines: list[str] = []
        named = [(*place.rpartition(".")[::2], value) for place, value in workshop.config.theme]
        for scheme, rules in _SCHEMES.items():
            declared = "; ".join(
                f"--{name}: {value}" for of, name, value in named if of == scheme and name not in _FACES
            )
            lines.extend(rule.format(declared) for rule in rules if declared)
        faces = "; ".join(f"--{_FACES[name]}: {value}" for _, name, value in named if name in _FACES)
        lines.extend([f":root, [lang] {{ {faces} }}"] if faces else [])
        yield Artifact(urls.PAPER_STYLE, "\n".join([*lines, ""]).encode())
