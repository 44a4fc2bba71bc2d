package dev.limbeck.boot;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpectedLogin}: what is expected is what the beans come to.
 */
class ExpectedLoginTests {

	@TempDir
	private Path folder;

	private ApplicationContextRunner runner() {
		return Contexts.withoutDatabase(new RevisionFolder(this.folder))
			.withPropertyValues("limbeck.mode=off", "spring.datasource.url=jdbc:postgresql://localhost:1/app?a=b",
					"spring.datasource.username=app", "spring.datasource.password=s3cret");
	}

	private static ExpectedLogin expected(ConfigurableApplicationContext context) {
		return new ExpectedLogin(context.getEnvironment(), context.getBeanFactory());
	}

	@ParameterizedTest
	@ValueSource(strings = { "x=", "spring.datasource.username=", "spring.datasource.password=",
			"spring.datasource.hikari.jdbc-url=jdbc:postgresql://localhost:1/pool",
			"spring.datasource.hikari.username=pool", "spring.datasource.hikari.password=pool",
			"spring.datasource.hikari.schema=app", "spring.datasource.hikari.connection-init-sql=SET x.y = 1",
			"spring.datasource.hikari.data-source-properties.sslmode=require",
			"spring.datasource.hikari.data-source-properties[options]=-c x.y=1",
			"spring.datasource.driver-class-name=org.postgresql.Driver", "limbeck.migration.username=owner",
			"limbeck.migration.password=other", "limbeck.migration.init-sql=SET ROLE owner",
			"limbeck.migration.url=postgresql://owner:s3cret@localhost:1/app",
			"limbeck.migration.url=postgresql://localhost:1/app" })
	void isWhatTheBeansComeTo(String property) {
		runner().withPropertyValues(property)
			.run((context) -> assertThat(expected(context.getSourceApplicationContext()).find())
				.isEqualTo(context.getBean(MigrationConnection.class).connector()));
	}

	@Test
	void isWhatTheBeansComeToWithoutAnEmbeddedServer() {
		runner().withPropertyValues("limbeck.database.embedded=never")
			.run((context) -> assertThat(expected(context.getSourceApplicationContext()).find())
				.isEqualTo(context.getBean(MigrationConnection.class).connector()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck.database.embedded=always",
			"spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource",
			"spring.datasource.driver-class-name=dev.limbeck.boot.WrappingDriver",
			"spring.datasource.url=jdbc:h2:mem:x", "limbeck.migration.url=mysql://h/d",
			"spring.datasource.hikari.data-source-class-name=org.postgresql.ds.PGSimpleDataSource" })
	void isNoneWhereOnlyTheBeanKnows(String property) {
		runner().withPropertyValues(property)
			.run((context) -> assertThat(expected(context.getSourceApplicationContext()).find()).isNull());
	}

	@Test
	void isNoneWhereSomebodyElseSaysWhereTheDatabaseIs() {
		runner()
			.withBean(JdbcConnectionDetails.class,
					() -> new FixedConnectionDetails("jdbc:postgresql://localhost:1/container"))
			.run((context) -> assertThat(expected(context.getSourceApplicationContext()).find()).isNull());
	}

}
