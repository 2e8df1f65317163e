"""The accounts to try the network out with."""

from gateway.accounts import demo


async def test_there_is_one_account_for_each_kind_of_person(db):
    seeded = await demo.seed(db)

    assert {account.role: account.roles for account in seeded} == {
        "secretariat": ("secretariat",),
        "editor": ("editor",),
        "focal_point:CN": ("focal_point:CN",),
        "center_editor": (),
        "supplier": (),
        "buyer": (),
    }


async def test_each_key_opens_its_own_account(db, gateway):
    seeded = await demo.seed(db)

    for account in seeded:
        async with gateway.client(account.api_key) as client:
            response = await client.get("/v1/me")
        assert response.json()["id"] == str(account.account_id)


async def test_seeding_again_keeps_the_accounts_and_replaces_the_keys(db, gateway):
    before = await demo.seed(db)

    after = await demo.seed(db)

    async with gateway.client(before[0].api_key) as old, gateway.client(after[0].api_key) as new:
        answers = [(await old.get("/v1/me")).status_code, (await new.get("/v1/me")).status_code]
    assert [a.account_id for a in after] == [b.account_id for b in before]
    assert answers == [401, 200]


async def test_a_demo_account_does_not_show_its_key_by_accident(db):
    seeded = await demo.seed(db)

    assert seeded[0].api_key not in repr(seeded)
