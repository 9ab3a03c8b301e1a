"""Addresses of the account pages."""

from django.urls import path

from leeszaal.account.views import (
    details,
    enrolling,
    history,
    holds,
    home,
    loans,
    membership,
    messages,
    money,
    passwords,
    second_step,
    signing_in,
)

app_name = "account"
urlpatterns = [
    path("", home.home, name="home"),
    path("child/<int:child_id>/", home.child, name="child"),
    path("login/", signing_in.login, name="login"),
    path("login/code/", second_step.code, name="code"),
    path("login/set-up/", second_step.set_up, name="set_up"),
    path("logout/", signing_in.logout, name="logout"),
    path("forgotten/", passwords.forgotten, name="forgotten"),
    path("choose-password/<uidb64>/<token>/", passwords.ChoosePassword.as_view(), name="choose_password"),
    path("password/", passwords.change, name="password"),
    path("enrol/", enrolling.enrol, name="enrol"),
    path("enrolled/", enrolling.enrolled, name="enrolled"),
    path("loans/renew/", loans.renew, name="renew"),
    path("loans/renew-all/", loans.renew_all, name="renew_all"),
    path("hold/<int:record_id>/", holds.place_hold, name="place_hold"),
    path("holds/<int:hold_id>/cancel/", holds.cancel, name="cancel_hold"),
    path("holds/<int:hold_id>/restore/", holds.restore, name="restore_hold"),
    path("holds/<int:hold_id>/suspend/", holds.suspend, name="suspend_hold"),
    path("holds/<int:hold_id>/resume/", holds.resume, name="resume_hold"),
    path("money/", money.money, name="money"),
    path("money/bank-account/", money.bank_account, name="bank_account"),
    path("money/bank-account/forget/", money.forget, name="forget_bank_account"),
    path("membership/", membership.membership, name="membership"),
    path("membership/renew/", membership.renew, name="renew_membership"),
    path("membership/card-lost/", membership.card_lost, name="card_lost"),
    path("details/", details.details, name="details"),
    path("details/email/<token>/", details.confirm_email, name="confirm_email"),
    path("messages/", messages.messages, name="messages"),
    path("history/", history.history, name="history"),
    path("history/keep/", history.keep, name="keep_history"),
]
