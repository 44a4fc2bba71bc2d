package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OrphanedServer}, with the file of a server that belongs to somebody
 * else.
 */
@ExtendWith(PostgresExtension.class)
class OrphanedServerTests {

	@TempDir
	private Path data;

	@Test
	void aServerOfAnotherDirectoryIsLeftAlone(PostgresDatabase database) throws IOException {
		leave(file(database));
		assertLeftAlone(database);
	}

	@Test
	void aServerThatHasTheProcessIdOfAnEarlierOneIsLeftAlone(PostgresDatabase database) throws IOException {
		String[] lines = file(database).split("\n");
		lines[1] = this.data.toString();
		lines[2] = String.valueOf(Long.parseLong(lines[2]) - 3600);
		leave(String.join("\n", lines));
		assertLeftAlone(database);
	}

	@Test
	void whatIsNoFileOfAServerStopsNothing(PostgresDatabase database) throws IOException {
		leave(file(database).split("\n")[0]);
		assertLeftAlone(database);
	}

	@Test
	void withoutALockOfAnApplicationNothingIsStoppedEither(PostgresDatabase database) throws IOException {
		Files.writeString(this.data.resolve("postmaster.pid"), file(database));
		assertLeftAlone(database);
	}

	private void assertLeftAlone(PostgresDatabase database) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new OrphanedServer(this.data).stop())
			.withMessageMatching(
					"(?s)\\Q" + this.data.resolve("postmaster.pid") + "\\E names process \\d+, which is not "
							+ "known to be a server that an application has left behind there\\..*");
		assertThat(database.query("SELECT 1")).containsExactly("1");
	}

	private void leave(String file) throws IOException {
		Files.createFile(this.data.resolve("epg-lock"));
		Files.writeString(this.data.resolve("postmaster.pid"), file);
	}

	private static String file(PostgresDatabase database) {
		return database.query("SELECT pg_read_file('postmaster.pid')").get(0);
	}

}
