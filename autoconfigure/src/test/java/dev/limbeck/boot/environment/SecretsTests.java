package dev.limbeck.boot.environment;

import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Endpoints that show values do not show passwords.
 */
class SecretsTests {

	@TempDir
	private Path folder;

	@Test
	void environmentShowsTheDatabaseWithoutItsPassword() {
		try (ConfigurableApplicationContext context = application().run()) {
			String shown = descriptors(context.getBean(EnvironmentEndpoint.class));
			assertThat(shown).contains("jdbc:postgresql://h:5432/d", "DATABASE_URL", "shown-value")
				.doesNotContain("s3cret");
		}
	}

	@Test
	void configurationPropertiesAreShownWithoutPasswords() {
		try (ConfigurableApplicationContext context = application().run()) {
			String shown = context.getBean(ConfigurationPropertiesReportEndpoint.class)
				.configurationProperties()
				.getContexts()
				.values()
				.stream()
				.flatMap((beans) -> beans.getBeans().values().stream())
				.map((bean) -> bean.getProperties() + " " + bean.getInputs())
				.toList()
				.toString();
			assertThat(shown).contains("jdbc:postgresql://h:5432/d", "classpath:db/migration").doesNotContain("s3cret");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_URL", "POSTGRES_PASSWORD", "PGPASSWORD_FILE", "spring.datasource.password",
			"SPRING_DATASOURCE_PASSWORD", "spring.datasource.hikari.password", "limbeck.migration.url",
			"LIMBECK_MIGRATION_URL", "limbeck.migration.password", "LIMBECK_MIGRATION_PASSWORD" })
	void namesOfSecretsAreKnown(String name) {
		assertThat(sanitized(name, "anything")).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cret@h/d", "jdbc:postgresql://h/d?user=u&password=s3cret",
			"{\"url\":\"postgres://u:p@ss@h/d\"}", "jdbc:postgresql://h/d?sslPassword=s3cret" })
	void urlWithAPasswordIsHiddenUnderAnyName(String value) {
		assertThat(sanitized("app.url", value)).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.jar --limbeck.migration.password=s3cret", "-DDB_PASSWORD=s3cret -Xmx64m",
			"app.jar --LIMBECK_MIGRATION_PASSWORD=s3cret", "app.jar --spring.datasource.hikari.password=s3cret",
			"-Dspring.r2dbc.password=s3cret -Xmx64m", "app.jar limbeck upgrade --url postgres://u:s3cret@h/d",
			"{\"limbeck.migration.password\": \"s3cret\"}", "{\"limbeck\":{\"migration\":{\"password\" : \"s3cret\"}}}",
			"{\"spring\":{\"datasource\":{\"hikari\":{\"password\":\"s3cret\"}}}}", "host=h password=s3cret dbname=d",
			"password = s3cret host=h" })
	void aCommandLineWithAPasswordIsHidden(String value) {
		assertThat(sanitized("sun.java.command", value)).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@Test
	void whatSessionsBeginWithIsShownWithoutSecrets() {
		assertThat(sanitized("limbeck.migration.init-sql", "SET app.secret = 's3cret'; SET ROLE owner"))
			.isEqualTo("SET app.secret = ********; SET ROLE owner");
		assertThat(sanitized("LIMBECK_MIGRATION_INIT_SQL", "SET app.secret = 's3cret'")).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.jar --limbeck.migration.username=u --server.port=1",
			"jdbc:postgresql://h:5432/d?sslmode=require", "http://example.com:80/a@b", "postgres://u@h/d", "plain" })
	void otherValuesAreShown(String value) {
		assertThat(sanitized("app.url", value)).isEqualTo(value);
	}

	private TestApplication application() {
		return new TestApplication(Endpoints.class)
			.variables("DATABASE_URL=postgres://u:s3cret@h/d", "PGPASSWORD=s3cret",
					"JAVA_TOOL_OPTIONS=-Dlimbeck.migration.password=s3cret", "SHOWN=shown-value")
			.file(this.folder, "management.endpoint.env.show-values=always",
					"management.endpoint.configprops.show-values=always",
					"management.endpoints.access.default=read-only",
					"management.endpoints.jmx.exposure.include=env,configprops",
					"management.endpoints.web.exposure.include=env,configprops", "app.url=${DATABASE_URL}",
					"limbeck.mode=off", "spring.context.exit=onRefresh", "limbeck.migration.username=u",
					"limbeck.migration.password=s3cret", "limbeck.migration.url=postgres://u:s3cret@h/d",
					"spring.datasource.hikari.password=s3cret");
	}

	private static String descriptors(EnvironmentEndpoint endpoint) {
		return endpoint.environment(null)
			.getPropertySources()
			.stream()
			.map((source) -> source.getName() + source.getProperties()
				.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue().getValue())
				.toList())
			.toList()
			.toString();
	}

	private static String sanitized(String name, String value) {
		MapPropertySource source = new MapPropertySource("test", Map.of(name, value));
		return String.valueOf(new SecretsSanitizer().apply(new SanitizableData(source, name, value)).getValue());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class,
			SecretsAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
			ConfigurationPropertiesReportEndpointAutoConfiguration.class })
	static class Endpoints {

	}

}
