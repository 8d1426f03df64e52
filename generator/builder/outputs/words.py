"""The interface's words for the scripts: `assets/words.js`, and a file a language to change over to."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.builder import urls
from generator.builder.archive import Archive
from generator.builder.contexts.site import LOCALES
from generator.builder.output import Artifact, Job, Workshop
from generator.config import Config

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class ScriptWords:
    """One job: the words that the scripts write in the site's own language, and every word in each language."""

    name: str = "words"
    version: int = 1
    templates: tuple[str, ...] = LOCALES
    config_keys: tuple[str, ...] = ("language",)

    def jobs(self, archive: Archive, config: Config) -> Iterable[Job]:
        """The one job."""
        yield Job(self.name, "")

    def render(self, job: Job, workshop: Workshop) -> Iterator[Artifact]:
        """The files."""
        own = workshop.templates.words(workshop.config.language)
        yield Artifact(urls.SCRIPT_WORDS, _script({"language": own["language"], **own["script"]}))
        for language in LANGUAGES:
            words = workshop.templates.words(language)
            plain = {key: word for key, word in words.items() if isinstance(word, str) and "{" not in word}
            yield Artifact(urls.words_path(language), _script({**plain, **words["script"]}))


def _script(words: Mapping[str, Any]) -> bytes:
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return f"window.broadsheetWords={text};\n".encode()
