package dev.limbeck.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.limbeck.boot.things.ThingPackage;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import jakarta.persistence.EntityManagerFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever uses the database waits for the migration.
 */
@ExtendWith(PostgresExtension.class)
class DependentBeanTests {

	private static final List<Class<?>> USERS = List.of(EntityManagerFactory.class, JdbcClient.class,
			JdbcOperations.class, NamedParameterJdbcOperations.class, DSLContext.class, Scheduler.class, Marked.class);

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() throws IOException {
		String quartz = new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_postgres.sql")
			.getContentAsString(StandardCharsets.UTF_8)
			.replace("COMMIT;", "");
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE thing (id bigint PRIMARY KEY);")
			.add("quartz: a", quartz);
	}

	@Test
	void beansThatUseTheDatabaseWait(PostgresDatabase database) {
		runner(database).run((context) -> assertThat(USERS).allSatisfy((type) -> {
			assertThat(context.getBeanNamesForType(type)).isNotEmpty();
			assertThat(context.getBeanNamesForType(type))
				.allSatisfy((name) -> assertThat(dependencies(context, name)).as(name).contains("limbeckInitializer"));
		}));
	}

	@Test
	void theyFindTheSchemaTheyNeed(PostgresDatabase database) {
		runner(database).withPropertyValues("spring.jpa.hibernate.ddl-auto=validate",
				"spring.quartz.job-store-type=jdbc", "spring.quartz.jdbc.initialize-schema=never",
				"spring.quartz.properties.org.quartz.jobStore.driverDelegateClass=org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
				"spring.quartz.properties.org.quartz.scheduler.skipUpdateCheck=true")
			.run((context) -> {
				assertThat(context.getBean(Marked.class).things()).isZero();
				assertThat(context.getBean(Scheduler.class).isStarted()).isTrue();
				assertThat(context.getBean(Scheduler.class).getMetaData().isJobStoreSupportsPersistence()).isTrue();
			});
	}

	@Exhaustive
	@Test
	void withoutLimbeckTheyWouldNot(PostgresDatabase database) {
		runner(database).withPropertyValues("spring.jpa.hibernate.ddl-auto=validate", "limbeck.enabled=false")
			.run((context) -> assertThat(context).hasFailed());
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, this.revisions)
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, JooqAutoConfiguration.class,
					DataJdbcRepositoriesAutoConfiguration.class, QuartzAutoConfiguration.class))
			.withUserConfiguration(ThingPackage.class)
			.withBean(Marked.class);
	}

	private static List<String> dependencies(ConfigurableApplicationContext context, String name) {
		String[] dependencies = context.getBeanFactory().getBeanDefinition(name).getDependsOn();
		return (dependencies != null) ? List.of(dependencies) : List.of();
	}

	/**
	 * A bean that says that it needs an initialized database.
	 *
	 * @param things how many rows it saw when it was created
	 */
	@DependsOnDatabaseInitialization
	record Marked(long things) {

		@Autowired
		Marked(DataSource dataSource) {
			this(JdbcClient.create(dataSource).sql("SELECT count(*) FROM thing").query(Long.class).single());
		}

	}

}
