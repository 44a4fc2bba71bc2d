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
import dev.limbeck.adopt.Adopting;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.generate.SettingVariables;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.migrate.MultipleHeads;
import dev.limbeck.migrate.OnAhead;
import dev.limbeck.session.LockPooler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
			Map.entry(SettingName.ADOPT, Adopting.DEFAULT),
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
		this.workplace.file("limbeck.properties", "limbeck.database.default-name = shop\n");
		assertThat(url()).endsWith("/shop");
	}

	@Test
	void variablesWinOverTheFile() {
		this.workplace.file("limbeck.properties", "limbeck.database.default-name=file\n")
			.variable("LIMBECK_DATABASE_DEFAULTNAME", "variable");
		assertThat(url()).endsWith("/variable");
	}

	@ParameterizedTest
	@CsvSource({ "LIMBECK_LOCK_WIAT, LIMBECK_LOCK_WAIT", "LIMBECK_HELTH_REFRESH, LIMBECK_HEALTH_REFRESH",
			"LIMBECK_LEDGERSCHEMA, LIMBECK_LEDGER_SCHEMA", "LIMBECK_LEDGER__SCHEMA, LIMBECK_LEDGER_SCHEMA",
			"LIMBECK__LOCATIONS, LIMBECK_LOCATIONS", "LIMBECK_WAITTIMEOUT, LIMBECK_WAIT_TIMEOUT",
			"LIMBECK_LOCKWAIT, LIMBECK_LOCK_WAIT", "LIMBECK_LOCK_WAI_T, LIMBECK_LOCK_WAIT",
			"LIMBECK_MIGRATIONURL, LIMBECK_MIGRATION_URL", "LIMBECK_MIGRATION_UR, LIMBECK_MIGRATION_URL",
			"LIMBECK_STATEMENT_LOCK__TIMEOUT, LIMBECK_STATEMENT_LOCK_TIMEOUT", "LIMBECK_MOED, LIMBECK_MODE",
			"LIMBECK_LOCATIONS_0, LIMBECK_LOCATIONS", "LIMBECK_DATABASE_UR, DATABASE_URL",
			"LIMBECK_DATABASE_URL, DATABASE_URL", "LIMBECK_PGHOST, PGHOST" })
	void aMisspeltVariableIsNamedWithTheNearest(String variable, String nearest) {
		assertThat(warning(variable, "foo"))
			.isEqualTo("Set, but no setting of Limbeck: " + variable + " (" + nearest + "?)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIMBECK_URL", "LIMBECK_HOME", "LIMBECK_PORT", "LIMBECK_USER", "LIMBECK_SERVICE_HOST",
			"LIMBECK_SOMETHING_ELSE", "LIMBECK_" })
	void onlyANameThatIsNearIsOffered(String variable) {
		assertThat(warning(variable, "foo")).isEqualTo("Set, but no setting of Limbeck: " + variable);
	}

	@ParameterizedTest
	@CsvSource({ "LIMBECK_SERVICE_HOST, 10.0.0.1", "LIMBECK_SERVICE_PORT, 8080", "LIMBECK_SERVICE_PORT_HTTP, 8080",
			"LIMBECK_PORT, tcp://10.0.0.1:8080", "LIMBECK_PORT_8080_TCP, tcp://10.0.0.1:8080",
			"LIMBECK_PORT_8080_TCP_PROTO, tcp", "LIMBECK_PORT_8080_TCP_PORT, 8080",
			"LIMBECK_PORT_8080_TCP_ADDR, fd00::1", "LIMBECK_DEMO_SERVICE_HOST, 10.0.0.1",
			"LIMBECK_DEMO_PORT, udp://[fd00::1]:53" })
	void serviceLinksOfKubernetesAreNoSettings(String variable, String value) {
		assertThat(warning(variable, value)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "LIMBECK_ONAHEAD", "LIMBECK_ON_AHEAD", "LIMBECK_MODE", "LIMBECK_JAVA_OPTIONS",
			"LIMBECK_STATEMENT_LOCKTIMEOUT" })
	void aSettingIsNoMistake(String variable) {
		assertThat(warning(variable, "1s")).isEmpty();
	}

	@Test
	void aMisspeltVariableOfAFileIsNamed() {
		this.workplace.file(".env", "LIMBECK_LOCATOIN=x\n").revision("a");
		assertThat(this.workplace.run("heads", "--env-file", ".env").exitCode()).isZero();
		assertThat(this.workplace.warnings("heads", "--env-file", ".env"))
			.isEqualTo("Set, but no setting of Limbeck: LIMBECK_LOCATOIN (LIMBECK_LOCATIONS?)");
	}

	@Test
	void noPropertyOfAnApplicationIsTakenForAMisspeltVariable() throws IOException {
		Map<String, String> variables = Pattern.compile("(?m)^\\| `(limbeck\\.[a-z.-]+)`")
			.matcher(Files.readString(Path.of("../docs/configuration.md")))
			.results()
			.flatMap((property) -> SettingVariables.of(property.group(1)).stream())
			.collect(Collectors.toMap((variable) -> variable, (variable) -> "x"));
		assertThat(variables).hasSizeGreaterThan(30);
		assertThat(SettingVariables.unknown(variables, List.of())).isEmpty();
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
	void whatIsNoSettingAtAllHasNoPlaceInTheFile() {
		this.workplace.file("limbeck.properties", "limbek.locations=db\n");
		assertThat(this.workplace.run("url").err()).contains(" sets limbek.locations, which is unknown.");
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
		this.workplace.revision("a").variable(SettingVariables.of(name).get(0), value);
		Outcome outcome = this.workplace.run("pending", "--json");
		assertThat(outcome.json().at("/error/code").stringValue()).isEqualTo("bad-setting");
		assertThat(outcome.json().at("/error/description").stringValue())
			.isEqualTo(SettingVariables.of(name).get(0) + " is \"" + value + "\", which is " + problem + ".");
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
		Stream<String> variables = SettingName.ALL.stream().map(SettingVariables::of).flatMap(List::stream);
		assertThat(HiddenVariables.in("hidden.limbeck")).containsAll(variables.toList());
	}

	private String warning(String variable, String value) {
		return this.workplace.revision("a").variable(variable, value).warnings("heads");
	}

	private String url(String... options) {
		String[] arguments = Stream.concat(Stream.of("url"), Stream.of(options)).toArray(String[]::new);
		return this.workplace.run(arguments).out().lines().findFirst().orElse("");
	}

}
