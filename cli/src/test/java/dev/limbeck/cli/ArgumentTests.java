package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How arguments are understood, and what is said when they cannot be.
 */
class ArgumentTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a").revision("b", "@revises a");
	}

	@Test
	void globalOptionsStandBeforeAndAfterTheCommand() {
		String json = this.workplace.run("--json", "heads").out();
		assertThat(json).startsWith("{").isEqualTo(this.workplace.run("heads", "--json").out());
		this.workplace.file("other/x.sql", "-- Other\n-- @revision x\n");
		assertThat(this.workplace.run("--locations", "other", "heads").out()).startsWith("x ");
		assertThat(this.workplace.run("heads", "--locations=db/migration,other").out()).isEqualTo("""
				b (head), Table b
				x (head), Other
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "show -1", "show --json -1", "show -1 --json", "show -- -1", "show b-1", "show a",
			"history -r -2:-1", "history -r-2:-1", "history --range=:-1", "history -r :a", "explain -1",
			"upgrade --plan --from base +1", "upgrade --plan --from base -- +1", "downgrade --plan --from b -- -1",
			"downgrade --plan b:-1", "downgrade --plan -1: ", "upgrade --sql -1:head", "stamp --plan --from head -1" })
	void symbolsMayBeginWithAMinus(String line) {
		List<String> words = List.of(line.strip().split(" "));
		Outcome outcome = this.workplace.run(words.toArray(String[]::new));
		assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(line.endsWith(": ") ? 2 : 0);
	}

	@Test
	void settingsMayBeGivenForOneRun() {
		assertThat(this.workplace.run("url", "-x", "limbeck.database.default-name=shop").out()).contains("/shop\n");
		assertThat(this.workplace.run("-xlimbeck.database.defaultPort=1", "url").out()).contains("localhost:1/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "eu.region=west", "limbeck.aaaa=1", "limbek.locations=db", "=1", "-=x", "a b=1" })
	void whatNobodyReadsIsRefused(String setting) {
		Outcome outcome = this.workplace.run("heads", "-x", setting);
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("-x");
	}

	@Test
	void anUnknownSettingIsAUsageErrorThatOffersTheNearest() {
		Outcome outcome = this.workplace.run("url", "-x", "limbeck.lock.weit=1m");
		assertThat(outcome).isEqualTo(new Outcome(2, "", """
				-x sets limbeck.lock.weit, which is unknown.
				Did you mean limbeck.lock.wait? "limbeck help settings" names all of them.
				"""));
	}

	@Test
	void anArgumentIsNoFileOfArguments() {
		this.workplace.file("arguments", "--json");
		assertThat(this.workplace.run("show", "@arguments").exitCode()).isEqualTo(1);
	}

	@Test
	void anUnknownOptionIsAUsageError() {
		assertThat(this.workplace.run("heads", "--jsn")).isEqualTo(
				new Outcome(2, "", "Unknown option: '--jsn'\nDid you mean --json? See \"limbeck heads --help\".\n"));
	}

	@Test
	void anUnknownCommandIsAUsageErrorThatOffersTheNearest() {
		assertThat(this.workplace.run("upgrad", "heads")).isEqualTo(
				new Outcome(2, "", "There is no command upgrad.\nDid you mean upgrade? See \"limbeck --help\".\n"));
	}

	@ParameterizedTest
	@CsvSource({ "hlep, Did you mean help?", "stmp, Did you mean stamp?", "frobnicate, ''", "x, ''" })
	void onlyWhatIsNearIsOffered(String word, String offer) {
		assertThat(this.workplace.run(word).err()).isEqualTo("There is no command " + word + ".\n"
				+ offer.stripTrailing() + (offer.isEmpty() ? "" : " ") + "See \"limbeck --help\".\n");
	}

	@Test
	void oneArgumentTooManyIsAUsageError() {
		assertThat(this.workplace.run("init", "here", "there"))
			.isEqualTo(new Outcome(2, "", "\"there\" is one argument too many.\nSee \"limbeck init --help\".\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "1.5", "99999999999" })
	void aNumberIsOne(String text) {
		assertThat(this.workplace.run("log", "-n", text)).isEqualTo(new Outcome(2, "",
				"Invalid value for option '--limit': 'TEXT' is no number\nSee \"limbeck log --help\".\n".replace("TEXT",
						text)));
		assertThat(this.workplace.run("log", "-n", "-5").err()).startsWith("--limit is -5.\n");
	}

	@Test
	void usageErrorsAreJsonToo() {
		Outcome outcome = this.workplace.run("--json", "stamp");
		assertThat(outcome).isEqualTo(new Outcome(2, """
				{"error":{"code":"usage","description":"Missing required parameter: 'TARGET'",\
				"action":"See \\"limbeck stamp --help\\"."}}
				""", ""));
	}

	@Test
	void withoutACommandNothingIsDone() {
		assertThat(this.workplace.run().exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("--json").json().at("/error/code").stringValue()).isEqualTo("usage");
	}

	@Test
	void errorsAreJsonOnStandardOutput() {
		Outcome outcome = this.workplace.run("show", "nothing", "--json");
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.json().at("/error/code").stringValue()).isEqualTo("not-found");
		assertThat(outcome.json().at("/error/action").stringValue()).isNotEmpty();
	}

	@Test
	void jsonIsPlainAscii() {
		this.workplace.file("db/migration/c.sql",
				"-- Gr\u00f6\u00dfe \u2192 \"\ud83d\ude00\"\n-- @revision c\n-- @revises b\n");
		Outcome outcome = this.workplace.run("heads", "--json");
		assertThat(outcome.out()).matches("[\\x00-\\x7F]+");
		assertThat(outcome.json().at("/revisions/0/description").stringValue())
			.isEqualTo("Gr\u00f6\u00dfe \u2192 \"\ud83d\ude00\"");
		assertThat(this.workplace.run("heads").out()).contains("Gr\u00f6\u00dfe");
	}

	@Test
	void aPasswordInTheWrongPlaceIsNotRepeated() {
		for (String command : List.of("heads", "show", "upgrade", "explain")) {
			Outcome outcome = this.workplace.run(command, "postgresql://app:s3cret@host/db");
			assertThat(outcome.exitCode()).isPositive();
			assertThat(outcome.out() + outcome.err()).doesNotContain("s3cret");
		}
	}

	@Test
	void verboseShowsWhereAFailureCameFrom() {
		assertThat(this.workplace.run("show", "nothing").err()).doesNotContain("\tat ");
		assertThat(this.workplace.run("show", "nothing", "--verbose").err()).contains("\tat dev.limbeck.");
		assertThat(this.workplace.run("-v", "show", "nothing", "--json").json().has("error")).isTrue();
	}

}
