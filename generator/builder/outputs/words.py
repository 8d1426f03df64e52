"""The interface's words for the scripts: `assets/words.js`, and a file a language to change over to."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.site import LOCALES
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config
from generator.light import light

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@light
class ScriptWords:
    """One job: the words that the scripts write in the site's own language, and every word in each language."""

    name: str = "words"
    version: int = 2
    templates: tuple[str, ...] = LOCALES
    config_keys: tuple[str, ...] = ("language",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """The one job."""
        yield Job(self.name, "")

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The files."""
        own = workshop.templates.words(workshop.config.language)
        said = _json({"language": own["language"], **own["script"]})
        yield Artifact(urls.SCRIPT_WORDS, f"window.broadsheetWords={said};\n".encode())
        for language in LANGUAGES:
            words = workshop.templates.words(language)
            flat = {key: word for key, word in words.items() if key != "script"} | words["script"]
            table = f"(window.broadsheetLanguages=window.broadsheetLanguages||{{}})[{json.dumps(language)}]"
            yield Artifact(urls.words_path(language), f"{table}={_json(flat)};\n".encode())


def _json(words: Mapping[str, Any]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))
