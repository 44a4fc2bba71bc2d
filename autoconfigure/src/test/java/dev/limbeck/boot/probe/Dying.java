package dev.limbeck.boot.probe;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * A revision that ends the thread which migrates, by the class in the property
 * {@code test.error}.
 */
@Configuration(proxyBeanMethods = false)
class Dying {

	@Bean
	Death death(Environment environment) {
		return new Death(environment.getRequiredProperty("test.error"));
	}

	/**
	 * Ends the thread.
	 */
	@Revision(id = "death", description = "Die")
	static class Death implements JavaRevision {

		private final String error;

		Death(String error) {
			this.error = error;
		}

		@Override
		public void upgrade(Connection connection) throws Exception {
			if (this.error.equals(OutOfMemoryError.class.getName())) {
				List<byte[]> all = new ArrayList<>();
				while (!all.isEmpty() || connection.isValid(0)) {
					all.add(new byte[100_000]);
				}
			}
			throw (Error) Class.forName(this.error).getDeclaredConstructor().newInstance();
		}

	}

}
