"""The lists that brands publish, as they are: none of them is touched before it is imported."""

import given_imports as given
import pytest

LISTS = [
    ("12.csv", 15, 2),
    ("12.xlsx", 15, 2),
    ("2.csv", 83, 10),
    ("4.csv", 81, 34),
    ("4-geocoded.csv", 81, 34),
    ("5.csv", 64, 13),
    ("8.csv", 61, 21),
]


@pytest.mark.parametrize(("name", "rows", "outside"), LISTS)
async def test_a_real_list_is_imported_without_an_edit(
    client, editor, db, files, name, rows, outside
):
    path = given.a_real_list(name)
    sender = client(editor)

    imported = await given.taken_in(
        sender, db, files, path.read_bytes(), given.KINDS[path.suffix], filename=name
    )

    rejected = await given.rows_of(sender, imported, "rejected")
    assert (imported["state"], imported["rows_done"]) == ("done", rows)
    assert imported["missing"] == []
    assert len(rejected) == outside
    assert all(
        any(finding["reason"].endswith("is not an economy of the network") for finding in findings)
        for findings in (each["findings"] for each in rejected)
    )


async def test_a_name_that_stands_twice_in_a_real_list_is_one_supplier(client, editor, db, files):
    content = given.a_real_list("2.csv").read_bytes()
    sender = client(editor)

    imported = await given.taken_in(sender, db, files, content)

    linked = {each["name"] for each in await given.rows_of(sender, imported, "duplicate_linked")}
    assert {
        "ZHEN JIANG DONG CHUANG FUR & LEATHER CO.,LTD",
        "BAI NA SHOES INDUSTRY CO.,LTD",
        "CHONGQING COMPAQ SHOES CO., LTD",
        "QUANZHOU XINXING FOOTWEAR CO., LTD",
    } <= linked


async def test_the_damage_of_a_real_list_is_told_with_its_cell(client, editor, db, files):
    path = given.a_real_list("12.xlsx")
    sender = client(editor)

    imported = await given.taken_in(sender, db, files, path.read_bytes(), given.KINDS[".xlsx"])

    findings = [each for row in await given.rows_of(sender, imported) for each in row["findings"]]
    damaged = [each["cell"] for each in findings if "decoded wrongly" in each["reason"]]
    assert damaged == ["C10"]
