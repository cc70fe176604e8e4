"""Every table of the park, gathered for the writer, the migrations and their tests."""

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from ctv_desktop.database import tables
from ctv_desktop.features.charges import model as charges
from ctv_desktop.features.clauses import model as clauses
from ctv_desktop.features.deadlines import model as deadlines
from ctv_desktop.features.deposits import model as deposits
from ctv_desktop.features.invoices import model as invoices
from ctv_desktop.features.landlords import model as landlords
from ctv_desktop.features.leases import model as leases
from ctv_desktop.features.meters import model as meters
from ctv_desktop.features.originals import model as originals
from ctv_desktop.features.park import model as park
from ctv_desktop.features.payments import model as payments
from ctv_desktop.features.rates import model as rates
from ctv_desktop.features.register import model as register
from ctv_desktop.features.reminders import model as reminders
from ctv_desktop.features.revisions import model as revisions
from ctv_desktop.features.surveys import model as surveys
from ctv_desktop.features.tenants import model as tenants
from ctv_desktop.features.tickets import model as tickets

MODELS = (
    tables,
    landlords,
    rates,
    park,
    tenants,
    leases,
    revisions,
    deposits,
    register,
    clauses,
    invoices,
    payments,
    originals,
    charges,
    meters,
    deadlines,
    reminders,
    tickets,
    surveys,
)


def metadata() -> MetaData:
    """All tables, in an order that their foreign keys allow."""
    return SQLModel.metadata
