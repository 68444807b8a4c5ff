from __future__ import annotations

from typing import Any


def test_system_methods(rest: Any) -> None:
    assert rest.result("scope") == ["crm", "telephony", "user"]
    assert "disk" in rest.result("scope", full=True)
    assert rest.result("server.time").endswith("+03:00")
    assert "crm.calllist.add" in rest.result("methods")
    assert rest.result("method.get", name="crm.calllist.add") == {"isExisting": True, "isAvailable": True}
    assert rest.result("method.get", name="crm.CallList.add")["isExisting"] is False  # lower case only
    assert rest.refusal("feature.get")[:2] == (400, "CODE_EMPTY")
    assert rest.result("feature.get", CODE="crm_call_list") == {"value": "Y"}
    assert set(rest.result("app.info")) == {"SCOPE", "LICENSE"}
    rest.control("switch", app_info_denied=True, call_list_feature=False)
    assert rest.refusal("app.info")[:2] == (403, "ACCESS_DENIED")
    assert rest.result("feature.get", CODE="crm_call_list") == {"value": "N"}
    rest.control("webhook", scopes=["user"])
    assert rest.result("method.get", name="crm.calllist.add") == {"isExisting": True, "isAvailable": False}
    assert "crm.calllist.add" not in rest.result("methods")


def test_enumerations(rest: Any) -> None:
    assert {"ID": 3, "NAME": "Контакт", "SYMBOL_CODE": "CONTACT", "SYMBOL_CODE_SHORT": "C"} in rest.result(
        "crm.enum.ownertype"
    )
    assert len(rest.result("crm.enum.activitytype")) == 7
    assert set(rest.result("crm.multifield.fields")) == {"ID", "TYPE_ID", "VALUE", "VALUE_TYPE"}
