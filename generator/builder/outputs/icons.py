"""The sign of the site as pictures, for the home screens of phones: `assets/icon-192.png`, `assets/icon-512.png`."""

import hashlib
from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.builder.templates import icon_sides
from generator.config import Config
from generator.errors import BroadsheetError, Problem
from generator.light import light

_COLOURS = {"paper": "#fffdf8", "ink": "#1b1a17", "accent": "#a61b1b"}
"""Of the default theme, in the light scheme."""


@light
class Icons:
    """Made from the picture that config.yaml names as `icon`, else drawn. A file of the theme's own goes before."""

    name: str = "icons"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ("project", "icon", "theme")

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """One a size, with the digest of the picture."""
        picture = (config.project / config.icon).read_bytes() if config.icon else b""
        for side in icon_sides(config.templates, config.icon):
            if not (config.templates / urls.icon_path(side)).is_file():
                yield Job(self.name, str(side), values=hashlib.sha256(picture).hexdigest())

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The picture."""
        from generator.builder.images.picture import UnreadableImageError
        from generator.builder.images.signs import drawn_sign, square_picture  # Pillow: slow to load

        config, side = workshop.config, int(job.subject)
        colours = {**_COLOURS, **{name: value for name, value in config.theme if name in _COLOURS}}
        if not config.icon:
            yield Artifact(urls.icon_path(side), drawn_sign(side, colours))
            return
        file = config.project / config.icon
        try:
            yield Artifact(urls.icon_path(side), square_picture(file.read_bytes(), side, colours["paper"]))
        except UnreadableImageError as error:
            problem = Problem(f"{error}", "`icon` in config.yaml is a picture such as a PNG", str(file))
            raise BroadsheetError(problem) from None
