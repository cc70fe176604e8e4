"""The screen of clauses: chosen, typed, kept, examined, saved, in conflict, taken back, by keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctv_desktop.database import journal
from ctv_desktop.features.clauses import store
from ctv_desktop.features.clauses.screen import ClausesScreen
from ctv_desktop.features.clauses.screen.tree import MARK
from ctv_desktop.features.contracts.rules import library
from tests.features.leases import desks
from tests.features.stage import TODAY, Desk

if TYPE_CHECKING:
    from ctv_desktop.database.work import Database

VISITS = ("doc", "fr", "visits")
OURS = "Visites sur appel au poste 4242."


@pytest.fixture
def leased(park: "Database") -> "Database":
    desks.furnish(park)
    desks.draft(park, desks.OFFICE, notice_months=3)
    return park


@pytest.fixture
def desk(leased: "Database", tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    assert qapp is not None
    yield Desk(leased, tmp_path / "drafts")
    close()


OPEN: list[ClausesScreen] = []


def close() -> None:
    """Take every screen away, as a window that closes does."""
    while OPEN:
        screen = OPEN.pop()
        screen.close()
        screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(desk: Desk) -> ClausesScreen:
    screen = ClausesScreen(desk)  # type: ignore[arg-type]
    OPEN.append(screen)
    screen.resize(1200, 700)
    screen.show()
    screen.show_place(VISITS)
    return screen


def write(screen: ClausesScreen, text: str) -> None:
    """Type another text, and wait until it is examined."""
    screen.editor.text.selectAll()
    screen.editor.text.insert(text)
    screen._examine()


def listed(screen: ClausesScreen) -> list[str]:
    problems = screen.editor.problems
    return [problems.item(row).text() for row in range(problems.count())]


def mark_of(screen: ClausesScreen) -> str:
    item = screen.tree.currentItem()
    assert item is not None
    return str(item.data(0, MARK))


def test_an_article_is_shown_with_its_factory_text_filled_for_the_newest_lease(desk: Desk) -> None:
    screen = opened(desk)
    factory = library.factory(*VISITS)
    assert factory is not None
    assert screen.editor.source() == factory  # fixed spaces too
    screen.show_place(("doc", "fr", "premises"))
    assert "A-3.12" in screen.beside.filled.text()
    screen.show_place(("doc", "fr", "term"))
    assert "3 mois" in screen.beside.filled.text()
    assert listed(screen)[0].startswith("✓")


def test_what_is_typed_is_saved_marked_and_undone(desk: Desk) -> None:
    screen = opened(desk)
    assert not screen.editor.save.isEnabled()
    write(screen, OURS)
    screen.editor.note.setText("Accueil")
    screen.editor.note.textEdited.emit("Accueil")
    screen.acts.save()
    assert desk.asked[-1][0] == "notify"
    one = screen.texts.own[VISITS]
    assert (one.text, one.note, one.changed_on) == (OURS, "Accueil", TODAY)
    assert not screen.texts.typed
    assert mark_of(screen) == "FR"
    assert "arabe" in screen.editor.doubt.text()
    desk.tasks.write(journal.undo)
    assert screen.texts.own == {}
    assert screen.editor.source() == library.factory(*VISITS)


def test_a_text_with_a_problem_is_refused_in_a_sentence_and_stays(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "Un.\n\nDu {nothing} et **gras.")
    assert [line[3:11] for line in listed(screen)] == ["Ligne 3\u00a0", "Ligne 3\u00a0"]
    screen.acts.save()
    assert "Ligne 3" in screen.editor.wrong.text()
    assert screen.editor.text.text() == "Un.\n\nDu {nothing} et **gras."
    assert screen.texts.own == {}
    screen.editor.problems.itemActivated.emit(screen.editor.problems.item(0))
    assert screen.editor.text.textCursor().blockNumber() == 2


def test_what_is_typed_survives_going_elsewhere_and_another_start(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, OURS)
    screen.speak("ar")
    write(screen, "نص")
    screen.show_place(VISITS)
    assert screen.editor.text.text() == OURS
    close()
    again = opened(desk)
    assert again.editor.text.text() == OURS
    assert again.texts.typed[VISITS].version is None
    assert mark_of(again) == "•"
    again.speak("ar")
    assert again.editor.text.text() == "نص"
    again.acts.give_up()
    again.show_place(VISITS)
    again.acts.give_up()
    assert opened(desk).texts.typed == {}


def test_giving_up_puts_back_what_is_saved_and_typing_is_undone_by_its_key(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, OURS)
    screen.acts.give_up()
    assert screen.editor.source() == library.factory(*VISITS)
    screen.editor.text.undo()
    assert screen.editor.text.text() == OURS
    assert VISITS in screen.texts.typed


def test_two_who_write_one_article_choose_between_both_texts(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, OURS)
    book, code, article = VISITS
    store.save(desk.database, {"book": book, "language": code, "article": article, "title": "T",
                               "text": "Les leurs."}, None, TODAY)  # fmt: skip
    screen.acts.save()
    assert "entre-temps" in screen.editor.wrong.text()
    assert screen.editor.text.text() == OURS
    screen.acts._keep_mine(VISITS, 1)
    assert screen.texts.own[VISITS].text == OURS
    write(screen, "Autrement.")
    store.save(desk.database, {"book": book, "language": code, "article": article, "title": "T",
                               "text": "Les leurs."}, 2, TODAY)  # fmt: skip
    screen.acts.save()
    screen.acts._take_theirs(VISITS)
    assert screen.editor.text.text() == "Les leurs."
    assert not screen.texts.typed


def test_the_way_back_to_the_factory_text_asks_and_is_undone(desk: Desk) -> None:
    screen = opened(desk)
    screen.acts.go_back()
    assert not desk.asked  # nothing to go back from
    write(screen, OURS)
    screen.acts.save()
    screen.acts.go_back()
    assert "Visites" in next(one[1] for one in desk.asked if one[0] == "ask")
    assert screen.texts.own == {}
    assert screen.editor.source() == library.factory(*VISITS)
    desk.tasks.write(journal.undo)
    assert screen.editor.text.text() == OURS


def test_a_newer_factory_text_is_told_and_can_be_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(desk)
    write(screen, OURS)
    screen.acts.save()
    newer = library.Source("Visites", "Le texte de la nouvelle version.")
    monkeypatch.setattr(library, "factory", lambda *_: newer)
    screen._examine()
    assert "changé" in screen.editor.doubt.text()
    screen.start()
    assert mark_of(screen) == "⚠ FR"
    screen.beside.show_view("changes")
    assert "nouvelle version" in screen.beside.changes.text()
    screen.acts.confirm()
    screen._examine()
    assert "changé" not in screen.editor.doubt.text()
    assert screen.texts.own[VISITS].text == OURS


def test_a_gap_is_picked_by_keys_and_put_at_the_cursor(desk: Desk) -> None:
    screen = opened(desk)
    text, editor = screen.editor.text, screen.editor
    write(screen, "Prix : ")
    QTest.keyClicks(text, "{")
    picker = editor.picker
    assert picker.isVisible()
    everything = picker.texts()
    assert len(everything) > 60
    QTest.keyClicks(picker.search, "premier jour")
    assert len(picker.texts()) < 5
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert text.text() == "Prix : {starts|long}"
    assert not picker.isVisible()
    screen._examine()
    assert "1er\u00a0janvier 2027" in screen.beside.filled.text()
    editor.passages_asked.emit()
    QTest.keyClicks(picker.search, "preavis mois")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    QTest.keyClicks(text, "x")
    assert text.text().endswith("[if notice_months]x[end]")
    editor.gaps_asked.emit()
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert text.text().endswith("x[end]")


def test_a_gap_typed_to_its_end_stays_in_the_text(desk: Desk) -> None:
    """Who knows the name of a gap types on, and nothing goes into the search."""
    screen = opened(desk)
    write(screen, "Prix : ")
    QTest.keyClicks(screen.editor.text, "{")
    QTest.keyClicks(screen.editor.picker.search, "rent|money}")
    assert not screen.editor.picker.isVisible()
    QTest.keyClicks(screen.editor.text, " par mois")
    assert screen.editor.text.text() == "Prix : {rent|money} par mois"
    screen.editor.gaps_asked.emit()
    QTest.keyClicks(screen.editor.picker.search, "site}")
    assert screen.editor.text.text().endswith("par mois{site}")


def test_a_passage_or_bold_goes_around_what_is_chosen(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "mot")
    screen.editor.text.selectAll()
    screen.editor.embolden()
    assert screen.editor.text.text() == "**mot**"
    screen.speak("ar")
    write(screen, "كلمة")
    screen.editor.text.selectAll()
    screen.editor.embolden()  # Arabic has none on paper
    assert screen.editor.text.text() == "كلمة"


def test_today_s_value_of_each_gap_stands_beside_it_in_the_language_of_the_text(
    desk: Desk,
) -> None:
    screen = opened(desk)
    screen._offer_gaps()
    now = {pick.name: pick.now for pick in screen.editor.picker._picks}
    assert now["notice_months"] == "3 mois"
    assert now["tenant.name"] == "Atlas Data SARL"
    assert now["landlord.rc"] == ""
    screen.speak("en")
    screen._offer_gaps()
    now = {pick.name: pick.now for pick in screen.editor.picker._picks}
    assert now["notice_months"] == "3 months"


def test_french_gets_its_spaces_and_apostrophe_as_one_types(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "")
    for letter in "L'un : « a » ; b ?":
        if letter in "«»":
            screen.editor.text.insert(letter)
            screen.editor.text._set_french(letter)
        else:
            QTest.keyClicks(screen.editor.text, letter)
    assert screen.editor.text.text() == "L’un\u00a0: «\u00a0a\u00a0»\u00a0; b\u00a0?"


def test_a_text_in_arabic_runs_from_the_right_whatever_the_window(desk: Desk) -> None:
    screen = opened(desk)
    assert not screen.editor.text.isRightToLeft()
    screen.speak("ar")
    assert screen.editor.text.isRightToLeft()
    way = screen.beside.filled.document().defaultTextOption().textDirection()
    assert way == Qt.LayoutDirection.RightToLeft


def test_what_is_pasted_has_no_marks_that_turn_it_round(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "")
    data = QMimeData()
    data.setText("a\u202eb\x07\r\nc\u00a0d")
    screen.editor.text.insertFromMimeData(data)
    assert screen.editor.text.text() == "ab\nc\u00a0d"


def test_a_hundred_thousand_letters_are_refused_and_kept(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "{rent} [if rent] " * 6_000)
    assert "40" in listed(screen)[0]
    screen.acts.save()
    assert screen.editor.wrong.text()
    assert len(screen.editor.text.text()) > 100_000
    assert screen.texts.own == {}


def test_the_difference_says_plus_and_minus_beside_its_colours(desk: Desk) -> None:
    screen = opened(desk)
    factory = library.factory(*VISITS)
    assert factory is not None
    first = factory.text.split(" ")[0]
    write(screen, factory.text.replace(first, "Tout", 1))
    screen.beside.show_view("changes")
    shown = screen.beside.changes.text()
    assert f"−{first} " in shown
    assert "+Tout " in shown
    assert "1 mot retiré" in screen.beside.said.text()


def test_the_history_holds_earlier_texts_and_brings_them_back(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, OURS)
    screen.acts.save()
    write(screen, "Autrement.")
    screen.acts.save()
    screen.beside.show_view("past")
    screen.beside.restored.emit("text", OURS)
    assert screen.editor.text.text() == OURS
    assert VISITS in screen.texts.typed


def test_another_lease_fills_the_text(desk: Desk) -> None:
    other = desks.draft(desk.database, desks.OFFICE_2, tenant=desks.RIF, notice_months=6)
    screen = opened(desk)
    screen.show_place(("doc", "fr", "term"))
    assert "6 mois" in screen.beside.filled.text()  # the newest
    screen.beside.example_chosen.emit(1)
    assert "3 mois" in screen.beside.filled.text()
    assert "Atlas" in screen.beside.lease.line.text()
    assert other != 1


def test_a_lacking_fact_is_named_where_it_would_stand(desk: Desk) -> None:
    screen = opened(desk)
    screen.show_place(("doc", "fr", "preamble"))
    assert "[Bailleur\u00a0: numéro RC]" in screen.beside.filled.text()
    assert "manque" in screen.beside.said.text()


def test_a_park_without_a_lease_shows_the_text_with_its_gaps_named(
    park: "Database", tmp_path: Path, qapp: QApplication
) -> None:
    assert qapp is not None
    screen = opened(Desk(park, tmp_path))
    screen.show_place(("doc", "en", "rent"))
    assert "[" in screen.beside.filled.text()
    close()


def test_the_page_follows_each_change_as_if_it_were_drawn_anew(qapp: QApplication) -> None:
    from ctv_desktop.features.clauses.screen.sheet import FilledClause
    from ctv_desktop.features.contracts.rules.template import Piece

    assert qapp is not None
    page = FilledClause()
    texts = ["", "a", "a b", "b", "a b c", "c b a", "x", "a x c", "a x y c", "a c", "c", "", "b"]
    for title, text in [("T", text) for text in texts] + [("U", "a"), ("V", ""), ("V", "a b")]:
        paragraphs = [[Piece(word)] for word in text.split()]
        page.show_clause("fr", title, paragraphs)
        fresh = FilledClause()
        fresh.show_clause("fr", title, paragraphs)
        assert page.toHtml() == fresh.toHtml()
        assert page.text() == "\n".join([title, *text.split()])
    page.show_clause("ar", "T", [[Piece("a")]])
    assert page.text() == "T\na"


def test_a_text_for_a_paper_that_is_no_more_harms_nothing(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    from ctv_desktop.app.start import main
    from ctv_desktop.features.clauses.model import Clause
    from ctv_desktop.ui.recover import About, Drafts
    from ctv_desktop.values.say import say

    gone = {
        "book": "letters/gone",
        "language": "fr",
        "article": "visits",
        "text": "x",
        "title": "T",
    }
    with desk.database.write(say("Spoil")) as work:
        work.make(Clause, {**gone, "note": "", "changed_on": TODAY, "factory": "0" * 64})
    about = About("clause letters/gone fr visits", None)
    Drafts(desk.draft_folder, True).keep(about, gone, None)
    screen = opened(desk)
    assert list(screen.texts.own) == [("letters/gone", "fr", "visits")]
    assert screen.texts.typed == {}
    assert not screen.texts.own["letters/gone", "fr", "visits"].outdated
    write(screen, OURS)
    screen.acts.save()
    assert screen.texts.own[VISITS].text == OURS
    assert main(["clauses", "check", "--database", str(desk.database.path)]) == 0
    assert "letters/gone" in capsys.readouterr().out


def test_the_other_text_once_taken_is_not_pushed_out_by_a_draft_on_disk(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, OURS)
    screen.keep()
    screen.texts._drafts.drop = lambda *_: None  # type: ignore[method-assign] # a slow disk
    screen.acts._take_theirs(VISITS)
    assert screen.texts.typed == {}
    assert screen.editor.source() == library.factory(*VISITS)


def test_the_whole_contract_of_the_lease_is_one_click_away(desk: Desk) -> None:
    screen = opened(desk)
    screen.beside.whole.click()
    assert ("paper", "contract", 1) in desk.asked


def test_an_article_that_does_not_stand_for_the_lease_says_so(desk: Desk) -> None:
    screen = opened(desk)
    write(screen, "[if entry_fee]Pas-de-porte.[end]")
    assert "laisse" in screen.beside.said.text()
    write(screen, "[if entry_fee]Pas-de-porte.[else]Sans.[end]")
    assert screen.beside.said.text() == ""


def test_escape_goes_from_the_text_back_to_the_articles_and_enter_into_it(desk: Desk) -> None:
    screen = opened(desk)
    screen.activateWindow()
    screen.tree.setFocus()
    QTest.keyClick(screen.tree, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.editor.text
    QTest.keyClick(screen.editor.text, Qt.Key.Key_Escape)
    assert screen.focusWidget() is screen.tree
