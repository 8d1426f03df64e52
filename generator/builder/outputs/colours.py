"""The paper's own colours and faces, as config.yaml gives them: `assets/paper.css`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config

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


@dataclass(frozen=True, slots=True)
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
        for scheme, rules in _SCHEMES.items():
            declared = "; ".join(
                f"--{_FACES.get(name, name)}: {value}"
                for place, value in workshop.config.theme
                for of, _, name in [place.rpartition(".")]
                if of == scheme
            )
            lines.extend(rule.format(declared) for rule in rules if declared)
        yield Artifact(urls.PAPER_STYLE, "\n".join([*lines, ""]).encode())
