package dev.limbeck.boot.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migration in {@link JdbcTest}, on the embedded server.
 */
@JdbcTest
class JdbcSliceTests {

	@Test
	void isMigrated(@Autowired JdbcClient client) {
		assertThat(client.sql("SELECT text FROM note").query(String.class).list())
			.containsExactly("written by a revision");
	}

}
