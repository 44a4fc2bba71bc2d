package dev.limbeck.step;

import java.time.Duration;
import java.util.Locale;

import dev.limbeck.session.ElapsedTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement has come that is repeated in rounds.
 *
 * @param rounds how many are done, also by those who began it
 * @param rows how many rows they have changed
 * @param seen how many rows they have looked at, changed or not
 * @param total how many rows there are about, or {@code null} if nobody knows
 * @param perSecond how many rows they look at in a second, 0 if it is not known yet
 * @param waiting why the next round waits, or {@code null} if it does not
 */
public record BatchState(long rounds, long rows, long seen, @Nullable Long total, long perSecond,
		@Nullable String waiting) {

	/**
	 * Return how many rows are left.
	 * @return about as many, or {@code null} if nobody knows
	 */
	public @Nullable Long rest() {
		return (this.total != null) ? Math.max(0, this.total - this.seen) : null;
	}

	/**
	 * Return how long the rest takes.
	 * @return about as long, or {@code null} if nobody knows
	 */
	public @Nullable Duration left() {
		Long rest = rest();
		return (rest != null && this.perSecond > 0) ? Duration.ofSeconds(rest / this.perSecond) : null;
	}

	/**
	 * Return how much is done.
	 * @return from 0 to 1, or 0 if nobody knows
	 */
	public double share() {
		return (this.total != null && this.total > 0) ? Math.min(1, (double) this.seen / this.total) : 0;
	}

	/**
	 * Return it as a part of a line.
	 * @return such as
	 * {@code 120,000 rows changed, 4,100 rows/s, about 380,000 left, 93 s}
	 */
	public String summary() {
		Long rest = rest();
		Duration left = left();
		return String.format(Locale.ROOT, "%,d rows changed", this.rows)
				+ ((this.perSecond > 0) ? String.format(Locale.ROOT, ", %,d rows/s", this.perSecond) : "")
				+ ((rest != null) ? String.format(Locale.ROOT, ", about %,d left", rest) : "")
				+ ((left != null) ? " for " + ElapsedTime.text(left) : "")
				+ ((this.waiting != null) ? ", waiting: " + this.waiting : "");
	}

}
