package dev.limbeck.boot.jpa;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.boot.jpa.shop.ShopApplication;
import dev.limbeck.boot.test.ModelAssertions;
import dev.limbeck.model.Model;
import dev.limbeck.model.TextModel;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.sql.SourceText;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JpaModelAutoConfiguration}.
 */
@ExtendWith(PostgresExtension.class)
class JpaModelAutoConfigurationTests {

	@TempDir
	private Path folder;

	@Test
	void nothingIsAddedWithoutJpa(PostgresDatabase database) {
		runner(database).withClassLoader(new FilteredClassLoader(EntityManagerFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Model.class));
	}

	@Test
	void nothingIsAddedWithoutAnEntityManager(PostgresDatabase database) {
		runner(database).run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Model.class));
	}

	@Test
	void aStartDoesNotReadTheModel(PostgresDatabase database) {
		shop(database)
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("limbeckJpaModel")).isFalse());
	}

	@Test
	void aModelOfOnesOwnComesFirst(PostgresDatabase database) {
		runner(database).withUserConfiguration(ShopApplication.class, OwnModel.class)
			.run((context) -> assertThat(context.getBean(Model.class).name()).isEqualTo("my own"));
	}

	@Test
	void aTestSaysWhatIsBetweenModelAndRevisions(PostgresDatabase database) {
		shop(database).run((context) -> assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ModelAssertions.assertModelEqualsRevisions(context))
			.withMessageContaining("CREATE SCHEMA billing;")
			.withMessageContaining("limbeck revision --autogenerate"));
	}

	@Test
	void aTestPassesIfTheRevisionsGiveTheModel(PostgresDatabase database) {
		runner(database).withUserConfiguration(OwnModel.class)
			.run((context) -> ModelAssertions.assertModelEqualsRevisions(context));
	}

	@Test
	void theEntityManagerIsLeftAsItIs(PostgresDatabase database) {
		shop(database).run((context) -> {
			PersistenceUnit unit = context.getBean(JpaModel.class).unit();
			assertThat(unit.ddl(18)).isEqualTo(unit.ddl(18)).contains("create table billing.invoice");
			assertThat(context.getBean(EntityManagerFactory.class).isOpen()).isTrue();
			assertThat(database.query("SELECT to_regclass('orders')")).containsExactly("null");
		});
	}

	private ApplicationContextRunner shop(PostgresDatabase database) {
		return Contexts.of(database, revisions()).withUserConfiguration(ShopApplication.class);
	}

	private RevisionFolder revisions() {
		return new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	private ApplicationContextRunner runner(PostgresDatabase database) {
		return Contexts.of(database, revisions())
			.withConfiguration(AutoConfigurations.of(JpaModelAutoConfiguration.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnModel {

		@Bean
		Model model() {
			return new TextModel("my own", List.of(new SourceText("generated", "CREATE TABLE a (id int)")));
		}

	}

}
