package dev.limbeck.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Settings} and {@link Cell}.
 */
class SettingsTests {

	@Test
	void cellsAndContendersAreChosenByName() {
		Settings settings = settings(
				Map.of("bench.cells", "noop-1000, apply-100-5ms", "bench.contenders", "limbeck,jdbc"));
		assertThat(settings.cells()).containsExactly(new Cell("noop-1000", false, 1000, Duration.ZERO),
				new Cell("apply-100-5ms", true, 100, Duration.ofMillis(5)));
		assertThat(settings.contenders(settings.cells().get(0))).containsExactly(Contender.LIMBECK, Contender.JDBC);
	}

	@Test
	void anotherBuildTakesPartIfThereIsOne() {
		Cell cell = Cell.of("noop-0");
		assertThat(settings(Map.of()).contenders(cell)).doesNotContain(Contender.LIMBECK_BEFORE);
		assertThat(settings(Map.of("bench.before", "other.jar")).contenders(cell)).contains(Contender.LIMBECK_BEFORE);
	}

	@Test
	void anApplicationStartsWithATool() {
		assertThat(settings(Map.of()).contenders(Cell.of("boot-100"))).containsExactly(Contender.NONE,
				Contender.LIMBECK, Contender.FLYWAY, Contender.LIQUIBASE);
	}

	@Test
	void anUnknownCellIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(Map.of("bench.cells", "noop")))
			.withMessageContaining("noop-1000");
	}

	private static Settings settings(Map<String, String> values) {
		Properties properties = new Properties();
		properties.putAll(values);
		return Settings.of(properties);
	}

}
