"""Names of people and companies in the seeded portal, all made up."""

from __future__ import annotations

RUSSIAN_WOMEN = (
    "Анна", "Мария", "Елена", "Ольга", "Наталья", "Ирина", "Татьяна", "Светлана", "Екатерина", "Юлия", "Дарья",
    "Полина", "Ксения", "Вера", "Надежда", "Любовь", "Галина", "Людмила", "Алёна", "Варвара", "Зоя", "Инна", "Кира",
    "Лидия", "Маргарита", "Нина", "Раиса", "София", "Тамара", "Эльвира",
)  # fmt: skip
RUSSIAN_MEN = (
    "Иван", "Пётр", "Сергей", "Алексей", "Дмитрий", "Андрей", "Михаил", "Николай", "Павел", "Владимир", "Виктор",
    "Игорь", "Олег", "Роман", "Максим", "Артём", "Кирилл", "Глеб", "Фёдор", "Семён", "Тимур", "Ринат", "Вадим",
    "Борис", "Григорий", "Захар", "Леонид", "Матвей", "Степан", "Юрий",
)  # fmt: skip
RUSSIAN_PATRONYMICS = (
    ("Ивановна", "Иванович"), ("Петровна", "Петрович"), ("Сергеевна", "Сергеевич"), ("Алексеевна", "Алексеевич"),
    ("Дмитриевна", "Дмитриевич"), ("Андреевна", "Андреевич"), ("Михайловна", "Михайлович"),
    ("Николаевна", "Николаевич"), ("Павловна", "Павлович"), ("Владимировна", "Владимирович"),
    ("Юрьевна", "Юрьевич"), ("Олеговна", "Олегович"),
)  # fmt: skip
RUSSIAN_SURNAMES = (
    ("Кузнецова", "Кузнецов"), ("Титова", "Титов"), ("Соколова", "Соколов"), ("Воробьёва", "Воробьёв"),
    ("Зайцева", "Зайцев"), ("Медведева", "Медведев"), ("Рябинина", "Рябинин"), ("Калинина", "Калинин"),
    ("Морозова", "Морозов"), ("Ветрова", "Ветров"), ("Громова", "Громов"), ("Ильина", "Ильин"),
    ("Крылова", "Крылов"), ("Лебедева", "Лебедев"), ("Мельникова", "Мельников"), ("Новикова", "Новиков"),
    ("Орлова", "Орлов"), ("Пономарёва", "Пономарёв"), ("Родионова", "Родионов"), ("Серова", "Серов"),
    ("Тихонова", "Тихонов"), ("Ушакова", "Ушаков"), ("Фомина", "Фомин"), ("Хохлова", "Хохлов"),
    ("Цветкова", "Цветков"), ("Черкасова", "Черкасов"), ("Шилова", "Шилов"), ("Щукина", "Щукин"),
    ("Юдина", "Юдин"), ("Яковлева", "Яковлев"), ("Абрамова", "Абрамов"), ("Белова", "Белов"),
    ("Гусева", "Гусев"), ("Дорофеева", "Дорофеев"), ("Ежова", "Ежов"), ("Журавлёва", "Журавлёв"),
    ("Ким", "Ким"), ("Коваленко", "Коваленко"), ("Шевчук", "Шевчук"), ("Гамзатова", "Гамзатов"),
    ("Салимжанова", "Салимжанов"), ("Римская-Корсакова", "Римский-Корсаков"), ("Островская", "Островский"),
    ("Вяземская", "Вяземский"),
)  # fmt: skip
ENGLISH_WOMEN = (
    "Grace", "Ada", "Hazel", "Ruby", "Ivy", "Nora", "Clara", "Maya", "Iris", "Stella", "Audrey", "Joan", "Edith",
    "Mabel", "Olive", "Rosa", "Tess", "Vera", "Willa", "Zadie",
)  # fmt: skip
ENGLISH_MEN = (
    "Arthur", "Felix", "Hugo", "Oscar", "Jasper", "Miles", "Theo", "Walter", "Leon", "Edgar", "Simon", "Ralph",
    "Owen", "Dexter", "Cyrus", "Boris", "Angus", "Noel", "Victor", "Zane",
)  # fmt: skip
ENGLISH_SURNAMES = (
    "Archer", "Baker", "Carter", "Dyer", "Ellington", "Fletcher", "Granger", "Harper", "Ironside", "Jarvis",
    "Kipling", "Lovelace", "Mercer", "Nightingale", "Oakley", "Potter", "Quincy", "Ridley", "Sawyer", "Thatcher",
    "Underhill", "Vance", "Wainwright", "Yardley", "Zimmer", "O'Hara", "McBride", "Müller-Ross", "D'Angelo", "Nuñez",
)  # fmt: skip
RUSSIAN_COMPANIES = (
    "Северный Ветер", "Ромашка", "Тёплый Дом", "Звёздный Путь", "Быстрый Лис", "Красная Рябина", "Добрый Хлеб",
    "Золотой Ключ", "Речной Порт", "Синяя Птица", "Лесная Сказка", "Чистый Город", "Новая Волна", "Старый Мост",
    "Весенний Сад", "Умный Склад", "Точный Расчёт", "Полярная Звезда", "Мастер на час", "Вкусно как дома",
    "Цифровой Берег", "Кедр", "Маяк", "Гранит", "Прибой",
)  # fmt: skip
RUSSIAN_FORMS = ("ООО «{}»", "АО «{}»", "ИП {}", "ТД «{}»", "{}", "ООО «{} плюс»", "Группа «{}»", "НПО «{}»")
ENGLISH_COMPANIES = (
    "Northwind Harbor", "Blue Heron", "Copper Kettle", "Silver Birch", "Quick Fox", "Paper Crane", "Old Bridge",
    "Bright Lantern", "River Mill", "Golden Oak", "Lucky Penny", "Clear Sky", "Stone Arch", "Green Valley",
    "Iron Gate", "Red Barn", "Polar Star", "Corner Bakery", "Wild Thyme", "Tall Ships",
)  # fmt: skip
ENGLISH_FORMS = ("{} Ltd", "{} Inc.", "{} & Sons", "{} LLC", "{}", "The {} Company", "{} Group", "{} Partners")

RUSSIAN_POSTS = ("Директор", "Бухгалтер", "Менеджер по закупкам", "Администратор", "Инженер", "Владелец", "")
ENGLISH_POSTS = ("Director", "Accountant", "Purchasing manager", "Office manager", "Engineer", "Owner", "")

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщыэюя"
_IN_LATIN = (
    "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
    "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya",
)  # fmt: skip
_TRANSLITERATION = str.maketrans(dict(zip(_LETTERS, _IN_LATIN, strict=True)))


def latin(text: str) -> str:
    """Write a name with Latin letters, as e-mail addresses do."""
    return "".join(
        letter for letter in text.lower().translate(_TRANSLITERATION) if letter.isascii() and letter.isalpha()
    )
