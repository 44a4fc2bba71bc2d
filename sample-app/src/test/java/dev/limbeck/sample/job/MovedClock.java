package dev.limbeck.sample.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until somebody moves it.
 */
final class MovedClock extends Clock {

	static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

	private Instant now = NOON;

	void moveBy(Duration duration) {
		this.now = this.now.plus(duration);
	}

	void moveTo(Instant instant) {
		this.now = instant;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
