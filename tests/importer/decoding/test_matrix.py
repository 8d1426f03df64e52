"""Header × meta × real bytes: decoded right and the lie recorded, or reported with its byte."""

import codecs
from dataclasses import dataclass

import pytest

from generator.importer.decoding import Decoded, Undecodable, decode

PROSE = "墨川的春天来得早，河边的柳树在一月里就发了新芽。老人们说，这是好年景。"
TRADITIONAL = "墨川的春天來得早，河邊的柳樹在一月裡就發了新芽。老人們說，這是好年景。"
SPARSE = "淄川"
CODECS = {"utf-8": "utf-8", "gbk": "gbk", "gb18030": "gb18030", "big5": "big5", "utf-16": "utf-16",
          "bom": "utf-8-sig", "utf-16-le": "utf-16-le"}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """What was declared, what the bytes are, and what must come out."""

    header: str
    meta: str
    real: str
    charset: str
    lies: int
    """How many declarations are recorded as wrong."""
    text: str = PROSE


MATRIX = [
    Case("", "", "utf-8", "utf-8", 0),
    Case("utf-8", "utf-8", "utf-8", "utf-8", 0),
    Case("UTF8", "", "utf-8", "utf-8", 0),
    Case("", "gb2312", "utf-8", "utf-8", 1),
    Case("gb2312", "utf-8", "utf-8", "utf-8", 1),
    Case("gbk", "gb2312", "utf-8", "utf-8", 2),
    Case("ISO-8859-1", "utf-8", "utf-8", "utf-8", 1),
    Case("big5", "", "utf-8", "utf-8", 1),
    Case("", "", "bom", "utf-8", 0),
    Case("gbk", "gbk", "bom", "utf-8", 0),
    Case("", "", "gbk", "gb18030", 0),
    Case("gbk", "gbk", "gbk", "gb18030", 0),
    Case("", "gb2312", "gbk", "gb18030", 0),
    Case("GB2312", "", "gbk", "gb18030", 0),
    Case("utf-8", "", "gbk", "gb18030", 1),
    Case("", "utf-8", "gbk", "gb18030", 1),
    Case("utf-8", "gb2312", "gbk", "gb18030", 1),
    Case("gb2312", "utf-8", "gbk", "gb18030", 1),
    Case("ISO-8859-1", "gb2312", "gbk", "gb18030", 1),
    Case("utf-8", "utf-8", "gbk", "gb18030", 2),
    Case("guobiao", "", "gbk", "gb18030", 1),
    Case("big5", "", "gbk", "gb18030", 1),
    Case("", "gb2312", "gb18030", "gb18030", 0, PROSE + "\U00020bb7野㐂镕"),
    Case("", "big5", "big5", "big5hkscs", 0, TRADITIONAL),
    Case("", "", "big5", "big5hkscs", 0, TRADITIONAL),
    Case("gb2312", "gb2312", "big5", "big5hkscs", 2, TRADITIONAL),
    Case("utf-8", "", "big5", "big5hkscs", 1, TRADITIONAL),
    Case("", "", "utf-16", "utf-16-le", 0),
    Case("gbk", "utf-16", "utf-16", "utf-16-le", 0),
    Case("", "", "utf-16-le", "utf-16-le", 0),
    Case("", "gb2312", "gbk", "gb18030", 0, SPARSE),
    Case("", "", "gbk", "gb18030", 0, SPARSE),
    Case("utf-8", "", "gbk", "gb18030", 1, SPARSE),
    Case("", "gb2312", "utf-8", "utf-8", 1, SPARSE),
    Case("", "utf-8", "utf-8", "utf-8", 0, "©·"),
]


def page(case: Case) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={case.meta}">' if case.meta else ""
    return f"<html>\n<head>{meta}</head>\n<body><p>{case.text}</p></body></html>"


def ident(case: Case) -> str:
    return f"{case.header or 'none'}-{case.meta or 'none'}-{case.real}-{len(case.text)}"


@pytest.mark.parametrize("case", MATRIX, ids=ident)
def test_decodes_right(case: Case) -> None:
    decoded = decode(page(case).encode(CODECS[case.real]), case.header)
    assert isinstance(decoded, Decoded)
    assert decoded.text == page(case)
    assert decoded.charset == case.charset
    assert [(defect.kind, defect.verdict) for defect in decoded.defects] == [("charset", "repaired")] * case.lies


def test_a_lie_is_recorded_where_it_stands() -> None:
    content = page(Case("", "gb2312", "utf-8", "utf-8", 1)).encode()
    decoded = decode(content, "gbk")
    assert isinstance(decoded, Decoded)
    assert [(defect.line, defect.raw) for defect in decoded.defects] == [
        (0, "charset=gbk"),
        (2, '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
    ]


def test_a_declaration_in_a_comment_is_none() -> None:
    decoded = decode(f"<!-- <meta charset=gbk> --><meta charset=utf-8>{PROSE}".encode())
    assert isinstance(decoded, Decoded) and decoded.defects == ()


def test_xml_declares_in_its_first_line() -> None:
    content = f"<?xml version='1.0' encoding='GBK'?><periodlist>{SPARSE}</periodlist>".encode("gbk")
    decoded = decode(content)
    assert isinstance(decoded, Decoded) and SPARSE in decoded.text and decoded.defects == ()


@pytest.mark.parametrize("declared", ["", "gbk", "utf-8", "nonsense", "rot13", "hex", "idna"])
def test_ascii_is_ascii_whatever_is_declared(declared: str) -> None:
    assert decode(b"<p>plain</p>", declared) == Decoded("<p>plain</p>", "utf-8")


def test_text_from_a_container_needs_no_declaration() -> None:
    content = f"<meta charset=gbk>{SPARSE}".encode()
    assert decode(content, is_text=True) == Decoded(content.decode(), "utf-8")


@pytest.mark.parametrize("real", ["utf-8", "gbk", "utf-16"])
def test_the_last_character_cut_off_is_dropped(real: str) -> None:
    content = f"<p>{PROSE}墨".encode(real)[:-1]
    decoded = decode(content, real)
    assert isinstance(decoded, Decoded)
    assert decoded.text == f"<p>{PROSE}"
    assert [(defect.verdict, defect.raw.rpartition(" ")[2]) for defect in decoded.defects] == [
        ("removed", str(len(f"<p>{PROSE}".encode(real))))
    ]


@pytest.mark.parametrize("following", ["<", '"', "...", " ", "\n", "3"])
@pytest.mark.parametrize("real", ["utf-8", "gbk"])
def test_a_headline_cut_in_mid_character_loses_the_half_only(real: str, following: str) -> None:
    whole = f"<meta charset={real}>\n<a>{PROSE}"
    content = whole.encode(real) + "柳".encode(real)[:-1] + f"{following}</a>{PROSE}".encode(real)
    decoded = decode(content)
    assert isinstance(decoded, Decoded)
    assert decoded.text == f"{whole}{following}</a>{PROSE}"
    (defect,) = decoded.defects
    assert (defect.line, defect.kind, defect.verdict) == (2, "lost-character", "removed")
    assert defect.raw.endswith(f"at byte {len(whole.encode(real))}")


@pytest.mark.parametrize(
    ("content", "declared", "offset"),
    [
        (PROSE.encode("gbk") + b"\xff\xff" + PROSE.encode("gbk"), "gbk", len(PROSE.encode("gbk"))),
        (PROSE.encode() + b"\x80\x80" + PROSE.encode(), "utf-8", len(PROSE.encode())),
        (b"\xef\xbb\xbf<p>" + PROSE.encode() + b"\xff" + PROSE.encode(), "", 6 + len(PROSE.encode())),
        (b"<p>\xff\xfe\xfd\xfc\x80\x81", "", 3),
        (b"<p>" + bytes(range(128, 256)) * 4, "", 3),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_are_told_by_their_offset(content: bytes, declared: str, offset: int) -> None:
    result = decode(content, declared)
    assert isinstance(result, Undecodable)
    assert result.offset == offset


def test_a_half_character_before_another_in_utf8() -> None:
    content = PROSE.encode() + "柳".encode()[:-1] + f"……{PROSE}".encode()
    decoded = decode(content, "utf-8")
    assert isinstance(decoded, Decoded) and decoded.text == f"{PROSE}……{PROSE}"
    assert [defect.verdict for defect in decoded.defects] == ["removed"]


@pytest.mark.parametrize("at", range(18))
def test_a_half_character_before_another_in_gbk_shifts_nothing(at: int) -> None:
    head = f"<meta charset=gbk>\n<p>{PROSE[:at]}"
    content = head.encode("gbk") + "柳".encode("gbk")[:1] + f"{PROSE[at:]}</p>{PROSE}".encode("gbk")
    decoded = decode(content)
    assert isinstance(decoded, Decoded)
    before, after = decoded.text.split("〓")
    whole = f"<meta charset=gbk>\n<p>{PROSE}</p>{PROSE}"
    assert whole.startswith(before) and whole.endswith(after)
    assert len(before) + len(after) >= len(whole) - 9
    (defect,) = decoded.defects
    told = int(defect.raw.rpartition(" ")[2])
    lost = len(bytes.fromhex(defect.raw.partition(" at ")[0]))
    assert told <= len(head.encode("gbk")) < told + lost


def test_where_a_short_run_tells_nothing_the_last_byte_is_the_half() -> None:
    content = f"<p>{PROSE}</p><a>墨".encode("gbk") + b"\xc1" + "川</a>".encode("gbk")
    decoded = decode(content, "gbk")
    assert isinstance(decoded, Decoded) and "〓" not in decoded.text
    assert [defect.verdict for defect in decoded.defects] == ["removed"]


def test_more_half_characters_than_a_page_can_have_are_damage() -> None:
    content = (PROSE.encode("gbk") + b"\xc1<") * 60
    assert isinstance(decode(content, "gbk"), Undecodable)


def test_windows_euro_sign_in_gbk() -> None:
    decoded = decode(PROSE.encode("gbk") + b"100\x80<br>", "gbk")
    assert isinstance(decoded, Decoded) and decoded.text.endswith("100€<br>") and not decoded.defects


def test_characters_lost_before_the_capture_are_marked() -> None:
    decoded = decode(f"<p>{PROSE}\n记者 李\ufffd明</p>".encode())
    assert isinstance(decoded, Decoded)
    assert "李〓明" in decoded.text and "\ufffd" not in decoded.text
    (defect,) = decoded.defects
    assert (defect.line, defect.verdict) == (2, "left") and "李\ufffd明" in defect.raw


def test_a_text_of_lost_characters_is_none() -> None:
    content = f"<p>{PROSE}".encode("gbk").decode("utf-8", "replace").encode()
    result = decode(content, "utf-8")
    assert (
        isinstance(result, Undecodable)
        and result.offset == content.index("\ufffd".encode())
        and "U+FFFD" in result.reason
    )


def test_other_scripts_are_read_where_declared() -> None:
    text = "<meta charset=euc-kr><p>묵천의 봄은 일찍 온다. 강가의 버드나무에 새싹이 돋았다.</p>"
    decoded = decode(text.encode("cp949"))
    assert isinstance(decoded, Decoded) and decoded.text == text and decoded.charset == "cp949"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_alone_is_an_empty_text(mark: bytes) -> None:
    decoded = decode(mark)
    assert isinstance(decoded, Decoded) and decoded.text == ""


@pytest.mark.parametrize("letter", ["A", "z", "|", "_"])
def test_half_a_mark_before_a_letter_does_not_swallow_it(letter: str) -> None:
    whole = f"<meta charset=gbk>\n<p>{PROSE}"
    content = whole.encode("gbk") + b"\xa3" + f"{letter}PP{PROSE}</p>".encode("gbk")
    decoded = decode(content)
    assert isinstance(decoded, Decoded) and decoded.text == f"{whole}{letter}PP{PROSE}</p>"
    (defect,) = decoded.defects
    assert (defect.line, defect.kind, defect.verdict) == (2, "lost-character", "removed")
    assert defect.raw == f"a3 at byte {len(whole.encode('gbk'))}"


@pytest.mark.parametrize("following", ["", "I", "</p>", PROSE])
def test_half_a_character_that_swallows_a_letter_is_told(following: str) -> None:
    whole = f"<meta charset=gbk>\n<p>{PROSE * 10}"
    content = whole.encode("gbk") + b"\xc4A" + following.encode("gbk")
    decoded = decode(content)
    assert isinstance(decoded, Decoded) and decoded.text == f"{whole}腁{following}"
    (defect,) = decoded.defects
    assert (defect.line, defect.kind, defect.verdict) == (2, "lost-character", "left")
    assert defect.raw == f"c4 41 at byte {len(whole.encode('gbk'))}: 腁"


@pytest.mark.parametrize("text", [PROSE * 10 + "记者 张镕 李祎ABC", TRADITIONAL * 10 + "門T", PROSE + "A股 B超 ，C位"])
def test_rare_characters_that_are_in_use_are_none(text: str) -> None:
    decoded = decode(text.encode("gbk"), "gbk")
    assert decoded == Decoded(text, "gb18030")


def test_western_punctuation_of_windows_in_gbk() -> None:
    content = (
        PROSE.encode("gbk") + b"\x93hello\x94 it\x92s \x97 caf\x85 \x93A1\x94 " + PROSE.encode("gbk") + b"\x93Hi\x94<"
    )
    decoded = decode(b"<meta charset=gbk>\n" + content)
    assert isinstance(decoded, Decoded)
    assert decoded.text == f"<meta charset=gbk>\n{PROSE}“hello” it’s — caf… “A1” {PROSE}“Hi”<"
    assert {(defect.kind, defect.verdict) for defect in decoded.defects} == {("lost-character", "repaired")}
    assert decoded.defects[0].raw == f"93 at byte {19 + len(PROSE.encode('gbk'))}: “"
