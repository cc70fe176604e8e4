"""The acts on leases: drafts are saved and deleted, leases signed, ended; dated rates kept."""
