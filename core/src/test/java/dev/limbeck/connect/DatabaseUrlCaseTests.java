package dev.limbeck.connect;

import java.io.IOException;
import java.io.InputStream;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Environments and the connections they mean, as {@code cases/url/sample.json} lists
 * them.
 */
class DatabaseUrlCaseTests {

	static Stream<Case> cases() throws IOException {
		try (InputStream file = DatabaseUrlCaseTests.class.getResourceAsStream("/cases/url/sample.json")) {
			return JsonMapper.shared().readTree(file).values().stream().map(Case::new).toList().stream();
		}
	}

	static Stream<Case> connections() throws IOException {
		return cases().filter((environment) -> environment.driver().isPresent());
	}

	static Stream<Case> casesWithRemarks() throws IOException {
		return cases().filter((environment) -> !environment.leftOut().isEmpty() || !environment.secrets().isEmpty());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void meansWhatIsExpected(Case environment) {
		Outcome outcome = environment.resolve();
		List<String> differences = environment.expectations()
			.map((expectation) -> outcome.difference(expectation))
			.toList();
		assertThat(differences).as(outcome.toString()).contains("");
	}

	@ParameterizedTest
	@MethodSource("connections")
	void isWrittenForTheDriver(Case environment) {
		JsonNode driver = environment.driver().orElseThrow();
		DatabaseUrl url = environment.resolve().url();
		assertThat(url.jdbcUrl()).isEqualTo(driver.path("url").asString());
		assertThat(url.properties()).isEqualTo(properties(driver.path("properties")));
		assertThat(readByDriver(url)).isEqualTo(expectedOfDriver(url, driver));
	}

	@ParameterizedTest
	@MethodSource("casesWithRemarks")
	void saysWhatIsLeftOutAndShowsNoSecret(Case environment) {
		Outcome outcome = environment.resolve();
		environment.leftOut()
			.forEach((name) -> assertThat(outcome.warnings())
				.anySatisfy((warning) -> assertThat(warning).contains("Parameter " + name + " is ignored")));
		environment.secrets().forEach((secret) -> assertThat(outcome.toString()).doesNotContain(secret));
	}

	private static Properties properties(JsonNode node) {
		Properties properties = new Properties();
		node.properties().forEach((entry) -> properties.setProperty(entry.getKey(), entry.getValue().asString()));
		return properties;
	}

	private static Map<String, String> readByDriver(DatabaseUrl url) {
		return properties(url.jdbcUrl(), url.properties());
	}

	/*
	 * Everything but address, credentials and parameters has the driver's own default.
	 */
	private static Map<String, String> expectedOfDriver(DatabaseUrl url, JsonNode driver) {
		Map<String, String> expected = properties("jdbc:postgresql:", url.properties());
		expected.remove("PGDBNAME");
		String name = (url.database() != null) ? url.database() : url.properties().getProperty("user");
		Optional.ofNullable(name).ifPresent((database) -> expected.put("PGDBNAME", database));
		expected.put("PGHOST", url.hosts().stream().map((host) -> hostOf(host)).collect(Collectors.joining(",")));
		expected.put("PGPORT",
				url.hosts()
					.stream()
					.map((host) -> String.valueOf((host.port() != null) ? host.port() : 5432))
					.collect(Collectors.joining(",")));
		driver.path("params")
			.properties()
			.forEach((entry) -> expected.put(entry.getKey(), entry.getValue().asString()));
		return expected;
	}

	private static String hostOf(DatabaseUrl.Host host) {
		String name = Objects.requireNonNullElse(host.name(), "localhost");
		return (name.indexOf(':') >= 0) ? "[" + name + "]" : name;
	}

	private static Map<String, String> properties(String jdbcUrl, Properties credentials) {
		try {
			Map<String, String> properties = new TreeMap<>();
			for (DriverPropertyInfo info : DriverManager.getDriver(jdbcUrl).getPropertyInfo(jdbcUrl, credentials)) {
				if (info.value != null) {
					properties.put(info.name, info.value);
				}
			}
			for (String name : credentials.stringPropertyNames()) {
				properties.put(name, credentials.getProperty(name));
			}
			return properties;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("refused by the driver: " + jdbcUrl, ex);
		}
	}

	/**
	 * What became of an environment.
	 *
	 * @param resolved the connection, if the environment was understood
	 * @param error the failure, if it was not
	 */
	record Outcome(@Nullable DatabaseUrl resolved, @Nullable DatabaseUrlException error) {

		DatabaseUrl url() {
			return Objects.requireNonNull(this.resolved, () -> "" + this.error);
		}

		List<String> warnings() {
			return (this.resolved != null) ? this.resolved.warnings() : List.of();
		}

		String difference(JsonNode expected) {
			if (this.resolved == null || expected.has("error")) {
				boolean told = this.error != null && expected.has("error")
						&& this.error.description().contains(expected.path("error").asString());
				return told ? "" : "expected " + expected;
			}
			List<DatabaseUrl.Host> hosts = expected.has("hosts")
					? expected.path("hosts").values().stream().map((host) -> host(host)).toList()
					: List.of(host(expected));
			Map<String, @Nullable Object> want = new TreeMap<>();
			Map<String, @Nullable Object> have = new TreeMap<>();
			want.put("hosts", hosts);
			have.put("hosts", hosts.stream().noneMatch((host) -> host.port() == null)
					? this.resolved.hosts().stream().map(Outcome::stated).toList() : this.resolved.hosts());
			want.put("database", expected.path("database").asStringOpt().orElse(null));
			have.put("database", this.resolved.database());
			want.put("user", expected.path("user").asStringOpt().orElse(null));
			have.put("user", this.resolved.user());
			want.put("password", expected.path("password").asStringOpt().orElse(null));
			have.put("password", this.resolved.password());
			want.put("params", properties(expected.path("params")));
			have.put("params", this.resolved.parameters());
			return want.equals(have) ? "" : "expected " + want + " but was " + have;
		}

		/*
		 * pgjdbc states 5432 where libpq leaves the port open.
		 */
		private static DatabaseUrl.Host stated(DatabaseUrl.Host host) {
			return (host.port() != null) ? host : new DatabaseUrl.Host(host.name(), 5432);
		}

		private static DatabaseUrl.Host host(JsonNode node) {
			return new DatabaseUrl.Host(node.path("host").asStringOpt().orElse(null),
					node.path("port").isNumber() ? (Integer) node.path("port").asInt() : null);
		}

	}

	/**
	 * One environment.
	 *
	 * @param node the case as it is written in the file
	 */
	record Case(JsonNode node) {

		Outcome resolve() {
			DatabaseVariables variables = new DatabaseVariables(
					(name) -> this.node.path("env").path(name).asStringOpt().orElse(null), this::file);
			try {
				return new Outcome(variables.url()
					.or(variables::components)
					.map(DatabaseVariables.Resolved::url)
					.orElseGet(() -> new DatabaseUrl(List.of(), null, null, null, Map.of(), List.of())), null);
			}
			catch (DatabaseUrlException ex) {
				return new Outcome(null, ex);
			}
		}

		Stream<JsonNode> expectations() {
			return Stream.concat(Stream.of(this.node.path("expect")), this.node.path("alternatives").values().stream());
		}

		Optional<JsonNode> driver() {
			return Optional.of(this.node.path("jdbc")).filter(JsonNode::isObject);
		}

		List<String> leftOut() {
			return Stream.of(this.node.path("ignored"), this.node.path("jdbc").path("dropped"))
				.flatMap((names) -> names.values().stream())
				.map(JsonNode::asString)
				.toList();
		}

		List<String> secrets() {
			return this.node.path("must_not_appear").values().stream().map(JsonNode::asString).toList();
		}

		private String file(String path) throws IOException {
			return this.node.path("files").path(path).asStringOpt().orElseThrow(() -> new IOException("no such file"));
		}

		@Override
		public String toString() {
			return this.node.path("id").asString();
		}

	}

}
