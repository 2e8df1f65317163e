"""The history of a service is read as Alembic reads it."""

from alembic.script import ScriptDirectory
from chassis import migrations, revisions
from toy import SPEC


def test_what_has_a_successor_is_superseded(tmp_path):
    (tmp_path / "0001_a.py").write_text('revision = "0001"\ndown_revision = None\n')
    (tmp_path / "0002_b.py").write_text("revision: str = '0002'\ndown_revision: str = '0001'\n")
    (tmp_path / "0003_c.py").write_text('revision = "0003"\ndown_revision = "0002"\n')

    assert revisions.superseded(tmp_path) == {"0001", "0002"}


def test_alembic_says_the_same_of_a_real_history():
    scripts = ScriptDirectory.from_config(
        migrations.configuration(SPEC.migrations_path, SPEC.metadata)
    )
    every = {revision.revision for revision in scripts.walk_revisions()}

    assert revisions.superseded(SPEC.migrations_path) == every - set(scripts.get_heads())
