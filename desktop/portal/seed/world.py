"""Fills a new portal with people, call lists and the work already done; the same seed gives the same portal."""

from __future__ import annotations

import random

import msgspec

from desktop.portal.cards import Multifield, multifield_rows
from desktop.portal.database import Row
from desktop.portal.fields import COMPANY, CONTACT
from desktop.portal.seed import dictionaries, specials, subjects
from desktop.portal.seed.lists import ListMaker
from desktop.portal.seed.people import PersonMaker
from desktop.portal.state import Portal

_SLICE = 5_000


class SeedOptions(msgspec.Struct, frozen=True):
    """What to fill the portal with; see the options of `python -m desktop.portal`."""

    seed: int = 1
    contacts: int = 2000
    companies: int = 300
    call_lists: int = 12
    participants: int | None = None
    language: str = "ru"
    hidden: int = 0
    admin: bool = True
    plain: bool = False
    lifelike: bool = False


def seed(portal: Portal, options: SeedOptions) -> None:
    """Fill a portal, in one transaction."""
    source = random.Random(options.seed)  # noqa: RUF100, S311
    portal.random.seed(options.seed)
    with portal.database.transaction():
        portal.database.set_setting("language", options.language)
        portal.database.set_setting("seed", str(options.seed))
        dictionaries.add_users(portal, admin=options.admin)
        dictionaries.add_dictionaries(portal)
        dictionaries.add_forms(portal)
        maker = PersonMaker(source, options.language)
        add_companies(portal, maker, options.companies)
        add_contacts(portal, maker, source, options.contacts, options.companies)
        lists = ListMaker(portal, source, plain=options.plain)
        plans = lists.ordinary(options.call_lists, options.participants)
        named = [*zip(plans, subjects.ORDINARY, strict=False)]
        if not options.plain:
            odd = specials.plans(portal, lists, source)
            named += zip(odd, subjects.ODD, strict=False)
            plans += odd
        if options.lifelike:
            for plan, subject in named:
                plan.subject = portal.texts.pick(*subject)
        for plan in sorted(plans, key=lambda plan: plan.created):
            lists.add(plan)
        if not options.plain:
            specials.delete_people(portal)
        if options.hidden:
            lists.hide(options.hidden)


def add_companies(portal: Portal, maker: PersonMaker, count: int) -> None:
    """Add companies with phones; the first is the account holder's own (`isMyCompany`)."""
    now = portal.clock.now()
    rows, fields = [], []
    for number in range(1, count + 1):
        phones = maker.phones(office=True)
        title = maker.company_title()
        email = maker.email("info", None)
        reachable, entries = _reachable(phones, email)
        rows.append(
            maker.card_columns(list(dictionaries.OPERATORS), now)
            | reachable
            | {
                "id": number,
                "title": title,
                "company_type": "CUSTOMER",
                "currency_id": "RUB",
                "is_my_company": "Y" if number == 1 else "N",
            }
        )
        fields += multifield_rows(COMPANY, number, entries)
    portal.database.insert_many("company", rows)
    portal.database.insert_many("multifield", fields)


def add_contacts(portal: Portal, maker: PersonMaker, source: random.Random, count: int, companies: int) -> None:
    """Add contacts: many work at a company, some have several phones, some none; a few share one."""
    now = portal.clock.now()
    owners = [*dictionaries.OPERATORS, *dictionaries.SUPERVISORS, *dictionaries.DISMISSED]
    shared: list[Multifield] = []
    for first in range(1, count + 1, _SLICE):
        rows, fields = [], []
        for number in range(first, min(first + _SLICE, count + 1)):
            person = maker.person()
            phones = maker.phones()
            if shared and source.random() < 0.01:
                phones = shared
            shared = phones or shared
            email = maker.email(person["name"], person["last_name"])
            company = source.randint(2, companies) if companies > 1 and source.random() < 0.55 else None
            reachable, entries = _reachable(phones, email)
            own = {"id": number, "company_id": company, "type_id": "CLIENT"}
            rows.append(maker.card_columns(owners, now) | person | reachable | own)
            fields += multifield_rows(CONTACT, number, entries)
        portal.database.insert_many("contact", rows)
        portal.database.insert_many("multifield", fields)


def _reachable(phones: list[Multifield], email: str | None) -> tuple[Row, list[Multifield]]:
    """Return the columns of a card for whether it has phones and e-mails, and those as entries."""
    entries = [*phones, ("EMAIL", "WORK", email)] if email else phones
    return {"has_phone": "Y" if phones else "N", "has_email": "Y" if email else "N"}, entries
