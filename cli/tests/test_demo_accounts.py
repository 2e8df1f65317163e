import json
import stat


def test_programs_read_role_account_and_key(prepared_network):
    accounts = json.loads(prepared_network.gscnet("demo-accounts", "--json").stdout)

    assert [each["role"] for each in accounts] == [
        "secretariat",
        "editor",
        "focal_point:CN",
        "center_editor",
        "supplier",
        "buyer",
    ]
    assert all(each["api_key"].startswith("gscnet_") for each in accounts)


def test_people_read_them_on_one_line_each(prepared_network):
    printed = prepared_network.gscnet("demo-accounts").stdout.splitlines()

    assert len(printed) == 7


def test_the_keys_are_for_their_owner_only(prepared_network):
    assert stat.S_IMODE(prepared_network.home.demo_accounts.stat().st_mode) == 0o600


def test_before_the_first_start_there_are_none(prepared_network, tmp_path):
    refused = prepared_network.gscnet("demo-accounts", home=tmp_path / "none")

    assert refused.returncode == 1
