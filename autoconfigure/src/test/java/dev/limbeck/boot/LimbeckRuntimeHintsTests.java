package dev.limbeck.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.QueryExecutorBase;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.jdbc.datasource.ConnectionProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LimbeckRuntimeHints}.
 */
class LimbeckRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	LimbeckRuntimeHintsTests() {
		new LimbeckRuntimeHints().registerHints(this.hints, getClass().getClassLoader());
	}

	@Test
	void theUsualPlaceIsKept() {
		assertThat(RuntimeHintsPredicates.resource().forResource("db/migration/deep/a.sql")).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.postgresql.Driver", "org.hibernate.SessionFactory", "dev.limbeck.cli.LimbeckCommands",
			"io.zonky.test.db.postgres.embedded.EmbeddedPostgres", "dev.limbeck.connect.KeepAliveSocketFactory",
			"dev.limbeck.connect.protocol.CutLibPqFactory", "dev.limbeck.connect.protocol.CutTlsFactory" })
	void whatIsAskedForByItsNameIsFound(String type) {
		assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(type))).accepts(this.hints);
	}

	@Test
	void theStreamOfTheDriverIsFound() throws NoSuchFieldException {
		assertThat(
				RuntimeHintsPredicates.reflection().onFieldAccess(QueryExecutorBase.class.getDeclaredField("pgStream")))
			.accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(classes = { Connection.class, PreparedStatement.class, ConnectionProxy.class })
	void connectionsOfRevisionsInJavaCanBeGuarded(Class<?> type) {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type)).accepts(this.hints);
	}

	@Test
	void whatIsNotThereIsNotNeeded() {
		assertThat(this.hints.reflection().getTypeHint(TypeReference.of("org.apache.logging.log4j.core.LoggerContext")))
			.isNull();
	}

}
