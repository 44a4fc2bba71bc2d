package dev.limbeck.boot.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.boot.TestApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who says where the database is: tests for {@link DatabaseUrlEnvironmentPostProcessor}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseUrlPrecedenceTests {

	private static final String DATABASE_URL = "DATABASE_URL=postgres://u:s3cret@h/d";

	private static final String EXPLICIT = "jdbc:postgresql://explicit/d";

	@TempDir
	private Path folder;

	private final TestApplication application = new TestApplication(Object.class);

	@Test
	void databaseUrlIsPublishedAsOneSet() {
		this.application.variables(DATABASE_URL);
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@Test
	void databaseUrlBeatsFilesAndHidesTheirCredentials() {
		this.application.variables("DATABASE_URL=postgres://u@h/d")
			.file(this.folder, "spring.datasource.url=" + EXPLICIT, "spring.datasource.username=other",
					"spring.datasource.password=other");
		assertPublished("jdbc:postgresql://h:5432/d", "u", "");
	}

	@Test
	void databaseUrlBeatsWhatFilesTellAPool() {
		this.application.variables(DATABASE_URL)
			.file(this.folder, "spring.datasource.hikari.jdbcUrl=" + EXPLICIT,
					"spring.datasource.hikari.password=other");
		ConfigurableEnvironment environment = this.application.environment();
		assertThat(environment.getProperty("spring.datasource.hikari.jdbc-url"))
			.isEqualTo("jdbc:postgresql://h:5432/d");
		assertThat(environment.getProperty("spring.datasource.hikari.password")).isEqualTo("s3cret");
		assertThat(environment.containsProperty("spring.datasource.hikari.username")).isFalse();
	}

	@Test
	void databaseUrlIsCompletedFromComponentsNotFromFiles(CapturedOutput output) {
		this.application.variables("DATABASE_URL=postgres://h", "PGUSER=u", "DB_PASSWORD=s3cret", "PGPORT=5433")
			.file(this.folder, "spring.datasource.username=other", "spring.datasource.password=other");
		assertPublished("jdbc:postgresql://h:5433/u", "u", "s3cret");
		assertThat(output).contains("Database h:5433/u, from DATABASE_URL, ").doesNotContain("s3cret");
	}

	@Test
	void databaseUrlMayBeInASecretFile() throws IOException {
		Path secret = Files.writeString(this.folder.resolve("url"), "postgres://u:s3cret@h/d\n");
		this.application.variables("DATABASE_URL_FILE=" + secret);
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_HIKARI_JDBCURL" })
	void explicitUrlInTheEnvironmentWins(String variable, CapturedOutput output) {
		assertUntouched(this.application.variables(DATABASE_URL, variable + "=" + EXPLICIT));
		assertThat(output).contains("Set but not used, because spring.datasource.")
			.contains("says where the database is: DATABASE_URL")
			.doesNotContain("s3cret");
	}

	@Test
	void explicitUrlAboveTheEnvironmentWins() {
		assertUntouched(
				this.application.variables(DATABASE_URL, "SPRING_APPLICATION_JSON={\"spring.datasource.url\":\"x\"}"));
		assertUntouched(this.application.arguments("--spring.datasource.url=" + EXPLICIT));
	}

	@Test
	void emptyExplicitUrlIsNone() {
		this.application.variables(DATABASE_URL, "SPRING_DATASOURCE_URL=").arguments("--spring.datasource.url= ");
		assertThat(published(this.application.environment())).isNotNull();
	}

	@Test
	void emptyDatabaseUrlIsAnError() {
		this.application.variables("DATABASE_URL= ").file(this.folder, "spring.datasource.url=" + EXPLICIT);
		assertThat(this.application.failure()).hasMessage("DATABASE_URL is set, but empty");
	}

	@Test
	void databaseUrlServesReactiveApplicationsToo() {
		this.application.variables(DATABASE_URL + "?sslmode=require")
			.file(this.folder, "spring.r2dbc.url=r2dbc:postgresql://other/d", "spring.r2dbc.username=other");
		ConfigurableEnvironment environment = this.application.environment();
		assertThat(environment.getProperty("spring.r2dbc.url"))
			.isEqualTo("r2dbc:postgresql://h:5432/d?sslMode=require");
		assertThat(environment.getProperty("spring.r2dbc.username")).isEqualTo("u");
		assertThat(environment.getProperty("spring.r2dbc.password")).isEqualTo("s3cret");
	}

	@Test
	void componentsServeReactiveApplicationsToo() {
		this.application.variables("PGHOST=h", "PGUSER=u");
		assertThat(this.application.environment().getProperty("spring.r2dbc.url"))
			.isEqualTo("r2dbc:postgresql://h:5432/u");
	}

	@Test
	void reactiveUrlSaysWhereTheDatabaseIs(CapturedOutput output) {
		assertUntouched(this.application.variables("DB_HOST=h")
			.file(this.folder, "spring.r2dbc.url=r2dbc:postgresql://other/d"));
		assertUntouched(this.application.variables(DATABASE_URL, "SPRING_R2DBC_URL=r2dbc:postgresql://explicit/d"));
		assertThat(output).contains("Set but not used, because spring.r2dbc.url says where the database is: DB_HOST")
			.contains("Set but not used, because spring.r2dbc.url says where the database is: DATABASE_URL, DB_HOST");
	}

	@Test
	void reactiveUrlMeansNothingWithoutR2dbc() {
		this.application.classLoader(new FilteredClassLoader("io.r2dbc"))
			.variables("DB_HOST=h")
			.file(this.folder, "spring.r2dbc.url=r2dbc:postgresql://other/d");
		assertPublished("jdbc:postgresql://h:5432/postgres", "postgres", "");
	}

	@Test
	void serviceOfLibpqIsPublished(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.folder.resolve("service.conf"), "[app]\nhost=h\nport=6\nuser=u\n");
		this.application.variables("PGSERVICE=app", "PGSERVICEFILE=" + file, "PGDATABASE=d", "PGPORT=7");
		assertPublished("jdbc:postgresql://h:6/d", "u", "");
		assertThat(output).contains("Database h:6/d, from PGSERVICE, PGSERVICEFILE, PGDATABASE")
			.contains(
					"Set but not used, because PGSERVICE, PGSERVICEFILE, PGDATABASE says where the database is: PGPORT");
	}

	@Test
	void fileOfServicesAloneSaysNothing(CapturedOutput output) {
		this.application.variables("DATABASE_URL=postgres://u@h/d", "PGSERVICEFILE=/etc/app.conf");
		assertPublished("jdbc:postgresql://h:5432/d", "u", "");
		assertThat(output).contains("Set but not used, because DATABASE_URL says where the database is: PGSERVICEFILE");
	}

	@Test
	void urlInAFileBeatsComponents(CapturedOutput output) {
		assertUntouched(this.application.variables("DB_HOST=h", "PGPASSWORD=s3cret")
			.file(this.folder, "spring.datasource.url=" + EXPLICIT));
		assertThat(output)
			.contains("Set but not used, because spring.datasource.url says where the database is: DB_HOST, PGPASSWORD")
			.doesNotContain("s3cret");
	}

	@Test
	void variablesThatAFileRefersToAreUsed(CapturedOutput output) {
		assertUntouched(this.application.variables("DB_HOST=h", "DB_NAME=d", "DB_PASSWORD=s3cret", "PGUSER=u")
			.file(this.folder, "spring.datasource.url=jdbc:postgresql://${DB_HOST}/${DB_NAME:app}",
					"spring.datasource.password=${DB_PASSWORD}"));
		assertThat(output)
			.contains("Set but not used, because spring.datasource.url says where the database is: PGUSER")
			.doesNotContain("DB_HOST,");
	}

	@Test
	void urlOfAPoolInAFileBeatsComponents() {
		assertUntouched(this.application.variables("DB_HOST=h")
			.file(this.folder, "spring.datasource.hikari.jdbc-url=" + EXPLICIT));
	}

	@Test
	void poolWithoutUrlIsLeftAlone() {
		assertUntouched(this.application.variables(DATABASE_URL)
			.file(this.folder, "spring.datasource.hikari.data-source-class-name=org.example.DataSource"));
	}

	@Test
	void componentsArePublishedWithDefaults() {
		this.application.variables("POSTGRES_PASSWORD=s3cret").file(this.folder, "limbeck.database.default-user=app");
		assertPublished("jdbc:postgresql://localhost:5432/app", "app", "s3cret");
	}

	@Test
	void componentsMayBeInSecretFiles() throws IOException {
		Path secret = Files.writeString(this.folder.resolve("password"), "s3cret\n");
		this.application.variables("DB_HOST=h", "DB_NAME=d", "DB_USER=u", "DB_PASSWORD_FILE=" + secret);
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@Test
	void passwordThatLooksLikeAPlaceholderIsTakenAsItIs() {
		this.application.variables("PGUSER=u", "PGPASSWORD=a${b}c");
		assertPublished("jdbc:postgresql://localhost:5432/u", "u", "a${b}c");
	}

	@Test
	void importedFileOfVariablesCounts() throws IOException {
		Files.writeString(this.folder.resolve(".env"), "DATABASE_URL=postgres://u:s3cret@h/d\n");
		this.application.file(this.folder, "spring.config.import=optional:file:" + this.folder
				+ "/.env[.properties],optional:file:.none[.properties]", "spring.datasource.url=" + EXPLICIT);
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@Test
	void placeholderForTheVariableIsUnderstood() {
		this.application.variables(DATABASE_URL).file(this.folder, "spring.datasource.url=${DATABASE_URL}");
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cret@h/d", "postgresql://h/d?user=u&password=s3cret",
			"jdbc:postgresql://u:s3cret@h/d", "jdbc:postgresql://u:s3cret@h:5432/d", "jdbc:postgres://u:s3cret@h/d" })
	void urlThatTheDriverWouldNotUnderstandIsTranslated(String url, CapturedOutput output) {
		this.application.variables("SPRING_DATASOURCE_URL=" + url, "SPRING_DATASOURCE_USERNAME=other");
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
		assertThat(output).contains("Database h:5432/d, from spring.datasource.url").doesNotContain("s3cret");
	}

	@Test
	void translatedUrlIsCompletedFromItsOwnFamily() {
		this.application.variables("PGUSER=other", "PGPASSWORD=other")
			.file(this.folder, "spring.datasource.url=postgres://h/d", "spring.datasource.username=u",
					"spring.datasource.password=s3cret");
		assertPublished("jdbc:postgresql://h:5432/d", "u", "s3cret");
	}

	@Test
	void urlThatNobodyUnderstandsIsNamedWithItsProperty() {
		this.application.arguments("--spring.datasource.url=postgres://u:s3cret@h:port/d");
		assertThat(this.application.failure()).hasMessageStartingWith("spring.datasource.url: invalid port \"port\"");
	}

	@Test
	void switchThatIsNeitherOnNorOffIsNamed() {
		this.application.arguments("--limbeck.enabled=maybe");
		assertThat(this.application.failure()).isInstanceOf(BindException.class)
			.hasMessageContaining("limbeck.enabled");
	}

	@Test
	void placeholderWithoutAValueYieldsToComponents() {
		this.application.variables("DB_HOST=h").file(this.folder, "spring.datasource.url=${DATABASE_URL}");
		assertPublished("jdbc:postgresql://h:5432/postgres", "postgres", "");
	}

	@Test
	void placeholderWithoutAnyValueIsNamed() {
		this.application.file(this.folder, "spring.datasource.url=${DATABASE_URL}");
		assertThat(this.application.failure())
			.hasMessageStartingWith("spring.datasource.url refers to DATABASE_URL, which nothing sets.");
	}

	@Test
	void nothingIsPublishedForAnEmbeddedServer(CapturedOutput output) {
		assertUntouched(this.application);
		assertUntouched(this.application.variables(DATABASE_URL).arguments("--limbeck.database.embedded=always"));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void defaultsAreBelowEverything() {
		this.application.classLoader(new FilteredClassLoader("io.zonky", "org.h2"))
			.file(this.folder, "limbeck.database.default-name=app", "limbeck.database.default-port=5433",
					"spring.datasource.password=s3cret");
		assertPublished("jdbc:postgresql://localhost:5433/app", "postgres", "s3cret");
	}

	@Test
	void embeddedServerCanBeRefused(CapturedOutput output) {
		this.application.classLoader(new FilteredClassLoader("org.h2")).arguments("--limbeck.database.embedded=never");
		assertPublished("jdbc:postgresql://localhost:5432/postgres", "postgres", null);
		assertThat(output).contains(
				"Database localhost:5432/postgres, from limbeck.database.default-* (nothing says where the database is: set DATABASE_URL)");
	}

	@Test
	void nothingHappensWhereLimbeckIsDisabledOrTheDriverIsMissing() {
		assertUntouched(new TestApplication(Object.class).variables(DATABASE_URL).arguments("--limbeck.enabled=false"));
		assertUntouched(new TestApplication(Object.class).variables(DATABASE_URL)
			.classLoader(new FilteredClassLoader("org.postgresql")));
	}

	@Test
	void logNamesTheWinnerAndWhatIsNotUsed(CapturedOutput output) {
		this.application.variables(DATABASE_URL + "?sslcrl=x", "POSTGRES_URL=postgres://o:s3cret@other").environment();
		assertThat(output).contains("Database h:5432/d, from DATABASE_URL")
			.contains("DATABASE_URL: ")
			.contains("Set but not used, because DATABASE_URL says where the database is: POSTGRES_URL")
			.doesNotContain("s3cret");
	}

	@Test
	void publishesOnceForParentAndChild() {
		SpringApplication parent = this.application.variables(DATABASE_URL).application();
		SpringApplication child = this.application.application();
		try (ConfigurableApplicationContext outer = parent.run()) {
			child.addInitializers((context) -> context.setParent(outer));
			try (ConfigurableApplicationContext inner = child.run()) {
				assertThat(inner.getEnvironment().getPropertySources().stream().map(PropertySource::getName))
					.containsOnlyOnce(PublishedDatabase.NAME);
			}
		}
	}

	@Test
	void publishesOncePerEnvironment(CapturedOutput output) {
		SpringApplication first = this.application.variables(DATABASE_URL).application();
		try (ConfigurableApplicationContext context = first.run()) {
			SpringApplication second = this.application.application();
			second.setEnvironment(context.getEnvironment());
			second.run().close();
		}
		assertThat(output.getAll().split("Database h:5432/d, from", -1)).hasSize(2);
	}

	private void assertPublished(String url, String username, @Nullable String password) {
		ConfigurableEnvironment environment = this.application.environment();
		assertThat(published(environment)).isNotNull();
		assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(url);
		assertThat(environment.getProperty("spring.datasource.username")).isEqualTo(username);
		assertThat(environment.getProperty("spring.datasource.password")).isEqualTo(password);
	}

	private static void assertUntouched(TestApplication application) {
		assertThat(published(application.environment())).isNull();
	}

	private static @Nullable PropertySource<?> published(ConfigurableEnvironment environment) {
		return environment.getPropertySources().get(PublishedDatabase.NAME);
	}

}
