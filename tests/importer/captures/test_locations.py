"""The URL that a path tells, however the scraper's tool laid its files out."""

import pytest

from generator.importer.captures.locations import Location, url_of

SOURCE = "https://paper.example.com/mcb/"

# above the given folder | below it | what the configuration says | URL
CASES = [
    ("heap", "paper.example.com/html/2021-01/08/node_2.htm", "", "http://paper.example.com/html/2021-01/08/node_2.htm"),
    ("heap", "paper.example.com/a.htm", SOURCE, "https://paper.example.com/a.htm"),
    ("heap", "img.example.com/a.jpg", SOURCE, "http://img.example.com/a.jpg"),
    ("heap", "https/paper.example.com/a.htm", "", "https://paper.example.com/a.htm"),
    ("heap", "http/paper.example.com/a.htm", SOURCE, "http://paper.example.com/a.htm"),
    ("heap", "wget/2021.01/paper.example.com/a.htm", "", "http://paper.example.com/a.htm"),
    ("heap", "my.site/paper.example.com/a.htm", SOURCE, "https://paper.example.com/a.htm"),
    ("heap", "paper.example.com+8080/a.htm", "", "http://paper.example.com:8080/a.htm"),
    ("heap", "paper.example.com_8080/a.htm", "", "http://paper.example.com:8080/a.htm"),
    ("heap", "paper.example.com%3A8080/a.htm", "", "http://paper.example.com:8080/a.htm"),
    ("heap", "10.1.2.3/a.htm", "", "http://10.1.2.3/a.htm"),
    ("heap", "Paper.Example.COM/A.htm", "", "http://paper.example.com/A.htm"),
    ("heap", "paper.example.com/x/img.example.com/a.htm", "", "http://paper.example.com/x/img.example.com/a.htm"),
    ("heap", "paper.example.com/content_1.htm?div=0", "", "http://paper.example.com/content_1.htm?div=0"),
    ("heap", "paper.example.com/content_1.htm@div=-1", "", "http://paper.example.com/content_1.htm?div=-1"),
    ("heap", "paper.example.com/content_1.htm%3Fdiv=0", "", "http://paper.example.com/content_1.htm?div=0"),
    ("heap", "paper.example.com/content_1.htm?div=0.html", "", "http://paper.example.com/content_1.htm?div=0"),
    ("heap", "paper.example.com/read.php?id=7.html", "", "http://paper.example.com/read.php?id=7"),
    ("heap", "paper.example.com/what?.htm", "", "http://paper.example.com/what%3F.htm"),
    ("heap", "paper.example.com/图片/春.jpg", "", "http://paper.example.com/图片/春.jpg"),
    # The same page once more, as tools name it.
    ("heap", "paper.example.com/content_1.htm.html", "", "http://paper.example.com/content_1.htm"),
    ("heap", "paper.example.com/content_1.htm.1", "", "http://paper.example.com/content_1.htm"),
    ("heap", "paper.example.com/content_1.html.12", "", "http://paper.example.com/content_1.html"),
    ("heap", "paper.example.com/content_1 (1).htm", "", "http://paper.example.com/content_1.htm"),
    ("heap", "paper.example.com/content_1[2].htm", "", "http://paper.example.com/content_1.htm"),
    ("heap", "paper.example.com/content_1 - 副本 (2).htm", "", "http://paper.example.com/content_1.htm"),
    ("heap", "paper.example.com/v.1/a.jpg.1", "", "http://paper.example.com/v.1/a.jpg.1"),
    # What was given lies inside a host folder.
    ("heap/paper.example.com/html", "2021-01/08/node_2.htm", "", "http://paper.example.com/html/2021-01/08/node_2.htm"),
    ("heap/paper.example.com/html/2021-01/08", "node_2.htm", "", "http://paper.example.com/html/2021-01/08/node_2.htm"),
    ("my.site/heap/https/paper.example.com", "a.htm", "", "https://paper.example.com/a.htm"),
    # No host: the path alone, with the folders above that are a part of an address.
    ("heap", "host-unknown/html/2021-01/08/node_2.htm", "", "/host-unknown/html/2021-01/08/node_2.htm"),
    ("heap/host-unknown", "html/2021-01/08/node_2.htm", "", "/html/2021-01/08/node_2.htm"),
    ("heap/host-unknown/html/2021-01", "08/node_2.htm", "", "/html/2021-01/08/node_2.htm"),
    ("heap/content/20210108", "Page01a.htm", "", "/content/20210108/Page01a.htm"),
    ("heap", "Page01a.htm", SOURCE, "/Page01a.htm"),
    # Names that are no hosts.
    ("heap", "site.mirror/a.htm", "", "/site.mirror/a.htm"),
    ("heap", "2021.01.08/a.htm", "", "/2021.01.08/a.htm"),
    ("heap", "第A01版_files/a.jpg", "", "/第A01版_files/a.jpg"),
    ("heap", "paper.example.com.zip/a.htm", "", "/paper.example.com.zip/a.htm"),
    ("heap", "paper.example.com", "", "/paper.example.com"),
]


@pytest.mark.parametrize(("above", "below", "source", "url"), CASES)
def test_url_of(above: str, below: str, source: str, url: str) -> None:
    location = Location("as/given", tuple(below.split("/")), ("home", "ann", *above.split("/")))
    assert url_of(location, source) == url
