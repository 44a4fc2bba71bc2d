package dev.limbeck.connect;

import java.util.Map;

import dev.limbeck.fuzz.Fuzzer;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a URL or a variable, it is understood or refused, and nothing secret
 * is shown.
 */
class DatabaseUrlFuzzTests {

	private static final String SECRET = "geheim4711";

	private static final Fuzzer URLS = Fuzzer
		.of(DatabaseUrlException.class, "postgres://app:" + SECRET + "@db.example.com:5433/shop?sslmode=require",
				"postgresql://app@/shop?host=a:1111&host=b&password=" + SECRET,
				"jdbc:postgresql://[::1]:5432,other:5433/shop?user=app&password=" + SECRET
						+ "&targetServerType=primary",
				"postgres://app:" + SECRET + "@%2Fvar%2Frun%2Fpostgresql/shop?options=-c%20search_path%3Da")
		.words("postgresql+psycopg2://", "sslrootcert=", "currentSchema=", "port=", "user=", "&&", "%40", "%2F");

	@Test
	void urls() {
		URLS.hiding(SECRET)
			.feed((text) -> DatabaseUrl.parse(isSecret(text) ? text : text.replace(SECRET, "x")).description());
	}

	@Test
	void valuesOfVariables() {
		URLS.hiding(SECRET).feed((text) -> {
			String value = text.replace(SECRET, "x");
			Map<String, String> variables = Map.of("DB_HOST", value, "DB_NAME", value, "DB_PASSWORD_FILE", value);
			return new DatabaseVariables(variables::get, (path) -> SECRET).components()
				.map((resolved) -> resolved.url().description())
				.orElse("");
		});
	}

	// Once, and where a password stands.
	private static boolean isSecret(String text) {
		return text.indexOf(SECRET) == text.lastIndexOf(SECRET)
				&& (text.contains("://app:" + SECRET + "@") || text.contains("&password=" + SECRET));
	}

}
