package dev.limbeck.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;

/**
 * Collects why something cannot be done, so that all of it is told at once.
 */
final class Refusals {

	private final List<LimbeckException> reasons = new ArrayList<>();

	void add(String code, String description, String action) {
		this.reasons.add(new LimbeckException(code, description, action));
	}

	/**
	 * Try something that may be refused.
	 * @param <T> what it gives
	 * @param attempt gives it
	 * @param otherwise what to go on with while looking for further refusals
	 * @return what the attempt gave, or the other
	 */
	<T> T attempt(Supplier<T> attempt, T otherwise) {
		try {
			return attempt.get();
		}
		catch (LimbeckException ex) {
			this.reasons.add(ex);
			return otherwise;
		}
	}

	void throwIfAny() {
		if (this.reasons.size() == 1) {
			throw this.reasons.get(0);
		}
		if (!this.reasons.isEmpty()) {
			List<String> codes = this.reasons.stream().map(LimbeckException::code).distinct().toList();
			throw new LimbeckException((codes.size() == 1) ? codes.get(0) : "refused",
					lines(LimbeckException::description), lines(LimbeckException::action));
		}
	}

	private String lines(Function<LimbeckException, String> part) {
		return this.reasons.stream().map(part).distinct().collect(Collectors.joining("\n"));
	}

}
