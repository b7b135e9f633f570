"""What is kept can be read by its owner alone, whoever opens the database and whatever was there before."""

from pathlib import Path

from app.log.database import companions, open_database
from app.log.migrate import migrate
from app.log.private import keep_private


def test_a_new_database_and_what_stands_beside_it_are_private(tmp_path: Path) -> None:
    file = tmp_path / "data" / "hemicycle.db"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    with engine.connect():
        assert {one.stat().st_mode & 0o777 for one in (file, *companions(file))} == {0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700
    engine.dispose()


def test_only_what_others_could_read_is_changed_and_named(tmp_path: Path) -> None:
    (tmp_path / "open").touch(0o644)
    (tmp_path / "shut").touch(0o600)
    assert keep_private(tmp_path / "open", tmp_path / "shut", tmp_path / "missing") == [tmp_path / "open"]
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o600
