"""Every part of the screen kit as pictures, to be looked at: `python -m tests.ui.gallery OUT`."""

import os
import random
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctv_desktop.app import theme
from ctv_desktop.ui import icons
from ctv_desktop.ui.bars import Bar, Bars
from ctv_desktop.ui.parts.card import Card, Figure, Line
from ctv_desktop.ui.parts.chip import Chip, ChipBar, Filter
from ctv_desktop.ui.parts.empty import EmptyState
from ctv_desktop.ui.parts.heading import SplitHeading
from ctv_desktop.ui.parts.legend import Legend
from ctv_desktop.ui.parts.light import CopyLight
from ctv_desktop.ui.parts.navigation import NavigationList, Place, PlaceGroup
from ctv_desktop.ui.parts.notice import Notices
from ctv_desktop.ui.parts.search import SearchField
from ctv_desktop.ui.parts.segmented import Segmented
from ctv_desktop.ui.plain import button, label
from ctv_desktop.ui.plan import Cell, Plan, Row, Stack

FRENCH = {
    "site": "Casablanca Tech Valley",
    "demo": "Parc de démonstration",
    "search": "Rechercher un bail, un local, un locataire, ou agir…",
    "copy": "Copie il y a 12 min",
    "places": "Accueil|Parc|Locataires|Baux|Échéances|Loyers",
    "group": "Exploitation",
    "more": "Tickets|Maintenance préventive|Équipements|Réservations",
    "figures": "Occupation|Loyers de novembre|Baux à échéance < 120 j|Tickets hors délai",
    "details": "29 910 sur 34 210 m² · 214 sur 246 locaux|MAD HT · 92 % encaissés|"
    "4 280 m² · 642 000,00 MAD/mois|38 ouverts · 94 % dans les délais (30 j)",
    "park": "Le parc au 23/11/2026",
    "views": "État|Échéance|Impayés|Tickets|Loyer/m²",
    "building": "Bâtiment",
    "let": "% occupés",
    "tenants": "Atlas Data|Sahara Cyber|Tafilalet AI|Rif Cloud|Anfa Fintech|Oum Labs|"
    "Zellige|Toubkal Labs",
    "free": "Libre",
    "works": "Travaux",
    "legend": "Loué|Finit sous 120 jours|À signer|Libre|En travaux|Impayé",
    "expiry": "Profil d'échéance des baux",
    "by": "m² par trimestre",
    "today": "À traiter aujourd'hui",
    "todo": "Ascenseur 2 bloqué — Bât. A|Loyer en retard — Atlas Data|"
    "Préavis à donner avant le 30/11",
    "draft": "Brouillon",
    "buttons": "Imprimer|Enregistrer|Signer…|Supprimer|Voir tout",
    "chips": "Actifs|À signer|Finissent < 120 j|Tous",
    "tabs": "Conditions|Échéancier|Révisions|Dépôt et garanties|Historique",
    "fields": "Régime|Signature|Prise d'effet *|Fin|Préavis|Objet",
    "columns": "Local|Nature|GLA m²|MAD/m²/mois|Loyer HT/mois",
    "office": "Plateau de bureaux",
    "empty": "Aucun bail pour l'instant|Un bail lie un locataire à un ou plusieurs locaux.|"
    "Nouveau bail",
    "done": "Bail BC-2027-014 enregistré.|Annuler",
    "wrong": "A-3.01 est loué à Rif Cloud SARL jusqu'au 31/01/2027 (BC-2023-014).",
}
ARABIC = {
    "site": "وادي الدار البيضاء التكنولوجي",
    "demo": "مجمع تجريبي",
    "search": "ابحث عن عقد أو محل أو مكتر، أو نفّذ إجراء…",
    "copy": "نسخة قبل 12 دقيقة",
    "places": "الرئيسية|المجمع|المكترون|عقود الكراء|الآجال|الأكرية",
    "group": "الاستغلال",
    "more": "طلبات التدخل|الصيانة الوقائية|المعدات|الحجوزات",
    "figures": "نسبة الإشغال|أكرية نونبر|عقود تنتهي قبل 120 يوما|طلبات خارج الأجل",
    "details": "29.910 من 34.210 م² · 214 من 246 محلا|درهم دون رسوم · استخلص 92 %|"
    "4.280 م² · 642.000,00 درهم شهريا|38 مفتوحا · 94 % داخل الأجل (30 يوما)",
    "park": "المجمع في 23/11/2026",
    "views": "الحالة|الأجل|المتأخرات|التدخلات|الكراء/م²",
    "building": "البناية",
    "let": "% مكتراة",
    "tenants": "أطلس داتا|صحارى سيبر|تافيلالت|ريف كلاود|أنفا|أم لابس|زليج|توبقال",
    "free": "شاغر",
    "works": "أشغال",
    "legend": "مكترى|ينتهي قبل 120 يوما|للتوقيع|شاغر|قيد الأشغال|متأخر",
    "expiry": "آجال انتهاء العقود",
    "by": "م² في كل فصل",
    "today": "للمعالجة اليوم",
    "todo": "تعطل المصعد 2 — البناية أ|كراء متأخر — أطلس داتا|إشعار قبل 30/11",
    "draft": "مسودة",
    "buttons": "طباعة|حفظ|توقيع…|حذف|عرض الكل",
    "chips": "سارية|للتوقيع|تنتهي قبل 120 يوما|الكل",
    "tabs": "الشروط|جدول الآجال|المراجعات|الضمانات|السجل",
    "fields": "النظام|التوقيع|بداية السريان *|النهاية|الإشعار|الموضوع",
    "columns": "المحل|الطبيعة|المساحة م²|درهم/م²/شهر|الكراء الشهري",
    "office": "طابق مكاتب",
    "empty": "لا يوجد عقد بعد|يربط العقد مكتريا بمحل أو عدة محلات.|عقد جديد",
    "done": "تم حفظ العقد BC-2027-014.|تراجع",
    "wrong": "المحل A-3.01 مكترى لشركة Rif Cloud إلى غاية 31/01/2027.",
}


def stacks(words: dict[str, str]) -> tuple[Stack, ...]:
    """Three buildings of nine floors, always the same."""
    chance = random.Random(5)
    tenants, made = words["tenants"].split("|"), []
    for letter in "ABC":
        rows = []
        for floor in range(8, -1, -1):
            count = chance.choice((1, 2, 3, 4, 4))
            cells = []
            for number in range(count):
                tones = ("let",) * 7 + ("ends", "sign", "free", "free", "bad")
                tone = "works" if letter == "C" and floor > 5 else chance.choice(tones)
                text = words[tone] if tone in ("free", "works") else chance.choice(tenants)
                code = f"{letter}-{floor}.{number + 1:02d}"
                weight = chance.choice((100, 150, 220, 300))
                cells.append(Cell(code, code, text, weight, tone, f"{weight},00 m²\n31/01/2031"))
            total = sum(cell.weight for cell in cells)
            scaled = [1200 * cell.weight // total for cell in cells]
            cells = [
                Cell(cell.id, cell.code, cell.text, weight, cell.tone, cell.detail)
                for cell, weight in zip(cells, scaled, strict=True)
            ]
            if letter == "C" and floor == 2:
                cells = [Cell("C-2.01", "C-2.01", tenants[3], 880, "let")]
            rows.append(Row(f"R+{floor}" if floor else "RDC", tuple(cells)))
        subtitle = f"12 500 m² · 94,1 {words['let']}"
        made.append(Stack(f"{words['building']} {letter}", subtitle, tuple(rows)))
    return tuple(made)


def home(words: dict[str, str]) -> QWidget:
    """The parts together, as the home screen puts them."""
    window = QFrame()
    window.setProperty("part", "ground")
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(top_bar(words))
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(side(words))
    middle.addWidget(page(words), 1)
    middle.addWidget(attention(words))
    rows.addLayout(middle, 1)
    window.resize(1440, 900)
    notices = Notices(window)
    notices.show(words["wrong"], "bad")
    done, undo = words["done"].split("|")
    notices.show(done, "good", undo, window.update)
    return window


def top_bar(words: dict[str, str]) -> QWidget:
    bar = QFrame()
    bar.setProperty("part", "bar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 8, 16, 8)
    names = QVBoxLayout()
    names.setSpacing(0)
    site = label(words["site"], "brand", wrap=False)
    names.addWidget(site)
    names.addWidget(label(words["demo"], "small", wrap=False))
    row.addLayout(names)
    row.addSpacing(20)
    field = SearchField(words["search"], "Ctrl K")
    field.setFixedWidth(420)
    row.addWidget(field)
    row.addStretch(1)
    row.addWidget(CopyLight(words["copy"]))
    row.addWidget(CopyLight(words["copy"], "warn"))
    return bar


def side(words: dict[str, str]) -> QWidget:
    names = ("home", "apartment", "groups", "description", "event", "payments")
    badges = {"event": ("9", "warn"), "payments": ("4", "bad")}
    first = tuple(
        Place(icon, title, icon, *badges.get(icon, ("", "warn")))
        for icon, title in zip(names, words["places"].split("|"), strict=True)
    )
    names_below = ("build", "engineering", "inventory_2", "event_available")
    second = tuple(
        Place(icon, title, icon, "5" if icon == "build" else "", "bad")
        for icon, title in zip(names_below, words["more"].split("|"), strict=True)
    )
    panel = QFrame()
    panel.setProperty("part", "side")
    panel.setFixedWidth(188)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    places = NavigationList((PlaceGroup("", first), PlaceGroup(words["group"], second)))
    places.set_current("home")
    column.addWidget(places)
    return panel


def page(words: dict[str, str]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(12)
    figures = QHBoxLayout()
    figures.setSpacing(12)
    shown = ("87,4 %", "5 131 500,00", "9", "5")
    for number, (title, detail) in enumerate(
        zip(words["figures"].split("|"), words["details"].split("|"), strict=True)
    ):
        figures.addWidget(Figure(title, shown[number], detail, "bad" if number == 3 else ""))
    column.addLayout(figures)
    head = QHBoxLayout()
    head.addWidget(label(words["park"], "heading"))
    head.addStretch(1)
    head.addWidget(Segmented([(view, view) for view in words["views"].split("|")]))
    column.addLayout(head)
    plan = Plan(words["park"])
    plan.set_stacks(stacks(words))
    plan.select("A-3.01")
    column.addWidget(plan)
    tones = ("let", "ends", "sign", "free", "works", "bad")
    column.addWidget(Legend(list(zip(tones, words["legend"].split("|"), strict=True))))
    card = Card(words["expiry"], words["by"])
    quarters = (1080, 2640, 1800, 720, 3120, 1560, 3600, 1200, 2040, 2880, 840, 3960)
    card.add(
        Bars(
            words["expiry"],
            [
                Bar(f"T{(3 + number) % 4 + 1} {26 + (number + 3) // 4}", area, f"{area} m²",
                    "ends" if number < 2 else "let_alt")
                for number, area in enumerate(quarters)
            ],
        ),
        1,
    )  # fmt: skip
    column.addWidget(card, 1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll


def attention(words: dict[str, str]) -> QWidget:
    panel = QFrame()
    panel.setProperty("part", "side")
    panel.setFixedWidth(288)
    column = QVBoxLayout(panel)
    column.setContentsMargins(14, 14, 14, 14)
    column.addWidget(label(words["today"], "heading"))
    for text, (chip, tone) in zip(
        words["todo"].split("|"),
        (("P1 · +0 h 40", "bad"), ("34 jours", "bad"), ("7 jours", "warn")),
        strict=True,
    ):
        column.addWidget(Line())
        row = QHBoxLayout()
        row.addWidget(label(text, "strong"), 1)
        row.addWidget(Chip(chip, tone), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(label("T-2026-0612 · 08:14", "small"))
    column.addWidget(Line())
    for tone in ("good", "info", "warn", "bad", "quiet"):
        column.addWidget(Chip(words["draft"], tone, "flag" if tone == "info" else ""))
    title, text, act = words["empty"].split("|")
    column.addWidget(EmptyState("description", title, text, act), 1)
    return panel


def sheet(words: dict[str, str]) -> QWidget:
    """A record being edited, a table and the native parts."""
    window = QFrame()
    window.setProperty("part", "ground")
    column = QVBoxLayout(window)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(12)
    head = SplitHeading()
    head.set("BC-2027-014 — Atlas Data SARL", "", words["draft"], "warn")
    texts = words["buttons"].split("|")
    for text, role in zip(texts, ("", "", "primary", "danger", "link"), strict=True):
        made = button(text, role)
        if text == texts[0]:
            made.setMenu(QMenu(made))
            icons.wear(made, "print", "text")
        if text == texts[1]:
            made.setEnabled(False)
        head.add_action(made)
    column.addWidget(head)
    titles = words["chips"].split("|")
    counts = ("112", "4", "9", None)
    column.addWidget(ChipBar([Filter(t, t, c) for t, c in zip(titles, counts, strict=True)]))
    tabs = QTabWidget()
    for title in words["tabs"].split("|"):
        tabs.addTab(QWidget(), title)
    tabs.setFixedHeight(40)
    column.addWidget(tabs)
    column.addWidget(table(words))
    column.addWidget(fields(words))
    column.addWidget(natives(words), 1)
    return window


def table(words: dict[str, str]) -> QWidget:
    made = QTableWidget(4, 5)
    made.setHorizontalHeaderLabels(words["columns"].split("|"))
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    values = ("A-3.01", words["office"], "300,00", "150,00", "45 000,00")
    for row in range(4):
        for index, text in enumerate(values):
            item = QTableWidgetItem(text)
            if index > 1:
                end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(end)
            made.setItem(row, index, item)
    made.selectRow(1)
    made.setFixedHeight(165)
    return made


def fields(words: dict[str, str]) -> QWidget:
    card = Card(words["tabs"].split("|")[0], words["by"])
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    names = words["fields"].split("|")
    choice = QComboBox()
    choice.addItems(["49-16", "DOC"])
    wrong = QLineEdit("15/01/2027")
    wrong.setProperty("wrong", True)
    spin = QSpinBox()
    spin.lineEdit().setTextMargins(8, 0, 8, 0)
    spin.setValue(6)
    day = QDateEdit(QDate(2036, 1, 31))
    day.setCalendarPopup(True)
    off = QLineEdit("3")
    off.setEnabled(False)
    made = (choice, QLineEdit("10/01/2027"), wrong, day, spin, off)
    for number, (name, widget) in enumerate(zip(names, made, strict=True)):
        grid.addWidget(label(name, "field"), number // 3 * 3, number % 3)
        grid.addWidget(widget, number // 3 * 3 + 1, number % 3)
    grid.addWidget(label(words["wrong"], "error"), 2, 0, 1, 3)
    card.column.addLayout(grid)
    return card


def natives(words: dict[str, str]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.ensurePolished()
    top = QTreeWidgetItem([words["site"]])
    first_child = QTreeWidgetItem([f"{words['building']} A"])
    top.addChild(first_child)
    top.addChild(QTreeWidgetItem([f"{words['building']} B"]))
    tree.addTopLevelItem(top)
    top.setExpanded(True)
    tree.setCurrentItem(first_child)
    row.addWidget(tree)
    tree.setMinimumHeight(120)
    column = QVBoxLayout()
    first = QCheckBox(words["free"])
    first.setChecked(True)
    second = QRadioButton(words["works"])
    second.setChecked(True)
    bar = QProgressBar()
    bar.setValue(60)
    bar.setTextVisible(False)
    for widget in (first, QCheckBox(words["works"]), second, QRadioButton(words["free"]), bar):
        column.addWidget(widget)
    row.addLayout(column)
    row.addWidget(QPlainTextEdit(words["wrong"]))
    menu = QMenu()
    for index, text in enumerate(words["buttons"].split("|")):
        action = menu.addAction(icons.icon("print"), text)
        action.setEnabled(index != 1)
    menu.addSeparator()
    menu.addAction(words["draft"]).setCheckable(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    menu.setWindowFlags(Qt.WindowType.Widget)
    row.addWidget(menu)
    return box


def draw(out: Path) -> None:
    """All pictures: two palettes, two directions, and one at 125 %."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["gallery"])
    out.mkdir(parents=True, exist_ok=True)
    kinds = (("light", "fr", 100), ("dark", "fr", 100), ("light", "ar", 100), ("dark", "ar", 100),
             ("light", "fr", 125))  # fmt: skip
    for mode, language, zoom in kinds:
        theme.apply(app, "dark" if mode == "dark" else "light", zoom)
        words = ARABIC if language == "ar" else FRENCH
        right = language == "ar"
        app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        for name, make in (("home", home), ("sheet", sheet)):
            window = make(words)
            window.resize(1440, 900)
            window.show()
            app.processEvents()
            window.grab().save(str(out / f"{name}-{mode}-{language}-{zoom}.png"))
            window.close()
            window.deleteLater()
    sys.stdout.write(f"{len(kinds) * 2} pictures in {out}\n")


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery"))
