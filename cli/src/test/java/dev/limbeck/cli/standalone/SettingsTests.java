package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.HiddenVariables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where settings come from, and which are refused.
 */
class SettingsTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void createWorkplace() {
		this.workplace = new Workplace(this.directory);
	}

	@Test
	void theFileIsRead() {
		this.workplace.file("limbeck.properties", "limbeck.database.default-name = shop\nother.setting = 1\n");
		assertThat(url()).endsWith("/shop");
	}

	@Test
	void variablesWinOverTheFile() {
		this.workplace.file("limbeck.properties", "limbeck.database.default-name=file\n")
			.variable("LIMBECK_DATABASE_DEFAULTNAME", "variable");
		assertThat(url()).endsWith("/variable");
	}

	@Test
	void aMisspeltVariableIsNamed() {
		assertThat(SettingName.unknown(List.of("LIMBECK_LOCK_WIAT", "LIMBECK_ONAHEAD", "LIMBECK_ON_AHEAD", "PGHOST",
				"LIMBECK_HELTH_REFRESH", "LIMBECK_JAVA_OPTIONS")))
			.containsExactly("LIMBECK_HELTH_REFRESH (LIMBECK_HEALTH_REFRESH?)",
					"LIMBECK_LOCK_WIAT (LIMBECK_LOCK_WAIT?)");
	}

	@Test
	void noPropertyOfAnApplicationIsTakenForAMisspeltVariable() throws IOException {
		List<String> variables = Pattern.compile("(?m)^\\| `(limbeck\\.[a-z.-]+)`")
			.matcher(Files.readString(Path.of("../docs/configuration.md")))
			.results()
			.flatMap((property) -> SettingName.variables(property.group(1)).stream())
			.toList();
		assertThat(variables).hasSizeGreaterThan(30);
		assertThat(SettingName.unknown(variables)).isEmpty();
	}

	@Test
	void dashesMayBeUnderscoresInVariables() {
		this.workplace.variable("LIMBECK_DATABASE_DEFAULT_NAME", "variable");
		assertThat(url()).endsWith("/variable");
	}

	@Test
	void theProcessWinsOverTheEnvFile() {
		this.workplace.file(".env", "PGHOST=file\nPGPORT=7000\n").variable("PGHOST", "process");
		assertThat(url("--env-file", ".env")).startsWith("jdbc:postgresql://process:7000/");
		assertThat(url()).startsWith("jdbc:postgresql://process:5432/");
	}

	@Test
	void optionsWinOverAll() {
		this.workplace.file("limbeck.properties", "limbeck.database.default-name=file\n")
			.variable("LIMBECK_DATABASE_DEFAULTNAME", "variable");
		assertThat(url("-x", "limbeck.database.default-name=option")).endsWith("/option");
	}

	@Test
	void placeholdersStandForVariables() {
		this.workplace.file("limbeck.properties", "limbeck.database.default-name=${SHOP}_${STAGE:dev}\n")
			.variable("SHOP", "a$1b");
		assertThat(url()).endsWith("/a%241b_dev");
	}

	@Test
	void aPlaceholderThatNothingSetsIsAnError() {
		this.workplace.file("limbeck.properties", "limbeck.migration.password=${NOTHING}\n");
		Outcome outcome = this.workplace.run("url");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).isEqualTo("""
				limbeck.migration.password (FILE) refers to NOTHING, which nothing sets.
				Set it, or give a default, as in ${NAME:default}.
				""".replace("FILE", this.workplace.path("limbeck.properties")));
	}

	@Test
	void anUnknownSettingInTheFileOffersTheNearest() {
		this.workplace.file("limbeck.properties", "limbeck.multi-heads=apply\n");
		assertThat(this.workplace.run("url").err()).isEqualTo("""
				FILE sets limbeck.multi-heads, which is unknown.
				Did you mean limbeck.multiple-heads? "limbeck help settings" names all of them.
				""".replace("FILE", this.workplace.path("limbeck.properties")));
	}

	@Test
	void theModeOfStartsIsNoMistakeAndMeansNothing() {
		this.workplace.revision("a").file("limbeck.properties", "limbeck.mode=verify\n");
		assertThat(this.workplace.run("heads", "-x", "limbeck.mode=await").exitCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "limbeck.wait.timeout, soon, no duration", "limbeck.attempts, 0, no number from 1 to 1000",
			"limbeck.attempts, -1, no number from 1 to 1000", "limbeck.lock.pooler, maybe, unknown",
			"limbeck.on-ahead, x, unknown", "limbeck.multiple-heads, x, unknown", "limbeck.lock.wait, -1s, no duration",
			"limbeck.database.default-port, 65536, no number from 1 to 65535" })
	void anIllegalValueNamesSettingAndSource(String name, String value, String problem) {
		this.workplace.revision("a").variable(SettingName.variables(name).get(0), value);
		Outcome outcome = this.workplace.run("pending", "--json");
		assertThat(outcome.json().at("/error/code").stringValue()).isEqualTo("bad-setting");
		assertThat(outcome.json().at("/error/description").stringValue())
			.isEqualTo(SettingName.variables(name).get(0) + " is \"" + value + "\", which is " + problem + ".");
	}

	@Test
	void aFileThatIsNoPropertiesIsAnError() {
		this.workplace.file("limbeck.properties", "limbeck.attempts=\\u12\n");
		assertThat(this.workplace.run("heads").err()).contains("limbeck.properties cannot be read");
	}

	@Test
	void helpNamesEverySetting() {
		assertThat(this.workplace.run("help", "settings").out()).contains(SettingName.ALL);
	}

	@Test
	void theBuildHidesEveryVariable() {
		Stream<String> variables = SettingName.ALL.stream().map(SettingName::variables).flatMap(List::stream);
		assertThat(HiddenVariables.in("hidden.limbeck")).containsAll(variables.toList());
	}

	private String url(String... options) {
		String[] arguments = Stream.concat(Stream.of("url"), Stream.of(options)).toArray(String[]::new);
		return this.workplace.run(arguments).out().lines().findFirst().orElse("");
	}

}
