"""A clause of the demo office: visits go by way of the reception desk, in every language."""

from datetime import timedelta

from ctv_desktop.app.demo.rows import Draft
from ctv_desktop.features.clauses.rules.checks import digest
from ctv_desktop.features.contracts.rules.library import factory

BOOK, ARTICLE = "doc", "visits"
ADDED = {
    "fr": "La demande de visite est adressée à l’accueil du Site, qui l’inscrit au registre des"
    " visites et remet les badges.",
    "ar": "يوجه طلب الزيارة إلى مكتب استقبال الموقع، الذي يقيده في سجل الزيارات ويسلم الشارات.",
    "en": "A request for a visit is addressed to the reception of the Site, which enters it in the"
    " register of visits and hands out the badges.",
}
WRITTEN = timedelta(days=40)  # ago


def build_clauses(draft: Draft) -> None:
    """The factory text with a paragraph of the office after its first one."""
    for language, added in ADDED.items():
        source = factory(BOOK, language, ARTICLE)
        assert source is not None
        first, _, rest = source.text.partition("\n\n")
        draft.add(
            "clause",
            book=BOOK,
            language=language,
            article=ARTICLE,
            title=source.title,
            text=f"{first}\n\n{added}\n\n{rest}",
            note="L’accueil tient le registre des visites.",
            changed_on=(draft.today - WRITTEN).isoformat(),
            factory=digest(source),
        )
