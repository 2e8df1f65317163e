"""The passport of a supplier, its QR code and its photos."""


async def test_a_passport_keeps_its_standings_apart(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2/passport")

    places = [
        answer.text.index(f'<h2 id="{name}">') for name in ("proven", "claimed", "denied", "lapsed")
    ]
    assert places == sorted(places)
    assert answer.text.index("Recycled content") < places[1]
    assert places[2] < answer.text.index("Led by women") < places[3]
    assert answer.text.index("Water reuse system") > answer.text.index('<h2 id="unknown">')


async def test_the_strongest_proof_comes_first(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2/passport")

    stronger = answer.text.index("Certificate: Global Recycled Standard")
    assert stronger < answer.text.index("Self-made statement")


async def test_a_passport_says_of_which_day_and_edition_it_is(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2/passport")

    assert "22 November 2026</time>, edition 6 of the profile" in answer.text
    assert "It says nothing about the data." in answer.text
    assert 'src="/suppliers/SU-9QXR-2/qr.svg"' in answer.text


async def test_a_passport_that_nobody_has_is_not_found(reader):
    answer = await reader.get("/suppliers/SU-NONE-1/passport")

    assert answer.status_code == 404


async def test_a_passport_without_its_service_is_a_page_that_says_so(gateway, reader):
    gateway.away = {"suppliers"}

    answer = await reader.get("/suppliers/SU-9QXR-2/passport")

    assert answer.status_code == 503


async def test_hostile_words_in_a_passport_are_shown_as_text(gateway, reader):
    said = gateway.content["passport"]["SU-9QXR-2"]
    said["verification_note"] = said["criteria"][0]["evidence"][0]["title"] = "<script>x</script>"

    answer = await reader.get("/suppliers/SU-9QXR-2/passport")

    assert "<script" not in answer.text


async def test_the_qr_code_may_run_and_load_nothing(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2/qr.svg")

    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")


async def test_a_photo_is_passed_on_as_a_picture(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2/photos/0195c0de-0000-7000-8000-0000000003f1")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.content == b"\xff\xd8\xff\xe0"


async def test_what_is_no_picture_is_not_passed_on(gateway, reader):
    gateway.content["photo"]["media_type"] = "text/html"

    answer = await reader.get("/suppliers/SU-9QXR-2/photos/0195c0de-0000-7000-8000-0000000003f1")

    assert answer.status_code == 404
