package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of a megabyte, wherever one is typed: what is said of them can still be read.
 */
class HugeValueTests {

	private static final String HUGE = "x".repeat(1_000_000);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "%s", "--%s", "show %s", "upgrade %s --plan", "upgrade %s --sql", "stamp %s --sql",
			"heads -x=%s=1", "heads -x=limbeck.%s=1", "upgrade -x=limbeck.lock.wait=%s --url=postgres://host/db",
			"upgrade -x=limbeck.on-ahead=%s --url=postgres://host/db", "current --url=%s://host/db", "current --url=%s",
			"url --url=postgres://me:s3cret@%s/db", "url --url=postgres://host/db?%s=1",
			"url --url=postgres://host:%s/db", "heads --locations=%s",
			"current --url=postgres://host/db --ledger-schema=%s", "heads --env-file=%s", "history -n %s",
			"wait --timeout %s", "graph --format %s", "completion %s", "help %s", "revision --parent %s" })
	void isQuotedShortly(String command) {
		Workplace workplace = new Workplace(this.directory).revision("a").variable("LIMBECK_WAIT_TIMEOUT", "1s");
		String[] words = Stream.of(command.split(" ")).map((word) -> word.replace("%s", HUGE)).toArray(String[]::new);
		Outcome outcome = workplace.run(words);
		assertThat(outcome.out() + outcome.err()).hasSizeLessThan(20_000)
			.doesNotContain("s3cret", "Unexpected failure");
		assertThat(outcome.exitCode()).isNotZero();
	}

}
