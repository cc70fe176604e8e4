"""A form from its declaration: reads a record, lets it be edited in safety, and saves it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ctv_desktop.ui import ask
from ctv_desktop.ui.declare import Computed, Form
from ctv_desktop.ui.form import load as reading
from ctv_desktop.ui.form.asked import Asked
from ctv_desktop.ui.form.begins import Beginning
from ctv_desktop.ui.form.body import Body
from ctv_desktop.ui.form.frame import Frame, widest
from ctv_desktop.ui.form.problems import Problems
from ctv_desktop.ui.form.stale import Conflict
from ctv_desktop.ui.form.strip import Strip
from ctv_desktop.ui.form.unsaved import Unsaved
from ctv_desktop.ui.plain import tip
from ctv_desktop.ui.recover import Draft
from ctv_desktop.values.errors import Proposal, Refused, Stale, Unavailable
from ctv_desktop.values.say import Say, say, says

if TYPE_CHECKING:
    from ctv_desktop.ui.form.live import LiveSheet

WARN = 200  # milliseconds after the last key before doubts are looked up
SOON = 12  # … before what is computed while typing is asked for: under a frame
KEEP = 800  # milliseconds before unsaved work goes to disk


class FormPage(Frame):
    """One record being edited. `saved` gives the Changed; `closed` asks to be taken away."""

    saved = Signal(object)
    closed = Signal()
    loaded = Signal()
    dirtied = Signal(bool)

    def __init__(
        self,
        desk: Any,
        form: Form,
        id: int | None = None,
        given: Mapping[str, Any] | None = None,
        save_words: Say | None = None,
    ) -> None:
        super().__init__()
        self.save_words = save_words or say("Save")  # an act names itself here
        self.desk = desk
        self.form = form
        self.id = id
        self.given = dict(given or {})
        self._version: int | None = None
        self._mine: dict[str, Any] = {}  # typed before the record is read again, to be put back
        self._ready = self._saving = self._was_dirty = False
        self._after: Callable[[], object] | None = None
        self.propose: Callable[[str, Any], None] | None = None  # takes what no field here can
        self.asked = Asked(desk)
        self.body = Body(form, self.asked)
        self.problem, self.doubt = Problems(), Strip("warn")
        self.unsaved, self.conflict = Unsaved(desk, form, id, self.given), Conflict(desk, form)
        self.live = self._beside(form)
        strips = (self.unsaved, self.conflict, self.problem, self.doubt)
        title = form.title_new if id is None else form.title_edit
        self.lay_out(title, strips, self.body, self.live, widest(form))
        self.body.after = (self.cancel_button, self.save_button)
        self.body.chain()
        self._connect()
        self._beginning = Beginning(self)
        self.body.setEnabled(False)
        self.reload()

    def _beside(self, form: Form) -> "LiveSheet | None":
        if form.live is None:
            return None
        from ctv_desktop.ui.form.live import LiveSheet  # only few forms have one

        return LiveSheet(self.desk, form.live, self.area)

    def _connect(self) -> None:
        self._warner = self.after_pause(SOON if self.live else WARN, self._look_up_doubts)
        self._keeper = self.after_pause(KEEP, self._keep_draft)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.leave)
        self.on_key("Ctrl+S", self.save)
        self.on_key("Ctrl+Return", self.save)
        self.body.edited.connect(self._edited)
        self.unsaved.put_back.connect(self.put_back)
        for strip in (self.problem, self.doubt, self.unsaved, self.conflict):
            strip.answered.connect(self.body.focus_first)
        self.problem.proposed.connect(self._give_up)
        self.conflict.kept.connect(self.keep_mine)
        self.conflict.dropped.connect(self._take_theirs)
        self.conflict.joined.connect(self._join)
        self.desk.tasks.crashed.connect(self._crashed)

    # Reading.

    def reload(self) -> None:
        """Read the record again; what was typed is replaced by it."""
        args = (self.form, self.id, self.given, self.today())
        self.desk.tasks.read(reading.load, *args, then=self._show, owner=self)

    def _show(self, loaded: reading.Loaded) -> None:
        if loaded.refused is not None:
            self.problem.say(list(loaded.refused.problems.values()))
            self.body.hide()
            self.cancel_button.setText(str(say("Close")))
            self._refresh()
            return
        self._version = loaded.values.get("version")
        self.body.put(loaded.values, loaded.labels)
        self.body.setEnabled(True)
        self._ready = True
        self._refresh()
        mine, self._mine = self._mine, {}
        if mine:
            self.body.retype(mine)
        else:
            self.unsaved.offer(self.body.typed())
            self._bring_back(self.given.get("restore", {}))
        self._warner.start()
        self.body.focus_first(self.given.get("focus", ""))
        self.loaded.emit()

    def _bring_back(self, old: Mapping[str, Any]) -> None:
        """Type values of the past (as the journal stores them), for the user to save."""
        cells = self.body.cells()
        for key, value in old.items():
            if key not in cells:
                self.problem.say([say("This value cannot be changed here.")])
                continue
            cell = cells[key]
            if cell.field.picker is not None and value is not None:
                self.asked.name(cell.editor, value)
            else:
                cell.editor.put(cell.field.kind.decode(value))
                cell.editor.edited.emit()

    def today(self) -> date:
        """The day the desk works on."""
        return self.asked.today()

    # Editing.

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self._ready and self.body.changes() > 0

    def values(self) -> dict[str, Any]:
        """What can be read of the form now."""
        return self.body.values_now()

    def _edited(self) -> None:
        if self._ready:
            self._refresh()
            self._warner.start()
            self._keeper.start()

    def _refresh(self) -> None:
        changes = self.body.changes() if self._ready else 0
        dirty = changes > 0
        said = says(
            "{count} field changed, not saved", "{count} fields changed, not saved", changes
        )
        self.status.setText(str(said) if dirty else "")
        reason = self._why_not_save(dirty)
        self.save_button.setEnabled(reason is None)
        self.save_button.setText(str(say("Saving…") if self._saving else self.save_words))
        tip(self.save_button, reason or say("Save (Ctrl+S)"))
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirtied.emit(dirty)

    def _why_not_save(self, dirty: bool) -> Say | None:
        if not self._ready:
            return say("The record is being read.")
        if self._saving:
            return say("It is being saved.")
        if not dirty and self.id is not None:
            return say("Nothing was changed.")
        return None

    def _look_up_doubts(self) -> None:
        if not self._ready:
            return
        args = (self.body.values_now(), self.id, self.today())
        if self.live is not None:
            self.live.compute(args, self, self._computed)
        elif self.form.warn is not None:
            read = self.desk.tasks.read
            read(self.form.warn, *args, then=self._doubt, owner=self, lane="warn")

    def _computed(self, found: Computed) -> None:
        self.doubt.say(self.body.tell(found))

    def _doubt(self, warnings: Mapping[str, Say]) -> None:
        self.doubt.say(self.body.set_warnings(warnings))

    # Saving.

    def save(self) -> None:
        """Save what is typed; refusals come back beside their fields and nothing is lost."""
        if self._why_not_save(self.dirty) is not None:
            self._after = None if not self._saving else self._after
            return
        self.body.close_offers()
        values, problems = self.body.collect()
        if problems:
            self._say_problems(problems, {})
            return
        self._saving = True
        self._refresh()
        self.desk.tasks.write(
            self.form.save,
            values,
            self.id,
            self._version,
            then=self._saved,
            refused=self._refused,
            unavailable=self._unavailable,
            owner=self,
        )

    def _saved(self, changed: Any) -> None:
        self._saving, self._ready = False, False
        self._forget_draft()
        self._refresh()
        said = getattr(changed, "said", None)
        if said:
            self.desk.notify(said, undo=not getattr(changed, "final", False))
        after, self._after = self._after, None
        self.saved.emit(changed)
        if after is not None:
            after()

    def _refused(self, refused: Refused) -> None:
        self._saving, self._after = False, None
        if isinstance(refused, Stale):
            self.problem.say([])
            self.conflict.compare(refused, self.body.collect()[0])
            self.bring_into_sight(self.conflict)
        else:
            self._say_problems(refused.problems, refused.proposals)
        self._refresh()

    def _unavailable(self, trouble: Unavailable) -> None:
        self._saving, self._after = False, None
        self.problem.say([trouble.said], [(say("Try again"), self.save)])
        self.bring_into_sight(self.problem)
        self._refresh()

    def _crashed(self, _error: object) -> None:
        if self._saving:
            self._saving, self._after = False, None
            self._refresh()

    def _say_problems(self, problems: Mapping[str, Say], proposals: Mapping[str, Proposal]) -> None:
        self._after = None
        offered = proposals if self.propose is not None else {}
        self.bring_into_sight(self.problem.refuse(self.body, problems, proposals, offered))

    def _give_up(self, key: str, value: Any) -> None:
        """The act is given up for what was proposed."""
        assert self.propose is not None
        self._ready = False
        self.closed.emit()
        self.propose(key, value)

    # Someone else saved it.

    def keep_mine(self, version: int | None) -> None:
        """Go on with what is typed: the next save replaces the version saved by someone else."""
        self._version = version
        self.body.focus_first(self.given.get("focus", ""))

    def _join(self) -> None:
        """What is typed goes over the saved version; fields that were left alone take theirs."""
        self._mine = self.body.changed()
        self.reload()

    def _take_theirs(self) -> None:
        self._forget_draft()
        self.reload()

    # Leaving.

    def leave(self) -> None:
        """Ask what to do with changes, then be taken away."""
        self.may_leave(self.closed.emit)

    def may_leave(self, then: Callable[[], object]) -> None:
        """Run `then` at once where nothing is unsaved, else after Save or Discard."""
        if not self.dirty:
            if not self.unsaved.waits:  # a draft nobody answered for is offered again
                self._forget_draft()
            then()
            return
        self.body.close_offers()
        answer = ask.unsaved(self, self.body.changes())
        if answer == "discard":
            self._forget_draft()
            self._ready = False
            then()
        elif answer == "save":
            self._after = then
            self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.leave()
        else:
            super().keyPressEvent(event)

    # Unsaved work that outlives a crash.

    def _keep_draft(self) -> None:
        if self.dirty:
            self.unsaved.keep(self.body.typed(), self._version)

    def set_aside(self) -> None:
        """Write what is typed to disk now: the program is ending."""
        self._keeper.stop()
        self._keep_draft()
        self._ready = False

    def _forget_draft(self) -> None:
        self._keeper.stop()
        self.unsaved.forget()

    def put_back(self, draft: Draft) -> None:
        """Type again what was recovered, over the version it was typed on."""
        self._version = draft.version
        self.body.clear_errors()
        self.body.retype(draft.typed)
