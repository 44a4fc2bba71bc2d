package dev.limbeck.adopt.flyway;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A version as Flyway compares it: numbers between dots or underscores, of any length;
 * zeros at the end do not count.
 *
 * @param text as Flyway's table has it, with dots
 * @param numbers its numbers, without zeros at the end
 */
public record FlywayVersion(String text, List<BigInteger> numbers) implements Comparable<FlywayVersion> {

	/**
	 * Copy the list.
	 */
	public FlywayVersion {
		numbers = List.copyOf(numbers);
	}

	/**
	 * Read a version.
	 * @param text as a file's name or the table has it
	 * @return the version, or nothing if Flyway would refuse it
	 */
	public static Optional<FlywayVersion> of(String text) {
		String dotted = text.replace('_', '.');
		String[] parts = dotted.split("\\.", -1);
		if (Arrays.stream(parts)
			.anyMatch((part) -> part.isEmpty() || !part.chars().allMatch((c) -> c >= '0' && c <= '9'))) {
			return Optional.empty();
		}
		List<BigInteger> numbers = new ArrayList<>(Arrays.stream(parts).map(BigInteger::new).toList());
		while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
			numbers.remove(numbers.size() - 1);
		}
		return Optional.of(new FlywayVersion(dotted, numbers));
	}

	@Override
	public int compareTo(FlywayVersion other) {
		for (int i = 0; i < Math.max(this.numbers.size(), other.numbers.size()); i++) {
			int order = number(i).compareTo(other.number(i));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	private BigInteger number(int index) {
		return (index < this.numbers.size()) ? this.numbers.get(index) : BigInteger.ZERO;
	}

}
