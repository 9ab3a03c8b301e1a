"""Addresses of the desk pages. None of them holds a name or a card number."""

from django.urls import URLPattern, path

from leeszaal.desk import (
    hold_pages,
    item_pages,
    lending_pages,
    list_pages,
    offline_pages,
    returning_pages,
    scan_pages,
    slip_pages,
)

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("", scan_pages.home, name="home"),
    path("scan", scan_pages.scan, name="scan"),
    path("branch", scan_pages.choose_branch, name="choose_branch"),
    path("patrons/<int:pk>/", lending_pages.patron, name="patron"),
    path("patrons/<int:pk>/check-out", lending_pages.check_out, name="check_out"),
    path("patrons/<int:pk>/renew", lending_pages.renew_everything, name="renew_everything"),
    path("patrons/<int:pk>/renew/<int:loan_id>", lending_pages.renew_one, name="renew"),
    path("patrons/<int:pk>/slip", slip_pages.loan_slip, name="loan_slip"),
    path("check-in/", returning_pages.check_in, name="check_in"),
    path("loans/<int:loan_id>/undo-check-in", item_pages.undo_check_in, name="undo_check_in"),
    path("loans/<int:loan_id>/undo-check-out", item_pages.undo_check_out, name="undo_check_out"),
    path("items/<int:pk>/", item_pages.item, name="item"),
    path("items/<int:pk>/<slug:what>", item_pages.change, name="change_item"),
    path("items/<int:item_id>/transit-slip/", slip_pages.transit_slip, name="transit_slip"),
    path("records/<int:record_id>/queue", hold_pages.queue, name="queue"),
    path("records/<int:record_id>/hold", hold_pages.place, name="place_hold"),
    path("holds/<int:pk>/", hold_pages.hold, name="hold"),
    path("holds/<int:pk>/cancel", hold_pages.cancel, name="cancel_hold"),
    path("holds/<int:pk>/suspend", hold_pages.suspend, name="suspend_hold"),
    path("holds/<int:pk>/resume", hold_pages.resume, name="resume_hold"),
    path("holds/<int:pk>/move", hold_pages.move, name="move_hold"),
    path("holds/<int:pk>/slip", slip_pages.hold_slip, name="hold_slip"),
    path("hold-shelf/", list_pages.hold_shelf, name="hold_shelf"),
    path("to-fetch/", list_pages.pick_list, name="pick_list"),
    path("transits/", list_pages.transits, name="transits"),
    path("overdue/", list_pages.overdue, name="overdue"),
    path("offline/", offline_pages.page, name="offline"),
    path("offline/token", offline_pages.token, name="token"),
    path("offline/hand-in", offline_pages.hand_in, name="hand_in"),
    path("worker.js", offline_pages.worker, name="worker"),
    path("conflicts/", offline_pages.conflicts, name="conflicts"),
    path("conflicts/<int:pk>/retry", offline_pages.retry, name="retry"),
    path("conflicts/<int:pk>/resolve", offline_pages.resolve, name="resolve"),
]
