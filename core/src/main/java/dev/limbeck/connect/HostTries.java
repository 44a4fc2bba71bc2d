package dev.limbeck.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.ReadOnlyServer;

/**
 * Tries the hosts of a connector in their order until one will do. The driver would stop
 * at the first server that answers, writable or not, and report only the last failure.
 */
final class HostTries {

	private static final int HOSTS_SHOWN = 3;

	private final List<Connector> hosts;

	private final boolean writable;

	private final Greeting greeting;

	HostTries(Connector connector, boolean writable, Greeting greeting) {
		this.hosts = connector.hosts();
		this.writable = writable;
		this.greeting = greeting;
	}

	/**
	 * Try each host once.
	 * @param timeout says how long the next host may take
	 * @return a session on the first host that will do, or what all of them said
	 * @throws InterruptedException if the current thread is interrupted meanwhile
	 */
	TryOutcome attempt(Supplier<Duration> timeout) throws InterruptedException {
		Map<String, Diagnosis> failures = new LinkedHashMap<>();
		for (Connector host : this.hosts) {
			TryOutcome outcome = accept(HostTry.attempt(host, timeout.get(), this.greeting));
			if (outcome instanceof TryOutcome.Failure failure) {
				failures.put(host.description(), failure.diagnosis());
			}
			else {
				return outcome;
			}
		}
		return new TryOutcome.Failure(summary(failures));
	}

	private TryOutcome accept(TryOutcome outcome) {
		if (outcome instanceof TryOutcome.Success success && this.writable
				&& success.server().mode() != ServerState.Mode.WRITABLE) {
			success.discard();
			return new TryOutcome.Failure(
					ReadOnlyServer.diagnosis(success.server().mode() == ServerState.Mode.STANDBY));
		}
		return outcome;
	}

	// Waiting goes on as long as it may help on one of the hosts.
	private static Diagnosis summary(Map<String, Diagnosis> failures) {
		Diagnosis hopeful = failures.values().stream().min(Comparator.comparing(Diagnosis::verdict)).orElseThrow();
		List<String> reasons = new ArrayList<>(failures.values().stream().map(Diagnosis::reason).distinct().toList());
		return (reasons.size() == 1) ? hopeful : hopeful.because(perHost(failures));
	}

	private static String perHost(Map<String, Diagnosis> failures) {
		String shown = failures.entrySet()
			.stream()
			.limit(HOSTS_SHOWN)
			.map((entry) -> entry.getKey() + ": " + entry.getValue().reason())
			.collect(Collectors.joining("; "));
		int more = failures.size() - HOSTS_SHOWN;
		return (more > 0) ? shown + "; and " + more + " more" : shown;
	}

}
