"""Photos: made anew, with words, and nothing in them that was not a pixel."""

import io
import struct
import zlib

import given_suppliers as given
import pytest
from chassis.testing import somebody
from matchmaking.photos import actions, pictures
from PIL import Image

ALT = {"alt": "The weaving hall with its looms"}
JPEG = {"Content-Type": "image/jpeg"}


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    image = Image.new(mode, size, (200, 30, 30, 128)[: len(mode)])
    exif = Image.Exif()
    exif[0x010E] = "Qsecretcamera"
    exif[0x0112] = 6  # lying on its side
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def a_flood() -> bytes:
    """A PNG of a few bytes that says that it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


async def test_a_photo_is_shown_upright_and_without_what_came_with_it(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}/photos"

    added = await client(member).post(url, content=a_picture(), params=ALT, headers=JPEG)
    profile = (await client().get(f"/v1/suppliers/{supplier.id}")).json()
    served = await client().get(added.json()["url_path"])

    shown = Image.open(io.BytesIO(served.content))
    assert added.status_code == 201
    assert profile["photos"] == [added.json()]
    assert (shown.size, added.json()["width"], added.json()["alt"]) == ((40, 60), 40, ALT["alt"])
    assert dict(shown.getexif()) == {}
    assert b"Qsecretcamera" not in served.content
    assert served.headers["Content-Type"] == "image/jpeg"
    assert served.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("kind", "mode", "served"),
    [("JPEG", "RGB", "image/jpeg"), ("PNG", "RGBA", "image/png"), ("WEBP", "RGB", "image/jpeg")],
)
def test_what_is_transparent_stays_so_and_the_rest_becomes_jpeg(kind, mode, served):
    content = a_picture(kind, (2_000, 1_000), mode)

    picture = pictures.remade(io.BytesIO(content), f"image/{kind.lower()}")

    assert picture.media_type == served
    assert max(picture.width, picture.height) == 1_600
    assert pictures.remade(io.BytesIO(content), f"image/{kind.lower()}") == picture


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (a_picture("PNG"), "image/jpeg", 422),
        (a_picture()[:200], "image/jpeg", 422),
        (b"\xff\xd8\xff<script>alert(1)</script>", "image/jpeg", 422),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", 415),
        (b"GIF89a", "image/gif", 415),
        (a_flood(), "image/png", 422),
        (b"", "image/png", 422),
    ],
    ids=["wrong type", "cut off", "script", "svg", "gif", "flood", "empty"],
)
async def test_what_is_no_sound_picture_is_refused(
    client, db, member, announced, content, media_type, status
):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).post(
        f"/v1/suppliers/{supplier.id}/photos",
        content=content,
        params=ALT,
        headers={"Content-Type": media_type},
    )

    assert answer.status_code == status
    assert len(await announced()) == 1


async def test_a_photo_needs_words(client, db, member):
    supplier = await given.a_supplier(db, member)

    answer = await client(member).post(
        f"/v1/suppliers/{supplier.id}/photos", content=a_picture(), headers=JPEG
    )

    assert answer.status_code == 422


async def test_others_show_and_remove_nothing(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}/photos"
    send = {"content": a_picture(), "params": ALT, "headers": JPEG}
    added = (await client(member).post(url, **send)).json()

    answers = [
        await client().post(url, **send),
        await client(somebody()).post(url, **send),
        await client(somebody()).delete(f"{url}/{added['id']}"),
    ]

    assert [each.status_code for each in answers] == [401, 403, 403]


async def test_the_same_photo_is_shown_once_and_only_some_at_all(client, db, member, monkeypatch):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}/photos"
    monkeypatch.setattr(actions, "MOST", 2)

    answers = [
        await client(member).post(url, content=a_picture(size=(side, 40)), params=ALT, headers=JPEG)
        for side in (60, 60, 61, 62)
    ]

    assert [each.status_code for each in answers] == [201, 409, 201, 409]


async def test_a_removed_photo_is_gone_from_the_profile(client, db, member):
    supplier = await given.a_supplier(db, member)
    url = f"/v1/suppliers/{supplier.id}/photos"
    send = {"content": a_picture(), "params": ALT, "headers": JPEG}
    added = (await client(member).post(url, **send)).json()

    gone = await client(member).delete(f"{url}/{added['id']}")
    served = await client().get(added["url_path"])

    assert (gone.status_code, served.status_code) == (204, 404)
