package dev.limbeck.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.migrate.MigrationReport;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells on {@code /actuator/info} where the schema stands, from what was seen last:
 * answering costs no SQL.
 */
class MigrationsInfoContributor implements InfoContributor {

	private final LimbeckInitializer initializer;

	MigrationsInfoContributor(LimbeckInitializer initializer) {
		this.initializer = initializer;
	}

	@Override
	public void contribute(Info.Builder builder) {
		MigrationReport report = this.initializer.outcome().report();
		if (report != null) {
			Map<String, Object> details = new LinkedHashMap<>();
			details.put("current", report.position().current());
			details.put("heads", report.position().heads());
			details.put("pending", report.position().pending().size());
			details.put("ahead", report.position().unknown().size());
			builder.withDetail("migrations", details);
		}
	}

}
