"""Suppliers as files, and back again."""

import csv
import io

import given_imports as given
import given_suppliers
import psycopg
import pytest
from chassis.testing import empty_tables, somebody
from chassis.uploads import XLSX
from python_calamine import CalamineWorkbook

EXPORT = "/v1/matchmaking/exports/suppliers"
EVIL = '=HYPERLINK("http://evil","Click")'
WHOLE = {
    "name": "Golden Spring Textile Co., Ltd.",
    "names_local": ["金泉纺织; 有限公司", "Kim Tuyền | Dệt"],
    "economy": "CN",
    "address": "36-8 Rainbow Road, Luzhi Town",
    "city": "Suzhou",
    "latitude": -31.25,
    "longitude": 120.5,
    "size_class": "medium",
    "sectors": ["1312", "textile"],
    "summary": "Weaves cotton.\nDyes it too.",
    "language": "en",
    "website": "https://golden.example/",
    "products": [
        {
            "name": "Cotton | linen; mixed",
            "hs": {"code": "520811", "vintage": 2022},
            "capacity": {"value": "120.5", "unit": "t", "per": "month"},
            "minimum_order": {"value": "2", "unit": "t"},
            "lead_time_days": 30,
            "description": "Woven,\nnot knitted.",
        },
        {"name": "Yarn, dyed"},
    ],
}  # fmt: skip


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_workbook(content: bytes) -> list[dict[str, str]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    header, *rows = book.get_sheet_by_index(0).to_python()
    return [dict(zip(header, map(str, cells), strict=True)) for cells in rows]


READERS = {"csv": read_csv, "xlsx": read_workbook}
KINDS = {"csv": "text/csv", "xlsx": XLSX}


async def exported(sender, kind="csv", **query) -> bytes:
    answer = await sender.get(f"{EXPORT}.{kind}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.content


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_what_is_exported_here_can_be_imported_there(
    client, editor, db, files, database_url, kind
):
    await given_suppliers.a_compiled_supplier(db, editor, **WHOLE)
    await given_suppliers.a_compiled_supplier(db, editor, name=EVIL, economy="VN", products=[])
    sender = client(editor)
    before = await exported(sender, kind)

    empty_tables(database_url)
    imported = await given.taken_in(
        sender, db, files, before, KINDS[kind], filename=f"suppliers.{kind}"
    )

    after = READERS[kind](await exported(sender, kind))
    wanted = READERS[kind](before)
    assert imported["counts"]["rejected"] == 0
    assert [row | {"public_id": ""} for row in after] == [row | {"public_id": ""} for row in wanted]
    assert after[1]["name"] == f"'{EVIL}"


async def test_an_export_that_is_imported_where_it_came_from_changes_nothing(
    client, editor, db, files
):
    await given_suppliers.a_compiled_supplier(db, editor, **WHOLE)
    sender = client(editor)

    imported = await given.taken_in(sender, db, files, await exported(sender))

    assert given.counts(imported) == {"duplicate_linked": 1}


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t=", "\r=", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
async def test_no_column_carries_a_formula(client, editor, db, database_url, kind, sign):
    await given_suppliers.a_compiled_supplier(db, editor, **WHOLE)
    evil = f"{sign}1+1"
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "UPDATE suppliers SET name = %(e)s, names_local = ARRAY[%(e)s], address = %(e)s,"
            " city = %(e)s, summary = %(e)s, language = %(e)s, website = %(e)s,"
            " sectors = ARRAY[%(e)s], public_id = %(e)s,"
            " source = jsonb_build_object('document', %(e)s::text)",
            {"e": evil},
        )
        connection.execute("UPDATE supplier_products SET name = %s, position = position", [evil])

    (row,) = READERS[kind](await exported(client(editor), kind))

    texts = {name: cell for name, cell in row.items() if name not in {"latitude", "longitude"}}
    assert {name for name, cell in texts.items() if not cell.startswith("'")} == {
        "economy",
        "size_class",
    }


async def test_a_field_that_is_hidden_from_a_reader_is_empty(client, member, db, database_url):
    await given_suppliers.a_supplier(db, member, **WHOLE)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            """UPDATE suppliers SET visibility = '{"address": "nobody", "capacity": "nobody"}'"""
        )

    (hidden,) = read_csv(await exported(client(somebody())))
    (whole,) = read_csv(await exported(client(member)))

    assert (hidden["address"], hidden["latitude"], hidden["longitude"]) == ("", "", "")
    assert "120.5" not in hidden["products"]
    assert whole["address"] == "36-8 Rainbow Road, Luzhi Town"
    assert "120.5 t per month" in whole["products"]


async def test_only_what_is_asked_for_is_exported(client, editor, db):
    await given_suppliers.a_compiled_supplier(db, editor, **WHOLE)
    await given_suppliers.a_compiled_supplier(db, editor, name="Saitex", economy="VN", sectors=[])
    sender = client(editor)

    async def names(**query):
        return [row["name"] for row in read_csv(await exported(sender, **query))]

    assert await names(economy="VN") == ["Saitex"]
    assert await names(economy=["VN", "CN"]) == [WHOLE["name"], "Saitex"]
    assert await names(sector="textile") == [WHOLE["name"]]
    assert await names(size_class="medium", origin="compiled") == [WHOLE["name"], "Saitex"]
    assert await names(scheme="grs") == []


async def test_an_export_is_no_page_of_ours_to_a_browser(client, editor):
    answer = await client(editor).get(f"{EXPORT}.csv")

    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-store"


async def test_an_export_has_no_other_kinds(client, editor):
    assert (await client(editor).get(f"{EXPORT}.pdf")).status_code == 422
