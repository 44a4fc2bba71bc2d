package dev.limbeck.sample.job;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * Lists dead letters ({@code GET /actuator/deadletters?page=1}), and requeues one
 * ({@code POST /actuator/deadletters/17}).
 */
@Component
@WebEndpoint(id = "deadletters")
class DeadLettersEndpoint {

	private static final int LAST_PAGE = 1_000_000;

	private final DeadLetterRepository repository;

	private final DeadLetters deadLetters;

	private final QueueRepository queue;

	DeadLettersEndpoint(DeadLetterRepository repository, DeadLetters deadLetters, QueueRepository queue) {
		this.repository = repository;
		this.deadLetters = deadLetters;
		this.queue = queue;
	}

	@ReadOperation
	WebEndpointResponse<Page> list(@Nullable Integer page) {
		int number = (page != null) ? page : 0;
		if (number < 0 || number > LAST_PAGE) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_BAD_REQUEST);
		}
		return new WebEndpointResponse<>(
				new Page(this.queue.state().deadLetters(), number, this.repository.find(number)));
	}

	@ReadOperation
	WebEndpointResponse<DeadLetter> get(@Selector long id) {
		return this.repository.find(id)
			.map(WebEndpointResponse::new)
			.orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
	}

	/**
	 * Requeue one.
	 * @param id its number
	 * @return the dead letter: it stays, and tells when it was requeued, which is done
	 * once only
	 */
	@WriteOperation
	WebEndpointResponse<DeadLetter> requeue(@Selector long id) {
		this.deadLetters.requeue(id);
		return get(id);
	}

	/**
	 * Some dead letters.
	 *
	 * @param waiting how many of all were not requeued
	 * @param page which page this is, from 0
	 * @param letters the letters, the latest first
	 */
	record Page(long waiting, int page, List<DeadLetter> letters) {

	}

}
