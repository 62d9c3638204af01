"""The token by which one thread stops another."""

import pytest

from pcam_model.cancel import Cancelled, CancelToken


def test_a_fresh_token_lets_work_go_on():
    token = CancelToken()
    token.raise_if_cancelled()
    assert not token.cancelled


def test_cancelling_is_seen_and_stays():
    token = CancelToken()
    token.cancel()
    token.cancel()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()


def test_the_callback_is_called_once_inside_the_block():
    token, calls = CancelToken(), []
    with token.on_cancel(lambda: calls.append(1)):
        token.cancel()
        token.cancel()
    assert calls == [1]


def test_the_callback_is_forgotten_after_the_block():
    token, calls = CancelToken(), []
    with token.on_cancel(lambda: calls.append(1)):
        pass
    token.cancel()
    assert calls == []


def test_a_token_cancelled_before_the_block_calls_at_once():
    token, calls = CancelToken(), []
    token.cancel()
    with token.on_cancel(lambda: calls.append(1)):
        assert calls == [1]
