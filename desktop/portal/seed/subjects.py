"""Names that people give to call lists, in Russian and English; "" keeps the portal's default."""

from __future__ import annotations

Subject = tuple[str, str]

ORDINARY: tuple[Subject, ...] = (
    ("Выставка, сентябрь", "Trade show, September"),
    ("Продление договоров, юрлица", "Contract renewals, companies"),
    ("NPS после внедрения", "NPS after onboarding"),
    ("Ноябрьская база", "November base"),
    ("Пилот", "Pilot"),
    ("Повторный обзвон, осень", "Second round, autumn"),
    ("", ""),
    ("Клиенты 2000, вторая волна", "Clients 2000, second wave"),
    ("Дилеры, Поволжье", "Dealers, Midwest"),
    ("Просроченная оплата", "Overdue invoices"),
    ("Тёплые лиды октября", "Warm leads, October"),
    ("", ""),
)
"""Of the ordinary lists, the oldest first."""
ODD: tuple[Subject, ...] = (
    ("Клиенты 2000, первая волна", "Clients 2000, first wave"),
    ("Партнёры", "Partners"),
    ("Реактивация 2025", "Win-back 2025"),
    ("Вебинар: не дошли", "Webinar no-shows"),
    ("Тест скрипта", "Script test"),
    ("Заявки с сайта", "Website requests"),
)
"""Of the odd lists, in the order of `specials.plans`."""
LATER: tuple[Subject, ...] = (
    ("Вебинар, вторая группа", "Webinar, second group"),
    ("Брошенные корзины", "Abandoned carts"),
    ("Клиенты 2000, третья волна", "Clients 2000, third wave"),
    ("Приглашение на день открытых дверей", "Open day invitations"),
    ("Не дозвонились, повтор", "No answer, once more"),
    ("Апсейл, тариф «Команда»", "Upsell, Team plan"),
    ("Новые заявки, реклама", "New requests, adverts"),
    ("Опрос о доставке", "Delivery survey"),
    ("Спящие клиенты, Урал", "Dormant clients, West Coast"),
    ("Договоры на следующий год", "Contracts for next year"),
    ("Рекомендации партнёров", "Partner referrals"),
    ("Возврат после отказа", "Second chance after a refusal"),
)
"""Of the lists that are made while operators work."""
