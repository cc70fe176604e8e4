"""The office's clauses: saved, used by contracts in each language, undone, in conflict, reset."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ctv_desktop.app.features import schema
from ctv_desktop.database import journal
from ctv_desktop.database.park_file import open_park
from ctv_desktop.features.clauses import rows, store
from ctv_desktop.features.contracts.rows.facts import case
from ctv_desktop.features.contracts.rules import library
from ctv_desktop.features.contracts.screen.paper import print_contract, stated
from ctv_desktop.values import language
from ctv_desktop.values.errors import Refused, Stale
from tests.features.contracts.test_contract import stand_in
from tests.features.leases import desks
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Changed, Database

TODAY = desks.TODAY
FR = "Visites sur simple appel au poste 4242."
EN = "Visits upon a mere call to extension 4242."
AR = "تتم الزيارات بمجرد الاتصال بالرقم 4242."


def write(
    park: "Database", text: str, code: str = "fr", version: int | None = None,
    book: str = "doc", article: str = "visits",
) -> "Changed":  # fmt: skip
    values = {"book": book, "language": code, "article": article, "title": "Visites",
              "text": text}  # fmt: skip
    return store.save(park, values, version, TODAY)


def texts(park: "Database") -> dict[rows.Place, str]:
    reader = park.reader()
    try:
        return {place: one.text for place, one in rows.written(reader).items()}
    finally:
        reader.close()


def paper(park: "Database", *codes: str) -> dict[str, Any]:
    reader = park.reader()
    try:
        return stated(case(reader, 1, TODAY), codes, TODAY)
    finally:
        reader.close()


def article(told: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = (one for one in told["articles"] if one["key"] == key)
    return dict(found)


@pytest.fixture
def leased(park: "Database") -> "Database":
    desks.furnish(park)
    desks.draft(park, desks.OFFICE)
    return park


def test_contracts_in_every_language_use_the_text_of_the_office(leased: "Database") -> None:
    for code, text in (("fr", FR), ("en", EN), ("ar", AR)):
        write(leased, text, code)
    for codes in (("fr",), ("ar",), ("en",), ("fr", "ar")):
        shown = article(paper(leased, *codes), "visits")["paragraphs"]
        assert [shown[code] for code in codes] == [
            [{"fr": FR, "en": EN, "ar": AR}[code]] for code in codes
        ]
    reader = leased.reader()
    data = print_contract(reader, 1, TODAY, language.of("fr"))
    reader.close()
    assert FR in " ".join(reading.words(data).split())


def test_other_regimes_keep_the_factory_text_unless_it_is_shared(leased: "Database") -> None:
    factory = library.factory("49-16", "fr", "visits")
    write(leased, FR)
    reader = leased.reader()
    assert rows.sources(reader)("49-16", "fr", "visits") == factory
    reader.close()
    write(leased, "Pour tous.", book=library.COMMON)
    reader = leased.reader()
    found = rows.sources(reader)
    assert found("49-16", "fr", "visits") == library.Source("Visites", "Pour tous.")
    assert found("doc", "fr", "visits") == library.Source("Visites", FR)
    # A regime whose factory text is its own does not take the shared one.
    assert library.origin("coworking", "fr", "use") == "coworking"
    reader.close()


@pytest.mark.parametrize(
    ("values", "field", "word"),
    [
        ({"text": "un\n{nothing}"}, "text", "Ligne 2"),
        ({"text": " \n "}, "text", "texte"),
        ({"text": "x" * 100_000}, "text", "40"),
        ({"title": ""}, "title", "titre"),
        ({"title": "{nothing}"}, "title", "nothing"),
        ({"book": "nowhere"}, "", "article"),
        ({"language": "de"}, "", "article"),
        ({"book": "coworking", "article": "works"}, "", "article"),
    ],
)
def test_a_wrong_clause_is_refused_and_nothing_is_saved(
    park: "Database", values: dict[str, str], field: str, word: str
) -> None:
    given = {"book": "doc", "language": "fr", "article": "visits", "title": "V", "text": FR}
    with pytest.raises(Refused) as refused:
        store.save(park, given | values, None, TODAY)
    assert word in str(refused.value.problems[field])
    assert texts(park) == {}


def test_the_factory_text_is_not_saved_as_the_offices(park: "Database") -> None:
    factory = library.factory("doc", "fr", "visits")
    assert factory is not None
    with pytest.raises(Refused, match="origine"):
        store.save(park, {"book": "doc", "language": "fr", "article": "visits",
                          "title": factory.title, "text": factory.text}, None, TODAY)  # fmt: skip


def test_marks_that_turn_the_text_round_are_not_kept(park: "Database") -> None:
    write(park, "Un\u202e mot\x00.\r\nDeux.")
    assert texts(park) == {("doc", "fr", "visits"): "Un mot.\nDeux."}


def test_it_is_undone_redone_and_taken_back(park: "Database") -> None:
    place = ("doc", "fr", "visits")
    write(park, FR)
    write(park, "Autrement.", version=1)
    journal.undo(park)
    assert texts(park) == {place: FR}
    journal.redo(park)
    assert texts(park) == {place: "Autrement."}
    reader = park.reader()
    id = rows.written(reader)[place].id
    reader.close()
    store.reset(park, id)
    assert texts(park) == {}
    journal.undo(park)
    assert texts(park) == {place: "Autrement."}
    with pytest.raises(Refused):
        store.reset(park, 10**6)


def test_two_programs_that_write_one_article_do_not_overwrite_each_other(park: "Database") -> None:
    other = open_park(Path(park.path), schema)
    try:
        write(park, FR)
        with pytest.raises(Stale) as stale:  # the other had read it while there was none
            write(other, EN)
        assert stale.value.theirs["text"] == FR
        assert stale.value.ours["text"] == EN
        write(other, EN, version=1)
        with pytest.raises(Stale):
            write(park, AR, version=1)
        assert texts(park) == {("doc", "fr", "visits"): EN}
    finally:
        other.close()


def test_a_newer_factory_text_is_noticed(park: "Database", monkeypatch: pytest.MonkeyPatch) -> None:
    write(park, FR)
    reader = park.reader()
    (one,) = rows.written(reader).values()
    reader.close()
    assert not one.outdated
    newer = library.Source("Visites", "Le modèle a changé.")
    monkeypatch.setattr(library, "factory", lambda *_: newer)
    assert one.outdated


def test_an_article_in_some_languages_only_is_named(park: "Database") -> None:
    write(park, FR)
    reader = park.reader()
    own = rows.written(reader)
    reader.close()
    visits = [library.BOOKS["doc"].articles.label("visits")]
    assert rows.behind(own, "doc", ("fr", "ar")) == visits
    assert rows.behind(own, "doc", ("ar",)) == visits
    assert rows.behind(own, "doc", ("fr",)) == []
    assert rows.behind(own, "49-16", ("fr", "ar")) == []


def test_who_issues_a_contract_is_told_which_articles_are_behind(leased: "Database") -> None:
    from ctv_desktop.features.contracts.screen.acts import behind

    write(leased, FR)
    reader = leased.reader()
    told = behind("doc", reader, {"language": "fr-ar"})
    assert "Visites" in str(told["language"])
    assert behind("doc", reader, {"language": "fr"}) == {}
    assert behind("doc", reader, {"language": None}) == {}
    reader.close()


def test_an_issued_contract_keeps_its_text(
    leased: "Database", monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctv_desktop.features.contracts.screen.paper import composed
    from ctv_desktop.features.contracts.store import issue
    from ctv_desktop.features.leases import store as leases

    monkeypatch.setattr(library, "factory", stand_in)  # which asks for few facts
    leases.sign(leased, 1, TODAY, TODAY)
    write(leased, FR)
    reader = leased.reader()
    ready = composed(reader, 1, TODAY, "fr")
    reader.close()
    write(leased, "Autrement.", version=1)
    with pytest.raises(Refused, match="entre-temps"):  # composed before the text changed
        issue(leased, ready, TODAY)
    reader = leased.reader()
    issue(leased, composed(reader, 1, TODAY, "fr"), TODAY)
    reader.close()
    write(leased, FR, version=2)
    reader = leased.reader()
    shown = reading.words(print_contract(reader, 1, TODAY, language.of("fr")))
    reader.close()
    assert "Autrement." in shown
    assert "4242" not in shown


def test_the_version_that_prevails_follows_its_dated_setting(leased: "Database") -> None:
    from ctv_desktop.features.rates import store as rates

    assert paper(leased, "fr", "ar")["prevails"] == "fr"
    rates.save(leased, {"kind": "contract_language", "valid_from": date(2026, 1, 1), "value": 1})
    told = paper(leased, "fr", "ar")
    assert told["prevails"] == "ar"
    law = article(told, "law")["paragraphs"]
    assert any("arabe" in part.casefold() for part in law["fr"])
    assert any("العربية" in part for part in law["ar"])


def test_title_deeds_are_named_where_they_are_known(leased: "Database") -> None:
    from ctv_desktop.features.park.model import Building, Site
    from ctv_desktop.values.say import say

    assert not any(
        "titres fonciers" in part
        for part in article(paper(leased, "fr"), "preamble")["paragraphs"]["fr"]
    )
    with leased.write(say("Deeds")) as work:
        work.find(Site, 1).title_deed = "45/C."
    for code, words in (
        ("fr", "titres fonciers suivants\u00a0: 45/C ("),
        ("en", "45/C ("),
        ("ar", "45/C"),
    ):
        shown = " ".join(article(paper(leased, code), "preamble")["paragraphs"][code])
        assert words in shown.replace("\u200e", "").replace("\u200f", "")
    with leased.write(say("Deeds")) as work:
        work.find(Building, 1).title_deed = "46/C"
    assert "46/C (" in article(paper(leased, "en"), "preamble")["paragraphs"]["en"][-1]


def test_the_clauses_of_the_demo_office_fill_for_every_lease(demo_park_file: Path) -> None:
    from ctv_desktop.database.read import Reader
    from ctv_desktop.features.contracts.rules.template import fill, parse

    reader = Reader(demo_park_file)
    own = rows.written(reader)
    assert {place[1] for place in own} == set(library.LANGUAGES)
    leases = reader.rows("SELECT id FROM lease WHERE regime = 'doc' ORDER BY id LIMIT 5")
    for (id,) in leases:
        facts = case(reader, id, TODAY).facts
        for (book, code, _article), one in own.items():
            clause = parse(one.text, library.types(book))
            assert clause.problems == ()
            filled = fill(clause, facts, language.of(code))
            assert filled.missing == ()
            assert len(filled.paragraphs) == 4
            assert not one.outdated
    assert leases
    reader.close()


def test_two_processes_that_write_one_article_do_not_overwrite_each_other(
    park: "Database",
) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from datetime import date;"
        "from ctv_desktop.app.features import schema;"
        "from ctv_desktop.database.park_file import open_park;"
        "from ctv_desktop.features.clauses import store;"
        "from ctv_desktop.values.errors import Stale;"
        "park = open_park(Path(sys.argv[1]), schema);"
        "values = dict(book='doc', language='fr', article='visits', title='V', text=sys.argv[2])\n"
        "try: store.save(park, values, None, date(2026, 11, 23)); print('saved')\n"
        "except Stale as stale: print('stale', stale.theirs['text'])"
    )
    command = [sys.executable, "-c", script, str(park.path)]
    root = Path(__file__).resolve().parents[3]
    both = [
        subprocess.Popen([*command, text], cwd=root, stdout=subprocess.PIPE, text=True)
        for text in ("Un.", "Deux.")
    ]
    said = sorted(one.communicate(timeout=120)[0].strip() for one in both)
    assert said[0] == "saved"
    assert said[1] == f"stale {texts(park)['doc', 'fr', 'visits']}"
