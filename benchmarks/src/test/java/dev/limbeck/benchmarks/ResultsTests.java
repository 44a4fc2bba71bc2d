package dev.limbeck.benchmarks;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Measurement}, {@link ResultTable} and {@link LoadedClasses}.
 */
class ResultsTests {

	@Test
	void theMedianOfAnEvenNumberLiesBetween() {
		assertThat(Measurement
			.median(List.of(milliseconds(40, 1), milliseconds(10, 2), milliseconds(20, 8), milliseconds(30, 4))))
			.isEqualTo(milliseconds(25, 3));
	}

	@Test
	void timesAreRatiosToWhatThereIsToDoWithoutATool() {
		Map<Contender, Measurement> times = new EnumMap<>(
				Map.of(Contender.JDBC, milliseconds(100, 200), Contender.LIMBECK, milliseconds(110, 250)));
		Traffic traffic = new Traffic(1, 6, 4, 10, 20);
		CellResult result = new CellResult(Cell.of("noop-100"), times,
				Map.of(Contender.JDBC, traffic, Contender.LIMBECK, traffic));
		assertThat(ResultTable.of(result)).contains("| limbeck | 110 | 250 | 1.10 | 1.25 | 1 | 6 | 4 | 10 | 20 |");
		assertThat(ResultTable.summary(List.of(result))).contains("| limbeck | 1.10 / 1.25 / 6 |");
	}

	@Test
	void classesAreCountedByTheirOrigin() {
		assertThat(LoadedClasses.of(List.of("[0.5s][info ][class,load] java.lang.Object source: shared objects file",
				"[0.5s][info ][class,load] a.B source: file:/x.jar",
				"[0.5s][debug][class,load]  klass: 0 bytes: 100 checksum: 1",
				"[0.5s][info ][class,load] a.B$$Lambda$1 source: a.B",
				"[0.5s][debug][class,load]  klass: 0 bytes: 20 checksum: 1")))
			.isEqualTo(new LoadedClasses(1, 1, 1, 120));
	}

	private static Measurement milliseconds(long wall, long processor) {
		return new Measurement(Duration.ofMillis(wall), Duration.ofMillis(processor));
	}

}
