"""Cards of the CRM: a contact or a company, and the portal's users."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A contact (kind 3) or company (kind 4) as crm.item.list gives it.

    `name` is ready to show ("Фамилия Имя Отчество" or the company's title) and may be "". Phones and e-mails are
    as typed by people, all of them, in the portal's order. `company_id` is a contact's company.
    """

    kind: int
    id: int
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    company_id: int | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A user of the portal (user.get); `name` may be ""; dismissed users are not active."""

    id: int
    name: str
    active: bool = True
