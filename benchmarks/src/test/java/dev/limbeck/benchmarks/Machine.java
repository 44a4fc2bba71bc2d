package dev.limbeck.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What a table of times must say about where it comes from.
 */
final class Machine {

	private Machine() {
	}

	/**
	 * Describe it in one line.
	 * @param classPath for the versions
	 * @param server the version of the server
	 * @return date, machine and versions
	 */
	static String describe(ClassPath classPath, String server) {
		return LocalDate.now(ZoneOffset.UTC) + ", " + Runtime.getRuntime().availableProcessors() + " processors ("
				+ System.getProperty("os.arch") + ", load " + load() + "), " + System.getProperty("os.name") + ", Java "
				+ System.getProperty("java.version") + ", PostgreSQL " + server + ", pgjdbc "
				+ classPath.version("postgresql") + ", Spring Boot " + classPath.version("spring-boot") + ", Flyway "
				+ classPath.version("flyway-core") + ", Liquibase " + classPath.version("liquibase-core");
	}

	private static String load() {
		return String.format(Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

}
