package dev.limbeck.boot;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.HiddenVariables;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Boot and development environments read about this module.
 */
class MetadataTests {

	private static final Path CLASSES = classes().resolve("META-INF");

	/** Properties without a default: to leave them out means something. */
	private static final Set<String> OPTIONAL = Set.of("limbeck.migration.url", "limbeck.migration.username",
			"limbeck.migration.password", "limbeck.migration.init-sql", "limbeck.database.embedded-directory",
			"limbeck.database.default-name", "limbeck.revision.template", "limbeck.revision.after-write",
			"limbeck.schemas", "limbeck.exclude", "limbeck.doctor.ignore", "limbeck.placeholders");

	@Test
	void everyPropertyIsDescribedAsSpringBootDescribesItsOwn() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String description = String.valueOf(property.get("description"));
			assertThat(description).as("%s", property).matches("[A-Z].*\\.");
			assertThat(description).as("%s", property).doesNotMatch("(A|An|The) .*");
			assertThat(description.startsWith("Whether ")).as("%s", property)
				.isEqualTo("java.lang.Boolean".equals(property.get("type")));
		});
	}

	@Test
	void everyPropertyHasADefaultUnlessNoneIsAChoice() throws IOException {
		assertThat(properties())
			.allSatisfy((property) -> assertThat(property.containsKey("defaultValue")).as("%s", property)
				.isNotEqualTo(OPTIONAL.contains(property.get("name"))));
	}

	@Test
	void everyPropertyIsHiddenFromTestsWhereTheShellSetsItAndNothingElse() throws IOException {
		Set<String> variables = properties().stream()
			.map((property) -> String.valueOf(property.get("name")))
			.flatMap((name) -> Stream.of(variable(name.replace("-", "")), variable(name)))
			.collect(Collectors.toSet());
		assertThat(HiddenVariables.in("hidden.limbeck")).containsExactlyInAnyOrderElementsOf(variables);
	}

	private static String variable(String property) {
		return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
	}

	@Test
	void autoConfigurationsAreListed() throws IOException {
		List<String> listed = Files
			.readAllLines(CLASSES.resolve("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
		assertThat(listed).containsExactlyInAnyOrderElementsOf(autoConfigurations().map(Class::getName).toList());
		assertThat(Files.readAllLines(CLASSES.resolve(
				"spring/org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization.imports")))
			.isNotEmpty()
			.isSubsetOf(listed);
	}

	@Test
	void healthIsSkippedBeforeItsClassesAreLoaded() throws IOException {
		Properties metadata = new Properties();
		try (InputStream input = Files.newInputStream(CLASSES.resolve("spring-autoconfigure-metadata.properties"))) {
			metadata.load(input);
		}
		assertThat(metadata.getProperty("dev.limbeck.boot.health.MigrationsHealthAutoConfiguration.ConditionalOnClass"))
			.contains("org.springframework.boot.health.contributor.HealthIndicator",
					"org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator");
	}

	@Test
	void everyBeanCanBeReplaced() throws IOException {
		assertThat(autoConfigurations().flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Bean.class))).hasSizeGreaterThan(6)
			.allSatisfy((Method method) -> assertThat(replaceable(method)).as("%s", method).isTrue());
	}

	private static boolean replaceable(Method method) {
		return AnnotatedElementUtils.isAnnotated(method, ConditionalOnMissingBean.class)
				|| AnnotatedElementUtils.isAnnotated(method.getDeclaringClass(), ConditionalOnMissingBean.class);
	}

	private static Path classes() {
		return Path
			.of(URI.create(LimbeckProperties.class.getProtectionDomain().getCodeSource().getLocation().toString()));
	}

	private static Stream<Class<?>> autoConfigurations() throws IOException {
		Path root = classes();
		try (Stream<Path> files = Files.walk(root)) {
			List<String> names = files.map((file) -> root.relativize(file).toString())
				.filter((name) -> name.endsWith("AutoConfiguration.class"))
				.map((name) -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
				.toList();
			return names.stream()
				.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, null))
				.filter((type) -> type.isAnnotationPresent(AutoConfiguration.class));
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> properties() throws IOException {
		String json = Files.readString(CLASSES.resolve("spring-configuration-metadata.json"));
		List<Map<String, Object>> all = (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
			.parseMap(json)
			.getOrDefault("properties", List.of());
		return all.stream().filter((property) -> String.valueOf(property.get("name")).startsWith("limbeck.")).toList();
	}

}
