<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Every %n minute</numerusform>
                <numerusform>Every %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Age</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h ago</source>
            <translation>
                <numerusform>%n h ago</numerusform>
                <numerusform>%n h ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min ago</source>
            <translation>
                <numerusform>%n min ago</numerusform>
                <numerusform>%n min ago</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallLists</name>
        <message numerus="yes">
            <source>%n call list(s)</source>
            <translation>
                <numerusform>%n call list</numerusform>
                <numerusform>%n call lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed since you looked last</source>
            <translation>
                <numerusform>%n has changed since you looked last</numerusform>
                <numerusform>%n have changed since you looked last</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden (deleted, not visible to you or drafts)</source>
            <translation>
                <numerusform>%n hidden (deleted, not visible to you or a draft)</numerusform>
                <numerusform>%n hidden (deleted, not visible to you or drafts)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CardNotes</name>
        <message numerus="yes">
            <source>and %n other list(s)</source>
            <translation>
                <numerusform>and %n other list</numerusform>
                <numerusform>and %n other lists</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message numerus="yes">
            <source>%n added by somebody else just then, removed by the portal; add again:</source>
            <translation>
                <numerusform>%n added by somebody else just then was removed by the portal; add again:</numerusform>
                <numerusform>%n added by somebody else just then were removed by the portal; add again:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n added by somebody else meanwhile:</source>
            <translation>
                <numerusform>%n added by somebody else meanwhile:</numerusform>
                <numerusform>%n added by somebody else meanwhile:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n added.</source>
            <translation>
                <numerusform>%n added.</numerusform>
                <numerusform>%n added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n are in more than one of the lists {lists}:</source>
            <translation>
                <numerusform>%n person is in more than one of the lists {lists}:</numerusform>
                <numerusform>%n people are in more than one of the lists {lists}:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n company(ies) added to the CRM.</source>
            <translation>
                <numerusform>%n company added to the CRM.</numerusform>
                <numerusform>%n companies added to the CRM.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added to the CRM.</source>
            <translation>
                <numerusform>%n contact added to the CRM.</numerusform>
                <numerusform>%n contacts added to the CRM.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got a result in both lists and are in both:</source>
            <translation>
                <numerusform>%n got a result in both lists and is in both:</numerusform>
                <numerusform>%n got a result in both lists and are in both:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left unchanged (have a result, are on the stop list or gone by now):</source>
            <translation>
                <numerusform>%n left unchanged (has a result, is on the stop list or gone by now):</numerusform>
                <numerusform>%n left unchanged (have a result, are on the stop list or gone by now):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new company(ies) in the CRM</source>
            <translation>
                <numerusform>%n new company in the CRM</numerusform>
                <numerusform>%n new companies in the CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new contact(s) in the CRM</source>
            <translation>
                <numerusform>%n new contact in the CRM</numerusform>
                <numerusform>%n new contacts in the CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not added; row:</source>
            <translation>
                <numerusform>%n not added; row:</numerusform>
                <numerusform>%n not added; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not changed as planned:</source>
            <translation>
                <numerusform>%n not changed as planned:</numerusform>
                <numerusform>%n not changed as planned:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s).</source>
            <translation>
                <numerusform>%n participant.</numerusform>
                <numerusform>%n participants.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused by the portal; row:</source>
            <translation>
                <numerusform>%n refused by the portal; row:</numerusform>
                <numerusform>%n refused by the portal; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed by somebody else meanwhile:</source>
            <translation>
                <numerusform>%n removed by somebody else meanwhile:</numerusform>
                <numerusform>%n removed by somebody else meanwhile:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed.</source>
            <translation>
                <numerusform>%n removed.</numerusform>
                <numerusform>%n removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) had a card by then: it is used.</source>
            <translation>
                <numerusform>%n row had a card by then: it is used.</numerusform>
                <numerusform>%n rows had a card by then: it is used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) added: {names}.</source>
            <translation>
                <numerusform>%n status added: {names}.</numerusform>
                <numerusform>%n statuses added: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) changed meanwhile, look at them:</source>
            <translation>
                <numerusform>%n status changed meanwhile, look at it:</numerusform>
                <numerusform>%n statuses changed meanwhile, look at them:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) marked: {names}.</source>
            <translation>
                <numerusform>%n status marked: {names}.</numerusform>
                <numerusform>%n statuses marked: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es) set meanwhile were overwritten by the portal, set them again:</source>
            <translation>
                <numerusform>%n status set meanwhile was overwritten by the portal, set it again:</numerusform>
                <numerusform>%n statuses set meanwhile were overwritten by the portal, set them again:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to be looked at on the portal; row:</source>
            <translation>
                <numerusform>%n to be looked at on the portal; row:</numerusform>
                <numerusform>%n to be looked at on the portal; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose card was deleted gone from the list, with status and call:</source>
            <translation>
                <numerusform>%n whose card was deleted is gone from the list, with status and call:</numerusform>
                <numerusform>%n whose cards were deleted are gone from the list, with statuses and calls:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Charts</name>
        <message numerus="yes">
            <source>%n call list(s)</source>
            <translation>
                <numerusform>%n call list</numerusform>
                <numerusform>%n call lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n list(s) are compared.</source>
            <translation>
                <numerusform>Only the first %n list is compared.</numerusform>
                <numerusform>Only the first %n lists are compared.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CheckLists</name>
        <message numerus="yes">
            <source>%n CRM form(s) in use: the portal has not said which forms are active.</source>
            <translation>
                <numerusform>%n CRM form in use: the portal has not said which forms are active.</numerusform>
                <numerusform>%n CRM forms in use: the portal has not said which forms are active.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n card(s) not read yet: same phones, missing phones and deleted cards are not known there.</source>
            <translation>
                <numerusform>%n card not read yet: whether its phone is missing, or the same as another one, is not known.</numerusform>
                <numerusform>%n cards not read yet: same phones, missing phones and deleted cards among them are not known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n findings are repaired together.</source>
            <translation>
                <numerusform>%n finding is repaired.</numerusform>
                <numerusform>%n findings are repaired together.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) could not be read to the end.</source>
            <translation>
                <numerusform>%n list could not be read to the end.</numerusform>
                <numerusform>%n lists could not be read to the end.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) have no history for all of these days: earlier calls are not known.</source>
            <translation>
                <numerusform>%n list has no history for all of these days: earlier calls are not known.</numerusform>
                <numerusform>%n lists have no history for all of these days: earlier calls are not known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) may have participants whom you do not see.</source>
            <translation>
                <numerusform>%n list may have participants whom you do not see.</numerusform>
                <numerusform>%n lists may have participants whom you do not see.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) of leads and the like: their participants are not checked.</source>
            <translation>
                <numerusform>%n list of leads or the like: its participants are not checked.</numerusform>
                <numerusform>%n lists of leads and the like: their participants are not checked.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) of others, or deleted, can't be seen by you and are not checked.</source>
            <translation>
                <numerusform>%n list is somebody else's or deleted: you can't see it, and it is not checked.</numerusform>
                <numerusform>%n lists are somebody else's or deleted: you can't see them, and they are not checked.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) deleted from the CRM, or not readable for you: {people}.</source>
            <translation>
                <numerusform>%n participant deleted from the CRM, or not readable for you: {people}.</numerusform>
                <numerusform>%n participants deleted from the CRM, or not readable for you: {people}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) deleted from the CRM: {people}.</source>
            <translation>
                <numerusform>%n participant deleted from the CRM: {people}.</numerusform>
                <numerusform>%n participants deleted from the CRM: {people}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) still to be called.</source>
            <translation>
                <numerusform>%n participant is still to be called.</numerusform>
                <numerusform>%n participants are still to be called.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n responsible(s) not named by the portal, perhaps dismissed.</source>
            <translation>
                <numerusform>%n responsible is not named by the portal, perhaps dismissed.</numerusform>
                <numerusform>%n responsibles are not named by the portal, perhaps dismissed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>For %n more something has to be chosen: select those of one kind alone.</source>
            <translation>
                <numerusform>For %n more something has to be chosen: select it alone.</numerusform>
                <numerusform>For %n more something has to be chosen: select those of one kind alone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Read %n card(s)</source>
            <translation>
                <numerusform>Read %n card</numerusform>
                <numerusform>Read %n cards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Repair of %n call list(s)</source>
            <translation>
                <numerusform>Repair of %n call list</numerusform>
                <numerusform>Repair of %n call lists</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Choices</name>
        <message numerus="yes">
            <source>%n company(ies) chosen</source>
            <translation>
                <numerusform>%n company chosen</numerusform>
                <numerusform>%n companies chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) chosen</source>
            <translation>
                <numerusform>%n contact chosen</numerusform>
                <numerusform>%n contacts chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found, in no list.</source>
            <translation>
                <numerusform>%n found, in no list.</numerusform>
                <numerusform>%n found, in no list.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n have no activity that you see and stay as they are.</source>
            <translation>
                <numerusform>%n has no activity that you see and stays as it is.</numerusform>
                <numerusform>%n have no activity that you see and stay as they are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in call lists:</source>
            <translation>
                <numerusform>%n in call lists:</numerusform>
                <numerusform>%n in call lists:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more row(s)</source>
            <translation>
                <numerusform>%n more row</numerusform>
                <numerusform>%n more rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of {total} participants will be split.</source>
            <translation>
                <numerusform>%n of {total} participants will be split.</numerusform>
                <numerusform>%n of {total} participants will be split.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) without a phone or e-mail left out.</source>
            <translation>
                <numerusform>%n row without a phone or e-mail left out.</numerusform>
                <numerusform>%n rows without a phone or e-mail left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Properties of %n call list(s)</source>
            <translation>
                <numerusform>Properties of %n call list</numerusform>
                <numerusform>Properties of %n call lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name}: %n list(s) in progress</source>
            <translation>
                <numerusform>{name}: %n list in progress</numerusform>
                <numerusform>{name}: %n lists in progress</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message numerus="yes">
            <source>Add %n to #{number}</source>
            <translation>
                <numerusform>Add %n to #{number}</numerusform>
                <numerusform>Add %n to #{number}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Crash</name>
        <message numerus="yes">
            <source>It has happened %n time(s).</source>
            <translation>
                <numerusform>It has happened %n time.</numerusform>
                <numerusform>It has happened %n times.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message numerus="yes">
            <source>%n row(s) saved as {file}.</source>
            <translation>
                <numerusform>%n row saved as {file}.</numerusform>
                <numerusform>%n rows saved as {file}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save %n row(s)</source>
            <translation>
                <numerusform>Save %n row</numerusform>
                <numerusform>Save %n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save %n selected row(s)</source>
            <translation>
                <numerusform>Save %n selected row</numerusform>
                <numerusform>Save %n selected rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%n late</source>
            <translation>
                <numerusform>%n late</numerusform>
                <numerusform>%n late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) have no forecast yet.</source>
            <translation>
                <numerusform>%n list has no forecast yet.</numerusform>
                <numerusform>%n lists have no forecast yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stuck</source>
            <translation>
                <numerusform>%n stuck</numerusform>
                <numerusform>%n stuck</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n list(s)</source>
            <translation>
                <numerusform>in %n list</numerusform>
                <numerusform>in %n lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>without %n list(s)</source>
            <translation>
                <numerusform>without %n list</numerusform>
                <numerusform>without %n lists</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message numerus="yes">
            <source>%n found, in no list.</source>
            <translation>
                <numerusform>%n found, in no list.</numerusform>
                <numerusform>%n found, in no list.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message numerus="yes">
            <source>The history of %n list(s) was forgotten.</source>
            <translation>
                <numerusform>The history of %n list was forgotten.</numerusform>
                <numerusform>The history of %n lists was forgotten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source>%n ID(s) may be another program's: used only with the name.</source>
            <translation>
                <numerusform>%n ID may be another program's: used only with the name.</numerusform>
                <numerusform>%n IDs may be another program's: used only with the name.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are in #{number} already: only {new} new.</source>
            <translation>
                <numerusform>%n of them is in #{number} already: only {new} new.</numerusform>
                <numerusform>%n of them are in #{number} already: only {new} new.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on the stop list.</source>
            <translation>
                <numerusform>%n on the stop list.</numerusform>
                <numerusform>%n on the stop list.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n perhaps torn from the row above or below</source>
            <translation>
                <numerusform>%n perhaps torn from the row above or below</numerusform>
                <numerusform>%n perhaps torn from the row above or below</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are hidden in the file and left out.</source>
            <translation>
                <numerusform>%n row is hidden in the file and left out.</numerusform>
                <numerusform>%n rows are hidden in the file and left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are hidden in the file but read.</source>
            <translation>
                <numerusform>%n row is hidden in the file but read.</numerusform>
                <numerusform>%n rows are hidden in the file but read.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved as {file}.</source>
            <translation>
                <numerusform>%n row saved as {file}.</numerusform>
                <numerusform>%n rows saved as {file}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s), {count} not matched</source>
            <translation>
                <numerusform>%n row, {count} not matched</numerusform>
                <numerusform>%n rows, {count} not matched</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a formula without its value</source>
            <translation>
                <numerusform>%n with a formula without its value</numerusform>
                <numerusform>%n with a formula without its value</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a phone destroyed by Excel</source>
            <translation>
                <numerusform>%n with a phone destroyed by Excel</numerusform>
                <numerusform>%n with a phone destroyed by Excel</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable ID</source>
            <translation>
                <numerusform>%n with an unreadable ID</numerusform>
                <numerusform>%n with an unreadable ID</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable e-mail</source>
            <translation>
                <numerusform>%n with an unreadable e-mail</numerusform>
                <numerusform>%n with an unreadable e-mail</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable name</source>
            <translation>
                <numerusform>%n with an unreadable name</numerusform>
                <numerusform>%n with an unreadable name</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with an unreadable phone</source>
            <translation>
                <numerusform>%n with an unreadable phone</numerusform>
                <numerusform>%n with an unreadable phone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone.</source>
            <translation>
                <numerusform>%n without a phone.</numerusform>
                <numerusform>%n without a phone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n are in #{number} already, none is new.</source>
            <translation>
                <numerusform>%n is in #{number} already, none is new.</numerusform>
                <numerusform>All %n are in #{number} already, none is new.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n that are left:</source>
            <translation>
                <numerusform>The %n that is left:</numerusform>
                <numerusform>All %n that are left:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>And in %n more place(s).</source>
            <translation>
                <numerusform>And in %n more place.</numerusform>
                <numerusform>And in %n more places.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{count} of %n row(s) matched.</source>
            <translation>
                <numerusform>{count} of %n row matched.</numerusform>
                <numerusform>{count} of %n rows matched.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
        <message numerus="yes">
            <source>%n company(ies) added to the CRM</source>
            <translation>
                <numerusform>%n company added to the CRM</numerusform>
                <numerusform>%n companies added to the CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n contact(s) added to the CRM</source>
            <translation>
                <numerusform>%n contact added to the CRM</numerusform>
                <numerusform>%n contacts added to the CRM</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) added</source>
            <translation>
                <numerusform>%n participant added</numerusform>
                <numerusform>%n participants added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) removed</source>
            <translation>
                <numerusform>%n participant removed</numerusform>
                <numerusform>%n participants removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>list created, %n participant(s)</source>
            <translation>
                <numerusform>list created, %n participant</numerusform>
                <numerusform>list created, %n participants</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Names</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notifications</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} has not called for %n minute(s) of work.</source>
            <translation>
                <numerusform>{name} has not called for %n minute of work.</numerusform>
                <numerusform>{name} has not called for %n minutes of work.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Operators</name>
        <message numerus="yes">
            <source>%n more became done while this operator called them</source>
            <translation>
                <numerusform>%n more became done while this operator called them</numerusform>
                <numerusform>%n more became done while this operator called them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>by %n operator(s)</source>
            <translation>
                <numerusform>by %n operator</numerusform>
                <numerusform>by %n operators</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Participants</name>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n participant</numerusform>
                <numerusform>%n participants</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) can't be shown (deleted or no right).</source>
            <translation>
                <numerusform>%n participant can't be shown (deleted or no right).</numerusform>
                <numerusform>%n participants can't be shown (deleted or no right).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n status</numerusform>
                <numerusform>%n statuses</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message numerus="yes">
            <source>%n found.</source>
            <translation>
                <numerusform>%n found.</numerusform>
                <numerusform>%n found.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) with several cards: choose yourself.</source>
            <translation>
                <numerusform>%n value with several cards: choose yourself.</numerusform>
                <numerusform>%n values with several cards: choose yourself.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>A list of %n value(s) was looked up.</source>
            <translation>
                <numerusform>A list of %n value was looked up.</numerusform>
                <numerusform>A list of %n values was looked up.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Chosen: %n company(ies)</source>
            <translation>
                <numerusform>Chosen: %n company</numerusform>
                <numerusform>Chosen: %n companies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Chosen: %n contact(s)</source>
            <translation>
                <numerusform>Chosen: %n contact</numerusform>
                <numerusform>Chosen: %n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n are shown, scroll down for more.</source>
            <translation>
                <numerusform>The first %n is shown, scroll down for more.</numerusform>
                <numerusform>The first %n are shown, scroll down for more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message numerus="yes">
            <source>%n added to it by somebody else:</source>
            <translation>
                <numerusform>%n added to it by somebody else:</numerusform>
                <numerusform>%n added to it by somebody else:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n can't be touched, the card was deleted:</source>
            <translation>
                <numerusform>%n can't be touched, the card was deleted:</numerusform>
                <numerusform>%n can't be touched, the card was deleted:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got another status meanwhile:</source>
            <translation>
                <numerusform>%n got another status meanwhile:</numerusform>
                <numerusform>%n got another status meanwhile:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in already.</source>
            <translation>
                <numerusform>%n in already.</numerusform>
                <numerusform>%n in already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in other lists too:</source>
            <translation>
                <numerusform>%n in other lists too:</numerusform>
                <numerusform>%n in other lists too:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (no phone):</source>
            <translation>
                <numerusform>%n left out (no phone):</numerusform>
                <numerusform>%n left out (no phone):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (on the stop list):</source>
            <translation>
                <numerusform>%n left out (on the stop list):</numerusform>
                <numerusform>%n left out (on the stop list):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (phone on your stop list):</source>
            <translation>
                <numerusform>%n left out (phone on your stop list):</numerusform>
                <numerusform>%n left out (phones on your stop list):</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out: no name, phone or e-mail address; row:</source>
            <translation>
                <numerusform>%n left out: no name, phone or e-mail address; row:</numerusform>
                <numerusform>%n left out: no name, phone or e-mail address; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out: their phone or address has several cards by now, or one that you may not see; row:</source>
            <translation>
                <numerusform>%n left out: the phone or address has several cards by now, or one that you may not see; row:</numerusform>
                <numerusform>%n left out: their phone or address has several cards by now, or one that you may not see; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n list(s) were never read: there may be more.</source>
            <translation>
                <numerusform>%n list was never read: there may be more.</numerusform>
                <numerusform>%n lists were never read: there may be more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more in deleted lists and drafts.</source>
            <translation>
                <numerusform>%n more in deleted lists and drafts.</numerusform>
                <numerusform>%n more in deleted lists and drafts.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more will be added:</source>
            <translation>
                <numerusform>%n more will be added:</numerusform>
                <numerusform>%n more will be added:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more will be removed:</source>
            <translation>
                <numerusform>%n more will be removed:</numerusform>
                <numerusform>%n more will be removed:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not in the list any more.</source>
            <translation>
                <numerusform>%n not in the list any more.</numerusform>
                <numerusform>%n not in the list any more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on the stop list:</source>
            <translation>
                <numerusform>%n on the stop list:</numerusform>
                <numerusform>%n on the stop list:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on your stop list by phone:</source>
            <translation>
                <numerusform>%n on your stop list by phone:</numerusform>
                <numerusform>%n on your stop list by phone:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) have it, as last known:</source>
            <translation>
                <numerusform>%n participant has it, as last known:</numerusform>
                <numerusform>%n participants have it, as last known:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) with this code get the status back:</source>
            <translation>
                <numerusform>%n participant with this code gets the status back:</numerusform>
                <numerusform>%n participants with this code get the status back:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s), done {done} ({share}).</source>
            <translation>
                <numerusform>%n participant, done {done} ({share}).</numerusform>
                <numerusform>%n participants, done {done} ({share}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are the same client as another row: one card for both.</source>
            <translation>
                <numerusform>%n row is the same client as another row: one card for both.</numerusform>
                <numerusform>%n rows are the same clients as other rows: one card for each client.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have a card by now: it is used, none is made.</source>
            <translation>
                <numerusform>%n row has a card by now: it is used, none is made.</numerusform>
                <numerusform>%n rows have a card by now: it is used, none is made.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose card the portal does not show you; they stay in the list:</source>
            <translation>
                <numerusform>%n whose card the portal does not show you; they stay in the list:</numerusform>
                <numerusform>%n whose cards the portal does not show you; they stay in the list:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n whose company is not in the CRM, or there more than once: they are added without it.</source>
            <translation>
                <numerusform>%n whose company is not in the CRM, or there more than once: added without it.</numerusform>
                <numerusform>%n whose company is not in the CRM, or there more than once: they are added without it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will no longer be added:</source>
            <translation>
                <numerusform>%n will no longer be added:</numerusform>
                <numerusform>%n will no longer be added:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will no longer be removed:</source>
            <translation>
                <numerusform>%n will no longer be removed:</numerusform>
                <numerusform>%n will no longer be removed:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will stay because of a result set meanwhile:</source>
            <translation>
                <numerusform>%n will stay because of a result set meanwhile:</numerusform>
                <numerusform>%n will stay because of a result set meanwhile:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a phone on your stop list; row:</source>
            <translation>
                <numerusform>%n with a phone on your stop list; row:</numerusform>
                <numerusform>%n with phones on your stop list; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a card that you may read:</source>
            <translation>
                <numerusform>%n without a card that you may read:</numerusform>
                <numerusform>%n without a card that you may read:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a name, to be called by the phone, or else by the e-mail address; row:</source>
            <translation>
                <numerusform>%n without a name, to be called by the phone, or else by the e-mail address; row:</numerusform>
                <numerusform>%n without a name, to be called by the phone, or else by the e-mail address; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone:</source>
            <translation>
                <numerusform>%n without a phone:</numerusform>
                <numerusform>%n without a phone:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a phone; row:</source>
            <translation>
                <numerusform>%n without a phone; row:</numerusform>
                <numerusform>%n without a phone; rows:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n company(ies) to the CRM.</source>
            <translation>
                <numerusform>Add %n company to the CRM.</numerusform>
                <numerusform>Add %n companies to the CRM.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n contact(s) to the CRM.</source>
            <translation>
                <numerusform>Add %n contact to the CRM.</numerusform>
                <numerusform>Add %n contacts to the CRM.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n participant(s) to call list #{number}.</source>
            <translation>
                <numerusform>Add %n participant to call list #{number}.</numerusform>
                <numerusform>Add %n participants to call list #{number}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n status(es): {names}.</source>
            <translation>
                <numerusform>Add %n status: {names}.</numerusform>
                <numerusform>Add %n statuses: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>New call list with %n company(ies)</source>
            <translation>
                <numerusform>New call list with %n company</numerusform>
                <numerusform>New call list with %n companies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>New call list with %n contact(s)</source>
            <translation>
                <numerusform>New call list with %n contact</numerusform>
                <numerusform>New call list with %n contacts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remove %n participant(s) from call list #{number}.</source>
            <translation>
                <numerusform>Remove %n participant from call list #{number}.</numerusform>
                <numerusform>Remove %n participants from call list #{number}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The other %n keep(s) status and call.</source>
            <translation>
                <numerusform>The other %n keeps its status and call.</numerusform>
                <numerusform>The other %n keep their statuses and calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PortalCheck</name>
        <message numerus="yes">
            <source>%n request(s)</source>
            <translation>
                <numerusform>%n request</numerusform>
                <numerusform>%n requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n done between {begin} and {end}, the hour is not known.</source>
            <translation>
                <numerusform>%n done between {begin} and {end}, the hour is not known.</numerusform>
                <numerusform>%n done between {begin} and {end}, the hour is not known.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n done in hours that are not known, as the lists were not read.</source>
            <translation>
                <numerusform>%n done in hours that are not known, as the lists were not read.</numerusform>
                <numerusform>%n done in hours that are not known, as the lists were not read.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n list(s)</source>
            <translation>
                <numerusform>in %n list</numerusform>
                <numerusform>in %n lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{range}: up to %n more may have been done on this day.</source>
            <translation>
                <numerusform>{range}: %n more may have been done on this day.</numerusform>
                <numerusform>{range}: up to %n more may have been done on this day.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message numerus="yes">
            <source>%n minute(s) of work</source>
            <translation>
                <numerusform>%n minute of work</numerusform>
                <numerusform>%n minutes of work</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working hour(s) without a result</source>
            <translation>
                <numerusform>%n working hour without a result</numerusform>
                <numerusform>%n working hours without a result</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Look them up, at most %n request(s) an hour</source>
            <translation>
                <numerusform>Look them up, at most %n request an hour</numerusform>
                <numerusform>Look them up, at most %n requests an hour</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message numerus="yes">
            <source>%n call list(s) selected</source>
            <translation>
                <numerusform>%n call list selected</numerusform>
                <numerusform>%n call lists selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call list(s) shown</source>
            <translation>
                <numerusform>%n call list shown</numerusform>
                <numerusform>%n call lists shown</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) selected</source>
            <translation>
                <numerusform>%n participant selected</numerusform>
                <numerusform>%n participants selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s) shown</source>
            <translation>
                <numerusform>%n participant shown</numerusform>
                <numerusform>%n participants shown</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n status(es)</source>
            <translation>
                <numerusform>%n status</numerusform>
                <numerusform>%n statuses</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In %n call list(s)</source>
            <translation>
                <numerusform>In %n call list</numerusform>
                <numerusform>In %n call lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Used in %n call list(s)</source>
            <translation>
                <numerusform>Used in %n call list</numerusform>
                <numerusform>Used in %n call lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n request(s) queued</source>
            <translation>
                <numerusform>%n request queued</numerusform>
                <numerusform>%n requests queued</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{text}, again in %n min</source>
            <translation>
                <numerusform>{text}, again in %n min</numerusform>
                <numerusform>{text}, again in %n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusSet</name>
        <message numerus="yes">
            <source>%n status(es) in the set.</source>
            <translation>
                <numerusform>%n status in the set.</numerusform>
                <numerusform>%n statuses in the set.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Look twice: %n participant(s) have “{before}”, which would be called “{after}”.</source>
            <translation>
                <numerusform>Look twice: %n participant has “{before}”, which would be called “{after}”.</numerusform>
                <numerusform>Look twice: %n participants have “{before}”, which would be called “{after}”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Statuses</name>
        <message numerus="yes">
            <source>%n list(s) not read yet</source>
            <translation>
                <numerusform>%n list not read yet</numerusform>
                <numerusform>%n lists not read yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more list(s)</source>
            <translation>
                <numerusform>and %n more list</numerusform>
                <numerusform>and %n more lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>deleted lists and drafts: %n</source>
            <translation>
                <numerusform>deleted lists and drafts: %n</numerusform>
                <numerusform>deleted lists and drafts: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{count} in %n list(s)</source>
            <translation>
                <numerusform>{count} in %n list</numerusform>
                <numerusform>{count} in %n lists</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StopList</name>
        <message numerus="yes">
            <source>%n added</source>
            <translation>
                <numerusform>%n added</numerusform>
                <numerusform>%n added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n already in</source>
            <translation>
                <numerusform>%n already in</numerusform>
                <numerusform>%n already in</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n destroyed by Excel: export the file again, with phones as text.</source>
            <translation>
                <numerusform>%n destroyed by Excel: export the file again, with phones as text.</numerusform>
                <numerusform>%n destroyed by Excel: export the file again, with phones as text.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n e-mail address(es): only phones stop calls.</source>
            <translation>
                <numerusform>%n e-mail address: only phones stop calls.</numerusform>
                <numerusform>%n e-mail addresses: only phones stop calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) without a column of phones.</source>
            <translation>
                <numerusform>%n file without a column of phones.</numerusform>
                <numerusform>%n files without a column of phones.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found.</source>
            <translation>
                <numerusform>%n found.</numerusform>
                <numerusform>%n found.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known card(s) have one of them.</source>
            <translation>
                <numerusform>%n known card has one of them.</numerusform>
                <numerusform>%n known cards have one of them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mentioned more than once.</source>
            <translation>
                <numerusform>%n repetition.</numerusform>
                <numerusform>%n repetitions.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not a phone, or not clearly one.</source>
            <translation>
                <numerusform>%n not a phone, or not clearly one.</numerusform>
                <numerusform>%n not phones, or not clearly.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n on it already.</source>
            <translation>
                <numerusform>%n on it already.</numerusform>
                <numerusform>%n on it already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) put back on the stop list.</source>
            <translation>
                <numerusform>%n phone put back on the stop list.</numerusform>
                <numerusform>%n phones put back on the stop list.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) taken off the stop list.</source>
            <translation>
                <numerusform>%n phone taken off the stop list.</numerusform>
                <numerusform>%n phones taken off the stop list.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s).</source>
            <translation>
                <numerusform>%n phone.</numerusform>
                <numerusform>%n phones.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) without a phone.</source>
            <translation>
                <numerusform>%n row without a phone.</numerusform>
                <numerusform>%n rows without a phone.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n too short for a phone: a card's number?</source>
            <translation>
                <numerusform>%n too short for a phone: a card's number?</numerusform>
                <numerusform>%n too short for phones: numbers of cards?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unreadable</source>
            <translation>
                <numerusform>%n unreadable</numerusform>
                <numerusform>%n unreadable</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n phone(s) on the stop list.</source>
            <translation>
                <numerusform>Put %n phone on the stop list.</numerusform>
                <numerusform>Put %n phones on the stop list.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>qtkit</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Notices: %n new</source>
            <translation>
                <numerusform>Notices: %n new</numerusform>
                <numerusform>Notices: %n new</numerusform>
            </translation>
        </message>
    </context>
</TS>
