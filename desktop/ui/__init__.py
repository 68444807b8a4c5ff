"""The windows, one folder per tab or dialog: tab.py, model.py, controller.py. No bitrix24, httpx, portal."""
