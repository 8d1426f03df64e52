"""What holds for any URL."""

from hypothesis import example, given
from hypothesis import strategies as st

from generator.importer.addresses import FORMS, classify, identity

PIECES = st.sampled_from([
    "http:", "//", "/", "\\", "..", ".", "?", "#", ";", "%", "%2F", "%E5", "@", ":80", "www.", "h5.", "m.",
    "paper.example.com", "html", "content", "2021-01", "08", "20210108", "202101", "node_2.htm", "Articel", "A01",
    "002", "TB.htm", "Page", "墨", " ", "content_52014_2.htm", "IMAGE", "a.jpg", "javascript:",
    "web.archive.org/web/2021/", "[", "]",
])  # fmt: skip
HOSTS = st.sampled_from(["paper.example.com", "www.paper.example.com", "PAPER.example.com:80"])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
@example("http://[::1/node_2.htm")
@example("http:////")
def test_any_text_has_an_address(url: str) -> None:
    address = classify(url)
    assert address.url == url
    assert (address.form == "") == (address.kind == "")
    assert address.page == address.page.upper() and address.part != 1
    assert "\n" in url or "#" not in address.identity or address.form == ""


@given(st.sampled_from(FORMS), HOSTS, st.sampled_from(["", "?v=1", "?div=-1#top", "#x"]), st.booleans())
def test_the_folding_of_a_known_form_is_stable(form: object, host: str, tail: str, secure: bool) -> None:
    example_path = "/" + form.example.lstrip("/")  # type: ignore[attr-defined]
    plain = identity(f"http://paper.example.com{example_path}")
    assert identity(f"http{'s' if secure else ''}://{host}{example_path}{tail}") == plain
    assert identity(plain) == plain


LABELS = st.from_regex(r"[A-Z]{0,3}[0-9]{1,4}", fullmatch=True)
CODES = st.from_regex(r"[A-Za-z]{1,3}", fullmatch=True)


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 28), LABELS, st.integers(1, 999), CODES)
def test_label_and_serial_are_told_apart(year: int, month: int, day: int, label: str, serial: int, code: str) -> None:
    name = f"Articel{label}{serial:03}{code}.htm"
    address = classify(f"http://paper.example.com/content/{year}{month:02}{day:02}/{name}")
    assert (address.page, address.serial) == (label, f"{serial:03}")
    assert address.date is not None and address.date.timetuple()[:3] == (year, month, day)
