"""A list on its way into the network, from the upload to the last verdict."""

import given_imports as given


async def test_a_list_is_taken_in_row_by_row(client, editor, db, files, announced):
    sender = client(editor)

    imported = await given.taken_in(sender, db, files)

    assert (imported["state"], imported["rows_done"], imported["progress"]) == ("done", 3, 1.0)
    assert given.counts(imported) == {"accepted": 2, "rejected": 1}
    kinds = [kind.removeprefix("org.gscnet.matchmaking.") for kind, _ in await announced()]
    assert kinds == ["supplier.registered", "supplier.registered", "import.finished"]
