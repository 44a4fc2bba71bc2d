package dev.limbeck.boot.embedded;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.SQLException;

import dev.limbeck.LimbeckException;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EmbeddedScratchServer}.
 */
class EmbeddedScratchServerTests {

	@Test
	void aServerOfTheClassPathIsStartedAndStopsWithItsDatabases() throws SQLException {
		ScratchServer server = ScratchServers.embedded(null, getClass().getClassLoader()).orElseThrow();
		ScratchDatabase database = server.create();
		try (Connection connection = database.open()) {
			assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(server.version());
			server.close();
			assertThat(connection.isValid(1)).isFalse();
		}
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(database::open);
	}

	@Test
	void withoutTheLibraryThereIsNone() {
		ClassLoader none = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
		assertThat(ScratchServers.embedded(null, none)).isEmpty();
	}

}
