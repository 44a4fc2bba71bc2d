package dev.limbeck.boot.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for liveness and readiness again and again, as an orchestrator does, only more
 * often.
 */
final class ProbeObserver implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ProbeObserver.class);

	/** In milliseconds. */
	private static final int TIMEOUT = 10_000;

	private static final Duration PAUSE = Duration.ofMillis(10);

	private static final Pattern STATEMENT = Pattern.compile("\"statement\":\\{\"number\":(\\d+)");

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final long begun = System.nanoTime();

	private final List<Observation> observations = new ArrayList<>();

	private final String health;

	private ProbeObserver(int port) {
		this.health = "http://localhost:" + port + "/actuator/health/";
	}

	static ProbeObserver of(int port) {
		ProbeObserver observer = new ProbeObserver(port);
		observer.thread.scheduleWithFixedDelay(observer::observe, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
		return observer;
	}

	private void observe() {
		Duration asked = now();
		Answer liveness = ask("liveness");
		Duration answered = now();
		Answer readiness = ask("readiness");
		synchronized (this) {
			this.observations
				.add(new Observation(asked, answered, liveness.status(), readiness.status(), readiness.body()));
		}
	}

	private Duration now() {
		return Duration.ofNanos(System.nanoTime() - this.begun);
	}

	// On a connection of its own each time, as the kubelet does.
	private Answer ask(String group) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(this.health + group).toURL().openConnection();
			connection.setRequestProperty("Connection", "close");
			connection.setConnectTimeout(TIMEOUT);
			connection.setReadTimeout(TIMEOUT);
			int status = connection.getResponseCode();
			try (InputStream body = (status < 400) ? connection.getInputStream() : connection.getErrorStream()) {
				return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			logger.debug("Asked for {} in vain: {}", group, ex.toString());
			return new Answer(0, "");
		}
	}

	synchronized List<Observation> observations() {
		return List.copyOf(this.observations);
	}

	/**
	 * Sum up what was seen.
	 * @return a letter for each observation
	 */
	String letters() {
		return observations().stream().map(Observation::letter).collect(Collectors.joining());
	}

	/**
	 * Tell when what was seen changed.
	 * @return letters with the time of the first observation of each row of them
	 */
	String summary() {
		StringBuilder summary = new StringBuilder();
		String last = "";
		for (Observation observation : observations()) {
			if (!observation.letter().equals(last)) {
				last = observation.letter();
				summary.append(last).append(' ').append(observation.answered().toMillis()).append(" ms ");
			}
		}
		return summary.toString().strip();
	}

	/**
	 * Return which statements were told to be running.
	 * @return their numbers, without repetitions that follow each other
	 */
	List<Integer> statements() {
		List<Integer> numbers = new ArrayList<>();
		observations().stream()
			.flatMap((observation) -> STATEMENT.matcher(observation.body()).results())
			.map((MatchResult match) -> Integer.valueOf(match.group(1)))
			.filter((number) -> numbers.isEmpty() || !number.equals(numbers.get(numbers.size() - 1)))
			.forEachOrdered(numbers::add);
		return numbers;
	}

	/**
	 * Return how long Limbeck answered.
	 * @return the time between its first and its last answer
	 */
	Duration answeredByLimbeck() {
		List<Observation> answers = observations().stream()
			.filter((observation) -> observation.letter().equals("m"))
			.toList();
		return answers.get(answers.size() - 1).answered().minus(answers.get(0).answered());
	}

	/**
	 * Return how long nobody told that the application lives, from the first time on that
	 * somebody did.
	 * @return the longest time between two such answers
	 */
	Duration longestGap() {
		return longest(Observation::answered);
	}

	/**
	 * Return how long nobody was there who would tell, even if it took a while.
	 * @return the longest time between such an answer and the next request that got one
	 */
	Duration longestAbsence() {
		return longest(Observation::asked);
	}

	private Duration longest(Function<Observation, Duration> end) {
		List<Observation> alive = observations().stream()
			.filter((observation) -> observation.liveness() == 200)
			.toList();
		return IntStream.range(1, alive.size())
			.mapToObj((i) -> end.apply(alive.get(i)).minus(alive.get(i - 1).answered()))
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	/**
	 * An answer.
	 *
	 * @param status the code of HTTP, 0 if nobody answered
	 * @param body the text
	 */
	private record Answer(int status, String body) {

	}

}
