"""Case S16: what is not what it seems, or hides something, is refused at once and cheaply."""

import io
import resource
import time

import given_documents as given
import pytest
from matchmaking.documents import inspection
from matchmaking.documents.inspection import DOCX, JPEG, ODS, ODT, PDF, PNG, UNDECLARED, XLSX

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
XXE = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
HIDDEN = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
MACROS = given.CONTENT_TYPES.format(kind="x").replace("main", "macroEnabled.main")
NESTED = given.archive([("a.xml", b"<a/>")])


def inspect(content: bytes, name: str, declared: str = UNDECLARED) -> str:
    return inspection.inspect(
        io.BytesIO(content), len(content), declared=declared, name=name
    ).media_type


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (given.PDF, "Certificate.PDF", PDF),
        (given.png(), "scan.png", PNG),
        (given.jpeg(), "scan.jpeg", JPEG),
        (given.office(given.SHEET, ("xl/workbook.xml", b"<workbook/>")), "list.xlsx", XLSX),
        (given.office(given.LETTER, ("word/document.xml", b"<document/>")), "letter.docx", DOCX),
        (given.open_document("text"), "letter.odt", ODT),
        (given.open_document("spreadsheet"), "list.ods", ODS),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_people_send_is_taken_for_what_it_is(content, name, kind):
    assert inspect(content, name) == kind
    assert inspect(content, name, declared=kind) == kind


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"MZ\x90\x00" + bytes(100), "tool.pdf", "kind"),
        (SCRIPT, "picture.svg", "kind"),
        (b"<html><script>alert(1)</script></html>", "page.pdf", "kind"),
        (b"", "empty.pdf", "kind"),
        (given.png(), "scan.pdf", "ending"),
        (given.PDF + NESTED, "both.pdf", "polyglot"),
        (given.png() + given.PDF, "both.png", "polyglot"),
        (given.png() + NESTED, "both.png", "polyglot"),
        (given.jpeg() + b"<?php system($_GET[0]); ?>", "both.jpg", "polyglot"),
        (given.office() + b"\0" * 30, "list.xlsx", "polyglot"),
        (b"%PDF-1.7 never ends", "half.pdf", "broken"),
        (given.png()[:-12], "half.png", "broken"),
        (
            given.PDF.replace(b"/Type", b"/OpenAction << /JavaScript (x) >> /Type"),
            "a.pdf",
            "active",
        ),
        (given.PDF.replace(b"/Type", b"/EmbeddedFile 3 0 R /Type"), "a.pdf", "active"),
        (given.png(60_000, 60_000), "flood.png", "pixels"),
        (given.jpeg(65_000, 65_000), "flood.jpg", "pixels"),
        (given.office(given.SHEET, ("xl/sheet1.xml", b" " * 50_000_000)), "bomb.xlsx", "bomb"),
        (
            given.office(given.SHEET, *((f"xl/s{n}.xml", bytes(1_040_000)) for n in range(110))),
            "many.xlsx",
            "bomb",
        ),
        (given.understated(b"<a>" + b" " * 90_000 + b"</a>"), "lies.xlsx", "bomb"),
        (given.lying_over_one_another(100), "over.xlsx", "bomb"),
        (given.office(given.SHEET, ("xl/embeddings/a.zip", NESTED)), "a.xlsx", "nested"),
        (given.office(given.SHEET, ("xl/media/image1.png", NESTED)), "a.xlsx", "nested"),
        (given.office(given.SHEET, (given.a_link("xl/a.xml"), b"/etc/passwd")), "a.xlsx", "link"),
        (given.office(given.SHEET, ("../../evil.xml", b"<a/>")), "a.xlsx", "path"),
        (given.office(given.SHEET, ("/etc/evil.xml", b"<a/>")), "a.xlsx", "path"),
        (given.office(given.SHEET, ("xl\\evil.xml", b"<a/>")), "a.xlsx", "path"),
        (
            given.office(given.SHEET, *((f"x{n}.xml", b"") for n in range(10_000))),
            "a.xlsx",
            "entries",
        ),
        (given.office(given.SHEET, ("xl/sheet1.xml", LAUGHS)), "a.xlsx", "entities"),
        (given.office(given.SHEET, ("xl/sheet1.xml", XXE)), "a.xlsx", "entities"),
        (given.office(given.SHEET, ("xl/sheet1.xml", HIDDEN)), "a.xlsx", "entities"),
        (given.office(given.SHEET, ("xl/vbaProject.bin", b"x")), "a.xlsx", "active"),
        (given.office(types=MACROS), "a.xlsx", "active"),
        (NESTED, "a.xlsx", "kind"),
    ],
)
def test_what_hides_something_is_refused_within_a_second_and_little_memory(content, name, code):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()

    with pytest.raises(inspection.Refused) as refused:
        inspect(content, name)

    assert refused.value.code == code
    assert time.monotonic() - started < 1.0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_file_that_is_not_what_its_sender_says_is_refused():
    with pytest.raises(inspection.Refused, match="image/png"):
        inspect(given.png(), "scan.png", declared=PDF)


def test_an_entity_that_lies_across_two_pieces_is_found():
    content = b"<a>" + b" " * (4 * 64 * 1024 - 8) + b"<!DOCTYPE x>" + b"</a>"

    with pytest.raises(inspection.Refused) as refused:
        inspect(given.office(given.SHEET, ("xl/sheet1.xml", content)), "a.xlsx")

    assert refused.value.code == "entities"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a" * 201,
        "../../etc/passwd.pdf",
        "folder/a.pdf",
        "folder\\a.pdf",
        ".hidden.pdf",
        "a\u202efdp.exe.pdf",
        "a\u200b.pdf",
        "a\nb.pdf",
        "a\x00.pdf",
    ],
)
def test_a_name_that_leads_elsewhere_or_hides_letters_is_refused(name):
    with pytest.raises(inspection.Refused) as refused:
        inspection.check_name(name)

    assert refused.value.code == "name"


def test_a_name_in_any_script_is_taken():
    assert inspection.check_name(" 证书 chứng nhận.pdf ") == "证书 chứng nhận.pdf"
