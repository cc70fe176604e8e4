"""The park's closed lists: unit kinds, measuring methods, building and unit states."""

from ctv_desktop.values.kinds import Choice, Choices, choice
from ctv_desktop.values.say import say

UNIT_KINDS = Choices(
    Choice("office_floor", say("Office floor"), icon="layers"),
    Choice("office", say("Office"), icon="business_center"),
    Choice("coworking_space", say("Co-working space"), icon="groups"),
    Choice("desk", say("Desk"), icon="desk"),
    Choice("innovation_lab", say("Innovation lab"), icon="science"),
    Choice("meeting_room", say("Meeting room"), icon="meeting_room"),
    Choice("data_room", say("Data room"), icon="dns"),
    Choice("shop", say("Shop"), icon="storefront"),
    Choice("storage", say("Storage"), icon="inventory_2"),
    Choice("parking_space", say("Parking space"), icon="local_parking"),
    Choice("common_part", say("Common part"), icon="stairs"),
)
BY_ITEM = ("desk", "parking_space")  # let by the item, not by m²

AREA_METHODS = Choices(
    Choice("su", say("Usable area (SU)")),
    Choice("gla", say("Gross leasable area (GLA)")),
    Choice("ipms3", say("IPMS 3")),
    Choice("boma", say("BOMA")),
)

BUILDING_STATES = Choices(
    Choice("planned", say("Planned"), "quiet"),
    Choice("under_works", say("Under works"), "warn"),
    Choice("delivered", say("Delivered"), "good"),
    Choice("retired", say("Retired"), "quiet"),
)

UNIT_STATES = Choices(
    Choice("let", say("Let"), "good"),
    Choice("ending", say("Ends soon"), "warn"),
    Choice("reserved", say("To be signed"), "info"),
    Choice("free", say("Free")),
    Choice("not_lettable", say("Not lettable"), "quiet"),
    Choice("common", say("Common part"), "quiet"),
)

MILESTONES = Choices(
    Choice("works_start", say("Start of works")),
    Choice("provisional_acceptance", say("Provisional acceptance")),
    Choice("final_acceptance", say("Final acceptance")),
    Choice("delivery", say("Delivery")),
    Choice("conformity", say("Certificate of conformity")),
)

UNIT_KIND = choice(UNIT_KINDS)
AREA_METHOD = choice(AREA_METHODS)
BUILDING_STATE = choice(BUILDING_STATES)
UNIT_STATE = choice(UNIT_STATES)
MILESTONE = choice(MILESTONES)
