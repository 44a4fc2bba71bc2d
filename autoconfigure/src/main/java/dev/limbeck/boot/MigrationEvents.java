package dev.limbeck.boot;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.log.LogFields;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes how runs end as application events. During the start that waits until all
 * beans are there: an event would create the listeners it is for, and all that they need,
 * on a database that is not migrated yet.
 */
class MigrationEvents implements MigrationListener, SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(MigrationEvents.class);

	private final ApplicationEventPublisher publisher;

	private final List<Object> held = new ArrayList<>();

	private boolean ready;

	MigrationEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void finished(MigrationReport report) {
		publish(new MigrationFinishedEvent(report));
	}

	@Override
	public void failed(RuntimeException failure) {
		publish(new MigrationFailedEvent(failure));
	}

	private synchronized void publish(Object event) {
		if (this.ready) {
			this.publisher.publishEvent(event);
		}
		else {
			this.held.add(event);
		}
	}

	@Override
	public synchronized void afterSingletonsInstantiated() {
		this.ready = true;
		this.held.forEach(this::publishSafely);
		this.held.clear();
	}

	private void publishSafely(Object event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			LogFields.NONE.warn(logger)
				.causedBy(ex)
				.log("A listener for {} failed, which changes nothing", event.getClass().getSimpleName());
		}
	}

}
