"""Which files a rule pack named by an organisation's data may be read from: few, and no others."""

from pathlib import Path

import pytest

import orgmodel as om
from orgmodel.answers.hints_in_use import HintsInUse
from orgmodel.rules.check import check
from tests.builders import from_files

PACK = """
relations = ["lets"]
[[rule]]
id = "A"
title = "One top"
kind = "forest"
severity = "error"
source = "test"
why = "test"
"""
KEPT_FROM_ALL = '[keepers]\nlion_2 = "opensesame"\n'
POSTS = "id,title,reports_to\nce,Chief,\n"


def written(folder: Path, *packs: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "posts.csv").write_text(POSTS)
    named = ", ".join(f'"{pack}"' for pack in packs)
    (folder / "organisation.toml").write_text(f'name = "X"\npacks = [{named}]\n')
    return folder


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """A secret on the server, where the server runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.toml").write_text(KEPT_FROM_ALL)
    return tmp_path / "secret.toml"


@pytest.mark.parametrize(
    "name", ["secret.toml", "./secret.toml", "absolute", "gone.toml", "/dev/zero.toml"]
)
def test_an_upload_opens_no_path(name, secret, monkeypatch):
    word = str(secret) if name == "absolute" else name
    settings = f'name = "X"\npacks = ["structure", "{word}"]\n'

    def watched(method):
        before = getattr(Path, method)

        def asked(self, *args, **named):
            assert Path(word).name != self.name, f"{self} was looked at"
            return before(self, *args, **named)

        return asked

    for method in ("read_bytes", "resolve", "is_file", "exists", "stat", "open"):
        monkeypatch.setattr(Path, method, watched(method))
    org = from_files({"posts.csv": POSTS, "organisation.toml": settings})
    (problem,) = (p for p in org.problems if p.column == "packs")
    assert f'no rule pack "{word[:20]}' in problem.message
    assert not any(word in p.message for p in org.problems for word in ("lion_2", "keepers"))
    with pytest.raises(om.OrgmodelError, match="beside the tables"):
        check(org)
    with pytest.raises(om.OrgmodelError):
        HintsInUse.of(org)


def test_the_same_answer_whether_the_file_is_there_or_not(secret):
    told = {
        p.message.replace(word, "X")
        for word in ("secret.toml", "gone.toml")
        for p in from_files(
            {"posts.csv": POSTS, "organisation.toml": f'packs = ["{word}"]\n'}
        ).problems
    }
    assert len(told) == 1


@pytest.mark.parametrize(
    "place", ["house.toml", "packs/house.toml", "../house.toml", "../other/house.toml"]
)
def test_a_path_leads_from_the_datas_folder_wherever_one_stands(place, tmp_path, monkeypatch):
    data = written(tmp_path / "here" / "data", place)
    pack = data / place
    pack.parent.mkdir(exist_ok=True)
    pack.write_text(PACK)
    monkeypatch.chdir(tmp_path)
    org = om.load("here/data")
    assert org.problems == ()
    assert org.relations == {"lets"}
    assert [rule.id for rule in org.check().rules] == ["A"]


def test_a_path_from_where_one_stands_is_none_from_the_data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.toml").write_text(PACK)
    org = om.load(written(tmp_path / "data", "house.toml"))
    assert "is no file in" in org.problems[0].message
    assert [rule.id for rule in org.check(["house.toml"]).rules] == ["A"], "the user's own word"


@pytest.mark.parametrize("name", ["../../secret.toml", "absolute", "link.toml"])
def test_a_path_that_leads_outside_is_refused_unread(name, secret, tmp_path):
    data = written(tmp_path / "here" / "data", str(secret) if name == "absolute" else name)
    (data / "link.toml").symlink_to(secret)
    org = om.load(data)
    (problem,) = (p for p in org.problems if p.column == "packs")
    assert "lies outside" in problem.message
    assert "lion_2" not in str(org.problems)


def test_a_folder_written_anew_takes_its_packs_along(tmp_path):
    data = written(tmp_path / "here" / "data", "structure", "../house.toml", "more/rules.toml")
    (tmp_path / "here" / "house.toml").write_text(PACK)
    (data / "more").mkdir()
    (data / "more" / "rules.toml").write_text(PACK.replace('"A"', '"B"'))
    om.load(data).save(tmp_path / "elsewhere" / "copy")
    again = om.load(tmp_path / "elsewhere" / "copy")
    assert again.packs == ("structure", "house.toml", "pack-rules.toml")
    assert again.problems == ()
    assert {"A", "B"} <= {rule.id for rule in again.check().rules}
