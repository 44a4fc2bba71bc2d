package dev.limbeck.sample.health;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Service;

/**
 * Sums up what {@code /actuator/health} says. Nobody is asked anything else once the
 * database does not answer: each would wait for it again.
 */
@Service
public class ServiceHealth {

	private final HealthEndpoint health;

	private final String version;

	private final Clock clock;

	ServiceHealth(HealthEndpoint health, ObjectProvider<BuildProperties> build, Clock clock) {
		this.health = health;
		BuildProperties properties = build.getIfAvailable();
		this.version = (properties != null) ? String.valueOf(properties.getVersion()) : "development";
		this.clock = clock;
	}

	/**
	 * Look how the service does.
	 * @return what was found
	 */
	public ShortHealth look() {
		boolean db = isUp(this.health.healthForPath("db"));
		boolean migrations = db && isUp(this.health.healthForPath("migrations"));
		HealthDescriptor jobs = db ? this.health.healthForPath("jobs") : null;
		return new ShortHealth(migrations && isUp(jobs), db, migrations, detail(jobs, "queueDepth"),
				detail(jobs, "deadLetters"), this.version, this.clock.instant());
	}

	private static boolean isUp(@Nullable HealthDescriptor descriptor) {
		return descriptor != null && Status.UP.equals(descriptor.getStatus());
	}

	private static @Nullable Long detail(@Nullable HealthDescriptor descriptor, String name) {
		Map<String, Object> details = (descriptor instanceof IndicatedHealthDescriptor indicated)
				? indicated.getDetails() : null;
		return (details != null && details.get(name) instanceof Long count) ? count : null;
	}

}
