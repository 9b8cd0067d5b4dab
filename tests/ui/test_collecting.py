"""Garbage is looked for in everything while nobody waits for a page."""

from contextlib import suppress

from orgmodel.ui.collecting import QuietCollector


class Clock:
    """A clock that is put forward, and how often everything was looked through."""

    def __init__(self, grown: int = 1) -> None:
        self.now, self.times = 0.0, 0
        self.collector = QuietCollector(self.collect, lambda: grown, lambda: self.now)

    def collect(self) -> None:
        self.times += 1

    def forward(self, seconds: float) -> int:
        self.now += seconds
        self.collector.look()
        return self.times


def test_everything_is_looked_through_in_a_quiet_moment_and_not_again_at_once():
    clock = Clock()
    assert clock.forward(29) == 0
    assert clock.forward(2) == 1
    assert clock.forward(29) == 1
    assert clock.forward(2) == 2


def test_who_waits_for_a_page_does_not_wait_for_it_unless_somebody_always_does():
    clock = Clock()
    with clock.collector.at_work():
        assert clock.forward(45) == 0
    assert clock.forward(0.1) == 0  # the next click may follow at once
    with clock.collector.at_work():
        assert clock.forward(500) == 0
        assert clock.forward(60) == 1
        assert clock.forward(590) == 1
        assert clock.forward(20) == 2


def test_it_is_not_put_off_for_long_where_much_was_made_meanwhile():
    clock = Clock(grown=40)
    with clock.collector.at_work():
        assert clock.forward(59) == 0
        assert clock.forward(2) == 1


def test_a_page_that_is_given_up_is_waited_for_no_longer():
    clock = Clock()
    with suppress(KeyError), clock.collector.at_work():
        {}["given up"]
    assert clock.forward(31) == 1


def test_nothing_is_looked_through_where_nothing_is_new():
    assert Clock(grown=0).forward(100) == 0
