package dev.limbeck.boot.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migration in {@link DataJdbcTest}, on the embedded server.
 */
@DataJdbcTest
class DataJdbcSliceTests {

	@Test
	void isMigrated(@Autowired MemoRepository memos) {
		assertThat(memos.findAll()).extracting(Memo::text).containsExactly("written by a revision");
	}

}
