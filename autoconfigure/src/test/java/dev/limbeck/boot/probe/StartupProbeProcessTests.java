package dev.limbeck.boot.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * Applications in processes of their own during a long migration, seen from outside. How
 * long it takes is the system property {@code limbeck.probe.seconds}.
 */
@ExtendWith(PostgresExtension.class)
class StartupProbeProcessTests {

	private static final Logger logger = LoggerFactory.getLogger(StartupProbeProcessTests.class);

	private static final int SECONDS = Integer.getInteger("limbeck.probe.seconds", 4);

	private final int port = StartingApplication.freePort();

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevision() {
		this.revisions = new RevisionFolder(this.folder).add("slow", "SELECT pg_sleep(0.5);\n".repeat(2 * SECONDS));
	}

	@ParameterizedTest
	@EnumSource
	void isAnsweredForOnTheServersPort(WebApplication web, PostgresDatabase database) {
		Extent.skipUnlessAll(web != WebApplication.TOMCAT);
		seesTheMigrationAndThenTheApplication(web, database, "--server.port=" + this.port);
	}

	@ParameterizedTest
	@EnumSource
	@Exhaustive
	void isAnsweredForOnAManagementPort(WebApplication web, PostgresDatabase database) {
		seesTheMigrationAndThenTheApplication(web, database, "--server.port=0",
				"--management.server.port=" + this.port);
	}

	private void seesTheMigrationAndThenTheApplication(WebApplication web, PostgresDatabase database, String... ports) {
		Path log = this.folder.resolve("application.log");
		try (ProbedProcess process = ProbedProcess.start(web, log, arguments(database, ports));
				ProbeObserver observer = ProbeObserver.of(this.port)) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(SECONDS + 120))
				.until(() -> observer.letters().endsWith("uuuuu") || !process.isAlive());
			assertThat(observer.letters()).as(() -> contentOf(log.toFile())).matches("\\.*m+\\.*s*u+");
			assertThat(observer.statements()).isSorted().hasSizeGreaterThan(SECONDS / 2);
			assertThat(observer.longestGap()).isLessThan(observer.answeredByLimbeck());
			logger.info("{} {}: nobody there for {} ms, no answer for {} ms; {}", web, ports[ports.length - 1],
					observer.longestAbsence().toMillis(), observer.longestGap().toMillis(), observer.summary());
		}
	}

	private List<String> arguments(PostgresDatabase database, String... ports) {
		List<String> arguments = new ArrayList<>(List.of(ports));
		arguments.addAll(List.of("--" + this.revisions.property(), "--spring.datasource.url=" + database.jdbcUrl(),
				"--spring.datasource.username=postgres", "--management.endpoint.health.show-details=always"));
		return arguments;
	}

}
