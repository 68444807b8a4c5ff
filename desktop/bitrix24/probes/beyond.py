"""What no read-only question can show, and why."""

from desktop.domain.portal_report import Point, Why

UNSEEN: dict[Point, Why] = {
    Point.OPERATING_LIMIT: Why.LOAD,
    Point.DELETING_BY_OTHERS: Why.WRITES,
    Point.RESTORED_NUMBER: Why.WRITES,
    Point.FORM_DETACHED: Why.WRITES,
    Point.STATUS_ROLLBACK: Why.WRITES,
    Point.HIDDEN_SURVIVE: Why.WRITES,
    Point.WEBHOOK_EXPIRY: Why.TIME,
    Point.RETURN_ADDRESS: Why.APPLICATION,
    Point.PAGE_PATHS: Why.BROWSER,
}
