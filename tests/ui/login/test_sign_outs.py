"""When somebody logged out last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from orgmodel.ui.login.sign_outs import SignOutsInMemory

START = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def test_no_login_from_before_the_process_holds():
    assert SignOutsInMemory(START).signed_out("u_1") == START


def test_the_latest_sign_out_of_each_person_is_kept():
    kept = SignOutsInMemory(START)
    later = START + timedelta(hours=1)
    kept.sign_out("u_1", later)
    kept.sign_out("u_1", START + timedelta(minutes=1))
    assert kept.signed_out("u_1") == later
    assert kept.signed_out("u_2") == START
