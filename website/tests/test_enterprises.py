"""The enterprises that somebody keeps, and the way to what each of them lacks."""

import html5lib  # type: ignore[import-untyped]

ADDRESS = "/suppliers/mine"
MILL = {
    "id": "0195c0de-0000-7000-8000-00000000b001",
    "public_id": "S-VN-8KQ2M4-7",
    "name": "An Phước <Weaving>",
    "economy": "VN",
    "city": "Hue",
    "language": "en",
    "summary": "Weaves cotton.",
    "size_class": "small",
    "origin": "registered",
}
KEPT = {"supplier": MILL, "role": "owner", "accepted_at": "2026-01-02T03:04:05Z", "held_at": None}
INVITED = KEPT | {"role": "editor", "accepted_at": None}
HELD = KEPT | {"held_at": "2026-02-03T03:04:05Z"}


async def listed(gateway, person, *memberships, next_cursor=None):
    """The page, where the gateway knows these memberships."""
    answer = {"items": [*memberships], "next_cursor": next_cursor}
    gateway.prepare("GET /v1/suppliers/mine", answer)
    return await person.get(ADDRESS)


async def test_each_enterprise_leads_to_its_profile_and_to_what_it_lacks(gateway, signed_in):
    answer = await listed(gateway, signed_in, KEPT, next_cursor="on")

    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert "An Phước &lt;Weaving&gt;" in answer.text
    assert "Owner" in answer.text
    assert 'href="/suppliers/S-VN-8KQ2M4-7"' in answer.text
    assert 'href="/suppliers/S-VN-8KQ2M4-7/gaps"' in answer.text
    assert 'href="/suppliers/mine?cursor=on"' in answer.text


async def test_who_keeps_nothing_reads_how_one_comes_to_keep_something(gateway, signed_in):
    answer = await listed(gateway, signed_in)

    assert "You keep no profile yet" in answer.text


async def test_an_invitation_is_accepted_with_a_button(gateway, signed_in):
    asked = await listed(gateway, signed_in, INVITED)
    accepting = f"/suppliers/{MILL['id']}/accept"
    gateway.prepare(f"POST /v1/suppliers/{MILL['id']}/members/accept", {"role": "editor"} | {
        "accepted_at": "2026-01-02T03:04:05Z"})  # fmt: skip

    answer = await signed_in.send(accepting, attempt="one")

    assert "You are invited" in asked.text
    assert f'action="{accepting}"' in asked.text
    assert "/gaps" not in asked.text
    assert (answer.status_code, answer.headers["Location"]) == (303, ADDRESS)
    assert gateway.sent[-1].path.endswith("/members/accept")


async def test_an_invitation_that_was_taken_back_is_a_404(gateway, signed_in):
    gateway.refuse(f"POST /v1/suppliers/{MILL['id']}/members/accept", 404, "nobody invited you")

    answer = await signed_in.send(f"/suppliers/{MILL['id']}/accept", attempt="one")

    assert answer.status_code == 404


async def test_what_is_held_says_why_and_leads_nowhere(gateway, signed_in):
    answer = await listed(gateway, signed_in, HELD)

    assert "Held since" in answer.text
    assert 'href="/suppliers/S-VN-8KQ2M4-7' not in answer.text


async def test_who_is_signed_in_finds_them_from_every_page(signed_in):
    answer = await signed_in.get("/about")

    assert 'href="/suppliers/mine"' in answer.text


async def test_who_is_not_signed_in_is_led_there(gateway, reader):
    answer = await reader.get(ADDRESS)
    about = await reader.get("/about")

    assert answer.headers["Location"] == f"/sign-in?next={ADDRESS}"
    assert 'href="/suppliers/mine"' not in about.text
    assert gateway.sent == []
