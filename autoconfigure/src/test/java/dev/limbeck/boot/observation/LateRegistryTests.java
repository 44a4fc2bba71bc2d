package dev.limbeck.boot.observation;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LateRegistry}.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class LateRegistryTests {

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = RevisionFolder.ofTwo(this.folder);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aHandlerThatNeedsTheDatabaseDoesNotKeepItFromBeingMigrated(boolean circularReferences,
			PostgresDatabase database, CapturedOutput output) {
		observing(database).withBean("auditing", Auditing.class)
			.withAllowCircularReferences(circularReferences)
			.run((context) -> {
				assertThat(Contexts.report(context).position().current()).containsExactly("b");
				assertThat(output).contains("This migration is not observed", "auditing");
				context.getBean(Migrator.class).upgrade();
				assertThat(context.getBean(Auditing.class).outcomes()).containsExactly("up-to-date");
			});
	}

	@Test
	void aHandlerThatLooksForTheDatabaseLaterIsToldOfTheMigration(PostgresDatabase database) {
		observing(database).withBean(LateAuditing.class)
			.run((context) -> assertThat(context.getBean(LateAuditing.class).outcomes()).containsExactly("migrated"));
	}

	@Test
	void aMigrationBeforeBeansAreProcessedLeavesTheRegistryToThoseThatProcessIt(PostgresDatabase database,
			CapturedOutput output) {
		RecordedObservations observed = new RecordedObservations();
		observing(database).withBean(RecordedObservations.class, () -> observed)
			.withUserConfiguration(EarlyUse.class)
			.run((context) -> {
				assertThat(Contexts.report(context).position().current()).containsExactly("b");
				assertThat(context.getBean(ObservationRegistry.class).isNoop()).isFalse();
				assertThat(output).contains("This migration is not observed");
				context.getBean(Migrator.class).upgrade();
				assertThat(RecordedObservations.outcome(observed.run())).isEqualTo("up-to-date");
			});
	}

	private ApplicationContextRunner observing(PostgresDatabase database) {
		return Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
					MigrationObservationAutoConfiguration.class));
	}

	/**
	 * Needs the database for a bean that others are processed by.
	 */
	@Configuration(proxyBeanMethods = false)
	static class EarlyUse {

		@Bean
		static BeanPostProcessor early(JdbcClient jdbc) {
			return new BeanPostProcessor() {
			};
		}

	}

	/**
	 * Looks into the database whenever something ends.
	 */
	static class Auditing extends RecordedObservations {

		private final JdbcClient jdbc;

		Auditing(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@Override
		public void onStop(Observation.Context context) {
			assertThat(this.jdbc.sql("SELECT count(*) FROM a").query(Long.class).single()).isZero();
			super.onStop(context);
		}

		List<String> outcomes() {
			return runs().stream().map(RecordedObservations::outcome).toList();
		}

	}

	/**
	 * Looks into the database once it is asked to tell.
	 */
	static class LateAuditing extends RecordedObservations {

		private final ObjectProvider<JdbcClient> jdbc;

		LateAuditing(ObjectProvider<JdbcClient> jdbc) {
			this.jdbc = jdbc;
		}

		List<String> outcomes() {
			assertThat(this.jdbc.getObject().sql("SELECT count(*) FROM a").query(Long.class).single()).isZero();
			return runs().stream().map(RecordedObservations::outcome).toList();
		}

	}

}
