package dev.limbeck.connect.failure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The failures of one wait so far.
 */
public final class FailureHistory {

	private final Map<String, Integer> reasons = new LinkedHashMap<>();

	private @Nullable Diagnosis last;

	private int attempts;

	private int streak;

	private Duration streakStart = Duration.ZERO;

	/**
	 * Add a failure.
	 * @param diagnosis why the try failed
	 * @param elapsed when, since the wait began
	 */
	public void add(Diagnosis diagnosis, Duration elapsed) {
		if (this.last == null || this.last.kind() != diagnosis.kind()) {
			this.streak = 0;
			this.streakStart = elapsed;
		}
		this.last = diagnosis;
		this.attempts++;
		this.streak++;
		this.reasons.merge(diagnosis.reason(), 1, Integer::sum);
	}

	/**
	 * Return whether the last failure makes another try pointless.
	 * @param elapsed the time since the wait began
	 * @param grace the user's grace
	 * @return whether to give up
	 */
	public boolean isFinal(Duration elapsed, Duration grace) {
		return last().verdict().isFinal(this.streak, elapsed.minus(this.streakStart), grace);
	}

	public Diagnosis last() {
		if (this.last == null) {
			throw new IllegalStateException("nothing has failed yet");
		}
		return this.last;
	}

	public int attempts() {
		return this.attempts;
	}

	/**
	 * Return the most frequent reason.
	 * @return the reason and how often it was given
	 */
	public Map.Entry<String, Integer> mostFrequent() {
		return this.reasons.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
	}

}
