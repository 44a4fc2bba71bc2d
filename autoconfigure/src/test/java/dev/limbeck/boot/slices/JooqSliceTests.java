package dev.limbeck.boot.slices;

import java.util.List;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jooq.test.autoconfigure.JooqTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migration in {@link JooqTest}, on the embedded server.
 */
@JooqTest
class JooqSliceTests {

	@Test
	void isMigrated(@Autowired DSLContext jooq) {
		assertThat(jooq.fetchValues("SELECT text FROM note")).isEqualTo(List.of("written by a revision"));
	}

}
