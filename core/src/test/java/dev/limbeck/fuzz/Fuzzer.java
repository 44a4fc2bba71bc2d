package dev.limbeck.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import com.sun.management.ThreadMXBean;
import dev.limbeck.VisibleText;
import dev.limbeck.extent.Extent;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feeds a reader with mutations of texts that it understands. It must answer or refuse
 * each, in a time and with memory that follow from the length of the text, and never show
 * a secret. {@code -Dlimbeck.fuzz.seed=N} and {@code -Dlimbeck.fuzz.inputs=N} choose what
 * it is fed with.
 *
 * @param seeds texts that it understands, at least one
 * @param words what else may stand in them
 * @param refusals the exceptions by which it refuses
 * @param secrets what it must not show when it refuses
 * @param inputs with how many
 */
public record Fuzzer(List<String> seeds, List<String> words, List<Class<? extends Exception>> refusals,
		List<String> secrets, int inputs) {

	private static final long SEED = Long.getLong("limbeck.fuzz.seed", 1);

	private static final int INPUTS = Integer.getInteger("limbeck.fuzz.inputs", Extent.choose(1_000, 10_000));

	/**
	 * How much dearer one input may be than others that are as long, for each character.
	 */
	private static final int OUTLIER = 50;

	/** What takes less is not compared: a busy machine may take as much for nothing. */
	private static final long NO_TIME = 200_000_000;

	private static final int AGAIN = 20;

	private static final long MEMORY = 4 * 1024 * 1024;

	/** A problem that is told with its line takes much, for a text of few characters. */
	private static final long MEMORY_OF_CHARACTER = 8 * 1024;

	/** Every call costs as much as so many characters. */
	private static final int CALL = 500;

	private static final Duration MOST_TIME = Duration.ofMinutes(10);

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/**
	 * Make one for a reader that is fed with all inputs.
	 * @param seeds texts that it understands
	 * @param words what else may stand in them
	 * @param refusals the exceptions by which it refuses
	 * @param secrets what it must not show
	 */
	public Fuzzer(List<String> seeds, List<String> words, List<Class<? extends Exception>> refusals,
			List<String> secrets) {
		this(seeds, words, refusals, secrets, INPUTS);
	}

	/**
	 * Make one for a reader that refuses by an exception.
	 * @param refusal the exception's type
	 * @param seeds texts that the reader understands
	 * @return a fuzzer without further words
	 */
	public static Fuzzer of(Class<? extends Exception> refusal, String... seeds) {
		return new Fuzzer(List.of(seeds), List.of(), List.of(refusal), List.of());
	}

	/**
	 * Put more into the texts.
	 * @param more words
	 * @return another fuzzer
	 */
	public Fuzzer words(String... more) {
		return new Fuzzer(this.seeds, List.of(more), this.refusals, this.secrets, this.inputs);
	}

	/**
	 * Look for secrets in what is said.
	 * @param secret what stands in the texts
	 * @return another fuzzer
	 */
	public Fuzzer hiding(String... secret) {
		return new Fuzzer(this.seeds, this.words, this.refusals, List.of(secret), this.inputs);
	}

	/**
	 * Feed a reader with a part of the inputs, because there are others of its kind.
	 * @param readers how many there are
	 * @return another fuzzer
	 */
	public Fuzzer sharedBy(int readers) {
		return new Fuzzer(this.seeds, this.words, this.refusals, this.secrets, INPUTS / readers);
	}

	/**
	 * Feed a reader.
	 * @param reader the reader; what it returns may be shown to users
	 */
	public void feed(Reader reader) {
		System.out.printf("%d inputs with seed %d%n", this.inputs, SEED);
		Mutation mutation = new Mutation(this.seeds, this.words, new Random(SEED));
		List<Cost> costs = new ArrayList<>();
		String[] current = { "" };
		CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
			// The first time costs the loading of classes.
			this.seeds.forEach((seed) -> said(reader, seed));
			said(reader, "");
			for (int i = 0; i < this.inputs; i++) {
				current[0] = mutation.next();
				costs.add(feed(reader, current[0]));
			}
			compare(reader, costs);
		});
		assertThat(all).as(() -> "fed last: " + excerpt(current[0])).succeedsWithin(MOST_TIME);
	}

	private Cost feed(Reader reader, String input) {
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		long start = THREADS.getCurrentThreadCpuTime();
		String said = said(reader, input);
		Cost cost = new Cost(input, THREADS.getCurrentThreadCpuTime() - start,
				THREADS.getCurrentThreadAllocatedBytes() - allocated);
		// What the text does not hold as a whole any more is not a secret.
		assertThat(this.secrets).as("seed %d: %s", SEED, excerpt(input))
			.noneMatch((secret) -> input.contains(secret) && said.contains(secret));
		return cost;
	}

	private String said(Reader reader, String input) {
		try {
			return String.valueOf(reader.read(input));
		}
		catch (Throwable ex) {
			assertThat(this.refusals).as("seed %d: %s makes %s", SEED, excerpt(input), ex)
				.anyMatch((refusal) -> refusal.isInstance(ex));
			return messages(ex);
		}
	}

	private static String messages(@Nullable Throwable thrown) {
		return (thrown != null) ? thrown + "\n" + messages(thrown.getCause()) : "";
	}

	private void compare(Reader reader, List<Cost> costs) {
		costs.stream().collect(Collectors.partitioningBy(Cost::isLong)).values().forEach((alike) -> {
			if (!alike.isEmpty()) {
				compareTimes(reader, alike);
			}
		});
		assertThat(costs).as("memory, seed %d", SEED).allMatch(Cost::isSmall);
	}

	// The time of the collector and of the compiler is not the reader's: the dearest are
	// fed again, and the least counts.
	private void compareTimes(Reader reader, List<Cost> costs) {
		costs.sort(Comparator.comparingDouble(Cost::time));
		double limit = OUTLIER * costs.get(costs.size() / 2).time();
		for (Cost cost : costs.subList(Math.max(0, costs.size() - 10), costs.size())) {
			Cost least = cost;
			for (int i = 0; i < AGAIN && !least.isFast(limit); i++) {
				least = feed(reader, cost.input());
			}
			assertThat(least.isFast(limit)).as("time, seed %d: %s", SEED, least).isTrue();
		}
	}

	private static String excerpt(String input) {
		String start = (input.length() <= 300) ? input : input.substring(0, 300) + "... " + input.length();
		return VisibleText.line(start);
	}

	/**
	 * What is fed.
	 */
	@FunctionalInterface
	public interface Reader {

		/**
		 * Read a text.
		 * @param text any text
		 * @return what it means, or {@code null}
		 * @throws Exception if it means nothing
		 */
		@Nullable Object read(String text) throws Exception;

	}

	/**
	 * What one input took.
	 *
	 * @param input the input
	 * @param nanos of the processor
	 * @param bytes of the heap, freed ones too
	 */
	private record Cost(String input, long nanos, long bytes) {

		double time() {
			return this.nanos / (double) (this.input.length() + CALL);
		}

		boolean isLong() {
			return this.input.length() > 4 * CALL;
		}

		boolean isFast(double limit) {
			return this.nanos < NO_TIME || time() <= limit;
		}

		boolean isSmall() {
			return this.bytes <= MEMORY + MEMORY_OF_CHARACTER * this.input.length();
		}

		@Override
		public String toString() {
			return "%d characters, %d µs, %d KiB: %s".formatted(this.input.length(), this.nanos / 1_000,
					this.bytes / 1024, excerpt(this.input));
		}

	}

}
