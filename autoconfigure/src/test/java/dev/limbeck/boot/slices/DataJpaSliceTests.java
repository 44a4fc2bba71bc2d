package dev.limbeck.boot.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migration in {@link DataJpaTest}, on the embedded server: Hibernate validates what the
 * revisions made.
 */
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
class DataJpaSliceTests {

	@Test
	void isMigrated(@Autowired NoteRepository notes) {
		assertThat(notes.findAll()).extracting(Note::getText).containsExactly("written by a revision");
	}

}
