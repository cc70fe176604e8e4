"""What each screen is for, in a few sentences (F1)."""

from ctv_desktop.values.say import say

HELP = {
    "home": say(
        "Home shows the park today: how much is let, the rent of the month, what ends soon, what is"
        " broken. Click a figure or a unit to see what is behind it."
    ),
    "park": say(
        "The park: choose a site, a building or a floor on the left to see its units. Ctrl+N makes"
        " a unit, Enter opens it."
    ),
    "tenants": say(
        "The companies of the park and those that may come. Choose one to see its contacts, leases"
        " and tickets."
    ),
    "leases": say(
        "All leases by state. A draft is edited freely; signing it binds its units so that none is"
        " let twice; then print its summary with Ctrl+P."
    ),
    "renewals": say(
        "Leases that end soon, with the terms of their renewal. Space ticks one; type months, rise"
        " or new rent in the row; the new leases are made together, as drafts."
    ),
    "dues": say(
        "What is to be invoiced until today: each period of a lease, charges that wait, and"
        " corrections. Choose some and issue them, or a whole period with Ctrl+N."
    ),
    "invoices": say(
        "Issued invoices and credit notes and what is still owed. Nothing here is edited: a credit"
        " note takes an invoice back, whole or by line."
    ),
    "revisions": say(
        "Every lease whose rent may be revised: when the law and the lease allow it, up to which"
        " cap, and the rent proposed. Change a proposal with F2, approve one or several; Ctrl+Z"
        " takes all of it back. Rents that follow an index need its values: import them here."
    ),
    "payments": say(
        "What tenants paid. Ctrl+N notes a payment: it settles the oldest invoices, or those you"
        " choose. A bank statement is imported line by line, what each settles proposed."
    ),
    "receipts": say(
        "Issued receipts, in full or in part. They are issued from a paid invoice and never"
        " changed; one that is wrong is cancelled with a reason and keeps its number."
    ),
    "accounts": say(
        "What each tenant owes over all its leases, by days late, and its credit. Ctrl+Enter opens"
        " the statement of account, as of any day."
    ),
    "charges": say(
        "The service charges of each building, a year each. Ctrl+N makes one, F2 enters its costs,"
        " Ctrl+Enter reconciles it: each tenant's share less its provisions waits to be invoiced."
    ),
    "statements": say(
        "What each tenant bears of a year of charges, less what it paid ahead. Click an amount to"
        " see how it was found; the charge year exports all of it line by line."
    ),
    "meters": say(
        "The sub-meters of units and common parts. Ctrl+Enter reads one, Ctrl+R all that are due;"
        " readings also come from a file. What was used goes on the tenant's next invoice."
    ),
    "surveys": say(
        "What premises are like when a tenant comes and when it goes, room by room, with photos."
        " One key notes a state; at exit each difference says what the tenant bears. Ctrl+P prints."
    ),
    "deadlines": say(
        "All that must not be missed, from the leases and the dated settings. Mark a date as done"
        " with Ctrl+Enter, put it off with Ctrl+R; the calendar shows the same month by month."
    ),
    "deposits": say(
        "The deposit of each lease: what is asked, held, missing, and by when it is given back."
        " Receive it, return it or keep a part with its reason, carry it over to the next lease."
    ),
    "guarantees": say(
        "Bank guarantees and insurance certificates of the tenants with the day they expire."
        " Ctrl+N notes one, Renew notes the newer one that replaces it."
    ),
    "rentroll": say(
        "Who rents what, at which rent, until when, as of any day, with what is empty. The figures"
        " tell occupancy, remaining terms, when leases end and what is overdue. Ctrl+P prints it."
    ),
    "debts": say(
        "Leases with overdue invoices and the reminder each is due. Choose several and write their"
        " reminders in one act; what is left out says why."
    ),
    "reminders": say(
        "Reminders and formal notices as they were written, with the debt of their day. Note when a"
        " formal notice was served: its delays follow."
    ),
    "tickets": say(
        "Faults and requests, from the call to the closed work. Ctrl+N logs one; the panel on the"
        " right moves it on."
    ),
    "clauses": say(
        "The text of every article of the contracts, in three languages. Choose one on the left"
        " and write the office's own: Ctrl+G puts a fact of the lease in, Ctrl+I a passage that"
        " stands only where a fact is known, Ctrl+S saves. At the side it reads as a lease fills"
        " it. Issued contracts keep their text."
    ),
    "preferences": say(
        "The landlord printed on papers, the language, the colours and the folders; each setting"
        " says its effect."
    ),
}
