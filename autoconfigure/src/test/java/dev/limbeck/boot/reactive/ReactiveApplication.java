package dev.limbeck.boot.reactive;

import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A reactive application, whose only table is made by a revision. Its beans read it as
 * soon as they are made.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = QuartzAutoConfiguration.class)
@EnableR2dbcRepositories(considerNestedRepositories = true)
class ReactiveApplication {

	@Bean
	Early early(ConnectionFactory connectionFactory) {
		return new Early(String.valueOf(DatabaseClient.create(connectionFactory)
			.sql("SELECT count(*) FROM note")
			.mapValue(Long.class)
			.one()
			.block()));
	}

	/**
	 * What was seen when beans were made.
	 *
	 * @param count the number of rows
	 */
	record Early(String count) {

	}

	/**
	 * A row.
	 *
	 * @param id the key
	 * @param text what is in it
	 */
	@Table("note")
	record Note(@Id Long id, String text) {

	}

	/**
	 * All rows.
	 */
	interface NoteRepository extends ReactiveCrudRepository<Note, Long> {

	}

	/**
	 * Shows them.
	 *
	 * @param repository has them
	 */
	@RestController
	record Notes(NoteRepository repository) {

		@GetMapping("/notes")
		Flux<String> all() {
			return this.repository.findAll().map(Note::text);
		}

	}

}
