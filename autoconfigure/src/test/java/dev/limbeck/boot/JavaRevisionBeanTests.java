package dev.limbeck.boot;

import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Beans that are revisions.
 */
@ExtendWith(PostgresExtension.class)
class JavaRevisionBeanTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (name text);")
			.add("c: b", "CREATE TABLE c AS SELECT * FROM a;");
	}

	@Test
	void aBeanRunsInItsPlaceAmongScripts(PostgresDatabase database) {
		runner(database).withBean(Greeting.class).withBean(FillGreeting.class).run((context) -> {
			assertThat(Contexts.report(context).steps()).extracting(AppliedStep::revision)
				.containsExactly("a", "b", "c");
			assertThat(database.query("SELECT name FROM c")).containsExactly("hello");
		});
	}

	@Test
	void aBeanOfAMethodIsKnownByItsReturnType(PostgresDatabase database) {
		runner(database).withUserConfiguration(Declared.class)
			.run((context) -> assertThat(database.query("SELECT name FROM c")).containsExactly("declared"));
	}

	@Test
	void aBeanIsMadeOnlyToRun(PostgresDatabase database) {
		runner(database).withUserConfiguration(Declared.class).withPropertyValues("limbeck.target=a").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeanFactory().containsSingleton("declaredFill")).isFalse();
		});
	}

	@Test
	void aJdbcClientWorksInsideTheTransaction(PostgresDatabase database) {
		this.revisions.write("c.sql", "-- @revision c\n-- @revises b\nSELECT 1/0;\n");
		runner(database).withBean(CountConnections.class).run((context) -> {
			assertThat(Contexts.failure(context).description()).contains("division by zero");
			assertThat(database.query("SELECT name FROM a")).containsExactly("1");
		});
	}

	@Test
	void aJdbcClientRevisionIsTakenBack(PostgresDatabase database) {
		this.revisions.write("c.sql", "-- @revision c\n-- @revises b\n-- @upgrade\n-- @downgrade\n");
		runner(database).withBean(CountConnections.class).run((context) -> {
			context.getBean(Migrator.class).run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
			assertThat(database.query("SELECT name FROM a")).isEmpty();
		});
	}

	@Test
	void aJdbcClientRevisionWithoutDowngradeIsIrreversible(PostgresDatabase database) {
		runner(database).withBean(Greeting.class).withBean(FillGreeting.class).run((context) -> {
			Migrator migrator = context.getBean(Migrator.class);
			this.revisions.write("c.sql",
					"-- @revision c\n-- @revises b\n-- @upgrade\nCREATE TABLE c AS SELECT * FROM a;\n-- @downgrade\n");
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> migrator.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT));
			assertThat(failure.description()).contains("has no method downgrade");
		});
	}

	@Test
	void anErrorNamesTheLineOfTheBean(PostgresDatabase database) {
		runner(database).withBean(Broken.class).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.description()).contains(
					"failed at " + Broken.class.getName() + ".upgrade(JavaRevisionBeanTests.java:",
					"\nSQLSTATE 42P01: relation \"nowhere\" does not exist\n", "the database stands at a");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { WaitingForClient.class, LazyWaiting.class })
	void aBeanThatWaitsForTheMigrationIsExplained(Class<?> type, PostgresDatabase database) {
		runner(database).withUserConfiguration(type).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.code()).isEqualTo("failed-class");
			assertThat(failure.description()).contains("needs a bean that waits until the database is migrated")
				.endsWith("Nothing was run.");
			assertThat(failure.action()).contains("dev.limbeck.boot.JdbcClientRevision");
			assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
		});
	}

	@Test
	void aBeanThatCannotBeMadeIsExplained(PostgresDatabase database) {
		runner(database).withUserConfiguration(Failing.class).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.description()).contains("revision b, cannot be made: ",
					"java.lang.IllegalStateException: not today");
		});
	}

	@Test
	void aBeanOfWhichOnlyTheInterfaceIsDeclaredIsMadeToTell(PostgresDatabase database) {
		runner(database).withUserConfiguration(Hidden.class)
			.run((context) -> assertThat(database.query("SELECT name FROM c")).containsExactly("hidden"));
	}

	@Test
	void beansWithoutTheAnnotationAreNamed(PostgresDatabase database) {
		runner(database).withUserConfiguration(Unknown.class).run((context) -> {
			LimbeckException failure = Contexts.failure(context);
			assertThat(failure.code()).isEqualTo("no-revision");
			assertThat(failure.description()).contains("unknownFill (" + Unknown.class.getName());
			assertThat(failure.action()).startsWith("Annotate the class with @Revision");
		});
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions);
	}

	/**
	 * A bean without a database.
	 */
	static class Greeting {

		String text() {
			return "hello";
		}

	}

	/**
	 * A bean that needs another one.
	 *
	 * @param greeting the other one
	 */
	@Revision(id = "b", revises = "a")
	record FillGreeting(Greeting greeting) implements JdbcClientRevision {

		@Override
		public void upgrade(JdbcClient jdbc) {
			jdbc.sql("INSERT INTO a VALUES (:name)").param("name", this.greeting.text()).update();
		}

	}

	/** Counts the sessions that hold the migration lock and are this one. */
	@Revision(id = "b", revises = "a")
	static class CountConnections implements JdbcClientRevision {

		@Override
		public void upgrade(JdbcClient jdbc) {
			jdbc.sql("INSERT INTO a SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = "
					+ "pg_backend_pid() AND granted")
				.update();
		}

		@Override
		public void downgrade(JdbcClient jdbc) {
			jdbc.sql("DELETE FROM a").update();
		}

	}

	/** Asks for a table that is not there. */
	@Revision(id = "b", revises = "a")
	static class Broken implements JdbcClientRevision {

		@Override
		public void upgrade(JdbcClient jdbc) {
			jdbc.sql("SELECT * FROM nowhere").query().listOfRows();
		}

	}

	/** Says what it is told to say. */
	@Revision(id = "b", revises = "a")
	static class Fill implements JavaRevision {

		private final String text;

		Fill(String text) {
			this.text = text;
		}

		@Override
		public void upgrade(Connection connection) throws Exception {
			connection.createStatement().execute("INSERT INTO a VALUES ('" + this.text + "')");
		}

	}

	/** Declares a bean by a method. */
	@Configuration(proxyBeanMethods = false)
	static class Declared {

		@Bean
		@Lazy
		Fill declaredFill() {
			return new Fill("declared");
		}

	}

	/** Declares a bean whose class is not known before it is made. */
	@Configuration(proxyBeanMethods = false)
	static class Hidden {

		@Bean
		@Lazy
		JavaRevision hiddenFill() {
			return new Fill("hidden");
		}

	}

	/** Declares a bean without the annotation. */
	@Configuration(proxyBeanMethods = false)
	static class Unknown {

		@Bean
		@Lazy
		JavaRevision unknownFill() {
			return (connection) -> {
			};
		}

	}

	/** Declares a bean that is made before anything else, and waits. */
	@Configuration(proxyBeanMethods = false)
	static class WaitingForClient {

		@Bean
		Fill waitingFill(JdbcClient jdbc) {
			return new Fill(jdbc.toString());
		}

	}

	/** Declares a bean that is made when it runs, and waits. */
	@Configuration(proxyBeanMethods = false)
	static class LazyWaiting {

		@Bean
		@Lazy
		Fill waitingFill(JdbcClient jdbc, DataSource dataSource) {
			return new Fill(jdbc.toString() + dataSource);
		}

	}

	/** Declares a bean that cannot be made. */
	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		@Lazy
		Fill failingFill() {
			throw new IllegalStateException("not today");
		}

	}

}
