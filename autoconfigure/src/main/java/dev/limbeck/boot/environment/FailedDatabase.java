package dev.limbeck.boot.environment;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertySource;

/**
 * Remembers in the environment why no database could be published. It holds no property.
 */
final class FailedDatabase extends PropertySource<RuntimeException> {

	FailedDatabase(RuntimeException failure) {
		super(PublishedDatabase.NAME, failure);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return null;
	}

}
