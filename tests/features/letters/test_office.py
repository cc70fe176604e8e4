"""The office's own text of a letter is printed, and stays in what was issued with it."""

from typing import TYPE_CHECKING

from ctv_desktop.features.clauses import store
from tests.features.letters import scene
from tests.pdf import reading

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database


def test_a_text_of_the_office_stands_for_that_of_the_factory(park: "Database") -> None:
    scene.furnish(park)
    scene.let(park, regime="doc", firm_until=None)
    scene.give_notice(park)
    before = reading.words(scene.printed(park, "quit"))
    assert "Madame, Monsieur" in before
    store.save(park, {
        "book": "letters/quit", "language": "fr", "article": "opening", "note": "",
        "title": "Fin de {reference}",
        "text": "Chers partenaires,\n\nNous quittons les lieux le {notice.last_day|long}.",
    }, None, scene.TODAY)  # fmt: skip
    after = reading.words(scene.printed(park, "quit"))
    assert "Chers partenaires" in after
    assert "Fin de BC-2027-001" in after
    assert "Madame, Monsieur, Par" not in after
    scene.issue(park, "quit")
    kept = scene.printed(park, "quit")
    store.reset(park, 1)
    assert scene.printed(park, "quit") == kept
