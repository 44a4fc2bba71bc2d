package dev.limbeck.sample;

import java.util.List;
import java.util.stream.IntStream;

import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: several copies of it, started at once on an empty database.
 */
class ConcurrentStartPackagedTests {

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@ParameterizedTest(name = "{0} copies")
	@ValueSource(ints = { 2, 4 })
	void allComeUpAndEachRevisionIsAppliedOnce(int copies) {
		Extent.skipUnlessAll(copies > 2);
		ApplicationLaunch launch = ApplicationLaunch.ofPackagedJar()
			.with("DATABASE_URL", GuardedServer.url(this.database));
		List<RunningApplication> applications = IntStream.range(0, copies).mapToObj((copy) -> launch.start()).toList();
		try {
			assertThat(applications).allSatisfy(RunningApplication::awaitStarted);
		}
		finally {
			applications.forEach(RunningApplication::terminate);
			applications.forEach(RunningApplication::close);
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_log WHERE event = 'upgrade' ORDER BY id"))
			.hasSize(History.size())
			.doesNotHaveDuplicates();
	}

}
