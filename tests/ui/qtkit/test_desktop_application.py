"""Listeners receive only the application's own events, whoever made the application."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.app import Desk
from desktop.qtkit import desktop_application


@pytest.fixture(params=["ours", "another's"])
def app(qapp, request, monkeypatch):
    assert isinstance(qapp, desktop_application.DesktopApplication)
    if request.param == "another's":
        monkeypatch.setattr(desktop_application, "DesktopApplication", type("NotOurs", (), {}))
    return qapp


def test_a_listener_sees_what_happens_to_the_application_alone_and_may_keep_it(app, qtbot):
    seen = []

    def takes(event):
        seen.append(event.type())
        return event.type() is QEvent.Type.User

    end = desktop_application.listen(app, takes)
    widget = QWidget()
    qtbot.addWidget(widget)
    for receiver, kind in ((widget, QEvent.Type.User), (app, QEvent.Type.User), (app, QEvent.Type.MaxUser)):
        QCoreApplication.sendEvent(receiver, QEvent(kind))
    end()
    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.User))
    assert seen == [QEvent.Type.User, QEvent.Type.MaxUser]


def test_the_program_listens_without_being_asked_about_every_widget(run, qapp, tmp_path, monkeypatch):
    filtered = []
    install = QObject.installEventFilter
    monkeypatch.setattr(QObject, "installEventFilter", lambda of, by: (filtered.append(of), install(of, by))[1])

    async def story():
        async with Desk("", tmp_path):
            assert filtered
            assert qapp not in filtered

    run(story())
