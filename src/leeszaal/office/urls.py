"""Addresses of the office pages."""

from django.urls import URLPattern, path

from leeszaal.office import (
    branch_pages,
    home_pages,
    item_pages,
    privacy_pages,
    record_pages,
    retention_pages,
    rule_pages,
    staff_pages,
    statement_pages,
    terminal_pages,
)

app_name = "office"
urlpatterns: list[URLPattern] = [
    path("", home_pages.home, name="home"),
    path("branches/", branch_pages.branches, name="branches"),
    path("branches/new", branch_pages.edit, name="new_branch"),
    path("branches/<int:pk>/", branch_pages.edit, name="branch"),
    path("branches/<int:pk>/hours", branch_pages.hours, name="hours"),
    path("closing-days/", branch_pages.closing_days, name="closing_days"),
    path("closing-days/<int:pk>/open", branch_pages.open_again, name="open_again"),
    path("rules/", rule_pages.rules, name="rules"),
    path("rules/new", rule_pages.edit, name="new_rule"),
    path("rules/<int:pk>/", rule_pages.edit, name="rule"),
    path("rules/<int:pk>/remove", rule_pages.remove, name="remove_rule"),
    path("rules/explain", rule_pages.explain, name="explain"),
    path("records/", record_pages.records, name="records"),
    path("records/new", record_pages.new, name="new_record"),
    path("records/<int:pk>/", record_pages.record, name="record"),
    path("records/<int:pk>/edit", record_pages.edit, name="edit_record"),
    path("records/<int:pk>/suppress", record_pages.suppress, name="suppress_record"),
    path("records/<int:pk>/merge", record_pages.merge, name="merge_record"),
    path("records/versions/<int:version_id>/restore", record_pages.restore, name="restore_version"),
    path("records/<int:record_id>/items/new", item_pages.add, name="new_item"),
    path("items/<int:pk>/", item_pages.edit, name="item"),
    path("items/<int:pk>/withdraw", item_pages.withdraw, name="withdraw_item"),
    path("items/changes/<int:change_id>/restore", item_pages.restore, name="restore_item"),
    path("staff/", staff_pages.staff, name="staff"),
    path("staff/new", staff_pages.add, name="new_staff"),
    path("staff/<int:pk>/", staff_pages.edit, name="staff_member"),
    path("staff/<int:pk>/reset-second-factor", staff_pages.reset, name="reset_second_factor"),
    path("terminals/", terminal_pages.terminals, name="terminals"),
    path("terminals/new", terminal_pages.add, name="new_terminal"),
    path("terminals/<int:pk>/", terminal_pages.edit, name="terminal"),
    path("terminals/<int:pk>/password", terminal_pages.new_password, name="terminal_password"),
    *statement_pages.urlpatterns,
    *retention_pages.urlpatterns,
    *privacy_pages.urlpatterns,
]
