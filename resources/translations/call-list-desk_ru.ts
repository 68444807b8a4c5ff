<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>&amp;Libraries in it, with their licences:</source>
            <translation>Сторонние &amp;библиотеки и их лицензии:</translation>
        </message>
        <message>
            <source>About Call List Desk</source>
            <translation>О программе «Пульт обзвонов»</translation>
        </message>
        <message>
            <source>Call lists of a Bitrix24 portal: overview, participants, statuses, imports.</source>
            <translation>Обзвоны портала Битрикс24: обзор, участники, статусы, импорт.</translation>
        </message>
        <message>
            <source>Copy &amp;diagnostics</source>
            <translation>Копировать &amp;диагностику</translation>
        </message>
        <message>
            <source>Libraries</source>
            <translation>Библиотеки</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Лицензия</translation>
        </message>
        <message>
            <source>No licence has been chosen yet; all rights are reserved by the owner.</source>
            <translation>Лицензия пока не выбрана; все права сохраняются за владельцем.</translation>
        </message>
        <message>
            <source>No licence is stated.</source>
            <translation>Лицензия не указана.</translation>
        </message>
        <message>
            <source>Not released yet</source>
            <translation>Ещё не выпущено</translation>
        </message>
        <message>
            <source>What's new</source>
            <translation>Что нового</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About Call List Desk</source>
            <translation>&amp;О программе</translation>
        </message>
        <message>
            <source>&amp;Add a status…</source>
            <translation>&amp;Добавить статус…</translation>
        </message>
        <message>
            <source>&amp;Add participants…</source>
            <translation>&amp;Добавить участников…</translation>
        </message>
        <message>
            <source>&amp;Bring a set…</source>
            <translation>&amp;Загрузить набор…</translation>
        </message>
        <message>
            <source>&amp;Check the portal…</source>
            <translation>Проверить &amp;портал…</translation>
        </message>
        <message>
            <source>&amp;Colour…</source>
            <translation>&amp;Цвет…</translation>
        </message>
        <message>
            <source>&amp;Connect a portal…</source>
            <translation>&amp;Подключить портал…</translation>
        </message>
        <message>
            <source>&amp;Creator</source>
            <translation>По &amp;автору</translation>
        </message>
        <message>
            <source>&amp;Delete list…</source>
            <translation>&amp;Удалить обзвон…</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Найти</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Импорт…</translation>
        </message>
        <message>
            <source>&amp;Journal…</source>
            <translation>&amp;Журнал…</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Горячие клавиши</translation>
        </message>
        <message>
            <source>&amp;New list…</source>
            <translation>&amp;Новый обзвон…</translation>
        </message>
        <message>
            <source>&amp;No groups</source>
            <translation>&amp;Без групп</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Открыть</translation>
        </message>
        <message>
            <source>&amp;Operator of today</source>
            <translation>По &amp;оператору за сегодня</translation>
        </message>
        <message>
            <source>&amp;Operators…</source>
            <translation>&amp;Операторы…</translation>
        </message>
        <message>
            <source>&amp;Participants</source>
            <translation>&amp;Участники</translation>
        </message>
        <message>
            <source>&amp;Paste contacts</source>
            <translation>&amp;Вставить контакты</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Выйти</translation>
        </message>
        <message>
            <source>&amp;Read-only</source>
            <translation>&amp;Только чтение</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>Об&amp;новить</translation>
        </message>
        <message>
            <source>&amp;Remove from the list…</source>
            <translation>&amp;Убрать из обзвона…</translation>
        </message>
        <message>
            <source>&amp;Responsible</source>
            <translation>По о&amp;тветственному</translation>
        </message>
        <message>
            <source>&amp;Statuses</source>
            <translation>&amp;Статусы</translation>
        </message>
        <message>
            <source>&amp;Subject and responsible…</source>
            <translation>&amp;Свойства обзвона…</translation>
        </message>
        <message>
            <source>&amp;Undo…</source>
            <translation>&amp;Отменить изменение…</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
        <message>
            <source>Add and change statuses as in a saved set, or as on another portal</source>
            <translation>Добавить и изменить статусы, как в сохранённом наборе или на другом портале</translation>
        </message>
        <message>
            <source>Add the selected people to another list; they stay in this one</source>
            <translation>Добавить выбранных в другой обзвон; в этом они останутся</translation>
        </message>
        <message>
            <source>Add to an&amp;other list…</source>
            <translation>Добавить в дру&amp;гой обзвон…</translation>
        </message>
        <message>
            <source>As in the system</source>
            <translation>Как в системе</translation>
        </message>
        <message>
            <source>C&amp;ancel</source>
            <translation>Останов&amp;ить</translation>
        </message>
        <message>
            <source>C&amp;harts…</source>
            <translation>&amp;Графики…</translation>
        </message>
        <message>
            <source>CRM &amp;form…</source>
            <translation>CRM-&amp;форма…</translation>
        </message>
        <message>
            <source>Call &amp;lists</source>
            <translation>Об&amp;звоны</translation>
        </message>
        <message>
            <source>Chec&amp;k lists…</source>
            <translation>Про&amp;верить обзвоны…</translation>
        </message>
        <message>
            <source>Co&amp;mbine…</source>
            <translation>О&amp;бъединить…</translation>
        </message>
        <message>
            <source>Co&amp;mpact rows</source>
            <translation>П&amp;лотные строки</translation>
        </message>
        <message>
            <source>Combine several lists into a new one</source>
            <translation>Создать новый обзвон из нескольких</translation>
        </message>
        <message>
            <source>Cop&amp;y rows</source>
            <translation>&amp;Копировать строки</translation>
        </message>
        <message>
            <source>Copy &amp;diagnostics</source>
            <translation>Копировать &amp;диагностику</translation>
        </message>
        <message>
            <source>Create a call list of contacts or companies</source>
            <translation>Создать обзвон из контактов или компаний</translation>
        </message>
        <message>
            <source>Create a new list from participants with chosen statuses</source>
            <translation>Создать новый обзвон из участников с выбранными статусами</translation>
        </message>
        <message>
            <source>Create a new list of the selected people; they stay in this one</source>
            <translation>Создать обзвон из выбранных; в этом они останутся</translation>
        </message>
        <message>
            <source>D&amp;elete…</source>
            <translation>&amp;Удалить…</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Тёмная</translation>
        </message>
        <message>
            <source>Delet&amp;e view</source>
            <translation>Удалить ви&amp;д</translation>
        </message>
        <message>
            <source>Delete from this computer what it remembers of the selected lists</source>
            <translation>Удалить с этого компьютера всё, что он помнит о выбранных обзвонах</translation>
        </message>
        <message>
            <source>Delete the chosen statuses</source>
            <translation>Удалить выбранные статусы</translation>
        </message>
        <message>
            <source>E&amp;vening report…</source>
            <translation>Вечерний от&amp;чёт…</translation>
        </message>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Каждую %n минуту</numerusform>
                <numerusform>Каждые %n минуты</numerusform>
                <numerusform>Каждые %n минут</numerusform>
            </translation>
        </message>
        <message>
            <source>Final: not to be called again</source>
            <translation>Итоговый (повторно не звонить)</translation>
        </message>
        <message>
            <source>Find a person and remove them from every list</source>
            <translation>Найти человека и убрать его из всех обзвонов</translation>
        </message>
        <message>
            <source>Find what is wrong in all call lists, and repair it</source>
            <translation>Найти, что не так во всех обзвонах, и исправить</translation>
        </message>
        <message>
            <source>Forget &amp;history…</source>
            <translation>Удалить &amp;историю…</translation>
        </message>
        <message>
            <source>Give the lists of one operator to a colleague, or split what is left</source>
            <translation>Передать обзвоны сотрудника коллеге или разделить необзвоненных между коллегами</translation>
        </message>
        <message>
            <source>Hand o&amp;ver…</source>
            <translation>П&amp;ередать коллегам…</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Светлая</translation>
        </message>
        <message>
            <source>Look around in a &amp;demo</source>
            <translation>Посмотреть &amp;демо</translation>
        </message>
        <message>
            <source>Mark as s&amp;een</source>
            <translation>Отметить прос&amp;мотренным</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>&amp;Ниже</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>&amp;Выше</translation>
        </message>
        <message>
            <source>Ne&amp;w list of these…</source>
            <translation>&amp;Новый обзвон из выбранных…</translation>
        </message>
        <message>
            <source>Never change anything on this portal</source>
            <translation>Ничего не менять на этом портале</translation>
        </message>
        <message>
            <source>No mark</source>
            <translation>Без пометки</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Выключено</translation>
        </message>
        <message>
            <source>One place down in the operators' queue</source>
            <translation>На одно место ниже в очереди операторов</translation>
        </message>
        <message>
            <source>One place up in the operators' queue</source>
            <translation>На одно место выше в очереди операторов</translation>
        </message>
        <message>
            <source>Open a made-up portal on this computer, where anything can be tried</source>
            <translation>Откроется учебный портал на этом компьютере: на нём можно пробовать всё</translation>
        </message>
        <message>
            <source>Open contact exports: CSV, Excel, vCard</source>
            <translation>Открыть выгрузки контактов: CSV, Excel, vCard</translation>
        </message>
        <message>
            <source>Open on the por&amp;tal</source>
            <translation>Открыть на пор&amp;тале</translation>
        </message>
        <message>
            <source>Open the &amp;log</source>
            <translation>Открыть &amp;лог-файл</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Участники</translation>
        </message>
        <message>
            <source>Phones that must not be called</source>
            <translation>Телефоны, по которым нельзя звонить</translation>
        </message>
        <message>
            <source>R&amp;edo…</source>
            <translation>&amp;Повторить изменение…</translation>
        </message>
        <message>
            <source>Re&amp;cycle…</source>
            <translation>Обзвонить &amp;повторно…</translation>
        </message>
        <message>
            <source>Recycle</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Refresh everything</source>
            <translation>Загрузить всё заново</translation>
        </message>
        <message>
            <source>Remove from all &amp;lists…</source>
            <translation>У&amp;брать из всех обзвонов…</translation>
        </message>
        <message>
            <source>Rena&amp;me</source>
            <translation>Пере&amp;именовать</translation>
        </message>
        <message>
            <source>Rename in the table</source>
            <translation>Переименовать прямо в таблице</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Отчёт</translation>
        </message>
        <message>
            <source>Reset columns and &amp;window</source>
            <translation>&amp;Вернуть исходный вид</translation>
        </message>
        <message>
            <source>S&amp;plit…</source>
            <translation>&amp;Разделить…</translation>
        </message>
        <message>
            <source>Sa&amp;ve as a set…</source>
            <translation>&amp;Сохранить набор…</translation>
        </message>
        <message>
            <source>Sa&amp;ve view…</source>
            <translation>Со&amp;хранить вид…</translation>
        </message>
        <message>
            <source>Save &amp;history…</source>
            <translation>&amp;Сохранить историю…</translation>
        </message>
        <message>
            <source>Save search, filter, sorting, columns and groups of the lists under a name</source>
            <translation>Сохранить под именем поиск, фильтр, порядок, столбцы и группы обзвонов</translation>
        </message>
        <message>
            <source>Save ta&amp;ble…</source>
            <translation>Со&amp;хранить таблицу…</translation>
        </message>
        <message>
            <source>Save the portal's own statuses as a file, with their order and marks</source>
            <translation>Сохранить в файл статусы, добавленные на портале, с их порядком и пометками</translation>
        </message>
        <message>
            <source>Save what the table shows, or what is selected in it, as XLSX or CSV</source>
            <translation>Сохранить то, что показывает таблица, или выбранное в ней, как XLSX или CSV</translation>
        </message>
        <message>
            <source>Save who got which status, and when, in all lists as CSV</source>
            <translation>Сохранить в CSV, кто во всех обзвонах и когда получил какой статус</translation>
        </message>
        <message>
            <source>Se&amp;ttings…</source>
            <translation>&amp;Настройки…</translation>
        </message>
        <message>
            <source>Show figures and lists on a screen that everybody sees</source>
            <translation>Показать показатели и обзвоны на общем экране</translation>
        </message>
        <message>
            <source>Si&amp;de panel</source>
            <translation>&amp;Боковая панель</translation>
        </message>
        <message>
            <source>Split the people still to be called among colleagues or into parts</source>
            <translation>Разделить между сотрудниками или на части тех, кому ещё нужно позвонить</translation>
        </message>
        <message>
            <source>Stop l&amp;ist…</source>
            <translation>С&amp;топ-лист…</translation>
        </message>
        <message>
            <source>Stop loading (Esc)</source>
            <translation>Остановить загрузку (Esc)</translation>
        </message>
        <message>
            <source>Subject, responsible, due date and state of the selected lists</source>
            <translation>Название, ответственный, срок и состояние выбранных обзвонов</translation>
        </message>
        <message>
            <source>To be called again</source>
            <translation>Нужен повторный звонок</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>Отменить последнее изменение</translation>
        </message>
        <message>
            <source>Undo: {change}</source>
            <translation>Отменить: {change}</translation>
        </message>
        <message>
            <source>Wall&amp;board</source>
            <translation>Табло на &amp;экране</translation>
        </message>
        <message>
            <source>What happened in the selected lists, over time</source>
            <translation>Как шли выбранные обзвоны</translation>
        </message>
        <message>
            <source>What was done today, as a workbook, a text, and a picture</source>
            <translation>Что сделано за день: книгой Excel, текстом и картинкой</translation>
        </message>
        <message>
            <source>Who called on a day, how often, and how long</source>
            <translation>Кто звонил за день, как часто и как долго</translation>
        </message>
        <message>
            <source>You have seen what is new in the chosen lists, or if none is chosen, in all</source>
            <translation>Новое в выбранных обзвонах просмотрено; если ничего не выбрано — во всех</translation>
        </message>
    </context>
    <context>
        <name>Age</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n день назад</numerusform>
                <numerusform>%n дня назад</numerusform>
                <numerusform>%n дней назад</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h ago</source>
            <translation>
                <numerusform>%n ч назад</numerusform>
                <numerusform>%n ч назад</numerusform>
                <numerusform>%n ч назад</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>%n мин назад</numerusform>
                <numerusform>%n мин назад</numerusform>
                <numerusform>%n мин назад</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>только что</translation>
        </message>
    </context>
    <context>
        <name>Attachments</name>
        <message>
            <source>Messages can't be imported: {files}. Open a message and drag the file attached to it.</source>
            <translation>Письма не импортируются: {files}. Откройте письмо и перетащите вложенный в него файл.</translation>
        </message>
        <message>
            <source>The data could not be stored for reading: {reason}.</source>
            <translation>Не удалось сохранить данные для чтения: {reason}.</translation>
        </message>
        <message>
            <source>The other program did not hand over {files}. Save to a folder first, then drop from there.</source>
            <translation>Другая программа не передала {files}. Сохраните в папку и перетащите оттуда.</translation>
        </message>
        <message>
            <source>Too big to be dropped from another program: {files}. Save to a folder, then drop from there.</source>
            <translation>Слишком большие, чтобы перетаскивать из другой программы: {files}. Сохраните в папку и перетащите оттуда.</translation>
        </message>
        <message>
            <source>Too many files at once, not taken: {files}. Drop fewer at a time.</source>
            <translation>Слишком много файлов сразу, не взяты: {files}. Перетаскивайте по несколько.</translation>
        </message>
    </context>
    <context>
        <name>CallLists</name>
        <message>
            <source>#</source>
            <translation>№</translation>
        </message>
        <message numerus="yes">
            <source>%n call list(s)</source>
            <translation>
                <numerusform>%n обзвон</numerusform>
                <numerusform>%n обзвона</numerusform>
                <numerusform>%n обзвонов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since you looked last</source>
            <translation>
                <numerusform>%n изменился с прошлого просмотра</numerusform>
                <numerusform>%n изменились с прошлого просмотра</numerusform>
                <numerusform>%n изменились с прошлого просмотра</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden (deleted, not visible to you or drafts)</source>
            <translation>
                <numerusform>%n скрыт: удалённые, недоступные вам, черновики</numerusform>
                <numerusform>%n скрыто: удалённые, недоступные вам, черновики</numerusform>
                <numerusform>%n скрыто: удалённые, недоступные вам, черновики</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>&amp;Название:</translation>
        </message>
        <message>
            <source>A list called by several people stands with each of them; the sums are those of whole lists.</source>
            <translation>Обзвон, по которому звонят несколько человек, стоит у каждого из них; суммы — по обзвонам целиком.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>Call list #{number}</source>
            <translation>Обзвон #{number}</translation>
        </message>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message>
            <source>Change the search, or show hidden lists too.</source>
            <translation>Измените поиск или покажите скрытые обзвоны.</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>Сбросить поиск</translation>
        </message>
        <message>
            <source>Create one, or drop a contact export here.</source>
            <translation>Создайте первый или перетащите сюда файл с контактами.</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Создан</translation>
        </message>
        <message>
            <source>Creator</source>
            <translation>Создал</translation>
        </message>
        <message>
            <source>Creator unknown</source>
            <translation>Автор неизвестен</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Обработано</translation>
        </message>
        <message>
            <source>Done today {count}</source>
            <translation>Обработано сегодня: {count}</translation>
        </message>
        <message>
            <source>Ends not after</source>
            <translation>Закончится не позже</translation>
        </message>
        <message>
            <source>Ends not before</source>
            <translation>Закончится не раньше</translation>
        </message>
        <message>
            <source>Find a list, a name, a phone</source>
            <translation>Найти обзвон, имя, телефон</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Завершены</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Форма</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>В работе</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Вид</translation>
        </message>
        <message>
            <source>Lists of this kind are made on the portal; here they can only be looked at.</source>
            <translation>Обзвоны этого вида создаются на портале; здесь их можно только просматривать.</translation>
        </message>
        <message>
            <source>Loading call lists…</source>
            <translation>Загрузка обзвонов…</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Мои</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Изменились</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Новое</translation>
        </message>
        <message>
            <source>No call lists yet</source>
            <translation>Обзвонов пока нет</translation>
        </message>
        <message>
            <source>No list matches</source>
            <translation>Подходящих обзвонов нет</translation>
        </message>
        <message>
            <source>No operator known today</source>
            <translation>Сегодня оператор неизвестен</translation>
        </message>
        <message>
            <source>Nobody responsible</source>
            <translation>Без ответственного</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Из</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>Темп</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Всего</translation>
        </message>
        <message>
            <source>Participants read {age}</source>
            <translation>Участники загружены {age}</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Прогресс</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Заменить</translation>
        </message>
        <message>
            <source>Responsible</source>
            <translation>Ответственный</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Результат</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Save view</source>
            <translation>Сохранение вида</translation>
        </message>
        <message>
            <source>Search call lists</source>
            <translation>Поиск обзвонов</translation>
        </message>
        <message>
            <source>See how calling goes in every list of your Bitrix24 portal: who was reached, and who is next. Make lists out of contact exports, share them among colleagues, and undo any mistake.</source>
            <translation>Здесь видно, как идут все обзвоны вашего портала Битрикс24: кому дозвонились и кто на очереди. Собирайте обзвоны из выгрузок, делите их между сотрудниками, а любую ошибку можно отменить.</translation>
        </message>
        <message>
            <source>Show all lists</source>
            <translation>Показать все обзвоны</translation>
        </message>
        <message>
            <source>Show hidden</source>
            <translation>Показывать скрытые</translation>
        </message>
        <message>
            <source>Show hidden lists</source>
            <translation>Показать скрытые</translation>
        </message>
        <message>
            <source>Shows deleted lists, lists that are not visible to you, and drafts.</source>
            <translation>Показывает удалённые обзвоны, недоступные вам и черновики.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Stuck</source>
            <translation>Застряли</translation>
        </message>
        <message>
            <source>This portal does not list call lists that were deleted.</source>
            <translation>Этот портал не показывает удалённые обзвоны.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Will end</source>
            <translation>Закончится</translation>
        </message>
        <message>
            <source>Your call lists at hand</source>
            <translation>Обзвоны под рукой</translation>
        </message>
        <message>
            <source>attention: {count}</source>
            <translation>внимание: {count}</translation>
        </message>
        <message>
            <source>done {done} of {total} ({share})</source>
            <translation>обработано {done} из {total} ({share})</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>свёрнуто</translation>
        </message>
        <message>
            <source>unfolded</source>
            <translation>развёрнуто</translation>
        </message>
        <message>
            <source>{count} left</source>
            <translation>осталось {count}</translation>
        </message>
        <message>
            <source>{count} today</source>
            <translation>сегодня {count}</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} из {total}</translation>
        </message>
        <message>
            <source>{own} of {count} today</source>
            <translation>сегодня {own} из {count}</translation>
        </message>
        <message>
            <source>{share} success</source>
            <translation>успешно {share}</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Add the permission {scope} to the webhook or application.</source>
            <translation>Добавьте вебхуку или приложению право «{scope}».</translation>
        </message>
        <message>
            <source>Calls can't be read.</source>
            <translation>Звонки недоступны.</translation>
        </message>
        <message>
            <source>Comments can't be read.</source>
            <translation>Комментарии недоступны.</translation>
        </message>
        <message>
            <source>Deals can't be read.</source>
            <translation>Сделки недоступны.</translation>
        </message>
        <message>
            <source>Filled forms can't be read.</source>
            <translation>Заполненные формы недоступны.</translation>
        </message>
        <message>
            <source>Invoices can't be read.</source>
            <translation>Счета недоступны.</translation>
        </message>
        <message>
            <source>Press F5 to try again.</source>
            <translation>Нажмите F5, чтобы попробовать ещё раз.</translation>
        </message>
        <message>
            <source>Recordings, and how calls ended in detail, can't be read.</source>
            <translation>Записи и точные итоги звонков недоступны.</translation>
        </message>
        <message>
            <source>The portal's administrator can give you the right to call statistics.</source>
            <translation>Право на статистику звонков может дать администратор портала.</translation>
        </message>
        <message>
            <source>The portal's administrator can give you the right to read activities.</source>
            <translation>Право на просмотр дел может дать администратор портала.</translation>
        </message>
        <message>
            <source>The portal's administrator can give you the right to read deals.</source>
            <translation>Право на просмотр сделок может дать администратор портала.</translation>
        </message>
        <message>
            <source>The portal's administrator can give you the right to read invoices.</source>
            <translation>Право на просмотр счетов может дать администратор портала.</translation>
        </message>
        <message>
            <source>The portal's plan does not include it.</source>
            <translation>Тариф портала этого не предусматривает.</translation>
        </message>
        <message>
            <source>The portal's version may be too old.</source>
            <translation>Возможно, версия портала слишком старая.</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>ответ</translation>
        </message>
        <message>
            <source>busy</source>
            <translation>занято</translation>
        </message>
        <message>
            <source>call failed</source>
            <translation>звонок не состоялся</translation>
        </message>
        <message>
            <source>incoming, {outcome}</source>
            <translation>входящий, {outcome}</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>нет ответа</translation>
        </message>
        <message>
            <source>outcome unknown</source>
            <translation>итог неизвестен</translation>
        </message>
        <message>
            <source>talked {length}</source>
            <translation>разговор {length}</translation>
        </message>
        <message>
            <source>wrong number</source>
            <translation>неверный номер</translation>
        </message>
    </context>
    <context>
        <name>CardNotes</name>
        <message>
            <source>also in {lists}</source>
            <translation>также в {lists}</translation>
        </message>
        <message numerus="yes">
            <source>and %n other list(s)</source>
            <translation>
                <numerusform>и ещё в %n обзвоне</numerusform>
                <numerusform>и ещё в %n обзвонах</numerusform>
                <numerusform>и ещё в %n обзвонах</numerusform>
            </translation>
        </message>
        <message>
            <source>no phone</source>
            <translation>нет телефона</translation>
        </message>
        <message>
            <source>stop list</source>
            <translation>стоп-лист</translation>
        </message>
        <message>
            <source>your stop list</source>
            <translation>ваш стоп-лист</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message numerus="yes">
            <source>%n added by somebody else just then, removed by the portal; add again:</source>
            <translation>
                <numerusform>Кто-то одновременно добавил %n участника, но портал этого не сохранил. Добавьте снова:</numerusform>
                <numerusform>Кто-то одновременно добавил %n участников, но портал этого не сохранил. Добавьте снова:</numerusform>
                <numerusform>Кто-то одновременно добавил %n участников, но портал этого не сохранил. Добавьте снова:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n added by somebody else meanwhile:</source>
            <translation>
                <numerusform>За это время кто-то добавил %n участника:</numerusform>
                <numerusform>За это время кто-то добавил %n участников:</numerusform>
                <numerusform>За это время кто-то добавил %n участников:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n added.</source>
            <translation>
                <numerusform>Добавлено: %n.</numerusform>
                <numerusform>Добавлено: %n.</numerusform>
                <numerusform>Добавлено: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n are in more than one of the lists {lists}:</source>
            <translation>
                <numerusform>%n участник сразу в нескольких обзвонах ({lists}):</numerusform>
                <numerusform>%n участника сразу в нескольких обзвонах ({lists}):</numerusform>
                <numerusform>%n участников сразу в нескольких обзвонах ({lists}):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n company(ies) added to the CRM.</source>
            <translation>
                <numerusform>В CRM добавлена %n компания.</numerusform>
                <numerusform>В CRM добавлено %n компании.</numerusform>
                <numerusform>В CRM добавлено %n компаний.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added to the CRM.</source>
            <translation>
                <numerusform>В CRM добавлен %n контакт.</numerusform>
                <numerusform>В CRM добавлено %n контакта.</numerusform>
                <numerusform>В CRM добавлено %n контактов.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got a result in both lists and are in both:</source>
            <translation>
                <numerusform>%n получил результат в обоих обзвонах и остался в обоих:</numerusform>
                <numerusform>%n получили результат в обоих обзвонах и остались в обоих:</numerusform>
                <numerusform>%n получили результат в обоих обзвонах и остались в обоих:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left unchanged (have a result, are on the stop list or gone by now):</source>
            <translation>
                <numerusform>Без изменений — %n (уже есть результат, в стоп-листе или карточка удалена):</numerusform>
                <numerusform>Без изменений — %n (уже есть результат, в стоп-листе или карточка удалена):</numerusform>
                <numerusform>Без изменений — %n (уже есть результат, в стоп-листе или карточка удалена):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new company(ies) in the CRM</source>
            <translation>
                <numerusform>%n новая компания в CRM</numerusform>
                <numerusform>%n новые компании в CRM</numerusform>
                <numerusform>%n новых компаний в CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new contact(s) in the CRM</source>
            <translation>
                <numerusform>%n новый контакт в CRM</numerusform>
                <numerusform>%n новых контакта в CRM</numerusform>
                <numerusform>%n новых контактов в CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not added; row:</source>
            <translation>
                <numerusform>Не добавлено: %n; № строки:</numerusform>
                <numerusform>Не добавлено: %n; № строки:</numerusform>
                <numerusform>Не добавлено: %n; № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not changed as planned:</source>
            <translation>
                <numerusform>%n изменён не так, как планировалось:</numerusform>
                <numerusform>%n изменено не так, как планировалось:</numerusform>
                <numerusform>%n изменено не так, как планировалось:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s).</source>
            <translation>
                <numerusform>%n участник.</numerusform>
                <numerusform>%n участника.</numerusform>
                <numerusform>%n участников.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused by the portal; row:</source>
            <translation>
                <numerusform>Портал отклонил: %n; № строки:</numerusform>
                <numerusform>Портал отклонил: %n; № строки:</numerusform>
                <numerusform>Портал отклонил: %n; № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed by somebody else meanwhile:</source>
            <translation>
                <numerusform>За это время кто-то убрал %n участника:</numerusform>
                <numerusform>За это время кто-то убрал %n участников:</numerusform>
                <numerusform>За это время кто-то убрал %n участников:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed.</source>
            <translation>
                <numerusform>Убрано: %n.</numerusform>
                <numerusform>Убрано: %n.</numerusform>
                <numerusform>Убрано: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) had a card by then: it is used.</source>
            <translation>
                <numerusform>Взято карточек, появившихся за это время: %n.</numerusform>
                <numerusform>Взято карточек, появившихся за это время: %n.</numerusform>
                <numerusform>Взято карточек, появившихся за это время: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) added: {names}.</source>
            <translation>
                <numerusform>Добавлен %n статус: {names}.</numerusform>
                <numerusform>Добавлено %n статуса: {names}.</numerusform>
                <numerusform>Добавлено %n статусов: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) changed meanwhile, look at them:</source>
            <translation>
                <numerusform>За это время изменился %n статус, проверьте:</numerusform>
                <numerusform>За это время изменились %n статуса, проверьте:</numerusform>
                <numerusform>За это время изменилось %n статусов, проверьте:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) marked: {names}.</source>
            <translation>
                <numerusform>Пометка поставлена %n статусу: {names}.</numerusform>
                <numerusform>Пометка поставлена %n статусам: {names}.</numerusform>
                <numerusform>Пометка поставлена %n статусам: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) set meanwhile were overwritten by the portal, set them again:</source>
            <translation>
                <numerusform>Портал затёр %n статус, поставленный за это время. Поставьте снова:</numerusform>
                <numerusform>Портал затёр %n статуса, поставленные за это время. Поставьте снова:</numerusform>
                <numerusform>Портал затёр %n статусов, поставленных за это время. Поставьте снова:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be looked at on the portal; row:</source>
            <translation>
                <numerusform>Нужно проверить на портале: %n; № строки:</numerusform>
                <numerusform>Нужно проверить на портале: %n; № строки:</numerusform>
                <numerusform>Нужно проверить на портале: %n; № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose card was deleted gone from the list, with status and call:</source>
            <translation>
                <numerusform>%n участник с удалённой карточкой пропал из обзвона вместе со статусом и звонком:</numerusform>
                <numerusform>%n участника с удалёнными карточками пропали из обзвона вместе со статусами и звонками:</numerusform>
                <numerusform>%n участников с удалёнными карточками пропали из обзвона вместе со статусами и звонками:</numerusform>
            </translation>
        </message>
        <message>
            <source>A change was not completed.</source>
            <translation>Изменение выполнено не до конца.</translation>
        </message>
        <message>
            <source>But the list was deleted meanwhile: operators do not see those added. Restore it from the CRM's recycle bin, or make a new list of its participants.</source>
            <translation>Но сам обзвон за это время удалили: операторы не видят добавленных участников. Восстановите его из корзины CRM или создайте новый обзвон из его участников.</translation>
        </message>
        <message>
            <source>But you see no activity of the list: if it was deleted, operators do not see those added. Ask an administrator, or make a new list of its participants.</source>
            <translation>Но вы не видите дела этого обзвона: если он удалён, операторы не видят добавленных участников. Обратитесь к администратору или создайте новый обзвон из участников этого.</translation>
        </message>
        <message>
            <source>Call list #{number} changed.</source>
            <translation>Обзвон #{number} изменён.</translation>
        </message>
        <message>
            <source>Call list #{number} created.</source>
            <translation>Обзвон #{number} создан.</translation>
        </message>
        <message>
            <source>Call list #{number} deleted.</source>
            <translation>Обзвон #{number} удалён.</translation>
        </message>
        <message>
            <source>Call list #{number} has no due date any more.</source>
            <translation>У обзвона #{number} больше нет срока.</translation>
        </message>
        <message>
            <source>Call list #{number} is called “{subject}” now.</source>
            <translation>Обзвон #{number} теперь называется «{subject}».</translation>
        </message>
        <message>
            <source>Call list #{number} is finished now.</source>
            <translation>Обзвон #{number} завершён.</translation>
        </message>
        <message>
            <source>Call list #{number} is open again.</source>
            <translation>Обзвон #{number} снова в работе.</translation>
        </message>
        <message>
            <source>Call list #{number} is to be finished by {day}.</source>
            <translation>Срок обзвона #{number} — {day}.</translation>
        </message>
        <message>
            <source>Call list #{number}: not changed.</source>
            <translation>Обзвон #{number} не изменён.</translation>
        </message>
        <message>
            <source>Call lists {lists} are finished now.</source>
            <translation>Обзвоны {lists} завершены.</translation>
        </message>
        <message>
            <source>Call lists {lists} are open again.</source>
            <translation>Обзвоны {lists} снова открыты.</translation>
        </message>
        <message>
            <source>Change of call list #{number}</source>
            <translation>Изменение обзвона #{number}</translation>
        </message>
        <message>
            <source>Change of the activity of call list #{number}</source>
            <translation>Изменение свойств обзвона #{number}</translation>
        </message>
        <message>
            <source>Change of the status “{name}”</source>
            <translation>Изменение статуса «{name}»</translation>
        </message>
        <message>
            <source>Deletion of call list #{number}</source>
            <translation>Удаление обзвона #{number}</translation>
        </message>
        <message>
            <source>Deletion of the status “{name}”</source>
            <translation>Удаление статуса «{name}»</translation>
        </message>
        <message>
            <source>Done: {what}.</source>
            <translation>Выполнено: {what}.</translation>
        </message>
        <message>
            <source>Due date of call list #{number}</source>
            <translation>Срок обзвона #{number}</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Завершить</translation>
        </message>
        <message>
            <source>Finishing a change</source>
            <translation>Завершение изменения</translation>
        </message>
        <message>
            <source>Finish…</source>
            <translation>Завершить…</translation>
        </message>
        <message>
            <source>It has CRM form #{form} now.</source>
            <translation>Прикреплена CRM-форма #{form}.</translation>
        </message>
        <message>
            <source>It has changed meanwhile.</source>
            <translation>За это время данные изменились: операторы могли поставить новые статусы.</translation>
        </message>
        <message>
            <source>It has no CRM form now.</source>
            <translation>CRM-форма откреплена.</translation>
        </message>
        <message>
            <source>Mark of the status “{name}”</source>
            <translation>Пометка статуса «{name}»</translation>
        </message>
        <message>
            <source>New call list</source>
            <translation>Новый обзвон</translation>
        </message>
        <message>
            <source>New call list #{number}</source>
            <translation>Новый обзвон #{number}</translation>
        </message>
        <message>
            <source>New status “{name}”</source>
            <translation>Новый статус «{name}»</translation>
        </message>
        <message>
            <source>No activity shows it: operators may not see it.</source>
            <translation>У обзвона нет дела: операторы могут его не видеть.</translation>
        </message>
        <message>
            <source>No due date any more: call lists {lists}.</source>
            <translation>Срок снят с обзвонов {lists}.</translation>
        </message>
        <message>
            <source>Not done yet: {what}.</source>
            <translation>Не выполнено: {what}.</translation>
        </message>
        <message>
            <source>Not done.</source>
            <translation>Не выполнено.</translation>
        </message>
        <message>
            <source>Numbers of order changed: {names}. The queue stays as it was.</source>
            <translation>Изменены порядковые номера: {names}. Очередь прежняя.</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Подготовка…</translation>
        </message>
        <message>
            <source>Put it back</source>
            <translation>Вернуть как было</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Redoing a change</source>
            <translation>Повтор изменения</translation>
        </message>
        <message>
            <source>Responsible for call list #{number} is {name} now.</source>
            <translation>Ответственный за обзвон #{number} теперь {name}.</translation>
        </message>
        <message>
            <source>Responsible for call lists {lists} is {name} now.</source>
            <translation>Ответственный за обзвоны {lists} теперь {name}.</translation>
        </message>
        <message>
            <source>Retry the rest</source>
            <translation>Выполнить оставшееся</translation>
        </message>
        <message>
            <source>Some may have been added unseen. Look before you try again.</source>
            <translation>Часть могла добавиться. Проверьте, прежде чем повторять.</translation>
        </message>
        <message>
            <source>Somebody else has attached CRM form #{form} meanwhile.</source>
            <translation>За это время кто-то прикрепил CRM-форму #{form}.</translation>
        </message>
        <message>
            <source>Somebody else has detached the CRM form meanwhile.</source>
            <translation>За это время кто-то открепил CRM-форму.</translation>
        </message>
        <message>
            <source>Take back…</source>
            <translation>Вернуть как было…</translation>
        </message>
        <message>
            <source>The journal could not be written: is the disk full? This can't be undone here.</source>
            <translation>Не удалось записать изменение в журнал: возможно, диск заполнен. Отменить его здесь нельзя.</translation>
        </message>
        <message>
            <source>The list was to have CRM form #{form}, but it has form #{there}.</source>
            <translation>У обзвона должна быть CRM-форма #{form}, но прикреплена форма #{there}.</translation>
        </message>
        <message>
            <source>The list was to have CRM form #{form}, but it has none: attach it again.</source>
            <translation>У обзвона должна быть CRM-форма #{form}, но её нет: прикрепите её снова.</translation>
        </message>
        <message>
            <source>The list was to have no CRM form, but it has form #{there}.</source>
            <translation>CRM-форма должна быть откреплена, но у обзвона есть форма #{there}.</translation>
        </message>
        <message>
            <source>The mark of the status “{name}” is now: {mark}.</source>
            <translation>Пометка статуса «{name}» теперь: {mark}.</translation>
        </message>
        <message>
            <source>The outcome of one step is unknown yet; the program looks again.</source>
            <translation>Чем закончился один из шагов, пока неизвестно; программа проверит ещё раз.</translation>
        </message>
        <message>
            <source>The portal said yes and changed nothing.</source>
            <translation>Портал ответил согласием, но ничего не изменил.</translation>
        </message>
        <message>
            <source>The portal's answer was lost; it was read again, and nothing has changed.</source>
            <translation>Ответ портала потерян; данные загружены заново, ничего не изменилось.</translation>
        </message>
        <message>
            <source>The portal's answer was lost; it was read again.</source>
            <translation>Ответ портала потерян; данные загружены заново.</translation>
        </message>
        <message>
            <source>The queue is now: {names}.</source>
            <translation>Очередь теперь такая: {names}.</translation>
        </message>
        <message>
            <source>The status “{before}” is called “{after}” now.</source>
            <translation>Статус «{before}» теперь называется «{after}».</translation>
        </message>
        <message>
            <source>The status “{name}” has another colour now.</source>
            <translation>Цвет статуса «{name}» изменён.</translation>
        </message>
        <message>
            <source>The status “{name}” was added.</source>
            <translation>Статус «{name}» добавлен.</translation>
        </message>
        <message>
            <source>The status “{name}” was deleted.</source>
            <translation>Статус «{name}» удалён.</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>Повторять нечего.</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>Отменять нечего.</translation>
        </message>
        <message>
            <source>To be finished by {day}: call lists {lists}.</source>
            <translation>Срок обзвонов {lists} — {day}.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Повторить попытку</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Undoing a change</source>
            <translation>Отмена изменения</translation>
        </message>
        <message>
            <source>Wait for the change that is under way.</source>
            <translation>Дождитесь окончания текущего изменения.</translation>
        </message>
        <message>
            <source>{what}: cut off last time, it may have been done. Look at it.</source>
            <translation>{what}: прервано в прошлый раз, но, возможно, выполнено. Проверьте.</translation>
        </message>
        <message>
            <source>{what}: cut off last time, it was done.</source>
            <translation>{what}: прервано в прошлый раз, но выполнено.</translation>
        </message>
        <message>
            <source>{what}: cut off last time, it was not done.</source>
            <translation>{what}: прервано в прошлый раз и не выполнено.</translation>
        </message>
        <message>
            <source>{what}: it may have happened. Refresh and look before you try again.</source>
            <translation>{what}: возможно, выполнено. Обновите данные и проверьте, прежде чем повторять.</translation>
        </message>
        <message>
            <source>{what}: not done.</source>
            <translation>{what}: не выполнено.</translation>
        </message>
        <message>
            <source>{what}: the portal may still be processing it. The program checks again.</source>
            <translation>{what}: возможно, портал ещё выполняет изменение. Программа проверит ещё раз сама.</translation>
        </message>
        <message>
            <source>{what}: you do not see it any more: it was deleted, or given to somebody else. Ask an administrator.</source>
            <translation>{what}: этот обзвон вам больше не виден — он удалён или передан другому сотруднику. Обратитесь к администратору.</translation>
        </message>
        <message>
            <source>“{name}” comes after “{other}” now.</source>
            <translation>Статус «{name}» теперь стоит после «{other}».</translation>
        </message>
        <message>
            <source>“{name}” comes first in the queue now.</source>
            <translation>Статус «{name}» теперь первый в очереди.</translation>
        </message>
    </context>
    <context>
        <name>Charts</name>
        <message numerus="yes">
            <source>%n call list(s)</source>
            <translation>
                <numerusform>%n обзвон</numerusform>
                <numerusform>%n обзвона</numerusform>
                <numerusform>%n обзвонов</numerusform>
            </translation>
        </message>
        <message>
            <source>All in progress</source>
            <translation>Все в работе</translation>
        </message>
        <message>
            <source>All time</source>
            <translation>Всё время</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>По часам</translation>
        </message>
        <message>
            <source>By status</source>
            <translation>По статусам</translation>
        </message>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>Графики</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Сравнение</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Обработано</translation>
        </message>
        <message>
            <source>Done by hour of the day</source>
            <translation>Обработано по часам дня</translation>
        </message>
        <message>
            <source>Done over time</source>
            <translation>Ход обработки</translation>
        </message>
        <message>
            <source>Find a list</source>
            <translation>Найти обзвон</translation>
        </message>
        <message>
            <source>Find a list…</source>
            <translation>Найти обзвон…</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Час</translation>
        </message>
        <message>
            <source>Hour unknown</source>
            <translation>Час неизвестен</translation>
        </message>
        <message>
            <source>No call list is chosen</source>
            <translation>Обзвоны не выбраны</translation>
        </message>
        <message>
            <source>No change has been recorded yet.</source>
            <translation>Изменений пока не записано.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Снять все</translation>
        </message>
        <message>
            <source>Not enough data for a usual day: too much of the last days is unknown.</source>
            <translation>Для обычного дня мало данных: в последних днях слишком много неизвестного.</translation>
        </message>
        <message>
            <source>Not enough data yet</source>
            <translation>Пока мало данных</translation>
        </message>
        <message>
            <source>Not known when</source>
            <translation>Когда — неизвестно</translation>
        </message>
        <message>
            <source>Nothing has changed in these lists since recording began: {moment}.</source>
            <translation>В этих обзвонах ничего не изменилось с начала записи: {moment}.</translation>
        </message>
        <message>
            <source>Participants by status</source>
            <translation>Участники по статусам</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Период</translation>
        </message>
        <message>
            <source>Picture (PNG)…</source>
            <translation>Картинка (PNG)…</translation>
        </message>
        <message>
            <source>Picture (SVG)…</source>
            <translation>Картинка (SVG)…</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Подготовка…</translation>
        </message>
        <message>
            <source>Recorded since {moment}.</source>
            <translation>Начало записи: {moment}.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Сохранение картинки</translation>
        </message>
        <message>
            <source>Save the values</source>
            <translation>Сохранение значений</translation>
        </message>
        <message>
            <source>Share of participants who are done</source>
            <translation>Доля обработанных</translation>
        </message>
        <message>
            <source>The chart could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить график как {file}: {reason}.</translation>
        </message>
        <message>
            <source>The chart was saved as {file}.</source>
            <translation>График сохранён как {file}.</translation>
        </message>
        <message numerus="yes">
            <source>The first %n list(s) are compared.</source>
            <translation>
                <numerusform>Сравнивается только первый %n обзвон.</numerusform>
                <numerusform>Сравниваются только первые %n обзвона.</numerusform>
                <numerusform>Сравниваются только первые %n обзвонов.</numerusform>
            </translation>
        </message>
        <message>
            <source>The usual day is expected from {day}: not enough data yet.</source>
            <translation>Обычный день появится {day}: пока мало данных.</translation>
        </message>
        <message>
            <source>Tick lists at the left.</source>
            <translation>Отметьте обзвоны слева.</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Время</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Two weeks</source>
            <translation>Две недели</translation>
        </message>
        <message>
            <source>Usual day</source>
            <translation>Обычный день</translation>
        </message>
        <message>
            <source>Values (CSV)…</source>
            <translation>Значения (CSV)…</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Неделя</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Что показано</translation>
        </message>
        <message>
            <source>{begin}–{end}</source>
            <translation>{begin}–{end}</translation>
        </message>
        <message>
            <source>{name}, at least</source>
            <translation>{name}, не меньше</translation>
        </message>
        <message>
            <source>{name}, at most</source>
            <translation>{name}, не больше</translation>
        </message>
    </context>
    <context>
        <name>CheckLists</name>
        <message numerus="yes">
            <source>%n CRM form(s) in use: the portal has not said which forms are active.</source>
            <translation>
                <numerusform>Используется %n CRM-форма: портал не сообщил, какие формы активны.</numerusform>
                <numerusform>Используются %n CRM-формы: портал не сообщил, какие формы активны.</numerusform>
                <numerusform>Используются %n CRM-форм: портал не сообщил, какие формы активны.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n card(s) not read yet: same phones, missing phones and deleted cards are not known there.</source>
            <translation>
                <numerusform>%n карточка ещё не загружена: одинаковые телефоны, карточки без телефона и удалённые среди них не видны.</numerusform>
                <numerusform>%n карточки ещё не загружены: одинаковые телефоны, карточки без телефона и удалённые среди них не видны.</numerusform>
                <numerusform>%n карточек ещё не загружены: одинаковые телефоны, карточки без телефона и удалённые среди них не видны.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n findings are repaired together.</source>
            <translation>
                <numerusform>%n находка исправляется.</numerusform>
                <numerusform>%n находки исправляются вместе.</numerusform>
                <numerusform>%n находок исправляются вместе.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) could not be read to the end.</source>
            <translation>
                <numerusform>%n обзвон не удалось прочитать до конца.</numerusform>
                <numerusform>%n обзвона не удалось прочитать до конца.</numerusform>
                <numerusform>%n обзвонов не удалось прочитать до конца.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) have no history for all of these days: earlier calls are not known.</source>
            <translation>
                <numerusform>У %n обзвона нет истории за все эти дни: более ранние звонки неизвестны.</numerusform>
                <numerusform>У %n обзвонов нет истории за все эти дни: более ранние звонки неизвестны.</numerusform>
                <numerusform>У %n обзвонов нет истории за все эти дни: более ранние звонки неизвестны.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) may have participants whom you do not see.</source>
            <translation>
                <numerusform>В %n обзвоне могут быть участники, которых вы не видите.</numerusform>
                <numerusform>В %n обзвонах могут быть участники, которых вы не видите.</numerusform>
                <numerusform>В %n обзвонах могут быть участники, которых вы не видите.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) of leads and the like: their participants are not checked.</source>
            <translation>
                <numerusform>%n обзвон по лидам и другим карточкам: его участники не проверяются.</numerusform>
                <numerusform>%n обзвона по лидам и другим карточкам: их участники не проверяются.</numerusform>
                <numerusform>%n обзвонов по лидам и другим карточкам: их участники не проверяются.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) of others, or deleted, can't be seen by you and are not checked.</source>
            <translation>
                <numerusform>%n обзвон недоступен вам (чужой или удалён) и не проверен.</numerusform>
                <numerusform>%n обзвона недоступны вам (чужие или удалены) и не проверены.</numerusform>
                <numerusform>%n обзвонов недоступны вам (чужие или удалены) и не проверены.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) deleted from the CRM, or not readable for you: {people}.</source>
            <translation>
                <numerusform>%n участник удалён из CRM или недоступен вам: {people}.</numerusform>
                <numerusform>%n участника удалены из CRM или недоступны вам: {people}.</numerusform>
                <numerusform>%n участников удалены из CRM или недоступны вам: {people}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) deleted from the CRM: {people}.</source>
            <translation>
                <numerusform>%n участник удалён из CRM: {people}.</numerusform>
                <numerusform>%n участника удалены из CRM: {people}.</numerusform>
                <numerusform>%n участников удалены из CRM: {people}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) still to be called.</source>
            <translation>
                <numerusform>Ещё не обзвонен %n участник.</numerusform>
                <numerusform>Ещё не обзвонены %n участника.</numerusform>
                <numerusform>Ещё не обзвонены %n участников.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n responsible(s) not named by the portal, perhaps dismissed.</source>
            <translation>
                <numerusform>Портал не назвал %n ответственного: возможно, он уволен.</numerusform>
                <numerusform>Портал не назвал %n ответственных: возможно, они уволены.</numerusform>
                <numerusform>Портал не назвал %n ответственных: возможно, они уволены.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Open list</source>
            <translation>&amp;Открыть обзвон</translation>
        </message>
        <message>
            <source>&amp;Repair</source>
            <translation>&amp;Исправить</translation>
        </message>
        <message>
            <source>&amp;Undo…</source>
            <translation>О&amp;тменить…</translation>
        </message>
        <message>
            <source>A call elsewhere &amp;counts for</source>
            <translation>Звонок в другом обзвоне &amp;учитывать</translation>
        </message>
        <message>
            <source>Activities can't be read: which lists are in progress, and whose, is not known.</source>
            <translation>Дела недоступны: неизвестно, какие обзвоны в работе и чьи они.</translation>
        </message>
        <message>
            <source>As known at {moment}</source>
            <translation>По данным на {moment}</translation>
        </message>
        <message>
            <source>Ask for CRM &amp;forms</source>
            <translation>Запросить CRM-&amp;формы</translation>
        </message>
        <message>
            <source>CRM form gone</source>
            <translation>CRM-формы нет</translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>Called elsewhere</source>
            <translation>Недавно звонили</translation>
        </message>
        <message>
            <source>Cards: {done} of {total}</source>
            <translation>Карточки: {done} из {total}</translation>
        </message>
        <message>
            <source>Check of call lists</source>
            <translation>Проверка обзвонов</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Проверка…</translation>
        </message>
        <message>
            <source>Choose a responsible</source>
            <translation>Выбрать ответственного</translation>
        </message>
        <message>
            <source>Choose another form</source>
            <translation>Выбрать другую форму</translation>
        </message>
        <message>
            <source>Choose findings to repair or to ignore them.</source>
            <translation>Выделите находки, чтобы исправить их или не показывать.</translation>
        </message>
        <message>
            <source>Deleted from the CRM</source>
            <translation>Удалены из CRM</translation>
        </message>
        <message>
            <source>Done, but not finished</source>
            <translation>Обзвонен, не завершён</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Всё</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Находки</translation>
        </message>
        <message>
            <source>Finish #{number}</source>
            <translation>Завершить #{number}</translation>
        </message>
        <message>
            <source>Finished lists with people who are still to be called. They are opened again.</source>
            <translation>Завершённые обзвоны, в которых ещё есть кому звонить. Исправление откроет их снова.</translation>
        </message>
        <message>
            <source>Finished, but not done</source>
            <translation>Завершён, не обзвонен</translation>
        </message>
        <message numerus="yes">
            <source>For %n more something has to be chosen: select those of one kind alone.</source>
            <translation>
                <numerusform>Ещё для %n нужен выбор: выделите находки одного вида отдельно.</numerusform>
                <numerusform>Ещё для %n нужен выбор: выделите находки одного вида отдельно.</numerusform>
                <numerusform>Ещё для %n нужен выбор: выделите находки одного вида отдельно.</numerusform>
            </translation>
        </message>
        <message>
            <source>Form {form} is not among the active ones: deleted or switched off.</source>
            <translation>Формы {form} нет среди активных: удалена или выключена.</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Найдено</translation>
        </message>
        <message>
            <source>Got {status} in {list} between {from} and {moment}.</source>
            <translation>Получен статус {status} в обзвоне {list} между {from} и {moment}.</translation>
        </message>
        <message>
            <source>Got {status} in {list} on {moment}.</source>
            <translation>Получен статус {status} в обзвоне {list}: {moment}.</translation>
        </message>
        <message>
            <source>Has {status} in {list}.</source>
            <translation>Имеет статус {status} в обзвоне {list}.</translation>
        </message>
        <message>
            <source>I&amp;gnore</source>
            <translation>&amp;Не показывать</translation>
        </message>
        <message>
            <source>Ignored</source>
            <translation>Скрытые</translation>
        </message>
        <message>
            <source>In several lists</source>
            <translation>В нескольких обзвонах</translation>
        </message>
        <message>
            <source>Is on the stop list.</source>
            <translation>Есть в стоп-листе.</translation>
        </message>
        <message>
            <source>Is to be called in {list} as well, and stays there.</source>
            <translation>Ждёт звонка и в обзвоне {list}, там и останется.</translation>
        </message>
        <message>
            <source>Kinds of findings</source>
            <translation>Виды находок</translation>
        </message>
        <message>
            <source>Lists in progress whose CRM form is not among the active ones. They get another one, or none.</source>
            <translation>Обзвоны в работе, чьей CRM-формы нет среди активных. Исправление назначит другую или уберёт форму.</translation>
        </message>
        <message>
            <source>Lists in progress whose responsible was dismissed. They get another one.</source>
            <translation>Обзвоны в работе, ответственный за которые уволен. Исправление назначит другого.</translation>
        </message>
        <message>
            <source>Lists in which nobody is left to be called, and which operators still see. They are finished.</source>
            <translation>Обзвоны, в которых звонить больше некому, но операторы их ещё видят. Исправление завершит их.</translation>
        </message>
        <message>
            <source>Looked for</source>
            <translation>Что проверяется</translation>
        </message>
        <message>
            <source>New list without them</source>
            <translation>Новый обзвон без них</translation>
        </message>
        <message>
            <source>No lon&amp;ger ignore</source>
            <translation>Снова &amp;показывать</translation>
        </message>
        <message>
            <source>Nobody is left to be called, and operators still see the list.</source>
            <translation>Звонить больше некому, но операторы ещё видят обзвон.</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>Не проверено</translation>
        </message>
        <message>
            <source>Nothing found so far</source>
            <translation>Пока ничего не найдено</translation>
        </message>
        <message>
            <source>Nothing is ignored</source>
            <translation>Скрытых находок нет</translation>
        </message>
        <message>
            <source>Nothing wrong was found</source>
            <translation>Всё в порядке</translation>
        </message>
        <message>
            <source>On the stop list</source>
            <translation>В стоп-листе</translation>
        </message>
        <message>
            <source>Open #{number} again</source>
            <translation>Открыть снова #{number}</translation>
        </message>
        <message>
            <source>Participants whose cards were deleted, or may not be read by you. The portal can't remove them from a list: a new list without them takes its place.</source>
            <translation>Участники, чьи карточки удалены или недоступны вам. Портал не может убрать их из обзвона: исправление создаст новый обзвон без них.</translation>
        </message>
        <message>
            <source>People on the stop list who are still to be called. They leave the list.</source>
            <translation>Люди из стоп-листа, которым ещё предстоит звонок. Исправление уберёт их из обзвона.</translation>
        </message>
        <message>
            <source>People who are still to be called and got a result in another list lately. They leave this list. Results marked “call again” do not count.</source>
            <translation>Люди, которым ещё предстоит звонок, хотя в другом обзвоне с ними недавно поговорили. Исправление уберёт их отсюда. Результаты с пометкой «звонить ещё» не учитываются.</translation>
        </message>
        <message>
            <source>People who are still to be called in several lists in progress. They stay in the oldest one.</source>
            <translation>Люди, которым предстоит звонок сразу в нескольких обзвонах. Они останутся в самом старом.</translation>
        </message>
        <message>
            <source>People without a phone who are still to be called. They leave the list.</source>
            <translation>Люди без телефона, которым ещё предстоит звонок. Исправление уберёт их из обзвона.</translation>
        </message>
        <message>
            <source>Person or list</source>
            <translation>Человек или обзвон</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Исправление</translation>
        </message>
        <message numerus="yes">
            <source>Read %n card(s)</source>
            <translation>
                <numerusform>Загрузить %n карточку</numerusform>
                <numerusform>Загрузить %n карточки</numerusform>
                <numerusform>Загрузить %n карточек</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove from #{number}</source>
            <translation>Убрать из #{number}</translation>
        </message>
        <message numerus="yes">
            <source>Repair of %n call list(s)</source>
            <translation>
                <numerusform>Исправление %n обзвона</numerusform>
                <numerusform>Исправление %n обзвонов</numerusform>
                <numerusform>Исправление %n обзвонов</numerusform>
            </translation>
        </message>
        <message>
            <source>Responsible dismissed</source>
            <translation>Ответственный уволен</translation>
        </message>
        <message>
            <source>Same phone twice</source>
            <translation>Один телефон дважды</translation>
        </message>
        <message>
            <source>Select findings of one kind; a new list is made for one list at a time.</source>
            <translation>Выделите находки одного вида; новый обзвон создаётся только для одного за раз.</translation>
        </message>
        <message>
            <source>The card has no phone.</source>
            <translation>В карточке нет телефона.</translation>
        </message>
        <message>
            <source>The first {shown} of {number} are shown.</source>
            <translation>Показаны первые {shown} из {number}.</translation>
        </message>
        <message>
            <source>There is no number in the card, but {text}.</source>
            <translation>Вместо номера в карточке {text}.</translation>
        </message>
        <message>
            <source>This portal does not list its CRM forms, so they can't be checked.</source>
            <translation>Портал не перечисляет CRM-формы, поэтому проверить их нельзя.</translation>
        </message>
        <message>
            <source>Two cards with one phone in a list, or in two lists in progress. One of them leaves; whoever has a result stays, otherwise the one in the older list.</source>
            <translation>Две карточки с одним телефоном в одном обзвоне или в двух обзвонах в работе. Одна уйдёт; останется та, у которой есть результат, иначе та, что в более старом обзвоне.</translation>
        </message>
        <message>
            <source>What could not be looked at</source>
            <translation>Что не удалось проверить</translation>
        </message>
        <message>
            <source>What is fine as it is can be ignored, and stays here.</source>
            <translation>Здесь будет то, что вы решили не показывать.</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Что не так</translation>
        </message>
        <message>
            <source>Without a phone</source>
            <translation>Без телефона</translation>
        </message>
        <message>
            <source>day(s)</source>
            <translation>дн.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>none so far</source>
            <translation>пока нет</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>не проверено</translation>
        </message>
        <message>
            <source>{name} is responsible and was dismissed.</source>
            <translation>Ответственный {name} уволен.</translation>
        </message>
        <message>
            <source>{number} or more</source>
            <translation>{number} или больше</translation>
        </message>
        <message>
            <source>{phone} is also that of {name}, who is in this list and stays.</source>
            <translation>{phone} — тот же номер у {name}: в этом же обзвоне, останется.</translation>
        </message>
        <message>
            <source>{phone} is also that of {name}, who is in this list with {status} and stays.</source>
            <translation>{phone} — тот же номер у {name}: в этом же обзвоне, статус {status}, останется.</translation>
        </message>
        <message>
            <source>{phone} is also that of {name}, who is in {list} and stays there.</source>
            <translation>{phone} — тот же номер у {name}: в обзвоне {list}, останется там.</translation>
        </message>
        <message>
            <source>{phone} is also that of {name}, who is in {list} with {status} and stays there.</source>
            <translation>{phone} — тот же номер у {name}: в обзвоне {list}, статус {status}, останется там.</translation>
        </message>
    </context>
    <context>
        <name>Choices</name>
        <message numerus="yes">
            <source>%n company(ies) chosen</source>
            <translation>
                <numerusform>Выбрана %n компания</numerusform>
                <numerusform>Выбраны %n компании</numerusform>
                <numerusform>Выбрано %n компаний</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) chosen</source>
            <translation>
                <numerusform>Выбран %n контакт</numerusform>
                <numerusform>Выбраны %n контакта</numerusform>
                <numerusform>Выбрано %n контактов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found, in no list.</source>
            <translation>
                <numerusform>Найдено: %n. В обзвонах никого из найденных нет.</numerusform>
                <numerusform>Найдено: %n. В обзвонах никого из найденных нет.</numerusform>
                <numerusform>Найдено: %n. В обзвонах никого из найденных нет.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n have no activity that you see and stay as they are.</source>
            <translation>
                <numerusform>У %n нет видимого вам дела: он останется как есть.</numerusform>
                <numerusform>У %n нет видимого вам дела: они останутся как есть.</numerusform>
                <numerusform>У %n нет видимого вам дела: они останутся как есть.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in call lists:</source>
            <translation>
                <numerusform>Найдено в обзвонах: %n</numerusform>
                <numerusform>Найдено в обзвонах: %n</numerusform>
                <numerusform>Найдено в обзвонах: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more row(s)</source>
            <translation>
                <numerusform>ещё %n строка</numerusform>
                <numerusform>ещё %n строки</numerusform>
                <numerusform>ещё %n строк</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of {total} participants will be split.</source>
            <translation>
                <numerusform>Будет разделено участников: %n из {total}.</numerusform>
                <numerusform>Будет разделено участников: %n из {total}.</numerusform>
                <numerusform>Будет разделено участников: %n из {total}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) without a phone or e-mail left out.</source>
            <translation>
                <numerusform>Пропущено строк без телефона и e-mail: %n.</numerusform>
                <numerusform>Пропущено строк без телефона и e-mail: %n.</numerusform>
                <numerusform>Пропущено строк без телефона и e-mail: %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Call list</source>
            <translation>&amp;Обзвон</translation>
        </message>
        <message>
            <source>&amp;Due date</source>
            <translation>С&amp;рок</translation>
        </message>
        <message>
            <source>&amp;Finished: operators are done with it</source>
            <translation>&amp;Завершён: операторы закончили работу</translation>
        </message>
        <message>
            <source>&amp;Finished: operators are done with them</source>
            <translation>&amp;Завершены: операторы закончили работу</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;От кого</translation>
        </message>
        <message>
            <source>&amp;Responsible</source>
            <translation>&amp;Ответственный</translation>
        </message>
        <message>
            <source>&amp;Split those still to be called among colleagues:</source>
            <translation>&amp;Разделить необзвоненных между коллегами:</translation>
        </message>
        <message>
            <source>&amp;Subject</source>
            <translation>&amp;Название</translation>
        </message>
        <message>
            <source>A dash: each list stays as it is</source>
            <translation>Прочерк: у каждого обзвона состояние не изменится</translation>
        </message>
        <message>
            <source>A subject has no {place}.</source>
            <translation>В названии нельзя использовать {place}.</translation>
        </message>
        <message>
            <source>A subject is needed.</source>
            <translation>Введите название.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
        <message>
            <source>Add to another list</source>
            <translation>Добавление в другой обзвон</translation>
        </message>
        <message>
            <source>All to &amp;one colleague:</source>
            <translation>&amp;Все одному коллеге:</translation>
        </message>
        <message>
            <source>Also move processed people (their &amp;statuses will be lost)</source>
            <translation>&amp;Переносить и уже обработанных (их статусы пропадут)</translation>
        </message>
        <message>
            <source>Among &amp;colleagues (the first one keeps this list):</source>
            <translation>Между &amp;сотрудниками: этот обзвон достанется первому, остальным — новые</translation>
        </message>
        <message>
            <source>By &amp;time zone of the phones</source>
            <translation>По часовым поясам &amp;телефонов</translation>
        </message>
        <message>
            <source>By card &amp;owner</source>
            <translation>По &amp;ответственным из карточек</translation>
        </message>
        <message>
            <source>CRM &amp;form</source>
            <translation>CRM-&amp;форма</translation>
        </message>
        <message>
            <source>CRM form</source>
            <translation>CRM-форма</translation>
        </message>
        <message>
            <source>CRM form of {lists}</source>
            <translation>CRM-форма: {lists}</translation>
        </message>
        <message>
            <source>Call again those in call list #{number} with status:</source>
            <translation>Кому из обзвона #{number} позвонить снова — отметьте статусы:</translation>
        </message>
        <message>
            <source>Call list #{number}</source>
            <translation>Свойства обзвона #{number}</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Изменить</translation>
        </message>
        <message>
            <source>Choose a CRM form from the list, or type its number.</source>
            <translation>Выберите CRM-форму из списка или введите её номер.</translation>
        </message>
        <message>
            <source>Choose a list…</source>
            <translation>Выберите обзвон…</translation>
        </message>
        <message>
            <source>Choose another form than it has now.</source>
            <translation>Эта форма уже выбрана.</translation>
        </message>
        <message>
            <source>Choose the colleague from the list.</source>
            <translation>Выберите коллегу из списка.</translation>
        </message>
        <message>
            <source>Choose the list to which they are added.</source>
            <translation>Выберите, в какой обзвон добавить.</translation>
        </message>
        <message>
            <source>Choose the responsible from the list.</source>
            <translation>Выберите ответственного из списка.</translation>
        </message>
        <message>
            <source>Colleague</source>
            <translation>Коллега</translation>
        </message>
        <message>
            <source>Colleagues</source>
            <translation>Сотрудники</translation>
        </message>
        <message>
            <source>Combine lists</source>
            <translation>Объединение обзвонов</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Создать</translation>
        </message>
        <message>
            <source>Due date</source>
            <translation>Срок</translation>
        </message>
        <message>
            <source>Everybody is in the same time zone.</source>
            <translation>Все находятся в одном часовом поясе.</translation>
        </message>
        <message>
            <source>Find a person and tick them.</source>
            <translation>Найдите человека и отметьте его.</translation>
        </message>
        <message>
            <source>Hand lists over</source>
            <translation>Передача обзвонов</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>Передать</translation>
        </message>
        <message>
            <source>Into &amp;parts:</source>
            <translation>На &amp;части:</translation>
        </message>
        <message>
            <source>Lists to hand over</source>
            <translation>Какие обзвоны передать</translation>
        </message>
        <message>
            <source>Lists {lists}: who is called?</source>
            <translation>Обзвоны {lists}: кому звонить?</translation>
        </message>
        <message>
            <source>Loading cards…</source>
            <translation>Загрузка карточек…</translation>
        </message>
        <message>
            <source>Loading lists…</source>
            <translation>Загрузка обзвонов…</translation>
        </message>
        <message>
            <source>Make cards of the ticked rows:</source>
            <translation>Создать карточки по отмеченным строкам:</translation>
        </message>
        <message>
            <source>Me ({name})</source>
            <translation>Я ({name})</translation>
        </message>
        <message>
            <source>New call list</source>
            <translation>Новый обзвон</translation>
        </message>
        <message>
            <source>New cards in the CRM</source>
            <translation>Новые карточки в CRM</translation>
        </message>
        <message>
            <source>New list from participants of #{number}</source>
            <translation>Новый обзвон из участников обзвона #{number}</translation>
        </message>
        <message>
            <source>New subjects</source>
            <translation>Новые названия</translation>
        </message>
        <message>
            <source>No list in progress has a responsible.</source>
            <translation>Нет обзвонов в работе, у которых есть ответственный.</translation>
        </message>
        <message>
            <source>Nobody found.</source>
            <translation>Никто не найден.</translation>
        </message>
        <message>
            <source>Nobody is left for the new list.</source>
            <translation>Для нового обзвона никого не осталось.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>Изменений нет.</translation>
        </message>
        <message>
            <source>Number of parts</source>
            <translation>Число частей</translation>
        </message>
        <message>
            <source>Only those with status:</source>
            <translation>Только со статусом:</translation>
        </message>
        <message>
            <source>People found</source>
            <translation>Найденные люди</translation>
        </message>
        <message>
            <source>Phone number, name, e-mail or ID…</source>
            <translation>Телефон, имя, e-mail или ID…</translation>
        </message>
        <message numerus="yes">
            <source>Properties of %n call list(s)</source>
            <translation>
                <numerusform>Свойства %n обзвона</numerusform>
                <numerusform>Свойства %n обзвонов</numerusform>
                <numerusform>Свойства %n обзвонов</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Убрать</translation>
        </message>
        <message>
            <source>Remove from all lists</source>
            <translation>Убрать из всех обзвонов</translation>
        </message>
        <message>
            <source>Responsible for {lists}</source>
            <translation>Ответственный за {lists}</translation>
        </message>
        <message>
            <source>Rows to make cards of</source>
            <translation>Строки, по которым создать карточки</translation>
        </message>
        <message>
            <source>Search colleagues</source>
            <translation>Поиск сотрудников</translation>
        </message>
        <message>
            <source>Search colleagues…</source>
            <translation>Поиск сотрудников…</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Идёт поиск…</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Разделить</translation>
        </message>
        <message>
            <source>Split call list #{number}</source>
            <translation>Разделение обзвона #{number}</translation>
        </message>
        <message>
            <source>Stays in this list: {part}. New lists: {others}</source>
            <translation>Останутся в этом обзвоне: {part}. Новые обзвоны: {others}</translation>
        </message>
        <message>
            <source>The list whose people are wanted</source>
            <translation>Обзвон, чьи участники нужны</translation>
        </message>
        <message>
            <source>The name of the responsible</source>
            <translation>Имя ответственного</translation>
        </message>
        <message>
            <source>The number of the call list</source>
            <translation>Номер обзвона</translation>
        </message>
        <message>
            <source>The phones don't show anybody's time zone.</source>
            <translation>Ни по одному телефону часовой пояс не определить.</translation>
        </message>
        <message>
            <source>The present subject</source>
            <translation>Нынешнее название</translation>
        </message>
        <message>
            <source>There are too few people to be called for so many parts.</source>
            <translation>Для стольких частей участников не хватает.</translation>
        </message>
        <message>
            <source>These are this colleague's lists already.</source>
            <translation>Это и так обзвоны этого сотрудника.</translation>
        </message>
        <message>
            <source>Tick at least one list.</source>
            <translation>Отметьте хотя бы один обзвон.</translation>
        </message>
        <message>
            <source>Tick at least one status.</source>
            <translation>Отметьте хотя бы один статус.</translation>
        </message>
        <message>
            <source>Tick at least two colleagues.</source>
            <translation>Отметьте хотя бы двух сотрудников.</translation>
        </message>
        <message>
            <source>Tick the rows to make cards of.</source>
            <translation>Отметьте строки, по которым создать карточки.</translation>
        </message>
        <message>
            <source>To be called by each: {shares}.</source>
            <translation>Достанется каждому: {shares}.</translation>
        </message>
        <message>
            <source>Today's date</source>
            <translation>Сегодняшняя дата</translation>
        </message>
        <message>
            <source>Who is in &amp;any of them</source>
            <translation>Кто есть &amp;хотя бы в одном</translation>
        </message>
        <message>
            <source>Who is in a&amp;ll of them</source>
            <translation>Кто есть во &amp;всех</translation>
        </message>
        <message>
            <source>Who is only in this &amp;one:</source>
            <translation>Кто есть &amp;только в этом:</translation>
        </message>
        <message>
            <source>Who to remove from all lists</source>
            <translation>Кого убрать из всех обзвонов</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>Без изменений</translation>
        </message>
        <message>
            <source>choose a colleague</source>
            <translation>Выберите коллегу</translation>
        </message>
        <message>
            <source>date</source>
            <translation>дата</translation>
        </message>
        <message>
            <source>default name: Call list #…</source>
            <translation>по умолчанию: Обзвон #…</translation>
        </message>
        <message>
            <source>no form</source>
            <translation>Без формы</translation>
        </message>
        <message>
            <source>nobody chosen</source>
            <translation>не выбран</translation>
        </message>
        <message>
            <source>none</source>
            <translation>Без срока</translation>
        </message>
        <message>
            <source>number</source>
            <translation>номер</translation>
        </message>
        <message>
            <source>part {number}</source>
            <translation>часть {number}</translation>
        </message>
        <message>
            <source>responsible</source>
            <translation>ответственный</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>название</translation>
        </message>
        <message>
            <source>time zone unknown</source>
            <translation>часовой пояс неизвестен</translation>
        </message>
        <message>
            <source>until</source>
            <translation>До даты</translation>
        </message>
        <message>
            <source>{list}: {left} to be called</source>
            <translation>{list} — осталось {left}</translation>
        </message>
        <message numerus="yes">
            <source>{name}: %n list(s) in progress</source>
            <translation>
                <numerusform>{name} — %n обзвон в работе</numerusform>
                <numerusform>{name} — %n обзвона в работе</numerusform>
                <numerusform>{name} — %n обзвонов в работе</numerusform>
            </translation>
        </message>
        <message>
            <source>{row}: {client}</source>
            <translation>{row}: {client}</translation>
        </message>
        <message>
            <source>{subject}, part {number}</source>
            <translation>{subject}, часть {number}</translation>
        </message>
    </context>
    <context>
        <name>Colours</name>
        <message>
            <source>A colour is written like #2E9E5B.</source>
            <translation>Цвет записывают так: #2E9E5B.</translation>
        </message>
        <message>
            <source>No colour</source>
            <translation>Без цвета</translation>
        </message>
        <message>
            <source>O&amp;wn:</source>
            <translation>С&amp;вой:</translation>
        </message>
        <message>
            <source>Own colour</source>
            <translation>Свой цвет</translation>
        </message>
        <message>
            <source>amber</source>
            <translation>янтарный</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>синий</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>коричневый</translation>
        </message>
        <message>
            <source>green</source>
            <translation>зелёный</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>серый</translation>
        </message>
        <message>
            <source>light amber</source>
            <translation>светло-янтарный</translation>
        </message>
        <message>
            <source>light blue</source>
            <translation>светло-синий</translation>
        </message>
        <message>
            <source>light brown</source>
            <translation>светло-коричневый</translation>
        </message>
        <message>
            <source>light green</source>
            <translation>светло-зелёный</translation>
        </message>
        <message>
            <source>light grey</source>
            <translation>светло-серый</translation>
        </message>
        <message>
            <source>light lime</source>
            <translation>светло-салатовый</translation>
        </message>
        <message>
            <source>light magenta</source>
            <translation>светло-пурпурный</translation>
        </message>
        <message>
            <source>light orange</source>
            <translation>светло-оранжевый</translation>
        </message>
        <message>
            <source>light pink</source>
            <translation>светло-розовый</translation>
        </message>
        <message>
            <source>light red</source>
            <translation>светло-красный</translation>
        </message>
        <message>
            <source>light sky blue</source>
            <translation>светло-голубой</translation>
        </message>
        <message>
            <source>light teal</source>
            <translation>светло-бирюзовый</translation>
        </message>
        <message>
            <source>light violet</source>
            <translation>светло-фиолетовый</translation>
        </message>
        <message>
            <source>lime</source>
            <translation>салатовый</translation>
        </message>
        <message>
            <source>magenta</source>
            <translation>пурпурный</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>оранжевый</translation>
        </message>
        <message>
            <source>pink</source>
            <translation>розовый</translation>
        </message>
        <message>
            <source>red</source>
            <translation>красный</translation>
        </message>
        <message>
            <source>sky blue</source>
            <translation>голубой</translation>
        </message>
        <message>
            <source>teal</source>
            <translation>бирюзовый</translation>
        </message>
        <message>
            <source>violet</source>
            <translation>фиолетовый</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message numerus="yes">
            <source>Add %n to #{number}</source>
            <translation>
                <numerusform>Добавить %n в #{number}</numerusform>
                <numerusform>Добавить %n в #{number}</numerusform>
                <numerusform>Добавить %n в #{number}</numerusform>
            </translation>
        </message>
        <message>
            <source>Add to #{number}</source>
            <translation>Добавить в #{number}</translation>
        </message>
        <message>
            <source>Create list</source>
            <translation>Создать обзвон</translation>
        </message>
    </context>
    <context>
        <name>Connect</name>
        <message>
            <source>&amp;From the browser</source>
            <translation>И&amp;з браузера</translation>
        </message>
        <message>
            <source>&amp;Portal</source>
            <translation>Порта&amp;л</translation>
        </message>
        <message>
            <source>&amp;Read-only: never change anything on this portal</source>
            <translation>Только &amp;чтение: никогда ничего не менять на этом портале</translation>
        </message>
        <message>
            <source>&amp;Secret key</source>
            <translation>Ключ пр&amp;иложения</translation>
        </message>
        <message>
            <source>An administrator registers a local application on the portal (Developer resources, Other, Local application) with the permissions crm, user_brief and telephony. It is signed in by the browser. Where the portal does not take this computer as the address of its handler, any https page will do: copy the address that the browser shows then, and paste it here within 30 seconds.</source>
            <translation>Администратор регистрирует на портале локальное приложение (Разработчикам → Другое → Локальное приложение) с правами crm, user_brief и telephony. Вход выполняется в браузере. Если портал не принимает этот компьютер как адрес обработчика, укажите любую страницу https: после входа скопируйте её адрес из браузера и вставьте сюда за 30 секунд.</translation>
        </message>
        <message>
            <source>Application &amp;ID</source>
            <translation>&amp;Код приложения</translation>
        </message>
        <message>
            <source>Approve access on the portal's page in the browser.</source>
            <translation>Подтвердите доступ на странице портала в браузере.</translation>
        </message>
        <message>
            <source>Asking the portal…</source>
            <translation>Проверка портала…</translation>
        </message>
        <message>
            <source>C&amp;onnect</source>
            <translation>П&amp;одключить</translation>
        </message>
        <message>
            <source>Call List Desk is signed in. This page can be closed.</source>
            <translation>Вход в «Пульт обзвонов» выполнен. Эту страницу можно закрыть.</translation>
        </message>
        <message>
            <source>Chec&amp;k</source>
            <translation>&amp;Проверить</translation>
        </message>
        <message>
            <source>Connect a portal</source>
            <translation>Подключение портала</translation>
        </message>
        <message>
            <source>Connected to {host} as {user}.</source>
            <translation>Портал {host}, пользователь — {user}.</translation>
        </message>
        <message>
            <source>Keep the address in the ke&amp;yring of this computer</source>
            <translation>&amp;Хранить адрес в связке ключей системы</translation>
        </message>
        <message>
            <source>Local application (OAuth 2.0)</source>
            <translation>Локальное приложение (OAuth 2.0)</translation>
        </message>
        <message>
            <source>Look around in a &amp;demo</source>
            <translation>Посмотреть &amp;демо</translation>
        </message>
        <message>
            <source>No browser could be opened. Open this address yourself: {address}</source>
            <translation>Не удалось открыть браузер. Откройте этот адрес сами: {address}</translation>
        </message>
        <message>
            <source>Nothing is missing.</source>
            <translation>Все нужные права есть.</translation>
        </message>
        <message>
            <source>On the portal: Developer resources → Other → Inbound webhook.</source>
            <translation>На портале: Разработчикам → Другое → Входящий вебхук.</translation>
        </message>
        <message>
            <source>Open its pa&amp;ge</source>
            <translation>Открыть стра&amp;ницу</translation>
        </message>
        <message>
            <source>Opens the developer resources of the portal in the browser</source>
            <translation>Открывает в браузере раздел портала для разработчиков</translation>
        </message>
        <message>
            <source>Paste the webhook address of {host} ({user}) again.</source>
            <translation>Вставьте адрес вебхука {host} ({user}) ещё раз.</translation>
        </message>
        <message>
            <source>Permissions: crm and user_brief; telephony for call statistics.</source>
            <translation>Отметьте права CRM (crm) и «Пользователи, минимальные» (user_brief);
для статистики звонков — ещё «Телефонию» (telephony).</translation>
        </message>
        <message>
            <source>Permissions: {scopes}</source>
            <translation>Права: {scopes}</translation>
        </message>
        <message>
            <source>Por&amp;t</source>
            <translation>Пор&amp;т</translation>
        </message>
        <message>
            <source>Save it, copy the &amp;address of the webhook and paste it here:</source>
            <translation>Сохраните вебхук, скопируйте его &amp;адрес и вставьте сюда:</translation>
        </message>
        <message>
            <source>Si&amp;gn in with the browser…</source>
            <translation>&amp;Войти через браузер…</translation>
        </message>
        <message>
            <source>Ta&amp;ke it</source>
            <translation>При&amp;нять</translation>
        </message>
        <message>
            <source>The address is as good as a password. It is kept in the keyring ({name}) and shown nowhere.</source>
            <translation>Адрес вебхука равносилен паролю. Он хранится в связке ключей системы ({name}) и нигде не показывается.</translation>
        </message>
        <message>
            <source>The address is as good as a password. It is shown nowhere and kept until you quit.</source>
            <translation>Адрес вебхука равносилен паролю. Он нигде не показывается и хранится только до выхода из программы.</translation>
        </message>
        <message>
            <source>The program reaches your portal by a webhook: an address that lets it act for its owner.</source>
            <translation>Программа работает с порталом через вебхук: это адрес, по которому она действует от имени его владельца.</translation>
        </message>
        <message>
            <source>This computer has no accessible keyring. The address is asked for at each start and never written to a file.</source>
            <translation>Нет доступа к связке ключей этого компьютера. Программа будет спрашивать адрес при каждом запуске и не запишет его в файл.</translation>
        </message>
        <message>
            <source>This is not the sign-in that Call List Desk waits for. Begin again there.</source>
            <translation>Это не тот вход, которого ждёт «Пульт обзвонов». Начните вход в программе заново.</translation>
        </message>
        <message>
            <source>Webhook</source>
            <translation>Вебхук</translation>
        </message>
        <message>
            <source>Your &amp;portal:</source>
            <translation>Ваш порта&amp;л:</translation>
        </message>
        <message>
            <source>address of its handler: {address}</source>
            <translation>адрес обработчика: {address}</translation>
        </message>
        <message>
            <source>company.bitrix24.com</source>
            <translation>company.bitrix24.ru</translation>
        </message>
        <message>
            <source>only if the browser does not return automatically</source>
            <translation>если браузер не вернулся сам</translation>
        </message>
        <message>
            <source>{user} (administrator)</source>
            <translation>{user} (администратор)</translation>
        </message>
    </context>
    <context>
        <name>Crash</name>
        <message>
            <source>&amp;Copy the report</source>
            <translation>&amp;Копировать отчёт</translation>
        </message>
        <message>
            <source>&amp;Details</source>
            <translation>По&amp;дробности</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Выйти</translation>
        </message>
        <message>
            <source>An error in Call List Desk kept it from finishing what it was doing.</source>
            <translation>В программе произошла ошибка: начатое действие не выполнено.</translation>
        </message>
        <message>
            <source>C&amp;ontinue</source>
            <translation>&amp;Продолжить</translation>
        </message>
        <message>
            <source>Every change to the portal is written to the journal before it is sent, so nothing is lost: the next start finds out what became of a change that was cut off. You can go on; if something looks odd, refresh or restart.</source>
            <translation>Каждое изменение портала записывается в журнал до отправки, поэтому ничего не потеряно: что прервалось, выяснится при следующем запуске. Можно продолжать; если что-то выглядит странно, обновите данные или перезапустите программу.</translation>
        </message>
        <message numerus="yes">
            <source>It has happened %n time(s).</source>
            <translation>
                <numerusform>Это произошло уже %n раз.</numerusform>
                <numerusform>Это произошло уже %n раза.</numerusform>
                <numerusform>Это произошло уже %n раз.</numerusform>
            </translation>
        </message>
        <message>
            <source>Open the &amp;log</source>
            <translation>Открыть &amp;лог-файл</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Отчёт</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>Что-то пошло не так</translation>
        </message>
        <message>
            <source>The report holds no secrets, names, phones or e-mails. Send it to whoever helps you.</source>
            <translation>В отчёте нет секретов, имён, телефонов и e-mail. Отправьте его тому, кто вам помогает.</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>All of them on the portal</source>
            <translation>Все — на портале</translation>
        </message>
        <message>
            <source>Before this list was created</source>
            <translation>До создания этого обзвона</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Звонки</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Комментарии</translation>
        </message>
        <message>
            <source>Comments since the list was created</source>
            <translation>Комментарии с создания обзвона</translation>
        </message>
        <message>
            <source>Deals</source>
            <translation>Сделки</translation>
        </message>
        <message>
            <source>Deals since the list was created</source>
            <translation>Сделки с создания обзвона</translation>
        </message>
        <message>
            <source>Filled forms</source>
            <translation>Заполненные формы</translation>
        </message>
        <message>
            <source>Form {number}</source>
            <translation>Форма {number}</translation>
        </message>
        <message>
            <source>Forms filled in since the list was created</source>
            <translation>Формы, заполненные с создания обзвона</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>Счета</translation>
        </message>
        <message>
            <source>Invoices since the list was created</source>
            <translation>Счета с создания обзвона</translation>
        </message>
        <message>
            <source>Kept in the card: {fields}. The portal does not say what was there before.</source>
            <translation>Сохраняется в карточке: {fields}. Что там было раньше, портал не сообщает.</translation>
        </message>
        <message>
            <source>Loading calls and results…</source>
            <translation>Загрузка звонков и результатов…</translation>
        </message>
        <message>
            <source>No calls yet, and nothing else that you may see.</source>
            <translation>Звонков пока нет, и больше ничего из доступного вам.</translation>
        </message>
        <message>
            <source>No calls yet.</source>
            <translation>Звонков пока нет.</translation>
        </message>
        <message>
            <source>Nothing yet: no calls, and no comments, forms, deals or invoices since the list was created.</source>
            <translation>Пока ничего: нет ни звонков, ни комментариев, форм, сделок и счетов с создания обзвона.</translation>
        </message>
        <message>
            <source>Open the call on the portal</source>
            <translation>Открыть звонок на портале</translation>
        </message>
        <message>
            <source>Open the filled form on the portal</source>
            <translation>Открыть заполненную форму на портале</translation>
        </message>
        <message>
            <source>The portal can't be reached. Results will be loaded when it answers.</source>
            <translation>Портал недоступен. Результаты загрузятся, когда он ответит.</translation>
        </message>
        <message>
            <source>The portal does not give the answers.</source>
            <translation>Ответы портал не сообщает.</translation>
        </message>
        <message>
            <source>recorded, listen on the portal</source>
            <translation>запись — на портале</translation>
        </message>
    </context>
    <context>
        <name>Diagnostics</name>
        <message>
            <source>Diagnostics are on the clipboard, without secrets, names and phones.</source>
            <translation>Диагностика скопирована в буфер обмена, без секретов, имён и телефонов.</translation>
        </message>
        <message>
            <source>The log can't be opened: {file}</source>
            <translation>Не удалось открыть лог-файл: {file}</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message numerus="yes">
            <source>%n row(s) saved as {file}.</source>
            <translation>
                <numerusform>Сохранена %n строка: {file}.</numerusform>
                <numerusform>Сохранены %n строки: {file}.</numerusform>
                <numerusform>Сохранено %n строк: {file}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message numerus="yes">
            <source>Save %n row(s)</source>
            <translation>
                <numerusform>Сохранение %n строки</numerusform>
                <numerusform>Сохранение %n строк</numerusform>
                <numerusform>Сохранение %n строк</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save %n selected row(s)</source>
            <translation>
                <numerusform>Сохранение %n выбранной строки</numerusform>
                <numerusform>Сохранение %n выбранных строк</numerusform>
                <numerusform>Сохранение %n выбранных строк</numerusform>
            </translation>
        </message>
        <message>
            <source>The table could not be saved as {file}: {reason}.</source>
            <translation>Таблица не сохранена как {file}: {reason}.</translation>
        </message>
        <message>
            <source>The table is empty.</source>
            <translation>Таблица пуста.</translation>
        </message>
        <message>
            <source>{name}, selection</source>
            <translation>{name}, выбранное</translation>
        </message>
    </context>
    <context>
        <name>Failure</name>
        <message>
            <source>Call List Desk can't use its folder of data: {reason} ({folder}).</source>
            <translation>«Пульт обзвонов» не может работать со своей папкой данных: {reason} ({folder}).</translation>
        </message>
        <message>
            <source>Call List Desk could not be started, or ended by itself.</source>
            <translation>«Пульт обзвонов» не удалось запустить, или он завершился сам.</translation>
        </message>
        <message>
            <source>Call List Desk runs already, but does not answer. End it first (process {pid}): two programs at once on the same data would take each other's changes for cut off.</source>
            <translation>«Пульт обзвонов» уже запущен, но не отвечает. Сначала завершите его (процесс {pid}): две программы на одних данных приняли бы изменения друг друга за прерванные.</translation>
        </message>
        <message>
            <source>The embedded portal of the demo could not be started.</source>
            <translation>Не удалось запустить встроенный демонстрационный портал.</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n опаздывает</numerusform>
                <numerusform>%n опаздывают</numerusform>
                <numerusform>%n опаздывают</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) have no forecast yet.</source>
            <translation>
                <numerusform>Для %n обзвона прогноза пока нет.</numerusform>
                <numerusform>Для %n обзвонов прогноза пока нет.</numerusform>
                <numerusform>Для %n обзвонов прогноза пока нет.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stuck</source>
            <translation>
                <numerusform>%n застрял</numerusform>
                <numerusform>%n застряли</numerusform>
                <numerusform>%n застряли</numerusform>
            </translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>Внимание</translation>
        </message>
        <message>
            <source>Best of the last days: {pace}/h</source>
            <translation>Лучший из последних дней: {pace}/ч</translation>
        </message>
        <message>
            <source>Between {early} and {late} in 8 of 10 cases; in half of them by {middle}.</source>
            <translation>В 8 случаях из 10 — от {early} до {late}; в половине — не позже {middle}.</translation>
        </message>
        <message>
            <source>Done today</source>
            <translation>Обработано сегодня</translation>
        </message>
        <message>
            <source>Due {day}, and the forecast ends later.</source>
            <translation>Срок — {day}, а по прогнозу закончится позже.</translation>
        </message>
        <message>
            <source>Last hour: {pace}/h</source>
            <translation>За последний час: {pace}/ч</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Осталось</translation>
        </message>
        <message>
            <source>Left {count}</source>
            <translation>Осталось {count}</translation>
        </message>
        <message>
            <source>Nobody's status has changed for {time} of working time.</source>
            <translation>Статусы не менялись {time} рабочего времени.</translation>
        </message>
        <message>
            <source>Not before {early} in 9 of 10 cases; it may take more than a year.</source>
            <translation>В 9 случаях из 10 — не раньше {early}; может занять больше года.</translation>
        </message>
        <message>
            <source>Not later than {moment}</source>
            <translation>Не позже {moment}</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>Темп</translation>
        </message>
        <message>
            <source>Pace {pace} people per hour</source>
            <translation>Темп {pace} человек в час</translation>
        </message>
        <message>
            <source>Press to show the lists in which somebody is still to be called.</source>
            <translation>Нажмите, чтобы показать обзвоны, где ещё есть кому звонить.</translation>
        </message>
        <message>
            <source>Press to show the lists in which somebody was called today.</source>
            <translation>Нажмите, чтобы показать обзвоны, где сегодня кому-то звонили.</translation>
        </message>
        <message>
            <source>Press to show the lists that are being called.</source>
            <translation>Нажмите, чтобы показать обзвоны, по которым сейчас звонят.</translation>
        </message>
        <message>
            <source>Press to show the lists that are stuck or late.</source>
            <translation>Нажмите, чтобы показать обзвоны, которые застряли или опаздывают.</translation>
        </message>
        <message>
            <source>Press to show the lists that have a forecast.</source>
            <translation>Нажмите, чтобы показать обзвоны, для которых есть прогноз.</translation>
        </message>
        <message>
            <source>Success</source>
            <translation>Успешно</translation>
        </message>
        <message>
            <source>There is a forecast as soon as somebody calls.</source>
            <translation>Прогноз появится, когда начнут звонить.</translation>
        </message>
        <message>
            <source>There will be a forecast {day} at {time}, if calling goes on.</source>
            <translation>Прогноз появится {day} в {time}, если обзвон продолжится.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Today: {pace}/h</source>
            <translation>Сегодня: {pace}/ч</translation>
        </message>
        <message>
            <source>Will end</source>
            <translation>Закончим</translation>
        </message>
        <message>
            <source>best {pace}/h</source>
            <translation>лучший {pace}/ч</translation>
        </message>
        <message numerus="yes">
            <source>in %n list(s)</source>
            <translation>
                <numerusform>в %n обзвоне</numerusform>
                <numerusform>в %n обзвонах</numerusform>
                <numerusform>в %n обзвонах</numerusform>
            </translation>
        </message>
        <message>
            <source>late</source>
            <translation>опаздывает</translation>
        </message>
        <message>
            <source>nobody is done</source>
            <translation>никто не обработан</translation>
        </message>
        <message>
            <source>not before {day}</source>
            <translation>не раньше {day}</translation>
        </message>
        <message>
            <source>not enough data yet</source>
            <translation>мало данных</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>всё в порядке</translation>
        </message>
        <message>
            <source>of the done</source>
            <translation>из обработанных</translation>
        </message>
        <message>
            <source>part of the day is unknown</source>
            <translation>часть дня неизвестна</translation>
        </message>
        <message>
            <source>stuck</source>
            <translation>застрял</translation>
        </message>
        <message>
            <source>stuck {time}</source>
            <translation>застрял {time}</translation>
        </message>
        <message>
            <source>today</source>
            <translation>сегодня</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>завтра</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>неизвестно</translation>
        </message>
        <message numerus="yes">
            <source>without %n list(s)</source>
            <translation>
                <numerusform>без %n обзвона</numerusform>
                <numerusform>без %n обзвонов</numerusform>
                <numerusform>без %n обзвонов</numerusform>
            </translation>
        </message>
        <message>
            <source>{count}, up to {more} more unknown</source>
            <translation>{count}, ещё до {more} неизвестно</translation>
        </message>
        <message>
            <source>{hours} h</source>
            <translation>{hours} ч</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} мин</translation>
        </message>
        <message>
            <source>{pace}/h</source>
            <translation>{pace}/ч</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message numerus="yes">
            <source>%n found, in no list.</source>
            <translation>
                <numerusform>Найден %n, ни в одном обзвоне его нет.</numerusform>
                <numerusform>Найдено %n, ни в одном обзвоне их нет.</numerusform>
                <numerusform>Найдено %n, ни в одном обзвоне их нет.</numerusform>
            </translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>In call lists:</source>
            <translation>В обзвонах:</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>People found in call lists</source>
            <translation>Люди, найденные в обзвонах</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Телефон</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Статус</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>(not in the list)</source>
            <translation>(нет в обзвоне)</translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>Удалить</translation>
        </message>
        <message>
            <source>Forgetting the history</source>
            <translation>Удаление истории</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Был статус</translation>
        </message>
        <message>
            <source>History {portal} {day}.csv</source>
            <translation>История {portal} {day}.csv</translation>
        </message>
        <message>
            <source>Not after</source>
            <translation>Не позже</translation>
        </message>
        <message>
            <source>Not before</source>
            <translation>Не раньше</translation>
        </message>
        <message>
            <source>Nothing changes on the portal.</source>
            <translation>На портале ничего не изменится.</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Participant</source>
            <translation>Участник</translation>
        </message>
        <message>
            <source>Save the history</source>
            <translation>Сохранение истории</translation>
        </message>
        <message>
            <source>The history could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить историю в {file}: {reason}.</translation>
        </message>
        <message numerus="yes">
            <source>The history of %n list(s) was forgotten.</source>
            <translation>
                <numerusform>История %n обзвона удалена.</numerusform>
                <numerusform>История %n обзвонов удалена.</numerusform>
                <numerusform>История %n обзвонов удалена.</numerusform>
            </translation>
        </message>
        <message>
            <source>The history was saved as {file}.</source>
            <translation>История сохранена в {file}.</translation>
        </message>
        <message>
            <source>This can't be undone. Save the history before if you may need it (File, Save history).</source>
            <translation>Отменить это нельзя. Если история может понадобиться, сначала сохраните её (Файл → Сохранить историю).</translation>
        </message>
        <message>
            <source>This computer forgets who got which status and when, today's figures, the forecast and the due date. The history begins anew with the next refresh.</source>
            <translation>Этот компьютер забудет, кто, когда и какой статус получил, показатели за сегодня, прогноз и срок. История начнётся заново со следующего обновления.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Стал статус</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Hold</name>
        <message>
            <source>Read-only</source>
            <translation>Только чтение</translation>
        </message>
        <message>
            <source>Read-only: nothing is changed on this portal (menu File).</source>
            <translation>Только чтение: на этом портале ничего не меняется (меню «Файл»).</translation>
        </message>
        <message>
            <source>The portal can't be reached: nothing can be changed now.</source>
            <translation>Портал недоступен: сейчас ничего изменить нельзя.</translation>
        </message>
        <message>
            <source>The portal is not connected: this is what was read last.</source>
            <translation>Портал не подключён: показаны последние загруженные данные.</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source>%n ID(s) may be another program's: used only with the name.</source>
            <translation>
                <numerusform>%n ID может быть из другой программы: учтён, только если совпало имя.</numerusform>
                <numerusform>%n ID могут быть из другой программы: учтены, только если совпало имя.</numerusform>
                <numerusform>%n ID могут быть из другой программы: учтены, только если совпало имя.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are in #{number} already: only {new} new.</source>
            <translation>
                <numerusform>%n из них уже есть в обзвоне #{number}, новых — {new}.</numerusform>
                <numerusform>%n из них уже есть в обзвоне #{number}, новых — {new}.</numerusform>
                <numerusform>%n из них уже есть в обзвоне #{number}, новых — {new}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on the stop list.</source>
            <translation>
                <numerusform>В стоп-листе: %n.</numerusform>
                <numerusform>В стоп-листе: %n.</numerusform>
                <numerusform>В стоп-листе: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n perhaps torn from the row above or below</source>
            <translation>
                <numerusform>%n с обрывом строки</numerusform>
                <numerusform>%n с обрывом строки</numerusform>
                <numerusform>%n с обрывом строки</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n строка</numerusform>
                <numerusform>%n строки</numerusform>
                <numerusform>%n строк</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are hidden in the file and left out.</source>
            <translation>
                <numerusform>Скрытые строки файла не загружены: %n.</numerusform>
                <numerusform>Скрытые строки файла не загружены: %n.</numerusform>
                <numerusform>Скрытые строки файла не загружены: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are hidden in the file but read.</source>
            <translation>
                <numerusform>Скрытые строки файла тоже загружены: %n.</numerusform>
                <numerusform>Скрытые строки файла тоже загружены: %n.</numerusform>
                <numerusform>Скрытые строки файла тоже загружены: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved as {file}.</source>
            <translation>
                <numerusform>%n строка сохранена в файл {file}.</numerusform>
                <numerusform>%n строки сохранены в файл {file}.</numerusform>
                <numerusform>%n строк сохранено в файл {file}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s), {count} not matched</source>
            <translation>
                <numerusform>%n строка, без карточки — {count}</numerusform>
                <numerusform>%n строки, без карточки — {count}</numerusform>
                <numerusform>%n строк, без карточки — {count}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a formula without its value</source>
            <translation>
                <numerusform>%n с формулой без значения</numerusform>
                <numerusform>%n с формулой без значения</numerusform>
                <numerusform>%n с формулой без значения</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a phone destroyed by Excel</source>
            <translation>
                <numerusform>%n с телефоном, испорченным в Excel</numerusform>
                <numerusform>%n с телефоном, испорченным в Excel</numerusform>
                <numerusform>%n с телефоном, испорченным в Excel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable ID</source>
            <translation>
                <numerusform>%n с нераспознанным ID</numerusform>
                <numerusform>%n с нераспознанным ID</numerusform>
                <numerusform>%n с нераспознанным ID</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable e-mail</source>
            <translation>
                <numerusform>%n с нераспознанным e-mail</numerusform>
                <numerusform>%n с нераспознанным e-mail</numerusform>
                <numerusform>%n с нераспознанным e-mail</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable name</source>
            <translation>
                <numerusform>%n с нечитаемым именем</numerusform>
                <numerusform>%n с нечитаемым именем</numerusform>
                <numerusform>%n с нечитаемым именем</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable phone</source>
            <translation>
                <numerusform>%n с нераспознанным телефоном</numerusform>
                <numerusform>%n с нераспознанным телефоном</numerusform>
                <numerusform>%n с нераспознанным телефоном</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone.</source>
            <translation>
                <numerusform>Без телефона: %n.</numerusform>
                <numerusform>Без телефона: %n.</numerusform>
                <numerusform>Без телефона: %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Add to it…</source>
            <translation>&amp;Добавить в обзвон…</translation>
        </message>
        <message>
            <source>&amp;Create list of {count}…</source>
            <translation>&amp;Создать обзвон из {count}…</translation>
        </message>
        <message>
            <source>&amp;Create list…</source>
            <translation>&amp;Создать обзвон…</translation>
        </message>
        <message>
            <source>&amp;Delimiter</source>
            <translation>&amp;Разделитель</translation>
        </message>
        <message>
            <source>&amp;Encoding</source>
            <translation>&amp;Кодировка</translation>
        </message>
        <message>
            <source>&amp;Hidden rows too</source>
            <translation>И скр&amp;ытые строки</translation>
        </message>
        <message>
            <source>&amp;Remove from it…</source>
            <translation>&amp;Убрать из него…</translation>
        </message>
        <message>
            <source>&amp;Save what is not found…</source>
            <translation>Со&amp;хранить ненайденные…</translation>
        </message>
        <message>
            <source>A Bitrix24 export holds only contacts that may be exported.</source>
            <translation>Битрикс24 выгружает только контакты, отмеченные для экспорта.</translation>
        </message>
        <message>
            <source>A call list has either contacts or companies. Companies: {files}. Untick what is to be left out.</source>
            <translation>В обзвоне могут быть либо контакты, либо компании. Файлы с компаниями: {files}. Снимите отметку с ненужных файлов.</translation>
        </message>
        <message>
            <source>A cell holds the error of a formula, or a formula without its value.</source>
            <translation>В ячейке ошибка формулы или формула без значения.</translation>
        </message>
        <message>
            <source>A cell of e-mails holds something that is no e-mail.</source>
            <translation>В ячейке e-mail записан не адрес.</translation>
        </message>
        <message>
            <source>A cell of phones holds something that is no phone.</source>
            <translation>В ячейке телефона записан не номер.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
        <message numerus="yes">
            <source>All %n are in #{number} already, none is new.</source>
            <translation>
                <numerusform>%n уже есть в #{number}, новых нет.</numerusform>
                <numerusform>Все %n уже есть в #{number}, новых нет.</numerusform>
                <numerusform>Все %n уже есть в #{number}, новых нет.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n that are left:</source>
            <translation>
                <numerusform>Все оставшиеся (%n):</numerusform>
                <numerusform>Все оставшиеся (%n):</numerusform>
                <numerusform>Все оставшиеся (%n):</numerusform>
            </translation>
        </message>
        <message>
            <source>Ambiguous</source>
            <translation>Неоднозначные</translation>
        </message>
        <message numerus="yes">
            <source>And in %n more place(s).</source>
            <translation>
                <numerusform>И ещё в %n месте.</numerusform>
                <numerusform>И ещё в %n местах.</numerusform>
                <numerusform>И ещё в %n местах.</numerusform>
            </translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>Другое имя</translation>
        </message>
        <message>
            <source>Are the rows contacts or companies?</source>
            <translation>Строки — это контакты или компании?</translation>
        </message>
        <message>
            <source>Beginning of the file, with what its columns are</source>
            <translation>Начало файла и назначение столбцов</translation>
        </message>
        <message>
            <source>Call list #{number} can't take these rows: choose another or create one.</source>
            <translation>Обзвон #{number} не подходит для этих строк: выберите другой или создайте новый.</translation>
        </message>
        <message>
            <source>Call list to add to or remove from</source>
            <translation>Обзвон, в который добавить или из которого убрать</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>Карточка</translation>
        </message>
        <message>
            <source>Choose a call list</source>
            <translation>Выберите обзвон</translation>
        </message>
        <message>
            <source>Click to say what this column is for.</source>
            <translation>Нажмите, чтобы указать, что в этом столбце.</translation>
        </message>
        <message>
            <source>Clipboard</source>
            <translation>Буфер обмена</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Close it in other programs, or copy it to another place.</source>
            <translation>Закройте его в других программах или скопируйте в другое место.</translation>
        </message>
        <message>
            <source>Companies</source>
            <translation>Компании</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Контакты</translation>
        </message>
        <message>
            <source>Copy the table in Excel and choose Paste special, Transpose.</source>
            <translation>Скопируйте таблицу в Excel и вставьте через «Специальная вставка» с флажком «Транспонировать».</translation>
        </message>
        <message>
            <source>Create them in the CR&amp;M…</source>
            <translation>Добавить в CR&amp;M…</translation>
        </message>
        <message>
            <source>Cyrillic (Mac)</source>
            <translation>Кириллица (Mac)</translation>
        </message>
        <message>
            <source>Drop it once more.</source>
            <translation>Перетащите его ещё раз.</translation>
        </message>
        <message>
            <source>Drop the files in it.</source>
            <translation>Перетащите файлы из неё.</translation>
        </message>
        <message>
            <source>Excel has destroyed a phone number (7,9E+10); its digits are gone.</source>
            <translation>Excel испортил номер телефона (7,9E+10): цифры потеряны.</translation>
        </message>
        <message>
            <source>Excel has destroyed the phone number</source>
            <translation>Excel испортил номер телефона</translation>
        </message>
        <message>
            <source>Export it again.</source>
            <translation>Выгрузите его заново.</translation>
        </message>
        <message>
            <source>Export it as CSV or vCard (.vcf).</source>
            <translation>Выгрузите её в CSV или vCard (.vcf).</translation>
        </message>
        <message>
            <source>Export the contacts as CSV, XLSX or vCard (.vcf).</source>
            <translation>Выгрузите контакты в CSV, XLSX или vCard (.vcf).</translation>
        </message>
        <message>
            <source>Export them as vCard (.vcf) or CSV.</source>
            <translation>Выгрузите их в vCard (.vcf) или CSV.</translation>
        </message>
        <message>
            <source>Export them as vCard 3.0 or CSV.</source>
            <translation>Выгрузите их в vCard 3.0 или CSV.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Файлы</translation>
        </message>
        <message>
            <source>Header ro&amp;w</source>
            <translation>Строка &amp;заголовков</translation>
        </message>
        <message>
            <source>ID</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>ID unreadable</source>
            <translation>ID не распознан</translation>
        </message>
        <message>
            <source>Import of contacts</source>
            <translation>Импорт контактов</translation>
        </message>
        <message>
            <source>In the file</source>
            <translation>В файле</translation>
        </message>
        <message>
            <source>Letters garbled before the file was saved are repaired: check the names.</source>
            <translation>Буквы, испорченные до сохранения файла, восстановлены — проверьте имена.</translation>
        </message>
        <message>
            <source>Letters of the name are lost or garbled in the file itself.</source>
            <translation>Буквы имени потеряны или испорчены в самом файле.</translation>
        </message>
        <message>
            <source>Letters were garbled before the file was saved: export it again.</source>
            <translation>Буквы испорчены ещё до сохранения файла: выгрузите его заново.</translation>
        </message>
        <message>
            <source>Matched</source>
            <translation>Найдены</translation>
        </message>
        <message>
            <source>No such rows: choose another filter.</source>
            <translation>Таких строк нет. Выберите другой фильтр.</translation>
        </message>
        <message>
            <source>Not all rows were looked for.</source>
            <translation>Проверены не все строки.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Не найдены</translation>
        </message>
        <message>
            <source>Not ready: {files}. See to it, or untick it above to leave it out.</source>
            <translation>Не готово: {files}. Ответьте на вопрос или снимите отметку выше, чтобы не брать файл.</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>One row for lines in &amp;quotation marks</source>
            <translation>Строки в кавычках — &amp;одна строка</translation>
        </message>
        <message>
            <source>Open it and save it without one.</source>
            <translation>Откройте его и сохраните без пароля.</translation>
        </message>
        <message>
            <source>Open it in Excel and save it as XLSX.</source>
            <translation>Откройте файл в Excel и сохраните в формате XLSX.</translation>
        </message>
        <message>
            <source>Put names and phones into columns of their own.</source>
            <translation>Разнесите имена и телефоны по отдельным столбцам.</translation>
        </message>
        <message>
            <source>Question marks replaced letters when the file was saved: export it again as UTF-8.</source>
            <translation>При сохранении файла буквы заменены вопросительными знаками — выгрузите его заново в UTF-8.</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Читаем файл…</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Результат</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>№</translation>
        </message>
        <message>
            <source>Row {row} holds {count} lines in quotation marks that look like rows.</source>
            <translation>В строке {row} кавычки объединяют строки файла ({count}), похожие на отдельные.</translation>
        </message>
        <message>
            <source>Row {row}: choose a card</source>
            <translation>Строка {row}: выберите карточку</translation>
        </message>
        <message>
            <source>Rows of the file</source>
            <translation>Строки файла</translation>
        </message>
        <message>
            <source>Rows {row} to {last}: a quotation mark joins these lines; they are read apart.</source>
            <translation>Кавычка объединяет строки {row}–{last}; они загружены по отдельности.</translation>
        </message>
        <message>
            <source>S&amp;heet</source>
            <translation>&amp;Лист</translation>
        </message>
        <message>
            <source>Save it as CSV or XLSX and drop that.</source>
            <translation>Сохраните его как CSV или XLSX и перетащите.</translation>
        </message>
        <message>
            <source>Save the file attached to it, or copy its table into Excel.</source>
            <translation>Сохраните вложенный файл или скопируйте таблицу в Excel.</translation>
        </message>
        <message>
            <source>Save the rows that were not found</source>
            <translation>Сохранить ненайденные строки</translation>
        </message>
        <message>
            <source>Say in a column's head which one holds phones, names or IDs.</source>
            <translation>Укажите в заголовке столбца, где телефоны, имена или ID.</translation>
        </message>
        <message>
            <source>Search the rows</source>
            <translation>Поиск по строкам</translation>
        </message>
        <message>
            <source>Search the rows…</source>
            <translation>Поиск по строкам…</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Пропущены</translation>
        </message>
        <message>
            <source>Some letters can't be read (�): choose another encoding above.</source>
            <translation>Часть букв не читается (�): выберите выше другую кодировку.</translation>
        </message>
        <message>
            <source>Split it into smaller files.</source>
            <translation>Разделите его на файлы поменьше.</translation>
        </message>
        <message>
            <source>That is too much for a workbook: save it as CSV.</source>
            <translation>Для книги Excel это слишком много: сохраните в CSV.</translation>
        </message>
        <message>
            <source>The ID is no number.</source>
            <translation>ID — не число.</translation>
        </message>
        <message>
            <source>The row has fewer cells than others: if a line break tore it, join the two rows in the file.</source>
            <translation>В строке меньше ячеек, чем в других: если её разорвал перенос, соедините две строки в файле.</translation>
        </message>
        <message>
            <source>The rows are</source>
            <translation>Строки:</translation>
        </message>
        <message>
            <source>The rows could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить строки в файл {file}: {reason}.</translation>
        </message>
        <message>
            <source>Try aga&amp;in</source>
            <translation>&amp;Ещё раз</translation>
        </message>
        <message>
            <source>UTF-8 and Windows-1251 mixed</source>
            <translation>UTF-8 вперемешку с Windows-1251</translation>
        </message>
        <message>
            <source>UTF-8 opened as {encoding}</source>
            <translation>UTF-8, открытая как {encoding}</translation>
        </message>
        <message>
            <source>Unpack it and drop the files in it.</source>
            <translation>Распакуйте его и перетащите файлы из него.</translation>
        </message>
        <message>
            <source>Unreadable</source>
            <translation>Нераспознанные</translation>
        </message>
        <message>
            <source>Untick it to leave the file out.</source>
            <translation>Снимите отметку, чтобы не брать этот файл.</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Почему</translation>
        </message>
        <message>
            <source>Why not found</source>
            <translation>Почему не найдено</translation>
        </message>
        <message>
            <source>a formula without its value</source>
            <translation>формула без значения</translation>
        </message>
        <message>
            <source>ambiguous</source>
            <translation>неоднозначно</translation>
        </message>
        <message>
            <source>bar |</source>
            <translation>черта |</translation>
        </message>
        <message>
            <source>can't be read</source>
            <translation>не читается</translation>
        </message>
        <message>
            <source>caret ^</source>
            <translation>циркумфлекс ^</translation>
        </message>
        <message>
            <source>choose</source>
            <translation>выбрать</translation>
        </message>
        <message>
            <source>chosen by hand</source>
            <translation>выбрано вручную</translation>
        </message>
        <message>
            <source>com&amp;panies</source>
            <translation>ко&amp;мпании</translation>
        </message>
        <message>
            <source>comma ,</source>
            <translation>запятая ,</translation>
        </message>
        <message>
            <source>company</source>
            <translation>компания</translation>
        </message>
        <message>
            <source>contac&amp;ts</source>
            <translation>кон&amp;такты</translation>
        </message>
        <message>
            <source>created in the CRM</source>
            <translation>создано в CRM</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>e-mail unreadable</source>
            <translation>e-mail не распознан</translation>
        </message>
        <message>
            <source>each client is a column here, not a row.</source>
            <translation>каждый клиент здесь в столбце, а не в строке.</translation>
        </message>
        <message>
            <source>empty row</source>
            <translation>пустая строка</translation>
        </message>
        <message>
            <source>first name</source>
            <translation>имя</translation>
        </message>
        <message>
            <source>found by ID</source>
            <translation>найдено по ID</translation>
        </message>
        <message>
            <source>found by ID and phone or e-mail, the name on the portal is another</source>
            <translation>найдено по ID и телефону или e-mail, имя на портале другое</translation>
        </message>
        <message>
            <source>found by e-mail</source>
            <translation>найдено по e-mail</translation>
        </message>
        <message>
            <source>found by name</source>
            <translation>найдено по имени</translation>
        </message>
        <message>
            <source>found by name and company</source>
            <translation>найдено по имени и компании</translation>
        </message>
        <message>
            <source>found by phone</source>
            <translation>найдено по телефону</translation>
        </message>
        <message>
            <source>found by phone and name; the ID belongs to somebody else</source>
            <translation>найдено по телефону и имени; ID принадлежит другому</translation>
        </message>
        <message>
            <source>found by phone, the name on the portal is another</source>
            <translation>найдено по телефону, имя на портале другое</translation>
        </message>
        <message>
            <source>full name</source>
            <translation>полное имя</translation>
        </message>
        <message>
            <source>its phones belong to different people</source>
            <translation>телефоны принадлежат разным людям</translation>
        </message>
        <message>
            <source>last name</source>
            <translation>фамилия</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>исключён</translation>
        </message>
        <message>
            <source>left out by hand</source>
            <translation>исключено вручную</translation>
        </message>
        <message>
            <source>looking…</source>
            <translation>поиск…</translation>
        </message>
        <message>
            <source>matched</source>
            <translation>найдено</translation>
        </message>
        <message>
            <source>middle name</source>
            <translation>отчество</translation>
        </message>
        <message>
            <source>more of row {row}</source>
            <translation>продолжение строки {row}</translation>
        </message>
        <message>
            <source>name and phone</source>
            <translation>имя и телефон</translation>
        </message>
        <message>
            <source>name unreadable</source>
            <translation>имя нечитаемо</translation>
        </message>
        <message>
            <source>needs an answer</source>
            <translation>нужен ответ</translation>
        </message>
        <message>
            <source>no ID, phone, e-mail or name</source>
            <translation>нет ни ID, ни телефона, ни e-mail, ни имени</translation>
        </message>
        <message>
            <source>no card with this ID: deleted, or you may not read it</source>
            <translation>нет карточки с таким ID: удалена или недоступна вам</translation>
        </message>
        <message>
            <source>no client: headers once more, a sum or a footer</source>
            <translation>не клиент: снова заголовки, итог или подпись</translation>
        </message>
        <message>
            <source>no row of headers was found.</source>
            <translation>строка заголовков не найдена.</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>ни одна</translation>
        </message>
        <message>
            <source>nobody has this e-mail</source>
            <translation>e-mail не найден</translation>
        </message>
        <message>
            <source>nobody has this name</source>
            <translation>имя не найдено</translation>
        </message>
        <message>
            <source>nobody has this phone</source>
            <translation>телефон не найден</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>none of them</source>
            <translation>ни одна</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>не найдено</translation>
        </message>
        <message>
            <source>not looked for</source>
            <translation>не искали</translation>
        </message>
        <message>
            <source>not looked for by name: there are too many rows with nothing else</source>
            <translation>по имени не искали: слишком много строк, где есть только имя</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>не используется</translation>
        </message>
        <message>
            <source>one word is too little to look for</source>
            <translation>нужны имя и фамилия</translation>
        </message>
        <message>
            <source>perhaps torn from the row above or below</source>
            <translation>возможно, обрывок соседней строки</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>телефон</translation>
        </message>
        <message>
            <source>phone destroyed by Excel</source>
            <translation>телефон испорчен в Excel</translation>
        </message>
        <message>
            <source>phone unreadable</source>
            <translation>телефон не распознан</translation>
        </message>
        <message>
            <source>reading was stopped.</source>
            <translation>загрузка остановлена.</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>загрузка…</translation>
        </message>
        <message>
            <source>says the same as row {row}</source>
            <translation>то же, что в строке {row}</translation>
        </message>
        <message>
            <source>semicolon ;</source>
            <translation>точка с запятой ;</translation>
        </message>
        <message>
            <source>several have the e-mail, one of them the name</source>
            <translation>e-mail совпал у нескольких, имя — у одного</translation>
        </message>
        <message>
            <source>several have the phone, one of them the name</source>
            <translation>телефон совпал у нескольких, имя — у одного</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>пропущено</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>остановлено</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>табуляция</translation>
        </message>
        <message>
            <source>the ID belongs to somebody with another name or other phones</source>
            <translation>у владельца этого ID другое имя или другие телефоны</translation>
        </message>
        <message>
            <source>the e-mail belongs to somebody with another name</source>
            <translation>у владельца этого e-mail другое имя</translation>
        </message>
        <message>
            <source>the e-mail belongs to {count}</source>
            <translation>карточек с этим e-mail: {count}</translation>
        </message>
        <message>
            <source>the end of the file is missing.</source>
            <translation>файл обрывается.</translation>
        </message>
        <message>
            <source>the file can't be opened.</source>
            <translation>файл не открывается.</translation>
        </message>
        <message>
            <source>the file has far too many columns.</source>
            <translation>в файле слишком много столбцов.</translation>
        </message>
        <message>
            <source>the file has no rows.</source>
            <translation>в файле нет строк.</translation>
        </message>
        <message>
            <source>the file holds what no spreadsheet program writes; it was not opened.</source>
            <translation>в файле есть то, чего не создаёт ни одна табличная программа; он не открыт.</translation>
        </message>
        <message>
            <source>the file is damaged.</source>
            <translation>файл повреждён.</translation>
        </message>
        <message>
            <source>the file is damaged: it has zero bytes inside.</source>
            <translation>файл повреждён: внутри нулевые байты.</translation>
        </message>
        <message>
            <source>the file is gone.</source>
            <translation>файла больше нет.</translation>
        </message>
        <message>
            <source>the file is protected by a password.</source>
            <translation>файл защищён паролем.</translation>
        </message>
        <message>
            <source>the file is too big.</source>
            <translation>файл слишком большой.</translation>
        </message>
        <message>
            <source>the file nests its tables beyond reason.</source>
            <translation>таблицы в файле слишком глубоко вложены друг в друга.</translation>
        </message>
        <message>
            <source>the name fits, phones and e-mails do not</source>
            <translation>имя то же, телефоны и e-mail другие</translation>
        </message>
        <message>
            <source>the name fits, the company does not</source>
            <translation>имя то же, компания другая</translation>
        </message>
        <message>
            <source>the newest</source>
            <translation>самая новая</translation>
        </message>
        <message>
            <source>the one with the same company</source>
            <translation>с той же компанией</translation>
        </message>
        <message>
            <source>the phone belongs to {count}</source>
            <translation>карточек с этим телефоном: {count}</translation>
        </message>
        <message>
            <source>the same card as row {row}</source>
            <translation>та же карточка, что в строке {row}</translation>
        </message>
        <message>
            <source>there is no such sheet.</source>
            <translation>такого листа нет.</translation>
        </message>
        <message>
            <source>these are cards in XML or JSON (xCard, jCard).</source>
            <translation>это карточки в XML или JSON (xCard, jCard).</translation>
        </message>
        <message>
            <source>these cards name no N, FN or TEL: neither names nor phones were found.</source>
            <translation>в карточках нет полей N, FN и TEL: не найдено ни имён, ни телефонов.</translation>
        </message>
        <message>
            <source>this is JSON, which is no table.</source>
            <translation>это JSON, а не таблица.</translation>
        </message>
        <message>
            <source>this is a SYLK or DIF table.</source>
            <translation>это таблица в формате SYLK или DIF.</translation>
        </message>
        <message>
            <source>this is a folder.</source>
            <translation>это папка.</translation>
        </message>
        <message>
            <source>this is a mail message.</source>
            <translation>это письмо электронной почты.</translation>
        </message>
        <message>
            <source>this is a web page in one file (MHT).</source>
            <translation>это веб-страница одним файлом (MHT).</translation>
        </message>
        <message>
            <source>this is an XML file without a table.</source>
            <translation>это XML-файл, в котором нет таблицы.</translation>
        </message>
        <message>
            <source>this is an address book in LDIF.</source>
            <translation>это адресная книга в формате LDIF.</translation>
        </message>
        <message>
            <source>this is an archive of files.</source>
            <translation>это архив с файлами.</translation>
        </message>
        <message>
            <source>this is no table of contacts, whatever its name says.</source>
            <translation>это не таблица контактов, как бы файл ни назывался.</translation>
        </message>
        <message>
            <source>unpacked, the file would be enormous; it was not opened.</source>
            <translation>в распакованном виде файл был бы огромным; он не открыт.</translation>
        </message>
        <message>
            <source>{count} have this name</source>
            <translation>карточек с этим именем: {count}</translation>
        </message>
        <message numerus="yes">
            <source>{count} of %n row(s) matched.</source>
            <translation>
                <numerusform>Найдено {count} из %n.</numerusform>
                <numerusform>Найдено {count} из %n.</numerusform>
                <numerusform>Найдено {count} из %n.</numerusform>
            </translation>
        </message>
        <message>
            <source>{file}, row {row}:</source>
            <translation>{file}, строка {row}:</translation>
        </message>
        <message>
            <source>{file}: {done}</source>
            <translation>{file}: {done}</translation>
        </message>
        <message>
            <source>{file}: {done} of {total}</source>
            <translation>{file}: {done} из {total}</translation>
        </message>
        <message>
            <source>{name} - not found.xlsx</source>
            <translation>{name} — не найдены.xlsx</translation>
        </message>
    </context>
    <context>
        <name>Intake</name>
        <message>
            <source>All files</source>
            <translation>Все файлы</translation>
        </message>
        <message>
            <source>Contact exports</source>
            <translation>Выгрузки контактов</translation>
        </message>
        <message>
            <source>Nothing on the clipboard can be looked for: copy cells, IDs or phones.</source>
            <translation>В буфере обмена нет данных для поиска: скопируйте ячейки, ID или телефоны.</translation>
        </message>
        <message>
            <source>These files are opened once a portal is connected: {names}.</source>
            <translation>Эти файлы откроются, когда портал будет подключён: {names}.</translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
        <message numerus="yes">
            <source>%n company(ies) added to the CRM</source>
            <translation>
                <numerusform>%n компания добавлена в CRM</numerusform>
                <numerusform>%n компании добавлены в CRM</numerusform>
                <numerusform>%n компаний добавлено в CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added to the CRM</source>
            <translation>
                <numerusform>%n контакт добавлен в CRM</numerusform>
                <numerusform>%n контакта добавлены в CRM</numerusform>
                <numerusform>%n контактов добавлено в CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) added</source>
            <translation>
                <numerusform>добавлен %n участник</numerusform>
                <numerusform>добавлено %n участника</numerusform>
                <numerusform>добавлено %n участников</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) removed</source>
            <translation>
                <numerusform>убран %n участник</numerusform>
                <numerusform>убрано %n участника</numerusform>
                <numerusform>убрано %n участников</numerusform>
            </translation>
        </message>
        <message>
            <source>After</source>
            <translation>Стало</translation>
        </message>
        <message>
            <source>After: {what}</source>
            <translation>Стало: {what}</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Было</translation>
        </message>
        <message>
            <source>Before: {what}</source>
            <translation>Было: {what}</translation>
        </message>
        <message>
            <source>CRM form #{form}</source>
            <translation>CRM-форма #{form}</translation>
        </message>
        <message>
            <source>CRM form #{form} attached</source>
            <translation>прикреплена CRM-форма #{form}</translation>
        </message>
        <message>
            <source>CRM form detached</source>
            <translation>CRM-форма откреплена</translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>Can be undone</source>
            <translation>Можно отменить</translation>
        </message>
        <message>
            <source>Choose an entry to read all of it here.</source>
            <translation>Выберите запись, чтобы прочитать её целиком.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>Every write appears here.</source>
            <translation>Здесь появится каждое изменение.</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>Журнал</translation>
        </message>
        <message>
            <source>Journal {portal} {day}.csv</source>
            <translation>Журнал {portal} {day}.csv</translation>
        </message>
        <message>
            <source>No changes yet</source>
            <translation>Изменений пока нет</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Не выполнены</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Итог</translation>
        </message>
        <message>
            <source>Portal</source>
            <translation>Портал</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Сохранить как CSV…</translation>
        </message>
        <message>
            <source>Save the journal</source>
            <translation>Сохранение журнала</translation>
        </message>
        <message>
            <source>Search the journal</source>
            <translation>Поиск в журнале</translation>
        </message>
        <message>
            <source>Search the journal…</source>
            <translation>Поиск в журнале…</translation>
        </message>
        <message>
            <source>The journal could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить журнал в файл {file}: {reason}.</translation>
        </message>
        <message>
            <source>The journal was saved as {file}.</source>
            <translation>Журнал сохранён в файл {file}.</translation>
        </message>
        <message>
            <source>Undo this change…</source>
            <translation>Отменить это изменение…</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Изменение</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Когда</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Кто</translation>
        </message>
        <message>
            <source>colour: {colour}</source>
            <translation>цвет: {colour}</translation>
        </message>
        <message>
            <source>done</source>
            <translation>выполнено</translation>
        </message>
        <message>
            <source>due date: {day}</source>
            <translation>срок — {day}</translation>
        </message>
        <message>
            <source>list changed: {what}</source>
            <translation>обзвон изменён: {what}</translation>
        </message>
        <message numerus="yes">
            <source>list created, %n participant(s)</source>
            <translation>
                <numerusform>обзвон создан, %n участник</numerusform>
                <numerusform>обзвон создан, %n участника</numerusform>
                <numerusform>обзвон создан, %n участников</numerusform>
            </translation>
        </message>
        <message>
            <source>list deleted (activity #{number} “{subject}”)</source>
            <translation>обзвон удалён (дело №{number} «{subject}»)</translation>
        </message>
        <message>
            <source>name: {name}</source>
            <translation>название: {name}</translation>
        </message>
        <message>
            <source>no CRM form</source>
            <translation>без CRM-формы</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>not begun</source>
            <translation>не начато</translation>
        </message>
        <message>
            <source>not done</source>
            <translation>не выполнено</translation>
        </message>
        <message>
            <source>order: {number}</source>
            <translation>порядок: {number}</translation>
        </message>
        <message>
            <source>responsible: {name}</source>
            <translation>ответственный — {name}</translation>
        </message>
        <message>
            <source>status “{name}” ({code}) added</source>
            <translation>добавлен статус «{name}» ({code})</translation>
        </message>
        <message>
            <source>status “{name}” ({code}) deleted</source>
            <translation>удалён статус «{name}» ({code})</translation>
        </message>
        <message>
            <source>status “{name}”: {what}</source>
            <translation>статус «{name}»: {what}</translation>
        </message>
        <message>
            <source>still to be done</source>
            <translation>предстоит</translation>
        </message>
        <message>
            <source>to be checked</source>
            <translation>проверить</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>выполняется</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>отменено</translation>
        </message>
        <message>
            <source>{what} (undo)</source>
            <translation>{what} (отмена)</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Add those who were chosen</source>
            <translation>Добавить выбранных</translation>
        </message>
        <message>
            <source>Change the search.</source>
            <translation>Измените поиск.</translation>
        </message>
        <message>
            <source>Close without a change; in the window, stop the work in progress</source>
            <translation>Закрыть без изменений; в окне — остановить текущую работу</translation>
        </message>
        <message>
            <source>Copy the selected rows with their headers</source>
            <translation>Копировать выделенные строки с заголовками</translation>
        </message>
        <message>
            <source>From the search to what was found</source>
            <translation>Из поиска к найденному</translation>
        </message>
        <message>
            <source>In dialogs</source>
            <translation>В диалогах</translation>
        </message>
        <message>
            <source>In tables</source>
            <translation>В таблицах</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Горячие клавиши</translation>
        </message>
        <message>
            <source>Menu of the row, with the columns</source>
            <translation>Меню строки и столбцов</translation>
        </message>
        <message>
            <source>Next field, field before</source>
            <translation>Следующее поле, предыдущее поле</translation>
        </message>
        <message>
            <source>Next row, first row, last row</source>
            <translation>Соседняя строка, первая, последняя</translation>
        </message>
        <message>
            <source>No shortcut matches</source>
            <translation>Таких клавиш нет</translation>
        </message>
        <message>
            <source>Open the list or the card, add to the chosen ones</source>
            <translation>Открыть обзвон или карточку, добавить к выбранным</translation>
        </message>
        <message>
            <source>Search shortcuts</source>
            <translation>Поиск горячих клавиш</translation>
        </message>
        <message>
            <source>Search shortcuts: what, where…</source>
            <translation>Поиск клавиш: действие, где…</translation>
        </message>
        <message>
            <source>Select all rows</source>
            <translation>Выделить все строки</translation>
        </message>
        <message>
            <source>Select more rows</source>
            <translation>Выделить ещё строки</translation>
        </message>
        <message>
            <source>Tick or untick</source>
            <translation>Поставить или снять галочку</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Действие</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Где</translation>
        </message>
    </context>
    <context>
        <name>Kind</name>
        <message>
            <source>companies</source>
            <translation>компании</translation>
        </message>
        <message>
            <source>contacts</source>
            <translation>контакты</translation>
        </message>
        <message>
            <source>deals</source>
            <translation>сделки</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>черновик</translation>
        </message>
        <message>
            <source>invoices</source>
            <translation>счета</translation>
        </message>
        <message>
            <source>kind {number}</source>
            <translation>вид {number}</translation>
        </message>
        <message>
            <source>leads</source>
            <translation>лиды</translation>
        </message>
        <message>
            <source>quotes</source>
            <translation>предложения</translation>
        </message>
    </context>
    <context>
        <name>Lack</name>
        <message>
            <source>Activities can't be read (permission crm).</source>
            <translation>Дела недоступны (нужно право crm).</translation>
        </message>
        <message>
            <source>Call statistics can't be read (permission telephony).</source>
            <translation>Статистика звонков недоступна (нужно право telephony).</translation>
        </message>
        <message>
            <source>Creators and responsibles are shown by number.</source>
            <translation>Создатели и ответственные показаны номерами.</translation>
        </message>
        <message>
            <source>Lists of others can't be told from deleted ones, and participants may be hidden from you.</source>
            <translation>Чужие обзвоны не отличить от удалённых, а часть участников может быть скрыта от вас.</translation>
        </message>
        <message>
            <source>No access to call lists (permission crm).</source>
            <translation>Нет доступа к обзвонам (нужно право crm).</translation>
        </message>
        <message>
            <source>Statuses are shown without their colours and can't be edited.</source>
            <translation>Статусы показаны без своих цветов, изменить их нельзя.</translation>
        </message>
        <message>
            <source>Subjects, responsibles and deleted lists can't be told.</source>
            <translation>Названия, ответственные и удалённые обзвоны неизвестны.</translation>
        </message>
        <message>
            <source>The dictionary of statuses can't be read.</source>
            <translation>Справочник статусов недоступен.</translation>
        </message>
        <message>
            <source>The program can't work without it.</source>
            <translation>Без него программа работать не может.</translation>
        </message>
        <message>
            <source>The webhook's owner is no administrator.</source>
            <translation>Владелец вебхука — не администратор.</translation>
        </message>
        <message>
            <source>There will be no figures of calls and talk time.</source>
            <translation>Не будет числа звонков и времени разговоров.</translation>
        </message>
        <message>
            <source>Users can't be read (permission user_brief or user).</source>
            <translation>Имена сотрудников недоступны (нужно право user_brief или user).</translation>
        </message>
    </context>
    <context>
        <name>Leaving</name>
        <message>
            <source>&amp;Stay</source>
            <translation>&amp;Остаться</translation>
        </message>
        <message>
            <source>&amp;Wait and quit</source>
            <translation>&amp;Дождаться и выйти</translation>
        </message>
        <message>
            <source>A change is being carried out</source>
            <translation>Выполняется изменение</translation>
        </message>
        <message>
            <source>Call List Desk can wait until it ends and then quit.</source>
            <translation>«Пульт обзвонов» может дождаться его окончания и затем закрыться.</translation>
        </message>
        <message>
            <source>Call List Desk quits as soon as it is done.</source>
            <translation>«Пульт обзвонов» закроется, как только изменение будет выполнено.</translation>
        </message>
        <message>
            <source>Half of it may be done on the portal by now. The next start finds out what became of it and notes it in the journal.</source>
            <translation>Возможно, на портале оно уже наполовину выполнено. Чем оно закончилось, выяснится при следующем запуске и будет записано в журнал.</translation>
        </message>
        <message>
            <source>Quit any&amp;way</source>
            <translation>&amp;Всё равно выйти</translation>
        </message>
        <message>
            <source>Quit at &amp;once…</source>
            <translation>Выйти &amp;сразу…</translation>
        </message>
    </context>
    <context>
        <name>LocalTime</name>
        <message>
            <source>May be called now</source>
            <translation>Можно звонить сейчас</translation>
        </message>
        <message>
            <source>Not now: calls are allowed from {begin} to {end} there</source>
            <translation>Сейчас нельзя: звонить можно с {begin} до {end} по местному времени</translation>
        </message>
        <message>
            <source>Not now: it may be outside {begin} to {end} there</source>
            <translation>Сейчас нельзя: там может быть раньше {begin} или позже {end}</translation>
        </message>
        <message>
            <source>Several time zones fit the phones.</source>
            <translation>По телефонам возможны разные часовые пояса.</translation>
        </message>
        <message>
            <source>The phones don't show where the client is.</source>
            <translation>По телефонам не определить, где находится клиент.</translation>
        </message>
    </context>
    <context>
        <name>Names</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>“{text}”</source>
            <translation>«{text}»</translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message>
            <source>&amp;Open the window</source>
            <translation>&amp;Открыть окно</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Выйти</translation>
        </message>
        <message>
            <source>The program goes on here. Quit it from this icon's menu.</source>
            <translation>Программа продолжает работать здесь. Выход — в меню этого значка.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} has not called for %n minute(s) of work.</source>
            <translation>
                <numerusform>{name} не звонит уже %n минуту рабочего времени.</numerusform>
                <numerusform>{name} не звонит уже %n минуты рабочего времени.</numerusform>
                <numerusform>{name} не звонит уже %n минут рабочего времени.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is finished.</source>
            <translation>{name}: обзвон завершён.</translation>
        </message>
        <message>
            <source>{name} is stuck: nobody has moved for {time}.</source>
            <translation>{name}: обзвон стоит уже {time}.</translation>
        </message>
        <message>
            <source>{name} will not be finished by {day}.</source>
            <translation>{name}: к сроку ({day}) не успевает.</translation>
        </message>
    </context>
    <context>
        <name>Numbers</name>
        <message>
            <source>{number}%</source>
            <translation>{number} %</translation>
        </message>
    </context>
    <context>
        <name>Operators</name>
        <message numerus="yes">
            <source>%n more became done while this operator called them</source>
            <translation>
                <numerusform>Ещё %n обработан, пока ему звонил этот оператор</numerusform>
                <numerusform>Ещё %n обработаны, пока им звонил этот оператор</numerusform>
                <numerusform>Ещё %n обработаны, пока им звонил этот оператор</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Today</source>
            <translation>&amp;Сегодня</translation>
        </message>
        <message>
            <source>All calls</source>
            <translation>Все звонки</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Дозвон</translation>
        </message>
        <message>
            <source>Became done by this operator's calls: {count}</source>
            <translation>Обработано звонками этого оператора: {count}</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>По часам</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Звонки</translation>
        </message>
        <message>
            <source>Calls of others are missing: you may see only some of them.</source>
            <translation>Видны не все звонки других сотрудников: доступ к статистике звонков у вас неполный.</translation>
        </message>
        <message>
            <source>Calls of others may be missing: the call statistics can't be read.</source>
            <translation>Видны не все звонки других сотрудников: статистика звонков не читается.</translation>
        </message>
        <message>
            <source>Calls of others may be missing: you may not see the call statistics.</source>
            <translation>Видны не все звонки других сотрудников: у вас нет доступа к статистике звонков.</translation>
        </message>
        <message>
            <source>Calls of which list</source>
            <translation>Звонки какого обзвона</translation>
        </message>
        <message>
            <source>Calls to numbers of no card are missing, and talk times are approximate: activities show the rest.</source>
            <translation>Остальное взято из дел: нет звонков на номера, которых нет в карточках, а время разговоров приблизительное.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Обработано</translation>
        </message>
        <message>
            <source>Idle since</source>
            <translation>Без звонков с</translation>
        </message>
        <message>
            <source>Next day</source>
            <translation>Следующий день</translation>
        </message>
        <message>
            <source>No calls of others are shown: there were none, or you may not see them.</source>
            <translation>Звонков других сотрудников не видно: их не было или у вас нет к ним доступа.</translation>
        </message>
        <message>
            <source>No calls yet today</source>
            <translation>Сегодня ещё никто не звонил</translation>
        </message>
        <message>
            <source>Nobody called on this day</source>
            <translation>В этот день никто не звонил</translation>
        </message>
        <message>
            <source>Nobody called participants of this list on this day</source>
            <translation>В этот день участникам обзвона не звонили</translation>
        </message>
        <message>
            <source>Not known who</source>
            <translation>Неизвестно кто</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Операторы</translation>
        </message>
        <message>
            <source>Previous day</source>
            <translation>Предыдущий день</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Загрузить заново</translation>
        </message>
        <message>
            <source>Talk time</source>
            <translation>Разговоры</translation>
        </message>
        <message>
            <source>The calls could not be loaded</source>
            <translation>Не удалось загрузить звонки</translation>
        </message>
        <message>
            <source>The last call ended: {moment}</source>
            <translation>Последний звонок закончился: {moment}</translation>
        </message>
        <message>
            <source>The permission “Telephony” (telephony) and the right to view call statistics would bring them.</source>
            <translation>Звонки появятся, если дать вебхуку право «Телефония» (telephony), а вам — доступ к статистике звонков.</translation>
        </message>
        <message>
            <source>The permission “Telephony” (telephony) would bring them: add it on the portal.</source>
            <translation>Остальные появятся, если на портале добавить вебхуку право «Телефония» (telephony).</translation>
        </message>
        <message>
            <source>These are the calls that you may see; the portal does not say whether there were others.</source>
            <translation>Показаны звонки, которые вам доступны; были ли другие, портал не сообщает.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Without a call for {time} of working time</source>
            <translation>Без звонков {time} рабочего времени</translation>
        </message>
        <message>
            <source>You may not see any calls</source>
            <translation>У вас нет доступа к звонкам</translation>
        </message>
        <message>
            <source>Your role's right to view all call statistics would bring them: on the portal under Telephony.</source>
            <translation>Остальные появятся, если на портале, в правах доступа телефонии, вашей роли разрешить просмотр всей статистики звонков.</translation>
        </message>
        <message numerus="yes">
            <source>by %n operator(s)</source>
            <translation>
                <numerusform>у %n оператора</numerusform>
                <numerusform>у %n операторов</numerusform>
                <numerusform>у %n операторов</numerusform>
            </translation>
        </message>
        <message>
            <source>ddd d MMM yyyy</source>
            <translation>ddd, d MMM yyyy</translation>
        </message>
        <message>
            <source>not all known exactly</source>
            <translation>известно не точно</translation>
        </message>
        <message>
            <source>{answered} of {calls}</source>
            <translation>{answered} из {calls}</translation>
        </message>
        <message>
            <source>{answered} of {calls} calls were answered</source>
            <translation>Отвечено на {answered} из {calls} звонков</translation>
        </message>
        <message>
            <source>{hour}: calls {calls}, answered {answered}</source>
            <translation>{hour}: звонков {calls}, отвечено {answered}</translation>
        </message>
        <message>
            <source>{minutes}:{seconds} min a call on average</source>
            <translation>в среднем {minutes}:{seconds} мин на звонок</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Copy</source>
            <translation>Копировать</translation>
        </message>
        <message>
            <source>No browser could be opened. The address: {address}</source>
            <translation>Не удалось открыть браузер. Адрес: {address}</translation>
        </message>
    </context>
    <context>
        <name>Participants</name>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n участник</numerusform>
                <numerusform>%n участника</numerusform>
                <numerusform>%n участников</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) can't be shown (deleted or no right).</source>
            <translation>
                <numerusform>Нельзя показать участников: %n (карточка удалена или у вас нет прав).</numerusform>
                <numerusform>Нельзя показать участников: %n (карточка удалена или у вас нет прав).</numerusform>
                <numerusform>Нельзя показать участников: %n (карточка удалена или у вас нет прав).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n статус</numerusform>
                <numerusform>%n статуса</numerusform>
                <numerusform>%n статусов</numerusform>
            </translation>
        </message>
        <message>
            <source>A list of this kind is read-only here: no names are shown.</source>
            <translation>Обзвон этого вида можно только смотреть: имена не показываются.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
        <message>
            <source>All statuses</source>
            <translation>Все статусы</translation>
        </message>
        <message>
            <source>Call comment</source>
            <translation>Комментарий к звонку</translation>
        </message>
        <message>
            <source>Call list #{number} is no longer listed</source>
            <translation>Обзвона #{number} больше нет в списке</translation>
        </message>
        <message>
            <source>Call result</source>
            <translation>Итог звонка</translation>
        </message>
        <message>
            <source>Calls are read for the rows that you look at.</source>
            <translation>Звонки загружаются для тех строк, на которые вы смотрите.</translation>
        </message>
        <message>
            <source>Change the search or the status.</source>
            <translation>Измените поиск или статус.</translation>
        </message>
        <message>
            <source>Changed since you looked last.</source>
            <translation>Изменился с прошлого просмотра.</translation>
        </message>
        <message>
            <source>Clear search and filter</source>
            <translation>Сбросить поиск и фильтр</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Компания</translation>
        </message>
        <message>
            <source>E-mails</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Filter by status</source>
            <translation>Фильтр по статусу</translation>
        </message>
        <message>
            <source>Find a name, phone, company</source>
            <translation>Найти имя, телефон, компанию</translation>
        </message>
        <message>
            <source>It was deleted, or you can't see it any more. Choose another list.</source>
            <translation>Он удалён или больше вам не виден. Выберите другой обзвон.</translation>
        </message>
        <message>
            <source>Last call</source>
            <translation>Последний звонок</translation>
        </message>
        <message>
            <source>Loading participants…</source>
            <translation>Загрузка участников…</translation>
        </message>
        <message>
            <source>Local time</source>
            <translation>Местное время</translation>
        </message>
        <message>
            <source>May be called now</source>
            <translation>Можно звонить сейчас</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Изменились</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>No list chosen</source>
            <translation>Обзвон не выбран</translation>
        </message>
        <message>
            <source>No participant matches</source>
            <translation>Подходящих участников нет</translation>
        </message>
        <message>
            <source>No participants to show</source>
            <translation>Участников нет</translation>
        </message>
        <message>
            <source>Nobody has called, as far as you may see.</source>
            <translation>Доступных вам звонков нет.</translation>
        </message>
        <message>
            <source>Nobody who matches may be called now, as far as their local time is known.</source>
            <translation>Никому из подходящих сейчас звонить нельзя, насколько известно их местное время.</translation>
        </message>
        <message>
            <source>Not read yet.</source>
            <translation>Ещё не загружено.</translation>
        </message>
        <message>
            <source>Open a call list to see its participants.</source>
            <translation>Откройте обзвон, чтобы увидеть его участников.</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Ответственный</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Участники</translation>
        </message>
        <message>
            <source>Participants that you may not read are not shown; the list may be longer.</source>
            <translation>Недоступные вам участники не показаны: на самом деле их может быть больше.</translation>
        </message>
        <message>
            <source>Phones</source>
            <translation>Телефоны</translation>
        </message>
        <message>
            <source>Search participants</source>
            <translation>Поиск участников</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Статус</translation>
        </message>
        <message>
            <source>The call could not be read. The next refresh tries again.</source>
            <translation>Не удалось загрузить звонок. Следующее обновление попробует ещё раз.</translation>
        </message>
        <message>
            <source>The end of the list was not reached; it may be longer.</source>
            <translation>Обзвон загружен не до конца: участников может быть больше.</translation>
        </message>
        <message>
            <source>The list is empty, or you may not read its participants.</source>
            <translation>Обзвон пуст, или у вас нет права видеть его участников.</translation>
        </message>
        <message>
            <source>The list kept moving while it was read; refresh to be sure that all are here.</source>
            <translation>Пока обзвон загружался, порядок участников менялся. Обновите, чтобы точно видеть всех.</translation>
        </message>
        <message>
            <source>This card can't be shown: it was deleted, or you have no right to read it.</source>
            <translation>Эту карточку нельзя показать: она удалена, или у вас нет права её видеть.</translation>
        </message>
        <message>
            <source>This status is no longer in the dictionary.</source>
            <translation>Этого статуса больше нет в справочнике.</translation>
        </message>
        <message>
            <source>To the call lists</source>
            <translation>К обзвонам</translation>
        </message>
        <message>
            <source>You may not read calls. The portal's administrator can give you the right to activities.</source>
            <translation>Звонки вам недоступны. Право на просмотр дел может дать администратор портала.</translation>
        </message>
        <message>
            <source>changed since you looked last</source>
            <translation>изменился с прошлого просмотра</translation>
        </message>
        <message>
            <source>done {done}</source>
            <translation>обработано {done}</translation>
        </message>
        <message>
            <source>no calls</source>
            <translation>звонков нет</translation>
        </message>
        <message>
            <source>no right</source>
            <translation>нет прав</translation>
        </message>
        <message>
            <source>not read</source>
            <translation>не загружено</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>неизвестно</translation>
        </message>
        <message>
            <source>{shown} of {total} shown</source>
            <translation>показано {shown} из {total}</translation>
        </message>
    </context>
    <context>
        <name>Phase</name>
        <message>
            <source>Ask the portal's administrator for it.</source>
            <translation>Попросите доступ у администратора портала.</translation>
        </message>
        <message>
            <source>Change the search or the filter.</source>
            <translation>Измените поиск или фильтр.</translation>
        </message>
        <message>
            <source>Connect a portal, or look around in a demo first.</source>
            <translation>Подключите портал или сначала посмотрите демо.</translation>
        </message>
        <message>
            <source>Loading was stopped</source>
            <translation>Загрузка остановлена</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>Загрузка…</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Нет подключения</translation>
        </message>
        <message>
            <source>Nothing chosen</source>
            <translation>Ничего не выбрано</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Здесь пусто</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>Ничего не найдено</translation>
        </message>
        <message>
            <source>The message says why.</source>
            <translation>Причина указана в сообщении.</translation>
        </message>
        <message>
            <source>The portal can't be reached</source>
            <translation>Портал недоступен</translation>
        </message>
        <message>
            <source>The portal's data could not be loaded</source>
            <translation>Не удалось загрузить данные портала</translation>
        </message>
        <message>
            <source>The program will try again automatically.</source>
            <translation>Программа попробует ещё раз сама.</translation>
        </message>
        <message>
            <source>You have no right to see this</source>
            <translation>У вас нет права это видеть</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message numerus="yes">
            <source>%n found.</source>
            <translation>
                <numerusform>Найдено: %n.</numerusform>
                <numerusform>Найдено: %n.</numerusform>
                <numerusform>Найдено: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) with several cards: choose yourself.</source>
            <translation>
                <numerusform>Неоднозначных значений: %n, выберите карточки сами.</numerusform>
                <numerusform>Неоднозначных значений: %n, выберите карточки сами.</numerusform>
                <numerusform>Неоднозначных значений: %n, выберите карточки сами.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Add selected</source>
            <translation>&amp;Добавить выделенных</translation>
        </message>
        <message>
            <source>&amp;Contacts</source>
            <translation>&amp;Контакты</translation>
        </message>
        <message>
            <source>&amp;Take out</source>
            <translation>&amp;Убрать</translation>
        </message>
        <message>
            <source>A call list has either contacts or companies: take out the chosen ones first.</source>
            <translation>В обзвоне либо контакты, либо компании: сначала уберите выбранных.</translation>
        </message>
        <message numerus="yes">
            <source>A list of %n value(s) was looked up.</source>
            <translation>
                <numerusform>В списке %n значение.</numerusform>
                <numerusform>В списке %n значения.</numerusform>
                <numerusform>В списке %n значений.</numerusform>
            </translation>
        </message>
        <message>
            <source>All were found.</source>
            <translation>Найдены все.</translation>
        </message>
        <message>
            <source>Any owner</source>
            <translation>Любой ответственный</translation>
        </message>
        <message>
            <source>C&amp;ompanies</source>
            <translation>К&amp;омпании</translation>
        </message>
        <message>
            <source>Check the spelling and the filters. Cards that you may not read are not found.</source>
            <translation>Проверьте написание и фильтры. Недоступные вам карточки найти нельзя.</translation>
        </message>
        <message>
            <source>Choose companies</source>
            <translation>Выбор компаний</translation>
        </message>
        <message>
            <source>Choose contacts</source>
            <translation>Выбор контактов</translation>
        </message>
        <message>
            <source>Choose contacts or companies</source>
            <translation>Новый обзвон: участники</translation>
        </message>
        <message>
            <source>Chosen</source>
            <translation>Выбраны</translation>
        </message>
        <message numerus="yes">
            <source>Chosen: %n company(ies)</source>
            <translation>
                <numerusform>Выбрана %n компания</numerusform>
                <numerusform>Выбраны %n компании</numerusform>
                <numerusform>Выбрано %n компаний</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Chosen: %n contact(s)</source>
            <translation>
                <numerusform>Выбран %n контакт</numerusform>
                <numerusform>Выбраны %n контакта</numerusform>
                <numerusform>Выбрано %n контактов</numerusform>
            </translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Компания</translation>
        </message>
        <message>
            <source>Company, phone, e-mail, ID; or paste a list of IDs or phones</source>
            <translation>Компания, телефон, e-mail, ID; или вставьте список ID или телефонов</translation>
        </message>
        <message>
            <source>Copy what was not found</source>
            <translation>Скопировать ненайденное</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Создан</translation>
        </message>
        <message>
            <source>Created at any time</source>
            <translation>Дата создания: любая</translation>
        </message>
        <message>
            <source>Created between…</source>
            <translation>Дата создания: период…</translation>
        </message>
        <message>
            <source>Created from</source>
            <translation>Дата создания с</translation>
        </message>
        <message>
            <source>Created in the last 30 days</source>
            <translation>Дата создания: последние 30 дней</translation>
        </message>
        <message>
            <source>Created in the last 7 days</source>
            <translation>Дата создания: последние 7 дней</translation>
        </message>
        <message>
            <source>Created today</source>
            <translation>Дата создания: сегодня</translation>
        </message>
        <message>
            <source>Created until</source>
            <translation>Дата создания по</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Enter</translation>
        </message>
        <message>
            <source>E-mails</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Найдены</translation>
        </message>
        <message>
            <source>Has a phone</source>
            <translation>Есть телефон</translation>
        </message>
        <message>
            <source>Has a phone that is on your stop list.</source>
            <translation>Телефон есть в вашем стоп-листе.</translation>
        </message>
        <message>
            <source>Has asked not to be called: has that status in some call list.</source>
            <translation>Просил больше не звонить: такой статус есть в одном из обзвонов.</translation>
        </message>
        <message>
            <source>ID</source>
            <translation>ID</translation>
        </message>
        <message>
            <source>Is also in these call lists:</source>
            <translation>Также в этих обзвонах:</translation>
        </message>
        <message>
            <source>Is in this call list already and can't be added again.</source>
            <translation>Уже в этом обзвоне, ещё раз добавить нельзя.</translation>
        </message>
        <message>
            <source>Looking up the list: {done} of {total}…</source>
            <translation>Поиск по списку: {done} из {total}…</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>Name, phone, e-mail, company, ID; or paste a list of IDs or phones</source>
            <translation>Имя, телефон, e-mail, компания, ID; или вставьте список ID или телефонов</translation>
        </message>
        <message>
            <source>Not all cards were searched yet: press Enter to go on.</source>
            <translation>Просмотрены ещё не все карточки: Enter — искать дальше.</translation>
        </message>
        <message>
            <source>Not found: {count} of {total}: {values}.</source>
            <translation>Не найдено {count} из {total}: {values}.</translation>
        </message>
        <message>
            <source>Not recognised: {values}.</source>
            <translation>Не распознано: {values}.</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не найдено</translation>
        </message>
        <message>
            <source>Only whole phone numbers and e-mail addresses were found.</source>
            <translation>Телефоны и e-mail ищутся только целиком.</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Ответственный</translation>
        </message>
        <message>
            <source>Phones</source>
            <translation>Телефоны</translation>
        </message>
        <message>
            <source>Press Enter in the search to try again.</source>
            <translation>Enter в строке поиска — повторить.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Идёт поиск…</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>Убрать</translation>
        </message>
        <message numerus="yes">
            <source>The first %n are shown, scroll down for more.</source>
            <translation>
                <numerusform>Показан %n. Прокрутите, чтобы загрузить ещё.</numerusform>
                <numerusform>Показаны первые %n. Прокрутите, чтобы загрузить ещё.</numerusform>
                <numerusform>Показаны первые %n. Прокрутите, чтобы загрузить ещё.</numerusform>
            </translation>
        </message>
        <message>
            <source>There may be more of them than the portal tells.</source>
            <translation>Их может быть больше, чем сообщает портал.</translation>
        </message>
        <message>
            <source>Type what you know of them, or paste a list. The down key goes to the results, Enter adds.</source>
            <translation>Введите, что о них известно, или вставьте список. Стрелка вниз — к найденному, Enter — добавить.</translation>
        </message>
        <message>
            <source>Which companies?</source>
            <translation>Какие компании?</translation>
        </message>
        <message>
            <source>Which contacts?</source>
            <translation>Какие контакты?</translation>
        </message>
        <message>
            <source>already in this list</source>
            <translation>уже в этом обзвоне</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>выбран</translation>
        </message>
        <message>
            <source>one of {count} with {value}</source>
            <translation>{value} указан в нескольких карточках: {count}</translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message numerus="yes">
            <source>%n added to it by somebody else:</source>
            <translation>
                <numerusform>%n участника добавил кто-то другой:</numerusform>
                <numerusform>%n участников добавил кто-то другой:</numerusform>
                <numerusform>%n участников добавил кто-то другой:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n can't be touched, the card was deleted:</source>
            <translation>
                <numerusform>Карточка удалена, изменить нельзя — %n:</numerusform>
                <numerusform>Карточка удалена, изменить нельзя — %n:</numerusform>
                <numerusform>Карточка удалена, изменить нельзя — %n:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got another status meanwhile:</source>
            <translation>
                <numerusform>За это время %n получил другой статус:</numerusform>
                <numerusform>За это время %n получили другой статус:</numerusform>
                <numerusform>За это время %n получили другой статус:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in already.</source>
            <translation>
                <numerusform>%n уже в обзвоне.</numerusform>
                <numerusform>%n уже в обзвоне.</numerusform>
                <numerusform>%n уже в обзвоне.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in other lists too:</source>
            <translation>
                <numerusform>%n уже есть в других обзвонах:</numerusform>
                <numerusform>%n уже есть в других обзвонах:</numerusform>
                <numerusform>%n уже есть в других обзвонах:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (no phone):</source>
            <translation>
                <numerusform>%n не войдёт (нет телефона):</numerusform>
                <numerusform>%n не войдут (нет телефона):</numerusform>
                <numerusform>%n не войдут (нет телефона):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (on the stop list):</source>
            <translation>
                <numerusform>%n не войдёт (в стоп-листе):</numerusform>
                <numerusform>%n не войдут (в стоп-листе):</numerusform>
                <numerusform>%n не войдут (в стоп-листе):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (phone on your stop list):</source>
            <translation>
                <numerusform>%n не войдёт (телефон в вашем стоп-листе):</numerusform>
                <numerusform>%n не войдут (телефоны в вашем стоп-листе):</numerusform>
                <numerusform>%n не войдут (телефоны в вашем стоп-листе):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out: no name, phone or e-mail address; row:</source>
            <translation>
                <numerusform>Пропущено: %n (нет ни имени, ни телефона, ни e-mail); № строки:</numerusform>
                <numerusform>Пропущено: %n (нет ни имени, ни телефона, ни e-mail); № строки:</numerusform>
                <numerusform>Пропущено: %n (нет ни имени, ни телефона, ни e-mail); № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out: their phone or address has several cards by now, or one that you may not see; row:</source>
            <translation>
                <numerusform>Пропущено: %n (с тем же телефоном или e-mail есть несколько карточек или недоступная вам); № строки:</numerusform>
                <numerusform>Пропущено: %n (с тем же телефоном или e-mail есть несколько карточек или недоступная вам); № строки:</numerusform>
                <numerusform>Пропущено: %n (с тем же телефоном или e-mail есть несколько карточек или недоступная вам); № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) were never read: there may be more.</source>
            <translation>
                <numerusform>%n обзвон ещё не загружен: участников может быть больше.</numerusform>
                <numerusform>%n обзвона ещё не загружены: участников может быть больше.</numerusform>
                <numerusform>%n обзвонов ещё не загружено: участников может быть больше.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more in deleted lists and drafts.</source>
            <translation>
                <numerusform>Ещё %n в удалённых обзвонах и черновиках.</numerusform>
                <numerusform>Ещё %n в удалённых обзвонах и черновиках.</numerusform>
                <numerusform>Ещё %n в удалённых обзвонах и черновиках.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more will be added:</source>
            <translation>
                <numerusform>Будет добавлен ещё %n:</numerusform>
                <numerusform>Будут добавлены ещё %n:</numerusform>
                <numerusform>Будут добавлены ещё %n:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more will be removed:</source>
            <translation>
                <numerusform>Будет убран ещё %n:</numerusform>
                <numerusform>Будут убраны ещё %n:</numerusform>
                <numerusform>Будут убраны ещё %n:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not in the list any more.</source>
            <translation>
                <numerusform>%n уже нет в обзвоне.</numerusform>
                <numerusform>%n уже нет в обзвоне.</numerusform>
                <numerusform>%n уже нет в обзвоне.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on the stop list:</source>
            <translation>
                <numerusform>%n в стоп-листе:</numerusform>
                <numerusform>%n в стоп-листе:</numerusform>
                <numerusform>%n в стоп-листе:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on your stop list by phone:</source>
            <translation>
                <numerusform>%n в вашем стоп-листе по телефону:</numerusform>
                <numerusform>%n в вашем стоп-листе по телефону:</numerusform>
                <numerusform>%n в вашем стоп-листе по телефону:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) have it, as last known:</source>
            <translation>
                <numerusform>По последним данным, он есть у %n участника:</numerusform>
                <numerusform>По последним данным, он есть у %n участников:</numerusform>
                <numerusform>По последним данным, он есть у %n участников:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) with this code get the status back:</source>
            <translation>
                <numerusform>Статус вернётся %n участнику с этим кодом:</numerusform>
                <numerusform>Статус вернётся %n участникам с этим кодом:</numerusform>
                <numerusform>Статус вернётся %n участникам с этим кодом:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s), done {done} ({share}).</source>
            <translation>
                <numerusform>%n участник, обработано {done} ({share}).</numerusform>
                <numerusform>%n участника, обработано {done} ({share}).</numerusform>
                <numerusform>%n участников, обработано {done} ({share}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are the same client as another row: one card for both.</source>
            <translation>
                <numerusform>%n строка повторяет клиента из другой строки: карточка будет одна.</numerusform>
                <numerusform>%n строки повторяют клиентов из других строк: карточка будет одна на клиента.</numerusform>
                <numerusform>%n строк повторяют клиентов из других строк: карточка будет одна на клиента.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have a card by now: it is used, none is made.</source>
            <translation>
                <numerusform>Карточки уже появились в CRM, новых для них не будет: %n.</numerusform>
                <numerusform>Карточки уже появились в CRM, новых для них не будет: %n.</numerusform>
                <numerusform>Карточки уже появились в CRM, новых для них не будет: %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose card the portal does not show you; they stay in the list:</source>
            <translation>
                <numerusform>Карточка вам недоступна, но участник останется в обзвоне — %n:</numerusform>
                <numerusform>Карточка вам недоступна, но участник останется в обзвоне — %n:</numerusform>
                <numerusform>Карточка вам недоступна, но участник останется в обзвоне — %n:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose company is not in the CRM, or there more than once: they are added without it.</source>
            <translation>
                <numerusform>Компании нет в CRM или таких несколько, клиент будет добавлен без неё — %n.</numerusform>
                <numerusform>Компании нет в CRM или таких несколько, клиент будет добавлен без неё — %n.</numerusform>
                <numerusform>Компании нет в CRM или таких несколько, клиент будет добавлен без неё — %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will no longer be added:</source>
            <translation>
                <numerusform>%n уже не будет добавлен:</numerusform>
                <numerusform>%n уже не будут добавлены:</numerusform>
                <numerusform>%n уже не будут добавлены:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will no longer be removed:</source>
            <translation>
                <numerusform>%n уже не будет убран:</numerusform>
                <numerusform>%n уже не будут убраны:</numerusform>
                <numerusform>%n уже не будут убраны:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will stay because of a result set meanwhile:</source>
            <translation>
                <numerusform>%n останется, за это время получен результат:</numerusform>
                <numerusform>%n останутся, за это время получен результат:</numerusform>
                <numerusform>%n останутся, за это время получен результат:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a phone on your stop list; row:</source>
            <translation>
                <numerusform>%n с телефоном из вашего стоп-листа; строка:</numerusform>
                <numerusform>%n с телефонами из вашего стоп-листа; строки:</numerusform>
                <numerusform>%n с телефонами из вашего стоп-листа; строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a card that you may read:</source>
            <translation>
                <numerusform>Карточка вам недоступна — %n:</numerusform>
                <numerusform>Карточка вам недоступна — %n:</numerusform>
                <numerusform>Карточка вам недоступна — %n:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a name, to be called by the phone, or else by the e-mail address; row:</source>
            <translation>
                <numerusform>Без имени: %n (вместо имени будет телефон, а если его нет — e-mail); № строки:</numerusform>
                <numerusform>Без имени: %n (вместо имени будет телефон, а если его нет — e-mail); № строки:</numerusform>
                <numerusform>Без имени: %n (вместо имени будет телефон, а если его нет — e-mail); № строки:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone:</source>
            <translation>
                <numerusform>%n без телефона:</numerusform>
                <numerusform>%n без телефона:</numerusform>
                <numerusform>%n без телефона:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone; row:</source>
            <translation>
                <numerusform>Без телефона: %n; № строки:</numerusform>
                <numerusform>Без телефона: %n; № строки:</numerusform>
                <numerusform>Без телефона: %n; № строки:</numerusform>
            </translation>
        </message>
        <message>
            <source>A list can't be emptied. Delete the list instead.</source>
            <translation>Нельзя убрать из обзвона всех. Вместо этого удалите обзвон.</translation>
        </message>
        <message>
            <source>A list of this kind can't be changed here.</source>
            <translation>Обзвон этого вида здесь изменить нельзя.</translation>
        </message>
        <message>
            <source>Activity #{number} is named alike but does not carry this list: it is left alone.</source>
            <translation>Дело №{number} называется так же, но это не дело этого обзвона: оно останется.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
        <message numerus="yes">
            <source>Add %n company(ies) to the CRM.</source>
            <translation>
                <numerusform>Добавить в CRM %n компанию.</numerusform>
                <numerusform>Добавить в CRM %n компании.</numerusform>
                <numerusform>Добавить в CRM %n компаний.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n contact(s) to the CRM.</source>
            <translation>
                <numerusform>Добавить в CRM %n контакт.</numerusform>
                <numerusform>Добавить в CRM %n контакта.</numerusform>
                <numerusform>Добавить в CRM %n контактов.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n participant(s) to call list #{number}.</source>
            <translation>
                <numerusform>Добавить %n участника в обзвон #{number}.</numerusform>
                <numerusform>Добавить %n участников в обзвон #{number}.</numerusform>
                <numerusform>Добавить %n участников в обзвон #{number}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n status(es): {names}.</source>
            <translation>
                <numerusform>Добавить %n статус: {names}.</numerusform>
                <numerusform>Добавить %n статуса: {names}.</numerusform>
                <numerusform>Добавить %n статусов: {names}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Add the status “{name}” with the code {code} again.</source>
            <translation>Снова добавить статус «{name}» с кодом {code}.</translation>
        </message>
        <message>
            <source>Add the status “{name}” with the code {code}.</source>
            <translation>Добавить статус «{name}» с кодом {code}.</translation>
        </message>
        <message>
            <source>Adding participants to #{number}</source>
            <translation>Добавление участников в #{number}</translation>
        </message>
        <message>
            <source>An activity has this name but does not carry this list, so it is left alone.</source>
            <translation>Есть дело с таким названием, но это не дело этого обзвона, поэтому оно останется.</translation>
        </message>
        <message>
            <source>An administrator can restore it with its number and statuses from the CRM's recycle bin{link}.</source>
            <translation>Администратор может вернуть его с номером и статусами из корзины CRM{link}.</translation>
        </message>
        <message>
            <source>Attach CRM form #{form} to call list #{number}.</source>
            <translation>Прикрепить к обзвону #{number} CRM-форму #{form}.</translation>
        </message>
        <message>
            <source>CRM form #{form}</source>
            <translation>CRM-форма #{form}</translation>
        </message>
        <message>
            <source>Call list #{number} is no longer affected.</source>
            <translation>Обзвон #{number} изменение больше не затронет.</translation>
        </message>
        <message>
            <source>Call list #{number} is now affected too.</source>
            <translation>Изменение теперь затронет и обзвон #{number}.</translation>
        </message>
        <message>
            <source>Call list #{number} will be called “{subject}”.</source>
            <translation>Обзвон #{number} будет называться «{subject}».</translation>
        </message>
        <message>
            <source>Call list #{number} will be finished.</source>
            <translation>Обзвон #{number} будет завершён.</translation>
        </message>
        <message>
            <source>Call list #{number} will be open again.</source>
            <translation>Обзвон #{number} снова будет в работе.</translation>
        </message>
        <message>
            <source>Call list #{number}: nothing to change.</source>
            <translation>Обзвон #{number}: менять нечего.</translation>
        </message>
        <message>
            <source>Call lists {lists} will be finished.</source>
            <translation>Обзвоны {lists} будут завершены.</translation>
        </message>
        <message>
            <source>Call lists {lists} will be open again.</source>
            <translation>Обзвоны {lists} будут снова открыты.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Изменить</translation>
        </message>
        <message>
            <source>Change of call list #{number}</source>
            <translation>Изменение обзвона #{number}</translation>
        </message>
        <message>
            <source>Change of the status “{name}”</source>
            <translation>Изменение статуса «{name}»</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Colour: {colour}</source>
            <translation>Цвет: {colour}</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>Скопировать всех</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Создать</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Удалить</translation>
        </message>
        <message>
            <source>Delete call list #{number}{subject}.</source>
            <translation>Удалить обзвон #{number}{subject}.</translation>
        </message>
        <message>
            <source>Delete the status “{name}” ({code}).</source>
            <translation>Удалить статус «{name}» ({code}).</translation>
        </message>
        <message>
            <source>Deletion of call list #{number}</source>
            <translation>Удаление обзвона #{number}</translation>
        </message>
        <message>
            <source>Deletion of call lists {numbers}</source>
            <translation>Удаление обзвонов {numbers}</translation>
        </message>
        <message>
            <source>Deletion of the status “{name}”</source>
            <translation>Удаление статуса «{name}»</translation>
        </message>
        <message>
            <source>Detach the CRM form from call list #{number}.</source>
            <translation>Открепить CRM-форму от обзвона #{number}.</translation>
        </message>
        <message>
            <source>Due date</source>
            <translation>Срок</translation>
        </message>
        <message>
            <source>Due date of call list #{number}</source>
            <translation>Срок обзвона #{number}</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Скрыть</translation>
        </message>
        <message>
            <source>I understand, go on anyway</source>
            <translation>Понимаю последствия, продолжить</translation>
        </message>
        <message>
            <source>Include those on the stop list ({number})</source>
            <translation>Включить из стоп-листа ({number})</translation>
        </message>
        <message>
            <source>Include those without a phone ({number})</source>
            <translation>Включить без телефона ({number})</translation>
        </message>
        <message>
            <source>It comes back as one of your own: a system status it can't become again.</source>
            <translation>Он вернётся как собственный: снова стать системным он не может.</translation>
        </message>
        <message>
            <source>It is a system status. The portal deletes it only by force, for good: made again, it is one of your own, not the portal's any more.</source>
            <translation>Это системный статус. Портал удаляет его только принудительно и навсегда: созданный заново, он будет уже собственным, а не системным.</translation>
        </message>
        <message>
            <source>It will come after “{other}”.</source>
            <translation>Встанет после «{other}».</translation>
        </message>
        <message>
            <source>It will come first in the queue.</source>
            <translation>Встанет первым в очереди.</translation>
        </message>
        <message>
            <source>Its activity #{number} will be deleted (responsible: {name}).</source>
            <translation>Будет удалено дело №{number} (ответственный — {name}).</translation>
        </message>
        <message>
            <source>Left as it is, since its outcome is unknown: {what}.</source>
            <translation>Остаётся как есть, исход пока неизвестен: {what}.</translation>
        </message>
        <message>
            <source>Mark of the status “{name}”</source>
            <translation>Пометка статуса «{name}»</translation>
        </message>
        <message>
            <source>Mark of “{name}” in this program: {before} → {after}.</source>
            <translation>Пометка «{name}» в этой программе: {before} → {after}.</translation>
        </message>
        <message>
            <source>Marks of statuses</source>
            <translation>Пометки статусов</translation>
        </message>
        <message>
            <source>New call list</source>
            <translation>Новый обзвон</translation>
        </message>
        <message numerus="yes">
            <source>New call list with %n company(ies)</source>
            <translation>
                <numerusform>Новый обзвон: %n компания</numerusform>
                <numerusform>Новый обзвон: %n компании</numerusform>
                <numerusform>Новый обзвон: %n компаний</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>New call list with %n contact(s)</source>
            <translation>
                <numerusform>Новый обзвон: %n контакт</numerusform>
                <numerusform>Новый обзвон: %n контакта</numerusform>
                <numerusform>Новый обзвон: %n контактов</numerusform>
            </translation>
        </message>
        <message>
            <source>New companies in the CRM</source>
            <translation>Новые компании в CRM</translation>
        </message>
        <message>
            <source>New contacts in the CRM</source>
            <translation>Новые контакты в CRM</translation>
        </message>
        <message>
            <source>New list without them…</source>
            <translation>Новый обзвон без них…</translation>
        </message>
        <message>
            <source>New status “{name}”</source>
            <translation>Новый статус «{name}»</translation>
        </message>
        <message>
            <source>New statuses</source>
            <translation>Новые статусы</translation>
        </message>
        <message>
            <source>No activity carries this list any more: it is deleted already.</source>
            <translation>Дела у этого обзвона больше нет: он уже удалён.</translation>
        </message>
        <message>
            <source>No due date any more: {lists}.</source>
            <translation>Срок будет снят: {lists}.</translation>
        </message>
        <message>
            <source>No participant has it, as last known.</source>
            <translation>По последним данным, его нет ни у одного участника.</translation>
        </message>
        <message>
            <source>Nobody is left for the list: a list needs at least one participant whose card you may read.</source>
            <translation>Для обзвона никого не осталось: нужен хотя бы один участник, чья карточка вам доступна.</translation>
        </message>
        <message>
            <source>Nothing to change: it is so already.</source>
            <translation>Менять нечего: всё уже так и есть.</translation>
        </message>
        <message>
            <source>Numbers of order change: {names}. The queue stays as it is.</source>
            <translation>Изменятся порядковые номера: {names}. Очередь останется прежней.</translation>
        </message>
        <message>
            <source>Only an administrator of the portal can change statuses.</source>
            <translation>Менять статусы может только администратор портала.</translation>
        </message>
        <message>
            <source>Open the finished list again, so that operators see the new ones</source>
            <translation>Открыть завершённый обзвон снова, чтобы операторы увидели новых</translation>
        </message>
        <message>
            <source>Operators will no longer see the list. Nothing else is deleted: contacts and calls stay.</source>
            <translation>Операторы не увидят обзвон. Больше ничего не удаляется: контакты и звонки останутся.</translation>
        </message>
        <message>
            <source>Order of the statuses</source>
            <translation>Порядок статусов</translation>
        </message>
        <message>
            <source>Planned changes</source>
            <translation>Что изменится</translation>
        </message>
        <message>
            <source>Properties of call list #{number}</source>
            <translation>Свойства обзвона #{number}</translation>
        </message>
        <message>
            <source>Properties of call lists</source>
            <translation>Свойства обзвонов</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Убрать</translation>
        </message>
        <message numerus="yes">
            <source>Remove %n participant(s) from call list #{number}.</source>
            <translation>
                <numerusform>Убрать %n участника из обзвона #{number}.</numerusform>
                <numerusform>Убрать %n участников из обзвона #{number}.</numerusform>
                <numerusform>Убрать %n участников из обзвона #{number}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Removed people lose their status and call: {counts}.</source>
            <translation>У убранных пропадут статусы и звонки: {counts}.</translation>
        </message>
        <message>
            <source>Removing participants from #{number}</source>
            <translation>Исключение участников из #{number}</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Переименовать</translation>
        </message>
        <message>
            <source>Rename “{before}” to “{after}”.</source>
            <translation>Переименовать «{before}» в «{after}».</translation>
        </message>
        <message>
            <source>Several activities carry this list, so it is not clear which one is meant. Look on the portal.</source>
            <translation>У этого обзвона несколько дел, и неясно, какое из них нужное. Проверьте на портале.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Показать</translation>
        </message>
        <message>
            <source>Somebody else has added people to this list since it was created. They would be left in no list.</source>
            <translation>После создания в этот обзвон кто-то добавил участников. Они останутся без обзвона.</translation>
        </message>
        <message>
            <source>Status “{name}”: nothing to change.</source>
            <translation>Статус «{name}»: менять нечего.</translation>
        </message>
        <message>
            <source>Statuses and calls of those who return do not come back.</source>
            <translation>Статусы и звонки тех, кто вернётся, не восстановятся.</translation>
        </message>
        <message>
            <source>The CRM form stays.</source>
            <translation>CRM-форма остаётся.</translation>
        </message>
        <message>
            <source>The code stays for good; name, order and colour can be changed.</source>
            <translation>Код останется навсегда; название, порядок и цвет можно менять.</translation>
        </message>
        <message>
            <source>The dictionary has a status with this code already.</source>
            <translation>В справочнике уже есть статус с таким кодом.</translation>
        </message>
        <message>
            <source>The dictionary has no such status any more.</source>
            <translation>Такого статуса в справочнике больше нет.</translation>
        </message>
        <message>
            <source>The list could not be read for certain, so nothing is changed. Refresh and try again.</source>
            <translation>Обзвон не удалось надёжно загрузить, поэтому ничего не меняется. Обновите и повторите.</translation>
        </message>
        <message>
            <source>The list gets a new number; statuses and calls do not come back with it.</source>
            <translation>У обзвона будет новый номер; статусы и звонки с ним не вернутся.</translation>
        </message>
        <message>
            <source>The list is finished: operators see the new ones once its activity is open again.</source>
            <translation>Обзвон завершён: операторы увидят новых участников, когда его дело снова откроют.</translation>
        </message>
        <message>
            <source>The list is kept in the journal: undo makes it again, with a new number and no statuses.</source>
            <translation>Обзвон сохранён в журнале: отмена создаст его снова, с новым номером и без статусов.</translation>
        </message>
        <message>
            <source>The list may have participants whom you do not see. The portal should keep them, but does not promise it.</source>
            <translation>Возможно, в обзвоне есть участники, которых вы не видите. Портал должен их сохранить, но не гарантирует этого.</translation>
        </message>
        <message>
            <source>The name must have 1 to 100 characters.</source>
            <translation>В названии должно быть от 1 до 100 знаков.</translation>
        </message>
        <message>
            <source>The order of the dictionary is the order of the operators' queue: from now on they get their participants in the new order.</source>
            <translation>Порядок справочника — это порядок очереди операторов: с этого момента они будут получать участников в новом порядке.</translation>
        </message>
        <message numerus="yes">
            <source>The other %n keep(s) status and call.</source>
            <translation>
                <numerusform>Ещё %n сохранит статус и звонок.</numerusform>
                <numerusform>Остальные %n сохранят статусы и звонки.</numerusform>
                <numerusform>Остальные %n сохранят статусы и звонки.</numerusform>
            </translation>
        </message>
        <message>
            <source>The plan has changed since you accepted it:</source>
            <translation>План изменился с тех пор, как вы его подтвердили:</translation>
        </message>
        <message>
            <source>The portal has changed meanwhile.</source>
            <translation>За это время на портале что-то изменилось.</translation>
        </message>
        <message>
            <source>The portal would not take this code as it is.</source>
            <translation>Портал не примет такой код без изменений.</translation>
        </message>
        <message>
            <source>The queue will be: {names}.</source>
            <translation>Очередь станет такой: {names}.</translation>
        </message>
        <message>
            <source>The stop list and other lists as they were at {time}.</source>
            <translation>Стоп-лист и другие обзвоны — по данным на {time}.</translation>
        </message>
        <message>
            <source>Their owner: {name}</source>
            <translation>Ответственный: {name}</translation>
        </message>
        <message>
            <source>There is nobody to add.</source>
            <translation>Добавлять некого.</translation>
        </message>
        <message>
            <source>They keep the code {code}, which nothing names any more: the portal can't show or filter by it. A status made again with this code mends that.</source>
            <translation>У них останется код {code}, у которого больше не будет названия: портал не сможет показывать его и фильтровать по нему. Это исправит новый статус с тем же кодом.</translation>
        </message>
        <message>
            <source>They stay in the CRM: undo does not delete clients.</source>
            <translation>Они останутся в CRM: отмена клиентов не удаляет.</translation>
        </message>
        <message>
            <source>This is the status of everybody who is still to be called, and every new participant gets its code whether it exists or not. Without it operators see no name for those in progress, on the whole portal. Do not delete it unless you know very well why.</source>
            <translation>Это статус всех, кому ещё предстоит позвонить, и каждый новый участник получает его код, есть он в справочнике или нет. Без него операторы на всём портале не увидят названия у тех, кто в работе. Не удаляйте его, если не знаете точно, зачем.</translation>
        </message>
        <message>
            <source>To be finished by {day}: {lists}.</source>
            <translation>Срок {day}: {lists}.</translation>
        </message>
        <message>
            <source>Type the number of participants, {number}, to go on:</source>
            <translation>Для подтверждения введите число участников — {number}:</translation>
        </message>
        <message>
            <source>You may not read these cards of the CRM, so it can't be looked whether the clients are there already, and none is added.</source>
            <translation>У вас нет доступа к этим карточкам CRM: нельзя проверить, есть ли уже такие клиенты, поэтому никто не добавляется.</translation>
        </message>
        <message>
            <source>You see no activity of this list: if it was deleted, operators do not see the new ones. Restore it from the CRM's recycle bin first, or make a new list.</source>
            <translation>Вы не видите дела этого обзвона: если он удалён, операторы не увидят новых участников. Сначала восстановите его из корзины CRM или создайте новый обзвон.</translation>
        </message>
        <message>
            <source>You see no activity of this list: it is somebody else's, or the list is deleted already. Ask an administrator.</source>
            <translation>Вы не видите дела этого обзвона: оно чужое, или обзвон уже удалён. Обратитесь к администратору.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>final</source>
            <translation>итоговый</translation>
        </message>
        <message>
            <source>no mark</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>responsible: {name}</source>
            <translation>ответственный — {name}</translation>
        </message>
        <message>
            <source>to be called again</source>
            <translation>нужен повторный звонок</translation>
        </message>
        <message>
            <source>{name} will be responsible for call list #{number}.</source>
            <translation>Ответственным за обзвон #{number} станет {name}.</translation>
        </message>
        <message>
            <source>{name} will be responsible for call lists {lists}.</source>
            <translation>Ответственным за обзвоны {lists} станет {name}.</translation>
        </message>
        <message>
            <source>“{name}”</source>
            <translation>«{name}»</translation>
        </message>
        <message>
            <source>“{name}” will come after “{other}”.</source>
            <translation>«{name}» встанет после «{other}».</translation>
        </message>
        <message>
            <source>“{name}” will come first in the queue.</source>
            <translation>«{name}» встанет первым в очереди.</translation>
        </message>
        <message>
            <source>“{name}”: colour {before} → {after}.</source>
            <translation>«{name}»: цвет {before} → {after}.</translation>
        </message>
    </context>
    <context>
        <name>Portal</name>
        <message>
            <source>Demo</source>
            <translation>Демо</translation>
        </message>
    </context>
    <context>
        <name>PortalCheck</name>
        <message numerus="yes">
            <source>%n request(s)</source>
            <translation>
                <numerusform>%n запрос</numerusform>
                <numerusform>%n запроса</numerusform>
                <numerusform>%n запросов</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Копировать</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Сохранить…</translation>
        </message>
        <message>
            <source>A move is followed and shown in the window.</source>
            <translation>О смене адреса программа сообщит.</translation>
        </message>
        <message>
            <source>A refusal and an empty page both count as the end.</source>
            <translation>Концом считается и отказ, и пустая страница.</translation>
        </message>
        <message>
            <source>Activities are found by their call list.</source>
            <translation>Дела находятся по обзвону.</translation>
        </message>
        <message>
            <source>Activities completed automatically</source>
            <translation>Дела, завершившиеся сами</translation>
        </message>
        <message>
            <source>Activities past the last page</source>
            <translation>Дела за последней страницей</translation>
        </message>
        <message>
            <source>Address of the portal</source>
            <translation>Адрес портала</translation>
        </message>
        <message>
            <source>Addresses of the web pages</source>
            <translation>Адреса веб-страниц</translation>
        </message>
        <message>
            <source>All call lists in one answer</source>
            <translation>Все обзвоны одним ответом</translation>
        </message>
        <message>
            <source>All phones of a contact</source>
            <translation>Все телефоны контакта</translation>
        </message>
        <message>
            <source>All {count} were returned at once.</source>
            <translation>Пришли сразу все: {count}.</translation>
        </message>
        <message>
            <source>An activity that does not exist</source>
            <translation>Несуществующее дело</translation>
        </message>
        <message>
            <source>An administrator, who sees every participant and activity.</source>
            <translation>Администратор: видит всех участников и все дела.</translation>
        </message>
        <message>
            <source>An empty list stands for an empty map.</source>
            <translation>Пустой список вместо пустого набора.</translation>
        </message>
        <message>
            <source>An empty map.</source>
            <translation>Пустой набор.</translation>
        </message>
        <message>
            <source>Answered in another way, with the code {code}.</source>
            <translation>Ответ другой, с кодом {code}.</translation>
        </message>
        <message>
            <source>Answered: {status} {code}.</source>
            <translation>Ответ: {status} {code}.</translation>
        </message>
        <message>
            <source>Asking the portal: step {done} of {total}</source>
            <translation>Проверка портала: шаг {done} из {total}</translation>
        </message>
        <message>
            <source>Asking the portal…</source>
            <translation>Проверка портала…</translation>
        </message>
        <message>
            <source>Before a change, lists are read until two readings agree.</source>
            <translation>Перед изменением обзвон загружается, пока два ответа подряд не совпадут.</translation>
        </message>
        <message>
            <source>Before a deletion, the journal keeps the whole list.</source>
            <translation>Перед удалением журнал сохраняет весь обзвон.</translation>
        </message>
        <message>
            <source>Both are understood.</source>
            <translation>Понятно и то и другое.</translation>
        </message>
        <message>
            <source>C&amp;heck</source>
            <translation>&amp;Проверить</translation>
        </message>
        <message>
            <source>C&amp;heck again</source>
            <translation>&amp;Проверить снова</translation>
        </message>
        <message>
            <source>CRM form after a change of participants</source>
            <translation>CRM-форма после изменения участников</translation>
        </message>
        <message>
            <source>Call lists in the plan</source>
            <translation>Обзвоны в тарифе</translation>
        </message>
        <message>
            <source>Call lists without an order</source>
            <translation>Обзвоны без порядка</translation>
        </message>
        <message>
            <source>Call statistics</source>
            <translation>Статистика звонков</translation>
        </message>
        <message>
            <source>Choose a point to read all of it here.</source>
            <translation>Выберите пункт, чтобы прочитать его здесь целиком.</translation>
        </message>
        <message>
            <source>Commands hold up to 100 values; longer lists go as JSON, for which there is no such limit.</source>
            <translation>В командах до 100 значений; более длинные списки идут как JSON, где такого предела нет.</translation>
        </message>
        <message>
            <source>Contacts past the last page</source>
            <translation>Контакты за последней страницей</translation>
        </message>
        <message>
            <source>Cut off: the last of {count} values was ignored.</source>
            <translation>Список обрезается: последнее из {count} значений не учтено.</translation>
        </message>
        <message>
            <source>Deleted call lists</source>
            <translation>Удалённые обзвоны</translation>
        </message>
        <message>
            <source>Deleting without being an administrator</source>
            <translation>Удаление без прав администратора</translation>
        </message>
        <message>
            <source>Empty results</source>
            <translation>Пустые результаты</translation>
        </message>
        <message>
            <source>End of a call list</source>
            <translation>Конец обзвона</translation>
        </message>
        <message>
            <source>End of the webhook</source>
            <translation>Срок действия вебхука</translation>
        </message>
        <message>
            <source>Every activity is checked before it is changed or deleted.</source>
            <translation>Каждое дело проверяется перед изменением или удалением.</translation>
        </message>
        <message>
            <source>Every row is compared with what was asked for.</source>
            <translation>Каждая строка сверяется с запросом.</translation>
        </message>
        <message>
            <source>Execution time</source>
            <translation>Время выполнения</translation>
        </message>
        <message>
            <source>Filter of participants by status</source>
            <translation>Фильтр участников по статусу</translation>
        </message>
        <message>
            <source>Hidden participants</source>
            <translation>Скрытые участники</translation>
        </message>
        <message>
            <source>Hidden participants after a change</source>
            <translation>Скрытые участники после изменения</translation>
        </message>
        <message>
            <source>How a missing permission is refused</source>
            <translation>Отказ при нехватке прав</translation>
        </message>
        <message>
            <source>Ignored: everybody is returned.</source>
            <translation>Не учитывается: приходят все.</translation>
        </message>
        <message>
            <source>Ignored: everything is returned.</source>
            <translation>Не учитывается: приходит всё.</translation>
        </message>
        <message>
            <source>In whole seconds.</source>
            <translation>С точностью до секунды.</translation>
        </message>
        <message>
            <source>Included.</source>
            <translation>Входят.</translation>
        </message>
        <message>
            <source>It answers where you connected.</source>
            <translation>Отвечает там, где вы подключились.</translation>
        </message>
        <message>
            <source>It has moved to another address.</source>
            <translation>Переехал на другой адрес.</translation>
        </message>
        <message>
            <source>It is called {licence}.</source>
            <translation>Называется {licence}.</translation>
        </message>
        <message>
            <source>It is tried when you ask for it; a refusal is reported.</source>
            <translation>Программа пробует по вашей команде и сообщает об отказе.</translation>
        </message>
        <message>
            <source>Language of the portal</source>
            <translation>Язык портала</translation>
        </message>
        <message>
            <source>Leads and other kinds: {others}, drafts: {drafts}.</source>
            <translation>Лиды и другие виды: {others}, черновики: {drafts}.</translation>
        </message>
        <message>
            <source>Limit of execution time</source>
            <translation>Предел времени выполнения</translation>
        </message>
        <message>
            <source>List of CRM forms</source>
            <translation>Список CRM-форм</translation>
        </message>
        <message>
            <source>Lists are read to their proven end.</source>
            <translation>Обзвоны загружаются до подтверждённого конца.</translation>
        </message>
        <message>
            <source>Lists of up to 500 are read during a change, and statuses that fell back are reported.</source>
            <translation>Обзвоны до 500 участников проверяются во время изменения; об откатившихся статусах программа сообщит.</translation>
        </message>
        <message>
            <source>Lists with nobody in progress: {count}, all completed.</source>
            <translation>Обзвонов, где никого нет в работе: {count}, все завершены.</translation>
        </message>
        <message>
            <source>Lists with nobody in progress: {count}, still open: {open}.</source>
            <translation>Обзвонов, где никого нет в работе: {count}, ещё открыты: {open}.</translation>
        </message>
        <message>
            <source>Looking up methods</source>
            <translation>Поиск методов</translation>
        </message>
        <message>
            <source>Methods are slowed down below every limit that is known.</source>
            <translation>Программа замедляет вызовы раньше любого известного предела.</translation>
        </message>
        <message>
            <source>Missing: {lacking}. There are: {scopes}.</source>
            <translation>Не хватает: {lacking}. Есть: {scopes}.</translation>
        </message>
        <message>
            <source>Mistyped filter of activities</source>
            <translation>Фильтр дел с опечаткой</translation>
        </message>
        <message>
            <source>Mistyped filter of participants</source>
            <translation>Фильтр участников с опечаткой</translation>
        </message>
        <message>
            <source>Names are always asked for in lower case.</source>
            <translation>Имена методов всегда пишутся строчными буквами.</translation>
        </message>
        <message>
            <source>Names of users</source>
            <translation>Имена сотрудников</translation>
        </message>
        <message>
            <source>Neither Russian nor English.</source>
            <translation>Не русский и не английский.</translation>
        </message>
        <message>
            <source>New methods for call lists</source>
            <translation>Новые методы для обзвонов</translation>
        </message>
        <message>
            <source>New ones are not used yet: please send us this report.</source>
            <translation>Новые пока не используются: пришлите нам этот отчёт.</translation>
        </message>
        <message>
            <source>No administrator: participants and activities may be hidden.</source>
            <translation>Не администратор: участники и дела могут быть скрыты.</translation>
        </message>
        <message>
            <source>None among {of} participants.</source>
            <translation>Таких нет (участников: {of}).</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>Нет.</translation>
        </message>
        <message>
            <source>None: {count} pages with a following one were full.</source>
            <translation>Нет: полны все страницы, за которыми есть другие ({count}).</translation>
        </message>
        <message>
            <source>Not ignored.</source>
            <translation>Учитывается.</translation>
        </message>
        <message>
            <source>Not included: operators may not get at call lists.</source>
            <translation>Не входят: операторам обзвоны могут быть недоступны.</translation>
        </message>
        <message>
            <source>Not listed, it seems: no list lacks an activity, but {count} numbers are missing.</source>
            <translation>Похоже, не показываются: дело есть у всех, но не хватает номеров: {count}.</translation>
        </message>
        <message>
            <source>Not obeyed.</source>
            <translation>Не соблюдается.</translation>
        </message>
        <message>
            <source>Not obeyed: activities were returned that were not asked for.</source>
            <translation>Не соблюдается: пришли и другие дела.</translation>
        </message>
        <message>
            <source>Not readable.</source>
            <translation>Недоступно.</translation>
        </message>
        <message>
            <source>Not reported by the portal.</source>
            <translation>Портал не сообщает.</translation>
        </message>
        <message>
            <source>Not reported to this webhook.</source>
            <translation>Этому вебхуку не сообщается.</translation>
        </message>
        <message>
            <source>Not reported.</source>
            <translation>Не сообщается.</translation>
        </message>
        <message>
            <source>Not there.</source>
            <translation>Нет.</translation>
        </message>
        <message>
            <source>Nothing depends on it: the limits of the smallest plan are kept.</source>
            <translation>От него ничего не зависит: соблюдаются пределы младшего тарифа.</translation>
        </message>
        <message>
            <source>Nothing is compared with the portal's words.</source>
            <translation>Программа не опирается на слова портала.</translation>
        </message>
        <message>
            <source>Nothing is missing: {scopes}.</source>
            <translation>Всё есть: {scopes}.</translation>
        </message>
        <message>
            <source>Nothing is returned.</source>
            <translation>Ничего не приходит.</translation>
        </message>
        <message>
            <source>Nothing is switched off: REST works without it.</source>
            <translation>Ничего не выключается: REST работает и без них.</translation>
        </message>
        <message>
            <source>Nothing on this portal shows it at present.</source>
            <translation>Сейчас на этом портале нет подходящего примера.</translation>
        </message>
        <message>
            <source>Nothing was changed on the portal.</source>
            <translation>На портале ничего не изменено.</translation>
        </message>
        <message>
            <source>Number of a restored activity</source>
            <translation>Номер восстановленного дела</translation>
        </message>
        <message>
            <source>Number of participants</source>
            <translation>Число участников</translation>
        </message>
        <message>
            <source>Obeyed.</source>
            <translation>Соблюдается.</translation>
        </message>
        <message>
            <source>Obeyed: {count} found, each of a list that was asked for.</source>
            <translation>Соблюдается: найдено {count}, все по запрошенным обзвонам.</translation>
        </message>
        <message>
            <source>Observed</source>
            <translation>Что обнаружено</translation>
        </message>
        <message>
            <source>Only a change on the portal would show it; the check changes nothing.</source>
            <translation>Это показало бы только изменение на портале, а проверка ничего не меняет.</translation>
        </message>
        <message>
            <source>Only a look in the browser shows it.</source>
            <translation>Это видно только в браузере.</translation>
        </message>
        <message>
            <source>Only an administrator's webhook would show it.</source>
            <translation>Это видно только с вебхуком администратора.</translation>
        </message>
        <message>
            <source>Only an application shows it.</source>
            <translation>Это видно только приложению.</translation>
        </message>
        <message>
            <source>Only for an administrator a page that is not full ends a list, and deleted lists can be told apart.</source>
            <translation>Только у администратора неполная страница означает конец, а удалённые обзвоны можно отличить.</translation>
        </message>
        <message>
            <source>Only known fields are sent.</source>
            <translation>Отправляются только известные поля.</translation>
        </message>
        <message>
            <source>Only time shows it.</source>
            <translation>Это покажет только время.</translation>
        </message>
        <message>
            <source>Only using up the limit would show it.</source>
            <translation>Это видно, только если исчерпать предел.</translation>
        </message>
        <message>
            <source>Only {count} were returned.</source>
            <translation>Пришло только {count}.</translation>
        </message>
        <message>
            <source>Order of call lists</source>
            <translation>Порядок обзвонов</translation>
        </message>
        <message>
            <source>Order of participants</source>
            <translation>Порядок участников</translation>
        </message>
        <message>
            <source>Other kinds of call lists</source>
            <translation>Обзвоны других видов</translation>
        </message>
        <message>
            <source>Other words in {count} subjects; the usual one: {word}.</source>
            <translation>Названий с другими словами: {count}; обычное слово: {word}.</translation>
        </message>
        <message>
            <source>Page of participants</source>
            <translation>Страница участников</translation>
        </message>
        <message>
            <source>Pages read twice: {count}, all the same.</source>
            <translation>Прочитано дважды страниц: {count}, все одинаковы.</translation>
        </message>
        <message>
            <source>Pages read twice: {count}, changed between the readings: {moved}.</source>
            <translation>Прочитано дважды страниц: {count}, изменились между чтениями: {moved}.</translation>
        </message>
        <message>
            <source>Participants of deleted call lists</source>
            <translation>Участники удалённых обзвонов</translation>
        </message>
        <message>
            <source>Participants without a card</source>
            <translation>Участники без карточки</translation>
        </message>
        <message>
            <source>Permissions</source>
            <translation>Права вебхука</translation>
        </message>
        <message>
            <source>Plan of the portal</source>
            <translation>Тариф портала</translation>
        </message>
        <message>
            <source>Plans warn of it, and you have to insist.</source>
            <translation>План предупреждает об этом и требует подтверждения.</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Пункт</translation>
        </message>
        <message>
            <source>Points of the check</source>
            <translation>Пункты проверки</translation>
        </message>
        <message>
            <source>Portal check</source>
            <translation>Проверка портала</translation>
        </message>
        <message>
            <source>Portals differ where the documentation is silent. The check asks, reading only, which way yours answers; the program follows it. The report can be saved and sent: it holds no secret, no address and no people.</source>
            <translation>Там, где документация молчит, порталы ведут себя по-разному. Проверка выясняет, ничего не меняя, как отвечает ваш портал; программа учитывает это. Отчёт можно сохранить и отправить: в нём нет ни секретов, ни адресов, ни имён.</translation>
        </message>
        <message>
            <source>Read whole: {count} values.</source>
            <translation>Читаются целиком, значений: {count}.</translation>
        </message>
        <message>
            <source>Readable, as far as you may see.</source>
            <translation>Доступна в пределах ваших прав.</translation>
        </message>
        <message>
            <source>Readable.</source>
            <translation>Доступны.</translation>
        </message>
        <message>
            <source>Refused with the code {code}.</source>
            <translation>Отказ с кодом {code}.</translation>
        </message>
        <message>
            <source>Refused without a code of its own.</source>
            <translation>Отказ без собственного кода.</translation>
        </message>
        <message>
            <source>Refused: {status} {code}.</source>
            <translation>Отказ: {status} {code}.</translation>
        </message>
        <message>
            <source>Reported by the portal.</source>
            <translation>Портал сообщает.</translation>
        </message>
        <message>
            <source>Reported with every answer.</source>
            <translation>Сообщается с каждым ответом.</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Результат</translation>
        </message>
        <message>
            <source>Return address of applications</source>
            <translation>Адрес возврата приложений</translation>
        </message>
        <message>
            <source>Rights of the webhook's owner</source>
            <translation>Права владельца вебхука</translation>
        </message>
        <message>
            <source>Russian or English ({language}).</source>
            <translation>Русский или английский ({language}).</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Сохранить отчёт</translation>
        </message>
        <message>
            <source>Search of activities by call list</source>
            <translation>Поиск дел по обзвону</translation>
        </message>
        <message>
            <source>Show deleted shows them where the portal lists them, and otherwise says why not.</source>
            <translation>С флажком «Показывать скрытые» они видны, если портал их отдаёт; если нет, программа объяснит почему.</translation>
        </message>
        <message>
            <source>Something is returned.</source>
            <translation>Что-то приходит.</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>&amp;Остановить</translation>
        </message>
        <message>
            <source>Statuses set during a change</source>
            <translation>Статусы, поставленные во время изменения</translation>
        </message>
        <message>
            <source>Statuses that are not in the dictionary</source>
            <translation>Статусы не из справочника</translation>
        </message>
        <message>
            <source>Still listed: {count} of the newest have no activity.</source>
            <translation>По-прежнему в списке: из самых новых без дела — {count}.</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Текст (*.txt)</translation>
        </message>
        <message>
            <source>The check was stopped</source>
            <translation>Проверка остановлена</translation>
        </message>
        <message>
            <source>The code can be pasted by hand too.</source>
            <translation>Код можно вставить и вручную.</translation>
        </message>
        <message>
            <source>The code of the error decides, not the status.</source>
            <translation>Решает код ошибки, а не статус.</translation>
        </message>
        <message>
            <source>The first page is returned again.</source>
            <translation>Снова приходит первая страница.</translation>
        </message>
        <message>
            <source>The form is sent again with every change.</source>
            <translation>Форма отправляется заново с каждым изменением.</translation>
        </message>
        <message>
            <source>The program always asks for an order.</source>
            <translation>Программа всегда запрашивает порядок.</translation>
        </message>
        <message>
            <source>The program filters them itself.</source>
            <translation>Программа фильтрует сама.</translation>
        </message>
        <message>
            <source>The program never waits for it; F2 finishes a list.</source>
            <translation>Программа этого не ждёт; завершить обзвон можно клавишей F2.</translation>
        </message>
        <message>
            <source>The program puts them in order again.</source>
            <translation>Программа сама располагает их по порядку.</translation>
        </message>
        <message>
            <source>The report could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить отчёт в файл {file}: {reason}.</translation>
        </message>
        <message>
            <source>The report holds no secret, no address of the portal, no names, phones or e-mails.</source>
            <translation>В отчёте нет секретов, адреса портала, имён, телефонов и e-mail.</translation>
        </message>
        <message>
            <source>The report was saved as {file}.</source>
            <translation>Отчёт сохранён в файл {file}.</translation>
        </message>
        <message>
            <source>The usual addresses are opened; nothing else depends on them.</source>
            <translation>Открываются обычные адреса; больше от них ничего не зависит.</translation>
        </message>
        <message>
            <source>The word is learnt from the subjects that are there.</source>
            <translation>Слово узнаётся из имеющихся названий.</translation>
        </message>
        <message>
            <source>There are some: {methods}.</source>
            <translation>Есть: {methods}.</translation>
        </message>
        <message>
            <source>There, with {count} active forms.</source>
            <translation>Есть, активных форм: {count}.</translation>
        </message>
        <message>
            <source>They are left out of changes and reported by number.</source>
            <translation>Изменения их не затрагивают; они показаны номерами.</translation>
        </message>
        <message>
            <source>They are read by number, not by page.</source>
            <translation>Они загружаются по номерам, а не по страницам.</translation>
        </message>
        <message>
            <source>They are returned by number.</source>
            <translation>Приходят по номерам.</translation>
        </message>
        <message>
            <source>They are returned with all fields.</source>
            <translation>Приходят вместе со всеми полями.</translation>
        </message>
        <message>
            <source>They are shown by their code, as a group of their own.</source>
            <translation>Они показаны кодом, отдельной группой.</translation>
        </message>
        <message>
            <source>They are shown, read-only.</source>
            <translation>Они показаны, но не изменяются.</translation>
        </message>
        <message>
            <source>They were not returned.</source>
            <translation>Не пришли.</translation>
        </message>
        <message>
            <source>This proves a deletion; a code that means “not found” is remembered.</source>
            <translation>Это доказывает удаление; код со смыслом «не найдено» запоминается.</translation>
        </message>
        <message>
            <source>Time stamps</source>
            <translation>Отметки времени</translation>
        </message>
        <message>
            <source>Time zone of the server</source>
            <translation>Часовой пояс сервера</translation>
        </message>
        <message>
            <source>Times of call lists have no zone and are read in this one.</source>
            <translation>Время обзвонов приходит без пояса и считается в этом.</translation>
        </message>
        <message>
            <source>UTC{offset}.</source>
            <translation>UTC{offset}.</translation>
        </message>
        <message>
            <source>Unknown field of call lists</source>
            <translation>Неизвестное поле обзвонов</translation>
        </message>
        <message>
            <source>Unknown field of contacts</source>
            <translation>Неизвестное поле контактов</translation>
        </message>
        <message>
            <source>Unknown filter of users</source>
            <translation>Неизвестный фильтр сотрудников</translation>
        </message>
        <message>
            <source>Unordered.</source>
            <translation>Без порядка.</translation>
        </message>
        <message>
            <source>Very likely: {count} pages had gaps.</source>
            <translation>Весьма вероятно: страниц с пропусками — {count}.</translation>
        </message>
        <message>
            <source>Very long commands</source>
            <translation>Очень длинные команды</translation>
        </message>
        <message>
            <source>What it means here</source>
            <translation>Что это значит здесь</translation>
        </message>
        <message>
            <source>What lacks a permission is left out, with the reason.</source>
            <translation>Чего не позволяют права, того нет в окне, и сказано почему.</translation>
        </message>
        <message>
            <source>When it ends, the window says so and what to do.</source>
            <translation>Когда он перестанет действовать, программа сообщит об этом и подскажет, что делать.</translation>
        </message>
        <message>
            <source>Where it is reported, a method is slowed down before it is blocked.</source>
            <translation>Если оно сообщается, методы замедляются до блокировки.</translation>
        </message>
        <message>
            <source>Where it is there, forms have names. Where not, it is asked for again after 30 days; a number will do.</source>
            <translation>Если он есть, у форм есть имена. Если нет, программа спросит снова через 30 дней; хватит и номера.</translation>
        </message>
        <message>
            <source>Where only a page is returned, the others are read after it.</source>
            <translation>Если приходит одна страница, остальные загружаются после неё.</translation>
        </message>
        <message>
            <source>Where pages have gaps, only refused pages prove the end of a list, and plans warn of hidden participants.</source>
            <translation>Если на страницах пропуски, конец обзвона доказывают только отказы, а планы предупреждают о скрытых участниках.</translation>
        </message>
        <message>
            <source>Where they are not returned, the first phones are shown.</source>
            <translation>Если они не приходят, показаны первые телефоны.</translation>
        </message>
        <message>
            <source>With HTTP status {status}, as servers do.</source>
            <translation>Со статусом HTTP {status}, как у серверов.</translation>
        </message>
        <message>
            <source>With HTTP status {status}.</source>
            <translation>Со статусом HTTP {status}.</translation>
        </message>
        <message>
            <source>With fractions of a second.</source>
            <translation>С долями секунды.</translation>
        </message>
        <message>
            <source>Without names, creators and responsibles are shown by number.</source>
            <translation>Без имён создатели и ответственные показаны номерами.</translation>
        </message>
        <message>
            <source>Without them there are no figures of calls.</source>
            <translation>Без неё нет показателей звонков.</translation>
        </message>
        <message>
            <source>Word in the subjects of call lists</source>
            <translation>Слово в названиях обзвонов</translation>
        </message>
        <message>
            <source>Works in another way than described.</source>
            <translation>Работает иначе, чем описано.</translation>
        </message>
        <message>
            <source>Works, in lower case only.</source>
            <translation>Работает, только строчными буквами.</translation>
        </message>
        <message>
            <source>as expected</source>
            <translation>как ожидалось</translation>
        </message>
        <message>
            <source>check-of-the-portal.txt</source>
            <translation>проверка-портала.txt</translation>
        </message>
        <message>
            <source>could not be asked</source>
            <translation>запрос не удался</translation>
        </message>
        <message>
            <source>could not be seen</source>
            <translation>не проверено</translation>
        </message>
        <message>
            <source>different</source>
            <translation>иначе</translation>
        </message>
        <message>
            <source>{count} of {of} on one page: deleted, or not to be read.</source>
            <translation>{count} из {of} на одной странице: удалены или недоступны.</translation>
        </message>
        <message>
            <source>{count} of {of} participants have one.</source>
            <translation>Есть у {count} из {of}.</translation>
        </message>
        <message>
            <source>{rows} rows instead of 50.</source>
            <translation>Строк: {rows} вместо 50.</translation>
        </message>
        <message>
            <source>{rows} rows.</source>
            <translation>Строк: {rows}.</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} с</translation>
        </message>
        <message>
            <source>“{word}”.</source>
            <translation>«{word}».</translation>
        </message>
    </context>
    <context>
        <name>Problem</name>
        <message>
            <source>A contact or company was deleted just now.</source>
            <translation>Контакт или компанию только что удалили.</translation>
        </message>
        <message>
            <source>A fault inside the portal. {detail}</source>
            <translation>Сбой на стороне портала. {detail}</translation>
        </message>
        <message>
            <source>A proxy may be in between, or the portal's server too old: ask its administrator.</source>
            <translation>Возможно, мешает прокси или у портала слишком старый сервер: обратитесь к его администратору.</translation>
        </message>
        <message>
            <source>A proxy or a virus scanner may be in between: ask your administrator.</source>
            <translation>Возможно, мешает прокси или антивирус: обратитесь к своему администратору.</translation>
        </message>
        <message>
            <source>Access to {host} has ended: it was revoked or has expired.</source>
            <translation>Доступ к {host} закончился: отозван или устарел.</translation>
        </message>
        <message>
            <source>Access was not approved on {host}.</source>
            <translation>Доступ к {host} не подтверждён на странице портала.</translation>
        </message>
        <message>
            <source>Add the permissions crm and user_brief to it on the portal.</source>
            <translation>Добавьте ему на портале права crm и user_brief.</translation>
        </message>
        <message>
            <source>Another program uses the port {detail}, so the browser can't hand over the code.</source>
            <translation>Порт {detail} занят другой программой, поэтому браузер не сможет передать код.</translation>
        </message>
        <message>
            <source>Ask the portal's administrator for the right.</source>
            <translation>Попросите доступ у администратора портала.</translation>
        </message>
        <message>
            <source>Begin again, and paste the new code at once.</source>
            <translation>Начните снова и вставьте новый код сразу.</translation>
        </message>
        <message>
            <source>Begin again.</source>
            <translation>Начните снова.</translation>
        </message>
        <message>
            <source>Check the address, or ask the portal's administrator.</source>
            <translation>Проверьте адрес или обратитесь к администратору портала.</translation>
        </message>
        <message>
            <source>Check the address; a proxy or a login page may be in between.</source>
            <translation>Проверьте адрес; возможно, мешает прокси или страница входа.</translation>
        </message>
        <message>
            <source>Check the date of this computer, or ask the portal's administrator.</source>
            <translation>Проверьте дату на компьютере или обратитесь к администратору портала.</translation>
        </message>
        <message>
            <source>Check the internet connection; the program tries again by itself.</source>
            <translation>Проверьте подключение к интернету; программа попробует ещё раз сама.</translation>
        </message>
        <message>
            <source>Check the spelling and the internet connection.</source>
            <translation>Проверьте написание и подключение к интернету.</translation>
        </message>
        <message>
            <source>Choose another form, or none.</source>
            <translation>Выберите другую форму или никакой.</translation>
        </message>
        <message>
            <source>Compare both with the page of the local application on the portal.</source>
            <translation>Сверьте код и ключ со страницей локального приложения на портале.</translation>
        </message>
        <message>
            <source>Connect again; with a local application, approve access on the portal's page.</source>
            <translation>Подключитесь снова; с локальным приложением подтвердите доступ на странице портала.</translation>
        </message>
        <message>
            <source>Connect once more.</source>
            <translation>Подключитесь ещё раз.</translation>
        </message>
        <message>
            <source>Copy the address from the browser and paste it here.</source>
            <translation>Скопируйте адрес из браузера и вставьте его сюда.</translation>
        </message>
        <message>
            <source>Copy the details and send them to us.</source>
            <translation>Скопируйте подробности и отправьте их нам.</translation>
        </message>
        <message>
            <source>Copy the whole address that the browser shows after you approved access.</source>
            <translation>Скопируйте целиком адрес, который браузер показывает после подтверждения.</translation>
        </message>
        <message>
            <source>If the portal was renamed, connect with its new address.</source>
            <translation>Если портал переименован, подключитесь по новому адресу.</translation>
        </message>
        <message>
            <source>It looks like company.bitrix24.com.</source>
            <translation>Он выглядит так: company.bitrix24.ru.</translation>
        </message>
        <message>
            <source>It looks like https://company.bitrix24.com/rest/1/secret/ - copy it whole.</source>
            <translation>Он выглядит так: https://company.bitrix24.ru/rest/1/код/ — скопируйте его целиком.</translation>
        </message>
        <message>
            <source>It may be busy; the program tries again by itself.</source>
            <translation>Возможно, он занят; программа попробует ещё раз сама.</translation>
        </message>
        <message>
            <source>It was left as it is. Move the file to another folder, then connect again.</source>
            <translation>Он оставлен как есть. Перенесите файл в другую папку и подключитесь снова.</translation>
        </message>
        <message>
            <source>Its version may be too old.</source>
            <translation>Возможно, его версия слишком стара.</translation>
        </message>
        <message>
            <source>Make a new webhook on the portal and connect with it.</source>
            <translation>Создайте на портале новый вебхук и подключитесь с ним.</translation>
        </message>
        <message>
            <source>No secure connection to {host} could be made, so nothing was sent.</source>
            <translation>Не удалось установить защищённое соединение с {host}, поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>Nothing was written to a file: the secret is asked for at the next start.</source>
            <translation>В файл ничего не записано: при следующем запуске программа спросит снова.</translation>
        </message>
        <message>
            <source>Only Bitrix24 support can lift this.</source>
            <translation>Снять блокировку может только поддержка Битрикс24.</translation>
        </message>
        <message>
            <source>REST was blocked on {host} because of overload.</source>
            <translation>REST на {host} заблокирован из-за перегрузки.</translation>
        </message>
        <message>
            <source>Read-only was chosen for {host}, so nothing was sent.</source>
            <translation>Для {host} выбрано «Только чтение», поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>Refresh and look before you try again.</source>
            <translation>Обновите данные и проверьте, прежде чем повторять.</translation>
        </message>
        <message>
            <source>Refresh and look.</source>
            <translation>Обновите данные и проверьте.</translation>
        </message>
        <message>
            <source>Refresh and try again.</source>
            <translation>Обновите данные и повторите.</translation>
        </message>
        <message>
            <source>Switch it off in the menu File to change anything.</source>
            <translation>Чтобы менять, отключите его в меню «Файл».</translation>
        </message>
        <message>
            <source>The address begins with http://, which would show the secret to everybody on the way.</source>
            <translation>Адрес начинается с http://: секрет увидел бы любой по дороге.</translation>
        </message>
        <message>
            <source>The answer of {host} was lost; the change may have happened.</source>
            <translation>Ответ {host} потерян; изменение могло произойти.</translation>
        </message>
        <message>
            <source>The call list is gone, or you may not read it.</source>
            <translation>Обзвона больше нет, или он вам недоступен.</translation>
        </message>
        <message>
            <source>The call list keeps changing: operators are at work.</source>
            <translation>Обзвон всё время меняется: в нём работают операторы.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not valid today, so nothing was sent.</source>
            <translation>Срок действия сертификата {host} истёк или ещё не наступил, поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>The certificate that {host} shows is another site's, so nothing was sent.</source>
            <translation>{host} предъявляет сертификат другого сайта, поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>The connection was closed.</source>
            <translation>Подключение закрыто.</translation>
        </message>
        <message>
            <source>The journal of changes can't be read: {detail}.</source>
            <translation>Не удалось прочитать журнал изменений: {detail}.</translation>
        </message>
        <message>
            <source>The plan of {host} does not include REST. {detail}</source>
            <translation>Тариф {host} не включает REST. {detail}</translation>
        </message>
        <message>
            <source>The portal did not take the code: it is good once and for 30 seconds.</source>
            <translation>Портал не принял код: он действует один раз и только 30 секунд.</translation>
        </message>
        <message>
            <source>The portal does not know {method}.</source>
            <translation>Портал не знает метода {method}.</translation>
        </message>
        <message>
            <source>The portal does not let you do this. {detail}</source>
            <translation>Портал не разрешает вам это. {detail}</translation>
        </message>
        <message>
            <source>The portal refused the request: {detail}</source>
            <translation>Портал отклонил запрос: {detail}</translation>
        </message>
        <message>
            <source>The portal {host} was deleted.</source>
            <translation>Портал {host} удалён.</translation>
        </message>
        <message>
            <source>The portal's answer could not be understood ({method}).</source>
            <translation>Ответ портала непонятен ({method}).</translation>
        </message>
        <message>
            <source>The portal's owner can change the plan.</source>
            <translation>Сменить тариф может владелец портала.</translation>
        </message>
        <message>
            <source>The program has no access to this computer's keyring. {detail}</source>
            <translation>Нет доступа к связке ключей. {detail}</translation>
        </message>
        <message>
            <source>The renewed access to {host} could not be stored on this computer ({detail}), so nothing was sent.</source>
            <translation>Обновлённый доступ к {host} не удалось сохранить на этом компьютере ({detail}), поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>The saved key for {host} is unavailable. {detail}</source>
            <translation>Ключ доступа к {host} сейчас недоступен. {detail}</translation>
        </message>
        <message>
            <source>The webhook or application lacks a permission for {method}.</source>
            <translation>Вебхуку или приложению не хватает права для {method}.</translation>
        </message>
        <message>
            <source>There is no code in this text.</source>
            <translation>В этом тексте нет кода.</translation>
        </message>
        <message>
            <source>There is no such CRM form.</source>
            <translation>Такой CRM-формы нет.</translation>
        </message>
        <message>
            <source>There is no such address: {host}.</source>
            <translation>Такого адреса нет: {host}.</translation>
        </message>
        <message>
            <source>This address belongs to another attempt to sign in.</source>
            <translation>Этот адрес относится к другой попытке входа.</translation>
        </message>
        <message>
            <source>This computer does not trust the certificate of {host}, so nothing was sent.</source>
            <translation>Этот компьютер не доверяет сертификату {host}, поэтому ничего не отправлено.</translation>
        </message>
        <message>
            <source>This is not the address of a portal.</source>
            <translation>Это не адрес портала.</translation>
        </message>
        <message>
            <source>This is not the address of a webhook.</source>
            <translation>Это не адрес вебхука.</translation>
        </message>
        <message>
            <source>Try again in a few minutes. What was read before stays on the screen.</source>
            <translation>Повторите через несколько минут. Загруженные данные остаются на экране.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Попробуйте ещё раз через минуту.</translation>
        </message>
        <message>
            <source>Try again: those who are gone will be left out.</source>
            <translation>Попробуйте ещё раз: удалённые будут пропущены.</translation>
        </message>
        <message>
            <source>Unlock the keyring and try again before you close the program; after that, connect again.</source>
            <translation>Разблокируйте связку ключей и повторите, не закрывая программу; после закрытия подключитесь снова.</translation>
        </message>
        <message>
            <source>Use the address that begins with https://.</source>
            <translation>Возьмите адрес, который начинается с https://.</translation>
        </message>
        <message>
            <source>Use the page that was opened last, or begin again.</source>
            <translation>Возьмите страницу, открытую последней, или начните снова.</translation>
        </message>
        <message>
            <source>the portal</source>
            <translation>портал</translation>
        </message>
        <message>
            <source>{host} can't be reached.</source>
            <translation>Нет связи с {host}.</translation>
        </message>
        <message>
            <source>{host} did not answer as a Bitrix24 REST service.</source>
            <translation>{host} ответил не как REST-служба Битрикс24.</translation>
        </message>
        <message>
            <source>{host} did not answer in time.</source>
            <translation>{host} не ответил вовремя.</translation>
        </message>
        <message>
            <source>{host} does not accept this webhook: it is wrong, expired or was revoked.</source>
            <translation>{host} не принимает этот вебхук: он неверен, истёк или отозван.</translation>
        </message>
        <message>
            <source>{host} does not know this application, or its secret key is another one.</source>
            <translation>{host} не знает этого приложения, или у него другой ключ.</translation>
        </message>
        <message>
            <source>{host} gets too many requests, also from other programs of your office.</source>
            <translation>{host} получает слишком много запросов, в том числе от других программ вашего офиса.</translation>
        </message>
        <message>
            <source>{host} has blocked {method} for some minutes: it was used too much.</source>
            <translation>{host} на несколько минут заблокировал {method}: его вызывали слишком часто.</translation>
        </message>
        <message>
            <source>{host} sends us to another address that can't be trusted.</source>
            <translation>{host} перенаправляет на другой адрес, которому нельзя доверять.</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Карточки</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Участники</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Строки</translation>
        </message>
        <message>
            <source>{what} {done}</source>
            <translation>{what}: {done}</translation>
        </message>
        <message>
            <source>{what} {done} of {total}</source>
            <translation>{what}: {done} из {total}</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Alias</source>
            <translation>Псевдоним</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Диск</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Папка с файлами</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Ярлык</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Неизвестно</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Папка:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;Тип файлов:</translation>
        </message>
    </context>
    <context>
        <name>Remembering</name>
        <message>
            <source>Layout reset.</source>
            <translation>Исходный вид восстановлен.</translation>
        </message>
        <message>
            <source>The window's layout can't be saved ({reason}).</source>
            <translation>Не удалось сохранить вид окна ({reason}).</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>#</source>
            <translation>№</translation>
        </message>
        <message numerus="yes">
            <source>%n done between {begin} and {end}, the hour is not known.</source>
            <translation>
                <numerusform>%n обработан с {begin} до {end}, час неизвестен.</numerusform>
                <numerusform>%n обработаны с {begin} до {end}, час неизвестен.</numerusform>
                <numerusform>%n обработано с {begin} до {end}, час неизвестен.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n done in hours that are not known, as the lists were not read.</source>
            <translation>
                <numerusform>У %n обработанного час неизвестен: обзвоны тогда не читались.</numerusform>
                <numerusform>У %n обработанных час неизвестен: обзвоны тогда не читались.</numerusform>
                <numerusform>У %n обработанных час неизвестен: обзвоны тогда не читались.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;All</source>
            <translation>&amp;Все</translation>
        </message>
        <message>
            <source>&amp;Day</source>
            <translation>&amp;День</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Сохранить</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Отвечено</translation>
        </message>
        <message>
            <source>As of {moment}</source>
            <translation>Данные на {moment}</translation>
        </message>
        <message>
            <source>By hour</source>
            <translation>По часам</translation>
        </message>
        <message>
            <source>By status</source>
            <translation>По статусам</translation>
        </message>
        <message>
            <source>C&amp;hange…</source>
            <translation>И&amp;зменить…</translation>
        </message>
        <message>
            <source>Call &amp;lists</source>
            <translation>О&amp;бзвоны</translation>
        </message>
        <message>
            <source>Call list</source>
            <translation>Обзвон</translation>
        </message>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Звонки</translation>
        </message>
        <message>
            <source>Calls answered</source>
            <translation>Отвечено звонков</translation>
        </message>
        <message>
            <source>Calls are missing: you may not see those of everybody.</source>
            <translation>Звонки не все: вам видны звонки не всех сотрудников.</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Комментарий</translation>
        </message>
        <message>
            <source>Copy &amp;text</source>
            <translation>Скопировать &amp;текст</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>День</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Обработано</translation>
        </message>
        <message>
            <source>Done by hour</source>
            <translation>Обработано по часам</translation>
        </message>
        <message>
            <source>Done by operator</source>
            <translation>Обработано по операторам</translation>
        </message>
        <message>
            <source>Done by status</source>
            <translation>Обработано по статусам</translation>
        </message>
        <message>
            <source>Done in all</source>
            <translation>Обработано всего</translation>
        </message>
        <message>
            <source>Done on the day</source>
            <translation>Обработано за день</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Срок</translation>
        </message>
        <message>
            <source>Ends not after</source>
            <translation>Закончится не позже</translation>
        </message>
        <message>
            <source>Ends not before</source>
            <translation>Закончится не раньше</translation>
        </message>
        <message>
            <source>Evening report</source>
            <translation>Вечерний отчёт</translation>
        </message>
        <message>
            <source>Evening report {portal} {day}</source>
            <translation>Вечерний отчёт {portal} {day}</translation>
        </message>
        <message>
            <source>Evening report, {day}</source>
            <translation>Вечерний отчёт, {day}</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Показатель</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Час</translation>
        </message>
        <message>
            <source>Last call ended</source>
            <translation>Последний звонок завершён</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Осталось</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>Not after</source>
            <translation>Не позже</translation>
        </message>
        <message>
            <source>Not before</source>
            <translation>Не раньше</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Из</translation>
        </message>
        <message>
            <source>Op&amp;erators</source>
            <translation>О&amp;ператоры</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Оператор</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Операторы</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Разделы</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Люди</translation>
        </message>
        <message>
            <source>People &amp;with results (workbook only)</source>
            <translation>&amp;Люди с результатом (только в книге)</translation>
        </message>
        <message>
            <source>Perhaps more</source>
            <translation>Возможно, ещё</translation>
        </message>
        <message>
            <source>Phones</source>
            <translation>Телефоны</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Прогресс</translation>
        </message>
        <message>
            <source>Reading calls and names…</source>
            <translation>Загрузка звонков и имён…</translation>
        </message>
        <message>
            <source>Responsible</source>
            <translation>Ответственный</translation>
        </message>
        <message>
            <source>Save &amp;picture</source>
            <translation>Сохранить &amp;картинку</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Доля</translation>
        </message>
        <message>
            <source>Share answered</source>
            <translation>Доля отвеченных</translation>
        </message>
        <message>
            <source>Share of success</source>
            <translation>Доля успешных</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Статус</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Сводка</translation>
        </message>
        <message>
            <source>Talk time</source>
            <translation>Разговоры</translation>
        </message>
        <message>
            <source>Th&amp;ose that are ticked:</source>
            <translation>От&amp;меченные:</translation>
        </message>
        <message>
            <source>The calls of the day could not be read.</source>
            <translation>Звонки за день прочитать не удалось.</translation>
        </message>
        <message>
            <source>The picture was saved as {file}.</source>
            <translation>Картинка сохранена: {file}.</translation>
        </message>
        <message>
            <source>The report as text</source>
            <translation>Отчёт в виде текста</translation>
        </message>
        <message>
            <source>The report could not be saved as {file}: {reason}.</source>
            <translation>Отчёт не сохранён как {file}: {reason}.</translation>
        </message>
        <message>
            <source>The report was saved as {file}.</source>
            <translation>Отчёт сохранён: {file}.</translation>
        </message>
        <message>
            <source>The text is on the clipboard.</source>
            <translation>Текст скопирован.</translation>
        </message>
        <message>
            <source>Those with &amp;results that day</source>
            <translation>С &amp;результатами за день</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Значение</translation>
        </message>
        <message>
            <source>Where the report is saved</source>
            <translation>Куда сохранять отчёт</translation>
        </message>
        <message>
            <source>Who is left, and how far the lists are, is of now and not of that day.</source>
            <translation>Сколько осталось и как продвинулись обзвоны — на сейчас, а не на тот день.</translation>
        </message>
        <message>
            <source>With success</source>
            <translation>Успешно</translation>
        </message>
        <message>
            <source>Workbook</source>
            <translation>Книга Excel</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Вчера</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>answered {share}</source>
            <translation>отвечено {share}</translation>
        </message>
        <message>
            <source>calls {number}</source>
            <translation>звонков — {number}</translation>
        </message>
        <message>
            <source>done</source>
            <translation>обработано</translation>
        </message>
        <message numerus="yes">
            <source>in %n list(s)</source>
            <translation>
                <numerusform>в %n обзвоне</numerusform>
                <numerusform>в %n обзвонах</numerusform>
                <numerusform>в %n обзвонах</numerusform>
            </translation>
        </message>
        <message>
            <source>in all</source>
            <translation>всего</translation>
        </message>
        <message>
            <source>not known who</source>
            <translation>не установлено, кто</translation>
        </message>
        <message>
            <source>on the day</source>
            <translation>за день</translation>
        </message>
        <message>
            <source>perhaps on another day</source>
            <translation>возможно, в другой день</translation>
        </message>
        <message>
            <source>talk time</source>
            <translation>разговоры</translation>
        </message>
        <message>
            <source>talk time {time}</source>
            <translation>разговоры — {time}</translation>
        </message>
        <message>
            <source>the hour is not known</source>
            <translation>час неизвестен</translation>
        </message>
        <message>
            <source>will end {when}</source>
            <translation>закончится {when}</translation>
        </message>
        <message>
            <source>{done} of {total} ({share})</source>
            <translation>{done} из {total} ({share})</translation>
        </message>
        <message numerus="yes">
            <source>{range}: up to %n more may have been done on this day.</source>
            <translation>
                <numerusform>{range}: возможно, в этот день обработан ещё %n.</numerusform>
                <numerusform>{range}: возможно, в этот день обработаны ещё до %n.</numerusform>
                <numerusform>{range}: возможно, в этот день обработаны ещё до %n.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Saving</name>
        <message>
            <source>Open</source>
            <translation>Открыть</translation>
        </message>
        <message>
            <source>There is no program that opens {file}.</source>
            <translation>Нет программы, которая открывает {file}.</translation>
        </message>
        <message>
            <source>it is open in another program</source>
            <translation>файл открыт в другой программе</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>диск заполнен</translation>
        </message>
        <message>
            <source>there is no such folder</source>
            <translation>такой папки нет</translation>
        </message>
        <message>
            <source>you have no right to write there, or it is open in another program</source>
            <translation>нет права записи туда или файл открыт в другой программе</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message numerus="yes">
            <source>%n minute(s) of work</source>
            <translation>
                <numerusform>%n минуту рабочего времени</numerusform>
                <numerusform>%n минуты рабочего времени</numerusform>
                <numerusform>%n минут рабочего времени</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working hour(s) without a result</source>
            <translation>
                <numerusform>%n рабочий час без результатов</numerusform>
                <numerusform>%n рабочих часа без результатов</numerusform>
                <numerusform>%n рабочих часов без результатов</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>Пр&amp;именить</translation>
        </message>
        <message>
            <source>&amp;Directly, without a proxy</source>
            <translation>&amp;Напрямую, без прокси</translation>
        </message>
        <message>
            <source>&amp;Feed of versions</source>
            <translation>&amp;Лента версий</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Язык</translation>
        </message>
        <message>
            <source>&amp;Open its page</source>
            <translation>&amp;Открыть страницу версии</translation>
        </message>
        <message>
            <source>&amp;System settings</source>
            <translation>Как в &amp;системе</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Тема</translation>
        </message>
        <message>
            <source>A list is &amp;stuck after</source>
            <translation>Обзвон &amp;стоит, если прошло</translation>
        </message>
        <message>
            <source>A list is finished, stuck or late, or an operator makes no calls. Each is told once.</source>
            <translation>Обзвон завершён, стоит на месте или не успевает к сроку; оператор не звонит. О каждом событии — один раз.</translation>
        </message>
        <message>
            <source>Address of the proxy</source>
            <translation>Адрес прокси</translation>
        </message>
        <message>
            <source>An address with a user name or a password is refused: it would be readable in a file. Use a proxy that needs none, or enter it in the system's settings.</source>
            <translation>Адрес с именем или паролем не принимается: он хранился бы в файле открытым текстом. Укажите прокси без пароля или задайте его в настройках системы.</translation>
        </message>
        <message>
            <source>An operator &amp;is idle after</source>
            <translation>&amp;Оператор не звонит</translation>
        </message>
        <message>
            <source>Aut&amp;o-refresh</source>
            <translation>&amp;Автообновление</translation>
        </message>
        <message>
            <source>Call cli&amp;ents, by their local time</source>
            <translation>Звонить по м&amp;естному времени клиента</translation>
        </message>
        <message>
            <source>Clients may be called from</source>
            <translation>Клиентам можно звонить с</translation>
        </message>
        <message>
            <source>Clients may be called until</source>
            <translation>Клиентам можно звонить до</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Соединение с порталом</translation>
        </message>
        <message>
            <source>Da&amp;ys off</source>
            <translation>Выходные и &amp;праздники</translation>
        </message>
        <message>
            <source>Exact times of &amp;calls</source>
            <translation>Точное время &amp;звонков</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Показатели</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Общие</translation>
        </message>
        <message>
            <source>Keep running in the &amp;tray when the window is closed</source>
            <translation>Работать в &amp;трее, когда окно закрыто</translation>
        </message>
        <message>
            <source>Look &amp;now</source>
            <translation>Проверить &amp;сейчас</translation>
        </message>
        <message>
            <source>Look for new &amp;versions once a day</source>
            <translation>Раз в день проверять, не вышла ли новая &amp;версия</translation>
        </message>
        <message numerus="yes">
            <source>Look them up, at most %n request(s) an hour</source>
            <translation>
                <numerusform>Узнавать, не больше %n запроса в час</numerusform>
                <numerusform>Узнавать, не больше %n запросов в час</numerusform>
                <numerusform>Узнавать, не больше %n запросов в час</numerusform>
            </translation>
        </message>
        <message>
            <source>Never look them up</source>
            <translation>Не узнавать</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Уведомления</translation>
        </message>
        <message>
            <source>One after another</source>
            <translation>По одному</translation>
        </message>
        <message>
            <source>Only HTTP proxies can be used: http:// or https://.</source>
            <translation>Подходят только HTTP-прокси: http:// или https://.</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Прокси</translation>
        </message>
        <message>
            <source>Refreshing, notifications and the wallboard go on. Quit from the tray's menu.</source>
            <translation>Обновление, уведомления и табло продолжают работать. Выход — в меню значка в трее.</translation>
        </message>
        <message>
            <source>Requests at &amp;once</source>
            <translation>&amp;Одновременных запросов</translation>
        </message>
        <message>
            <source>Reset columns and &amp;window</source>
            <translation>&amp;Вернуть исходный вид</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
        <message>
            <source>Show system &amp;notifications</source>
            <translation>Показывать системные &amp;уведомления</translation>
        </message>
        <message>
            <source>The address below is asked, and told nothing about you or your portals. Nothing is downloaded or installed.</source>
            <translation>Запрос уходит только на этот адрес и ничего не сообщает ни о вас, ни о ваших порталах. Ничего не скачивается и не устанавливается.</translation>
        </message>
        <message>
            <source>The portal is reached through {address}.</source>
            <translation>Соединение с порталом идёт через {address}.</translation>
        </message>
        <message>
            <source>The settings hold until you quit: they can't be saved ({reason}).</source>
            <translation>Настройки действуют до выхода из программы: их не удалось сохранить ({reason}).</translation>
        </message>
        <message>
            <source>The system's settings and the variables HTTPS_PROXY and NO_PROXY are used.</source>
            <translation>Действуют настройки системы и переменные HTTPS_PROXY и NO_PROXY.</translation>
        </message>
        <message>
            <source>The system's settings are ignored.</source>
            <translation>Настройки системы не учитываются.</translation>
        </message>
        <message>
            <source>This is no address of a proxy: a name and a port are needed.</source>
            <translation>Это не адрес прокси: нужны имя и порт.</translation>
        </message>
        <message>
            <source>This system has no tray.</source>
            <translation>В этой системе нет трея.</translation>
        </message>
        <message>
            <source>Through this &amp;proxy:</source>
            <translation>Через &amp;прокси:</translation>
        </message>
        <message>
            <source>Type an address as proxy.company.ru:3128, then press Apply.</source>
            <translation>Введите адрес вида proxy.company.ru:3128 и нажмите «Применить».</translation>
        </message>
        <message>
            <source>Up to 10, as the portal bears it</source>
            <translation>До 10, сколько выдержит портал</translation>
        </message>
        <message>
            <source>Up to 2</source>
            <translation>До 2</translation>
        </message>
        <message>
            <source>Up to 4</source>
            <translation>До 4</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>Обновления</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Работа</translation>
        </message>
        <message>
            <source>Working hours, in the portal's time zone</source>
            <translation>Рабочее время по часам портала</translation>
        </message>
        <message>
            <source>Write days as {day}, separated by commas.</source>
            <translation>Пишите дни так: {day}, через запятую.</translation>
        </message>
        <message>
            <source>{day}: work begins at</source>
            <translation>{day}: начало работы</translation>
        </message>
        <message>
            <source>{day}: work ends at</source>
            <translation>{day}: конец работы</translation>
        </message>
        <message>
            <source>{first}, {second} – {third}</source>
            <translation>{first}, {second} – {third}</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message numerus="yes">
            <source>%n call list(s) selected</source>
            <translation>
                <numerusform>Выбран %n обзвон</numerusform>
                <numerusform>Выбрано %n обзвона</numerusform>
                <numerusform>Выбрано %n обзвонов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call list(s) shown</source>
            <translation>
                <numerusform>Показан %n обзвон</numerusform>
                <numerusform>Показано %n обзвона</numerusform>
                <numerusform>Показано %n обзвонов</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) selected</source>
            <translation>
                <numerusform>Выбран %n участник</numerusform>
                <numerusform>Выбрано %n участника</numerusform>
                <numerusform>Выбрано %n участников</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) shown</source>
            <translation>
                <numerusform>Показан %n участник</numerusform>
                <numerusform>Показано %n участника</numerusform>
                <numerusform>Показано %n участников</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n статус</numerusform>
                <numerusform>%n статуса</numerusform>
                <numerusform>%n статусов</numerusform>
            </translation>
        </message>
        <message>
            <source>Called today, last at</source>
            <translation>Звонили сегодня, последний раз</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>Графики</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Цвет</translation>
        </message>
        <message>
            <source>Company</source>
            <translation>Компания</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Копировать</translation>
        </message>
        <message>
            <source>Done today</source>
            <translation>За сегодня</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Срок</translation>
        </message>
        <message>
            <source>Due date</source>
            <translation>Срок обзвона</translation>
        </message>
        <message>
            <source>E-mails</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Finish: {when}</source>
            <translation>Завершение: {when}</translation>
        </message>
        <message>
            <source>ID {number}</source>
            <translation>ID {number}</translation>
        </message>
        <message numerus="yes">
            <source>In %n call list(s)</source>
            <translation>
                <numerusform>В %n обзвоне</numerusform>
                <numerusform>В %n обзвонах</numerusform>
                <numerusform>В %n обзвонах</numerusform>
            </translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Используются</translation>
        </message>
        <message>
            <source>Local time</source>
            <translation>Местное время</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Пометка</translation>
        </message>
        <message>
            <source>Needs {need} an hour</source>
            <translation>Нужно {need} в час</translation>
        </message>
        <message>
            <source>Needs {need} an hour, does {does}</source>
            <translation>Нужно {need} в час, выходит {does}</translation>
        </message>
        <message>
            <source>No due date</source>
            <translation>Без срока</translation>
        </message>
        <message>
            <source>Not enough data yet.</source>
            <translation>Пока мало данных.</translation>
        </message>
        <message>
            <source>Not used in any call list</source>
            <translation>Не используется ни в одном обзвоне</translation>
        </message>
        <message>
            <source>Nothing selected</source>
            <translation>Ничего не выбрано</translation>
        </message>
        <message>
            <source>Own</source>
            <translation>Свои</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Ответственный</translation>
        </message>
        <message>
            <source>Phones</source>
            <translation>Телефоны</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Назначить</translation>
        </message>
        <message>
            <source>Set a date…</source>
            <translation>Назначить…</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Системные</translation>
        </message>
        <message>
            <source>The due date has passed</source>
            <translation>Срок прошёл</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Сегодня</translation>
        </message>
        <message numerus="yes">
            <source>Used in %n call list(s)</source>
            <translation>
                <numerusform>Используется в %n обзвоне</numerusform>
                <numerusform>Используется в %n обзвонах</numerusform>
                <numerusform>Используется в %n обзвонах</numerusform>
            </translation>
        </message>
        <message>
            <source>What came of the calls</source>
            <translation>Результаты звонков</translation>
        </message>
        <message>
            <source>What is selected</source>
            <translation>Что выделено</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
                <numerusform>и ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>ddd, d MMM</source>
            <translation>ddd, d MMM</translation>
        </message>
    </context>
    <context>
        <name>State</name>
        <message>
            <source>It was begun on the portal and never finished.</source>
            <translation>Его начали создавать на портале и не закончили.</translation>
        </message>
        <message>
            <source>Its activity is completed.</source>
            <translation>Дело завершено.</translation>
        </message>
        <message>
            <source>Its activity is open: operators see the list.</source>
            <translation>Дело открыто: операторы видят обзвон.</translation>
        </message>
        <message>
            <source>Its activity was deleted: operators do not see the list any more, REST still reads it.</source>
            <translation>Дело удалено: операторы больше не видят обзвон, через REST он ещё доступен.</translation>
        </message>
        <message>
            <source>You see no activity of this list: it was deleted or belongs to somebody else.</source>
            <translation>Вы не видите дела этого обзвона: оно удалено или чужое.</translation>
        </message>
        <message>
            <source>deleted (no activity)</source>
            <translation>удалён (без дела)</translation>
        </message>
        <message>
            <source>draft</source>
            <translation>черновик</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>завершён</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>в работе</translation>
        </message>
        <message>
            <source>not visible to you</source>
            <translation>недоступен вам</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n request(s) queued</source>
            <translation>
                <numerusform>в очереди %n запрос</numerusform>
                <numerusform>в очереди %n запроса</numerusform>
                <numerusform>в очереди %n запросов</numerusform>
            </translation>
        </message>
        <message>
            <source>loading…</source>
            <translation>загрузка…</translation>
        </message>
        <message>
            <source>no answer, retrying at {time}</source>
            <translation>нет ответа, повтор в {time}</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>нет подключения</translation>
        </message>
        <message>
            <source>offline · {text}</source>
            <translation>нет связи · {text}</translation>
        </message>
        <message>
            <source>offline, nothing loaded yet</source>
            <translation>нет связи, данные ещё не загружены</translation>
        </message>
        <message>
            <source>the portal limits requests, continuing at {time}</source>
            <translation>портал ограничил частоту запросов, продолжим в {time}</translation>
        </message>
        <message>
            <source>the portal limits {method}, continuing at {time}</source>
            <translation>портал приостановил {method}, продолжим в {time}</translation>
        </message>
        <message>
            <source>updated {age}</source>
            <translation>обновлено {age}</translation>
        </message>
        <message numerus="yes">
            <source>{text}, again in %n min</source>
            <translation>
                <numerusform>{text}, дальше само через %n мин</numerusform>
                <numerusform>{text}, дальше само через %n мин</numerusform>
                <numerusform>{text}, дальше само через %n мин</numerusform>
            </translation>
        </message>
        <message>
            <source>{user} (administrator)</source>
            <translation>{user} (администратор)</translation>
        </message>
    </context>
    <context>
        <name>StatusDialog</name>
        <message>
            <source>&amp;Code:</source>
            <translation>&amp;Код:</translation>
        </message>
        <message>
            <source>&amp;Name:</source>
            <translation>&amp;Название:</translation>
        </message>
        <message>
            <source>&amp;Place in the queue:</source>
            <translation>&amp;Место в очереди:</translation>
        </message>
        <message>
            <source>C&amp;olour:</source>
            <translation>&amp;Цвет:</translation>
        </message>
        <message>
            <source>Names the status for programs; it never changes.</source>
            <translation>Имя статуса для программ; никогда не меняется.</translation>
        </message>
        <message>
            <source>New status</source>
            <translation>Новый статус</translation>
        </message>
        <message>
            <source>The code is too long: {count} characters, {most} at most.</source>
            <translation>Код слишком длинный: знаков {count}, можно не больше {most}.</translation>
        </message>
        <message>
            <source>The code may have only the letters A to Z, digits and underscores.</source>
            <translation>В коде могут быть только латинские буквы A–Z, цифры и подчёркивания.</translation>
        </message>
        <message>
            <source>The name is too long: {count} characters, {most} at most.</source>
            <translation>Название слишком длинное: знаков {count}, можно не больше {most}.</translation>
        </message>
        <message>
            <source>The status “{name}” has the code {code} already.</source>
            <translation>Код {code} уже есть у статуса «{name}».</translation>
        </message>
        <message>
            <source>Type a code.</source>
            <translation>Введите код.</translation>
        </message>
        <message>
            <source>Type a name.</source>
            <translation>Введите название.</translation>
        </message>
        <message>
            <source>after “{name}”</source>
            <translation>после «{name}»</translation>
        </message>
        <message>
            <source>first</source>
            <translation>первое</translation>
        </message>
    </context>
    <context>
        <name>StatusSet</name>
        <message numerus="yes">
            <source>%n status(es) in the set.</source>
            <translation>
                <numerusform>В наборе %n статус.</numerusform>
                <numerusform>В наборе %n статуса.</numerusform>
                <numerusform>В наборе %n статусов.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Choose a file…</source>
            <translation>Выбрать &amp;файл…</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>О&amp;ткуда</translation>
        </message>
        <message>
            <source>A newer version of the program has saved the file (format {value}). Update this program.</source>
            <translation>Файл сохранён более новой версией программы (формат {value}). Обновите эту программу.</translation>
        </message>
        <message>
            <source>A set of statuses</source>
            <translation>Набор статусов</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Все файлы (*)</translation>
        </message>
        <message>
            <source>Already the same here: {names}.</source>
            <translation>Уже такие же здесь: {names}.</translation>
        </message>
        <message>
            <source>Bring</source>
            <translation>Загрузить</translation>
        </message>
        <message>
            <source>Bring statuses</source>
            <translation>Загрузка набора статусов</translation>
        </message>
        <message>
            <source>Choose where the statuses come from.</source>
            <translation>Выберите, откуда взять статусы.</translation>
        </message>
        <message>
            <source>Loading statuses…</source>
            <translation>Загрузка статусов…</translation>
        </message>
        <message numerus="yes">
            <source>Look twice: %n participant(s) have “{before}”, which would be called “{after}”.</source>
            <translation>
                <numerusform>Проверьте: у %n участника статус «{before}», он будет называться «{after}».</numerusform>
                <numerusform>Проверьте: у %n участников статус «{before}», он будет называться «{after}».</numerusform>
                <numerusform>Проверьте: у %n участников статус «{before}», он будет называться «{after}».</numerusform>
            </translation>
        </message>
        <message>
            <source>Not in the set, and stays: {names}.</source>
            <translation>Нет в наборе, останутся как есть: {names}.</translation>
        </message>
        <message>
            <source>Save the statuses</source>
            <translation>Сохранение статусов</translation>
        </message>
        <message>
            <source>Status {where} in the file has the code “{value}” of one above it. Change one of them.</source>
            <translation>Статус {where} в файле: код «{value}» уже есть выше. Измените один из них.</translation>
        </message>
        <message>
            <source>Status {where} in the file needs a name of 1 to {name} characters. Correct it.</source>
            <translation>Статус {where} в файле: название должно иметь от 1 до {name} знаков. Исправьте его.</translation>
        </message>
        <message>
            <source>Status {where} in the file: the portal would not take the code “{value}”. It must have 1 to {code} characters and no colon. Correct it.</source>
            <translation>Статус {where} в файле: портал не примет код «{value}». В нём должно быть от 1 до {code} знаков и не должно быть двоеточия. Исправьте его.</translation>
        </message>
        <message>
            <source>Status {where} in the file: there is no mark “{value}”. Write final, call-again or nothing.</source>
            <translation>Статус {where} в файле: пометки «{value}» нет. Напишите final, call-again или оставьте пустой.</translation>
        </message>
        <message>
            <source>Status {where} in the file: “{value}” is no colour. Write it as #RRGGBB, or leave it empty.</source>
            <translation>Статус {where} в файле: «{value}» — не цвет. Напишите его как #RRGGBB или оставьте пустым.</translation>
        </message>
        <message>
            <source>Statuses {portal} {day}.json</source>
            <translation>Статусы {portal} {day}.json</translation>
        </message>
        <message>
            <source>The file can't be opened: {reason}. Choose another one.</source>
            <translation>Файл не открывается: {reason}. Выберите другой.</translation>
        </message>
        <message>
            <source>The file has no status. Choose another one.</source>
            <translation>В файле нет ни одного статуса. Выберите другой.</translation>
        </message>
        <message>
            <source>The file is damaged at {where} (line:column). Correct it there, or save the set again.</source>
            <translation>Файл повреждён в месте {where} (строка:столбец). Исправьте его там или сохраните набор заново.</translation>
        </message>
        <message>
            <source>The file is far too large for a set of statuses. Choose the file that was saved here.</source>
            <translation>Файл слишком велик для набора статусов. Выберите файл, сохранённый этой программой.</translation>
        </message>
        <message>
            <source>The file is no set of statuses. Choose one that was saved by “Save as a set…”.</source>
            <translation>Это не набор статусов. Выберите файл, сохранённый командой «Сохранить набор…».</translation>
        </message>
        <message>
            <source>The file is no text in UTF-8. If it was edited, save it in that encoding.</source>
            <translation>Файл не в кодировке UTF-8. Если его редактировали, сохраните его в этой кодировке.</translation>
        </message>
        <message>
            <source>The portal's own, and left alone: {names}.</source>
            <translation>Системные, не меняются: {names}.</translation>
        </message>
        <message>
            <source>The statuses could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить статусы в файл {file}: {reason}.</translation>
        </message>
        <message>
            <source>The statuses were saved as {file}.</source>
            <translation>Статусы сохранены в файл {file}.</translation>
        </message>
        <message>
            <source>There are no statuses of its own, as last known. Open that portal once.</source>
            <translation>По последним данным, своих статусов там нет. Откройте тот портал, чтобы обновить их.</translation>
        </message>
        <message>
            <source>This portal has no statuses of its own: there is nothing to save.</source>
            <translation>На этом портале нет своих статусов: сохранять нечего.</translation>
        </message>
        <message>
            <source>another portal, or a file</source>
            <translation>другой портал или файл</translation>
        </message>
        <message>
            <source>{portal} ({user})</source>
            <translation>{portal} ({user})</translation>
        </message>
        <message>
            <source>“{where}” in the file is not as it was saved. Correct it, or save the set again.</source>
            <translation>«{where}» в файле не в том виде, в каком было сохранено. Исправьте или сохраните набор заново.</translation>
        </message>
    </context>
    <context>
        <name>Statuses</name>
        <message numerus="yes">
            <source>%n list(s) not read yet</source>
            <translation>
                <numerusform>%n обзвон ещё не загружен</numerusform>
                <numerusform>%n обзвона ещё не загружены</numerusform>
                <numerusform>%n обзвонов ещё не загружено</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Выбрать</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Код</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Цвет</translation>
        </message>
        <message>
            <source>Colour of the status “{name}”</source>
            <translation>Цвет статуса «{name}»</translation>
        </message>
        <message>
            <source>Drag a row to another place, or use Alt+Up and Alt+Down.</source>
            <translation>Перетащите строку или нажмите Alt+Вверх или Alt+Вниз.</translation>
        </message>
        <message>
            <source>Loading statuses…</source>
            <translation>Загрузка статусов…</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Пометка</translation>
        </message>
        <message>
            <source>Mark: your own note, kept on this computer only</source>
            <translation>Пометка: ваша заметка, хранится только на этом компьютере</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Название</translation>
        </message>
        <message>
            <source>Operators get their participants in this order.</source>
            <translation>Операторы получают участников в этом порядке.</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Порядок</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Тип</translation>
        </message>
        <message>
            <source>Read-only: only an administrator of the portal can change statuses; the webhook's owner is none.</source>
            <translation>Только чтение: менять статусы может лишь администратор портала, а владелец вебхука им не является.</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Статусы</translation>
        </message>
        <message>
            <source>The mark could not be saved: {reason}.</source>
            <translation>Не удалось сохранить пометку: {reason}.</translation>
        </message>
        <message>
            <source>The order of the dictionary is the order of the operators' queue.</source>
            <translation>Порядок справочника — это порядок очереди операторов.</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Используется</translation>
        </message>
        <message>
            <source>Your own note, kept on this computer only.</source>
            <translation>Ваша заметка, хранится только на этом компьютере.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more list(s)</source>
            <translation>
                <numerusform>и ещё %n обзвон</numerusform>
                <numerusform>и ещё %n обзвона</numerusform>
                <numerusform>и ещё %n обзвонов</numerusform>
            </translation>
        </message>
        <message>
            <source>call again</source>
            <translation>повторный звонок</translation>
        </message>
        <message numerus="yes">
            <source>deleted lists and drafts: %n</source>
            <translation>
                <numerusform>удалённые обзвоны и черновики: %n</numerusform>
                <numerusform>удалённые обзвоны и черновики: %n</numerusform>
                <numerusform>удалённые обзвоны и черновики: %n</numerusform>
            </translation>
        </message>
        <message>
            <source>final</source>
            <translation>итоговый</translation>
        </message>
        <message>
            <source>no mark</source>
            <translation>без пометки</translation>
        </message>
        <message>
            <source>not set</source>
            <translation>не задан</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>не используется</translation>
        </message>
        <message>
            <source>own</source>
            <translation>собственный</translation>
        </message>
        <message>
            <source>system</source>
            <translation>системный</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>неизвестно</translation>
        </message>
        <message numerus="yes">
            <source>{count} in %n list(s)</source>
            <translation>
                <numerusform>{count} в %n обзвоне</numerusform>
                <numerusform>{count} в %n обзвонах</numerusform>
                <numerusform>{count} в %n обзвонах</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StopList</name>
        <message numerus="yes">
            <source>%n added</source>
            <translation>
                <numerusform>добавлен %n</numerusform>
                <numerusform>добавлено %n</numerusform>
                <numerusform>добавлено %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already in</source>
            <translation>
                <numerusform>%n уже был</numerusform>
                <numerusform>%n уже были</numerusform>
                <numerusform>%n уже были</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n destroyed by Excel: export the file again, with phones as text.</source>
            <translation>
                <numerusform>%n испорчен программой Excel: выгрузите файл заново, с телефонами в виде текста.</numerusform>
                <numerusform>%n испорчены программой Excel: выгрузите файл заново, с телефонами в виде текста.</numerusform>
                <numerusform>%n испорчены программой Excel: выгрузите файл заново, с телефонами в виде текста.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n e-mail address(es): only phones stop calls.</source>
            <translation>
                <numerusform>%n адрес e-mail: в стоп-листе только телефоны.</numerusform>
                <numerusform>%n адреса e-mail: в стоп-листе только телефоны.</numerusform>
                <numerusform>%n адресов e-mail: в стоп-листе только телефоны.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) without a column of phones.</source>
            <translation>
                <numerusform>%n файл без столбца с телефонами.</numerusform>
                <numerusform>%n файла без столбца с телефонами.</numerusform>
                <numerusform>%n файлов без столбца с телефонами.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found.</source>
            <translation>
                <numerusform>Найден %n.</numerusform>
                <numerusform>Найдено %n.</numerusform>
                <numerusform>Найдено %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known card(s) have one of them.</source>
            <translation>
                <numerusform>Они есть в %n известной карточке.</numerusform>
                <numerusform>Они есть в %n известных карточках.</numerusform>
                <numerusform>Они есть в %n известных карточках.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mentioned more than once.</source>
            <translation>
                <numerusform>%n повтор.</numerusform>
                <numerusform>%n повтора.</numerusform>
                <numerusform>%n повторов.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not a phone, or not clearly one.</source>
            <translation>
                <numerusform>%n не похож на телефон или неоднозначен.</numerusform>
                <numerusform>%n не похожи на телефон или неоднозначны.</numerusform>
                <numerusform>%n не похожи на телефон или неоднозначны.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on it already.</source>
            <translation>
                <numerusform>%n уже в нём.</numerusform>
                <numerusform>%n уже в нём.</numerusform>
                <numerusform>%n уже в нём.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) put back on the stop list.</source>
            <translation>
                <numerusform>%n телефон возвращён в стоп-лист.</numerusform>
                <numerusform>%n телефона возвращены в стоп-лист.</numerusform>
                <numerusform>%n телефонов возвращены в стоп-лист.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) taken off the stop list.</source>
            <translation>
                <numerusform>%n телефон убран из стоп-листа.</numerusform>
                <numerusform>%n телефона убраны из стоп-листа.</numerusform>
                <numerusform>%n телефонов убраны из стоп-листа.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s).</source>
            <translation>
                <numerusform>%n телефон.</numerusform>
                <numerusform>%n телефона.</numerusform>
                <numerusform>%n телефонов.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) without a phone.</source>
            <translation>
                <numerusform>%n строка без телефона.</numerusform>
                <numerusform>%n строки без телефона.</numerusform>
                <numerusform>%n строк без телефона.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too short for a phone: a card's number?</source>
            <translation>
                <numerusform>%n слишком короткий для телефона: ID карточки?</numerusform>
                <numerusform>%n слишком короткие для телефона: ID карточек?</numerusform>
                <numerusform>%n слишком короткие для телефона: ID карточек?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unreadable</source>
            <translation>
                <numerusform>%n не распознан</numerusform>
                <numerusform>%n не распознано</numerusform>
                <numerusform>%n не распознано</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Paste phones</source>
            <translation>&amp;Вставить телефоны</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Добавлен</translation>
        </message>
        <message>
            <source>Adding to the stop list</source>
            <translation>Добавление в стоп-лист</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Откуда</translation>
        </message>
        <message>
            <source>From a &amp;file…</source>
            <translation>Из &amp;файла…</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>Из файла…</translation>
        </message>
        <message>
            <source>No phones yet</source>
            <translation>Телефонов пока нет</translation>
        </message>
        <message>
            <source>Nobody with one of these phones is added to a call list unless you tick them in the plan. The list is kept on this computer, for this portal and user.</source>
            <translation>Никто с таким телефоном не попадёт в обзвон, если не отметить это в плане. Список хранится на этом компьютере и относится к этому порталу и пользователю.</translation>
        </message>
        <message>
            <source>Paste phones</source>
            <translation>Вставить телефоны</translation>
        </message>
        <message>
            <source>Paste some, or drop an export of contacts here.</source>
            <translation>Вставьте их или перетащите сюда выгрузку контактов.</translation>
        </message>
        <message>
            <source>Pasted text</source>
            <translation>Вставленный текст</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Телефон</translation>
        </message>
        <message>
            <source>Phones that must not be called</source>
            <translation>Телефоны, по которым нельзя звонить</translation>
        </message>
        <message numerus="yes">
            <source>Put %n phone(s) on the stop list.</source>
            <translation>
                <numerusform>Добавить %n телефон в стоп-лист.</numerusform>
                <numerusform>Добавить %n телефона в стоп-лист.</numerusform>
                <numerusform>Добавить %n телефонов в стоп-лист.</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Убрать</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Сохранить как CSV…</translation>
        </message>
        <message>
            <source>Save the stop list</source>
            <translation>Сохранить стоп-лист</translation>
        </message>
        <message>
            <source>Search by phone, name or file…</source>
            <translation>Поиск по телефону, имени или файлу…</translation>
        </message>
        <message>
            <source>Search the stop list</source>
            <translation>Поиск по стоп-листу</translation>
        </message>
        <message>
            <source>Stop list</source>
            <translation>Стоп-лист</translation>
        </message>
        <message>
            <source>Stop list {portal} {day}.csv</source>
            <translation>Стоп-лист {portal} {day}.csv</translation>
        </message>
        <message>
            <source>Stop list: {what}.</source>
            <translation>Стоп-лист: {what}.</translation>
        </message>
        <message>
            <source>The newest {shown} of them are shown: search for others.</source>
            <translation>Показаны последние {shown}: остальные можно найти поиском.</translation>
        </message>
        <message>
            <source>The stop list could not be saved as {file}: {reason}.</source>
            <translation>Не удалось сохранить стоп-лист в файл {file}: {reason}.</translation>
        </message>
        <message>
            <source>The stop list was saved as {file}.</source>
            <translation>Стоп-лист сохранён в файл {file}.</translation>
        </message>
        <message>
            <source>There are no phones on the clipboard: copy some first.</source>
            <translation>В буфере обмена нет телефонов: сначала скопируйте их.</translation>
        </message>
        <message>
            <source>There is no new phone among them.</source>
            <translation>Новых телефонов среди них нет.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>What will be added</source>
            <translation>Что будет добавлено</translation>
        </message>
        <message>
            <source>Who has it</source>
            <translation>У кого</translation>
        </message>
        <message>
            <source>Whoever is in a call list stays there; nobody with these phones will be added unless ticked.</source>
            <translation>Кто уже в обзвоне, останется в нём; новых с этими телефонами программа не добавит, если не поставить отметку.</translation>
        </message>
        <message>
            <source>line {row}: {what}</source>
            <translation>строка {row}: {what}</translation>
        </message>
        <message>
            <source>pasted</source>
            <translation>вставка</translation>
        </message>
        <message>
            <source>{file}, row {row}: {what}</source>
            <translation>{file}, строка {row}: {what}</translation>
        </message>
        <message>
            <source>{file}: {done} rows</source>
            <translation>{file}: строк — {done}</translation>
        </message>
    </context>
    <context>
        <name>Updates</name>
        <message>
            <source>An address with a user name or a password is refused: it would be readable in a file.</source>
            <translation>Адрес с именем пользователя или паролем не принимается: его можно было бы прочитать в файле.</translation>
        </message>
        <message>
            <source>Last asked: {moment}.</source>
            <translation>Последняя проверка: {moment}.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Проверка…</translation>
        </message>
        <message>
            <source>Only https:// can be used: any other answer could be forged.</source>
            <translation>Подходит только https://: любой другой ответ можно подделать.</translation>
        </message>
        <message>
            <source>Open its page</source>
            <translation>Открыть страницу версии</translation>
        </message>
        <message>
            <source>The answer is too large for a feed and was not read.</source>
            <translation>Ответ слишком велик для ленты и не прочитан.</translation>
        </message>
        <message>
            <source>The server has no certificate that this computer trusts, so its answer was not read.</source>
            <translation>У сервера нет сертификата, которому доверяет этот компьютер, поэтому ответ не прочитан.</translation>
        </message>
        <message>
            <source>The server has no feed at this address. Redirects are not followed.</source>
            <translation>На сервере нет ленты по этому адресу. Перенаправления не выполняются.</translation>
        </message>
        <message>
            <source>There is no answer from this address.</source>
            <translation>Этот адрес не отвечает.</translation>
        </message>
        <message>
            <source>This address was not asked yet.</source>
            <translation>По этому адресу проверки ещё не было.</translation>
        </message>
        <message>
            <source>This is no address of a feed.</source>
            <translation>Это не адрес ленты.</translation>
        </message>
        <message>
            <source>This is no feed of versions: Atom or JSON Feed, with a version and an https link, is needed.</source>
            <translation>Это не лента версий: нужна лента Atom или JSON Feed с номером версии и ссылкой https.</translation>
        </message>
        <message>
            <source>Type the address of a feed, Atom or JSON Feed, then press Apply. Without one nothing is asked.</source>
            <translation>Введите адрес ленты (Atom или JSON Feed) и нажмите «Применить». Без адреса проверок не будет.</translation>
        </message>
        <message>
            <source>Version {version} is available at {host}.</source>
            <translation>Вышла версия {version} — подробности на {host}.</translation>
        </message>
        <message>
            <source>You have the latest version.</source>
            <translation>У вас последняя версия.</translation>
        </message>
    </context>
    <context>
        <name>Wallboard</name>
        <message>
            <source>Attention</source>
            <translation>Внимание</translation>
        </message>
        <message>
            <source>Calling today</source>
            <translation>Сегодня звонят</translation>
        </message>
        <message>
            <source>Done today</source>
            <translation>Сегодня</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Финиш</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>В работе</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Осталось</translation>
        </message>
        <message>
            <source>No lists in progress</source>
            <translation>Нет обзвонов в работе</translation>
        </message>
        <message>
            <source>Nobody has called yet today</source>
            <translation>Сегодня ещё никто не звонил</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Нет подключения</translation>
        </message>
        <message>
            <source>Not known who</source>
            <translation>Неизвестно кто</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>Темп</translation>
        </message>
        <message>
            <source>Success</source>
            <translation>Успех</translation>
        </message>
        <message>
            <source>Wallboard</source>
            <translation>Табло</translation>
        </message>
        <message>
            <source>updated {age}</source>
            <translation>обновлено {age}</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} из {total}</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>&amp;Columns</source>
            <translation>Столб&amp;цы</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Правка</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Файл</translation>
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation>&amp;Забыть</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Спр&amp;авка</translation>
        </message>
        <message>
            <source>&amp;List</source>
            <translation>&amp;Обзвон</translation>
        </message>
        <message>
            <source>&amp;Participants</source>
            <translation>&amp;Участники</translation>
        </message>
        <message>
            <source>&amp;Statuses</source>
            <translation>&amp;Статусы</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Тема</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
        <message>
            <source>A change is being carried out. Another portal can be opened when it is done.</source>
            <translation>Выполняется изменение. Другой портал можно открыть, когда оно закончится.</translation>
        </message>
        <message>
            <source>Auto-re&amp;fresh</source>
            <translation>&amp;Автообновление</translation>
        </message>
        <message>
            <source>Call List Desk</source>
            <translation>Пульт обзвонов</translation>
        </message>
        <message>
            <source>Call lists</source>
            <translation>Обзвоны</translation>
        </message>
        <message>
            <source>Connect a portal, or choose a known one</source>
            <translation>Подключить портал или выбрать известный</translation>
        </message>
        <message>
            <source>Connect…</source>
            <translation>Подключить…</translation>
        </message>
        <message>
            <source>Gro&amp;up lists by</source>
            <translation>Г&amp;руппировка обзвонов</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>&amp;Язык</translation>
        </message>
        <message>
            <source>Mar&amp;k</source>
            <translation>&amp;Пометка</translation>
        </message>
        <message>
            <source>P&amp;ortals</source>
            <translation>По&amp;рталы</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Участники</translation>
        </message>
        <message>
            <source>Portal: {host}</source>
            <translation>Портал: {host}</translation>
        </message>
        <message>
            <source>Portals</source>
            <translation>Порталы</translation>
        </message>
        <message>
            <source>Statuses</source>
            <translation>Статусы</translation>
        </message>
        <message>
            <source>The demo could not be started. Your data is not affected.</source>
            <translation>Не удалось запустить демо. С вашими данными ничего не случилось.</translation>
        </message>
        <message>
            <source>The demo is starting…</source>
            <translation>Демо запускается…</translation>
        </message>
        <message>
            <source>The demo was not started.</source>
            <translation>Запуск демо отменён.</translation>
        </message>
        <message>
            <source>The portal was renamed: it is at {host} now.</source>
            <translation>Портал переименован, новый адрес: {host}.</translation>
        </message>
        <message>
            <source>The program's data can't be read or saved on this computer: {reason}. Make room, or look after its folder.</source>
            <translation>Не удаётся прочитать или сохранить данные программы на этом компьютере: {reason}. Освободите место или проверьте папку программы.</translation>
        </message>
        <message>
            <source>The saved data could not be read; it was set aside as {file}.</source>
            <translation>Не удалось прочитать сохранённые данные; они отложены в файл {file}.</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>Панель инструментов</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>{host} is forgotten, and its secret is out of the keyring. Saved data and journal stay.</source>
            <translation>{host} забыт, его ключ удалён из связки ключей. Сохранённые данные и журнал остаются.</translation>
        </message>
    </context>
    <context>
        <name>qtkit</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
                <numerusform>ещё %n</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Fit widths to what they hold</source>
            <translation>&amp;Подогнать ширину</translation>
        </message>
        <message>
            <source>&amp;Sort by</source>
            <translation>&amp;Сортировать по</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Очистить</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Colum&amp;ns</source>
            <translation>Сто&amp;лбцы</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Копировать</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>More filters</source>
            <translation>Другие фильтры</translation>
        </message>
        <message>
            <source>No notices yet</source>
            <translation>Уведомлений пока нет</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Уведомления</translation>
        </message>
        <message numerus="yes">
            <source>Notices: %n new</source>
            <translation>
                <numerusform>Уведомления: %n новое</numerusform>
                <numerusform>Уведомления: %n новых</numerusform>
                <numerusform>Уведомления: %n новых</numerusform>
            </translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
    </context>
</TS>
