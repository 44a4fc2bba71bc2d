package dev.limbeck.boot;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;

import dev.limbeck.fuzz.Fuzzer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Whatever stands in the properties, it is bound or refused, and no password is shown.
 */
class PropertiesFuzzTests {

	private static final String SECRET = "geheim4711";

	private static final int LONGEST_NAME = 200;

	@Test
	void properties() {
		String seed = """
				limbeck.enabled=true
				limbeck.mode=migrate
				limbeck.locations=classpath:db/migration, file:sql
				limbeck.target=heads
				limbeck.wait.timeout=60s
				limbeck.lock.wait=5m
				limbeck.migration.url=postgres://db/shop
				limbeck.migration.password=%s
				limbeck.database.embedded=never
				""".formatted(SECRET);
		new Fuzzer(List.of(seed), List.of("limbeck.mode=verify\n", "[0]=", "PT5S", "-1ms", "\\u00e4", "limbeck."),
				List.of(BindException.class, IllegalArgumentException.class), List.of(SECRET))
			.feed(PropertiesFuzzTests::bound);
	}

	private static Object bound(String text) throws Exception {
		boolean secret = text.indexOf(SECRET) == text.lastIndexOf(SECRET)
				&& text.contains("\nlimbeck.migration.password=" + SECRET + "\n");
		Properties properties = new Properties();
		properties.load(new StringReader(secret ? text : text.replace(SECRET, "x")));
		// Names are Spring Boot's to read.
		properties.keySet().removeIf((name) -> name.toString().length() > LONGEST_NAME);
		return new Binder(new MapConfigurationPropertySource(properties)).bind("limbeck", LimbeckProperties.class)
			.isBound();
	}

}
