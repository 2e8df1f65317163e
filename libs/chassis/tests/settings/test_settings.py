"""Where a setting comes from."""

import pytest
from chassis.settings import Settings


def test_a_secret_may_come_by_file(tmp_path, monkeypatch):
    (tmp_path / "gscnet_database_url").write_text("postgresql://a:b@c/d\n")
    monkeypatch.setenv("GSCNET_SECRETS_DIR", str(tmp_path))

    settings = Settings()

    assert settings.database_url.get_secret_value() == "postgresql://a:b@c/d"


def test_a_variable_wins_over_a_file(tmp_path, monkeypatch):
    (tmp_path / "gscnet_service").write_text("by-file")
    monkeypatch.setenv("GSCNET_SECRETS_DIR", str(tmp_path))
    monkeypatch.setenv("GSCNET_SERVICE", "by-variable")

    assert Settings().service == "by-variable"


def test_a_secret_is_not_in_the_text_of_the_settings(monkeypatch):
    monkeypatch.setenv("GSCNET_DATABASE_URL", "postgresql://a:hidden@c/d")

    assert "hidden" not in repr(Settings())


def test_production_refuses_to_start_without_what_one_machine_makes_itself():
    with pytest.raises(ValueError, match="GSCNET_NATS_URL, GSCNET_TOKEN_PUBLIC_KEYS"):
        Settings(environment="production", database_url="postgresql://a:b@c/d").refuse_defaults()


def test_one_machine_starts_with_what_it_makes_itself():
    Settings(environment="embedded").refuse_defaults()
