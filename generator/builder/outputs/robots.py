"""robots.txt: everything may be read; where the sitemap is."""

from collections.abc import Iterable, Iterator

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config
from generator.light import light


@light
class Robots:
    """One file."""

    name: str = "robots"
    version: int = 1
    templates: tuple[str, ...] = ()
    config_keys: tuple[str, ...] = ("base_url",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """The one job."""
        yield Job(self.name, "")

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """robots.txt. It names the sitemap where there is one: with a base URL."""
        lines = ["User-agent: *", "Disallow:"]
        if workshop.config.base_url:
            lines += ["", f"Sitemap: {urls.absolute(workshop.config.base_url, urls.SITEMAP)}"]
        yield Artifact(urls.ROBOTS, ("\n".join(lines) + "\n").encode())
