"""The parties and premises of a lease as its papers state them."""

from typing import TYPE_CHECKING

from ctv_desktop.features.invoices.rules.facts import Client, Facts, Premises, Seller
from ctv_desktop.features.leases.rows.single import Lease

if TYPE_CHECKING:
    from ctv_desktop.database.read import Reader

_SELLER = ", ".join(Seller.__dataclass_fields__)
_CLIENT = ", ".join(Client.__dataclass_fields__)


class Parties:
    """Landlords and tenants, each read once: a batch names the same landlord in every invoice."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._sellers: dict[int, Seller] = {}
        self._clients: dict[int, Client] = {}

    def facts(self, lease: Lease) -> Facts:
        """What the papers of a lease state."""
        return Facts(
            lease.id,
            lease.reference,
            lease.signed_on,
            lease.state,
            lease.exemption,
            self.seller(lease.landlord_id),
            self.client(lease.tenant_id),
            tuple(Premises(line.code, line.kind, line.building, line.area) for line in lease.lines),
        )

    def seller(self, id: int) -> Seller:
        """A landlord."""
        if id not in self._sellers:
            sql = f"SELECT {_SELLER} FROM landlord WHERE id = $1"
            row = self._reader.row(sql, id)
            assert row is not None, "a lease names its landlord: a foreign key sees to it"
            self._sellers[id] = Seller(*row)
        return self._sellers[id]

    def client(self, id: int) -> Client:
        """A tenant."""
        if id not in self._clients:
            sql = f"SELECT {_CLIENT} FROM tenant WHERE id = $1"
            row = self._reader.row(sql, id)
            assert row is not None, "a lease names its tenant: a foreign key sees to it"
            self._clients[id] = Client(*row)
        return self._clients[id]
