<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Connect …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read everything again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on the &amp;portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call &amp;lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message>
        <source>fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallLists</name>
    <message>
        <source>No call lists yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists that are made on the portal appear here after a refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading call lists …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the search, or show deleted lists too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n call list(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>done {done} of {total} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n out of the way (deleted, not visible or drafts)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of this kind are made on the portal; here they can only be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search lists: number, subject, people …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search call lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show deleted, not visible and drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call list #{number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>Asking the portal …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{user} (administrator)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to {host} as {user}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions: {scopes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an inbound webhook on your portal (Developer resources, Other, Inbound webhook) with the permissions crm and user_brief, and telephony for call statistics. Paste its address here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is as good as a password: it is shown nowhere and kept until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lack</name>
    <message>
        <source>No access to call lists (permission crm).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program can&apos;t work without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dictionary of statuses can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statuses are shown without their colours and can&apos;t be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activities can&apos;t be read (permission crm).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subjects, responsibles and deleted lists can&apos;t be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users can&apos;t be read (permission user_brief or user).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creators and responsibles are shown by number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call statistics can&apos;t be read (permission telephony).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There will be no figures of calls and talk time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook&apos;s owner is no administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of others can&apos;t be told from deleted ones, and participants may be hidden from you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Participants</name>
    <message>
        <source>All statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click a list, or choose one and press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading participants …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No participants to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is empty, or you may not read its participants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the search or the status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of this kind is read-only here: no names are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) can&apos;t be shown (deleted or no right).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>done {done}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants that you may not read are not shown; the list may be longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the list was not reached; it may be longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list kept moving while it was read; refresh to be sure that all are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card can&apos;t be shown: it was deleted, or you have no right to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This status is no longer in the dictionary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search participants: name, phone, company, owner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Phase</name>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a portal: File, Connect …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the search or the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no right to see this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the portal&apos;s administrator for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal can&apos;t be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again by itself. F5 tries at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line above says why. F5 tries again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>the portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new webhook on the portal and connect with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes. What was read before stays on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a webhook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like https://company.bitrix24.com/rest/1/secret/ - copy it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address begins with http://, which would show the secret to everybody on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such address: {host}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling and the internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the internet connection; the program tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy; the program tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of this computer, or ask the portal&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} did not answer as a Bitrix24 REST service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; a proxy or a login page may be in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not accept this webhook: it is wrong, expired or was revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook lacks a permission for {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the permissions crm and user_brief to the webhook on the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal does not let you do this. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the portal&apos;s administrator for the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan of {host} does not include REST. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s owner can change the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal {host} was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal does not know {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its version may be too old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gets too many requests, also from other programs of your office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has blocked {method} for some minutes: it was used too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REST was blocked on {host} because of overload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Bitrix24 support can lift this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault inside the portal. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal refused the request: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal&apos;s answer could not be understood ({method}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details and send them to us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} sends us to another address that can&apos;t be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the portal was renamed, connect with its new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of {host} was lost; the change may have happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Call lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {done}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Nothing selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n participant(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call list(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>done {done} of {total} ({share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted (no activity)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not visible to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its activity is open: operators see the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its activity is completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its activity was deleted: operators do not see the list any more, REST still reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see no activity of this list: it was deleted, or it is somebody else&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was begun on the portal and never finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{user} (administrator)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline, nothing read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data: {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline · {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} waits for the portal&apos;s limit until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the portal&apos;s limit until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Reading statuses …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the dictionary is the order of the operators&apos; queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the dictionary is the order in which operators get their participants.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Something went wrong in the program. Nothing was changed on the portal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved data could not be read; it was set aside as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The portal was renamed: it is at {host} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call List Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh by &amp;itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Participants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
