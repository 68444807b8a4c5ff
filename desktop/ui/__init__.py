"""The windows. One folder a tab or dialog: tab.py, model.py, controller.py. Never bitrix24, httpx, portal."""
