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
            <source>%n day(s) old</source>
            <translation>
                <numerusform>%n day old</numerusform>
                <numerusform>%n days old</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h old</source>
            <translation>
                <numerusform>%n h old</numerusform>
                <numerusform>%n h old</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min old</source>
            <translation>
                <numerusform>%n min old</numerusform>
                <numerusform>%n min old</numerusform>
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
            <source>%n out of the way (deleted, not visible or drafts)</source>
            <translation>
                <numerusform>%n out of the way (deleted, not visible or draft)</numerusform>
                <numerusform>%n out of the way (deleted, not visible or drafts)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message numerus="yes">
            <source>%n added.</source>
            <translation>
                <numerusform>%n added.</numerusform>
                <numerusform>%n added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not as wished: the portal did otherwise.</source>
            <translation>
                <numerusform>%n not as wished: the portal did otherwise.</numerusform>
                <numerusform>%n not as wished: the portal did otherwise.</numerusform>
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
            <source>%n status(es) changed meanwhile, look at them:</source>
            <translation>
                <numerusform>%n status changed meanwhile, look at it:</numerusform>
                <numerusform>%n statuses changed meanwhile, look at them:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
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
    </context>
    <context>
        <name>Plan</name>
        <message numerus="yes">
            <source>%n can't be touched, the card was deleted:</source>
            <translation>
                <numerusform>%n can't be touched, the card was deleted:</numerusform>
                <numerusform>%n can't be touched, the card was deleted:</numerusform>
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
            <source>%n not in the list any more.</source>
            <translation>
                <numerusform>%n not in the list any more.</numerusform>
                <numerusform>%n not in the list any more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s) with status and call.</source>
            <translation>
                <numerusform>%n stays with status and call.</numerusform>
                <numerusform>%n stay with status and call.</numerusform>
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
            <source>Add %n participant(s).</source>
            <translation>
                <numerusform>Add %n participant.</numerusform>
                <numerusform>Add %n participants.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remove %n participant(s).</source>
            <translation>
                <numerusform>Remove %n participant.</numerusform>
                <numerusform>Remove %n participants.</numerusform>
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
            <source>%n participant(s) selected</source>
            <translation>
                <numerusform>%n participant selected</numerusform>
                <numerusform>%n participants selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n request(s) waiting</source>
            <translation>
                <numerusform>%n request waiting</numerusform>
                <numerusform>%n requests waiting</numerusform>
            </translation>
        </message>
    </context>
</TS>
