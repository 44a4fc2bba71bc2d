package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.HiddenVariables;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.MultipleHeads;
import dev.limbeck.migrate.OnAhead;
import dev.limbeck.session.LockPooler;
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

	private static final Map<String, String> DEFAULTS = Map.ofEntries(
			Map.entry(SettingName.LOCATIONS,
					DefaultLocations.RESOURCES + " if it exists, else " + DefaultLocations.FOLDER),
			Map.entry(SettingName.TARGET, MigratorBuilder.DEFAULT_TARGET),
			Map.entry(SettingName.LEDGER_SCHEMA, MigratorBuilder.DEFAULT_LEDGER_SCHEMA),
			Map.entry(SettingName.WAIT_TIMEOUT, WaitSettings.DEFAULT_TIMEOUT_SECONDS + "s"),
			Map.entry(SettingName.ATTEMPTS, "" + MigratorBuilder.DEFAULT_ATTEMPTS),
			Map.entry(SettingName.LOCK_WAIT, MigratorBuilder.DEFAULT_LOCK_WAIT_MINUTES + "m"),
			Map.entry(SettingName.LOCK_POOLER, LockPooler.DEFAULT),
			Map.entry(SettingName.STATEMENT_LOCK_TIMEOUT, MigratorBuilder.DEFAULT_LOCK_TIMEOUT_SECONDS + "s"),
			Map.entry(SettingName.STATEMENT_TIMEOUT, "" + MigratorBuilder.DEFAULT_STATEMENT_TIMEOUT_SECONDS),
			Map.entry(SettingName.ON_AHEAD, OnAhead.DEFAULT),
			Map.entry(SettingName.MULTIPLE_HEADS, MultipleHeads.DEFAULT),
			Map.entry(SettingName.DEFAULT_HOST, DatabaseUrl.Defaults.HOST),
			Map.entry(SettingName.DEFAULT_PORT, "" + DatabaseUrl.Defaults.PORT),
			Map.entry(SettingName.DEFAULT_USER, DatabaseUrl.Defaults.USER),
			Map.entry(SettingName.DEFAULT_NAME, "the user's name"),
			Map.entry(RevisionFileSettings.PATTERN, RevisionFileSettings.DEFAULT_PATTERN),
			Map.entry(RevisionFileSettings.TIME_ZONE, RevisionFileSettings.DEFAULT_TIME_ZONE),
			Map.entry(RevisionFileSettings.SLUG_LENGTH, "" + RevisionFileSettings.DEFAULT_SLUG_LENGTH));

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

	@ParameterizedTest
	@CsvSource({ "LIMBECK_DATABASE_UR, LIMBECK_DATABASE_UR (DATABASE_URL?)",
			"LIMBECK_DATABASE_URL, LIMBECK_DATABASE_URL (DATABASE_URL?)", "LIMBECK_PGHOST, LIMBECK_PGHOST (PGHOST?)",
			"LIMBECK_MIGRATION_UR, LIMBECK_MIGRATION_UR (LIMBECK_MIGRATION_URL?)", "LIMBECK_URL, LIMBECK_URL",
			"LIMBECK_SOMETHING_ELSE, LIMBECK_SOMETHING_ELSE", "LIMBECK_, LIMBECK_" })
	void onlyANameThatIsNearIsOffered(String variable, String told) {
		assertThat(SettingName.unknown(List.of(variable))).containsExactly(told);
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
	void helpNamesTheDefaultsThatTheEngineHas() {
		Map<String, String> told = Pattern.compile("(?m)^  (limbeck\\.[a-z.-]+) [^(\n]*(?:\n {34})?\\((.+)\\)$")
			.matcher(this.workplace.run("help", "settings").out())
			.results()
			.collect(Collectors.toMap((setting) -> setting.group(1), (setting) -> setting.group(2)));
		assertThat(told).containsExactlyInAnyOrderEntriesOf(DEFAULTS);
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
