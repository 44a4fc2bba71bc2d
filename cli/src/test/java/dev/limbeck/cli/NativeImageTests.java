package dev.limbeck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.limbeck.cli.command.Commands;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the build writes down for native images covers all commands.
 */
class NativeImageTests {

	private static final String FOLDER = "/META-INF/native-image/picocli-generated/dev.limbeck/limbeck-cli/";

	@Test
	void everyFieldThatPicocliSetsIsReachable() throws IOException {
		Map<String, Set<String>> reachable = new LinkedHashMap<>();
		read("reflect-config.json").forEach((type) -> reachable.put(type.get("name").asString(), fields(type)));
		for (Class<?> type : types()) {
			assertThat(reachable).containsKey(type.getName());
			assertThat(reachable.get(type.getName())).containsAll(fields(type));
		}
	}

	@Test
	void theTextsOfHelpAreKept() throws IOException {
		String patterns = read("resource-config.json").findValuesAsString("pattern").toString();
		assertThat(Commands.class.getResource("symbols.txt")).isNotNull();
		assertThat(patterns).contains("dev/limbeck/cli/command/.*[.]txt");
	}

	private static List<Class<?>> types() {
		CommandLine line = new CommandLine(new RootCommand());
		Commands.all().forEach(line::addSubcommand);
		List<Class<?>> types = new ArrayList<>(List.of(RootCommand.class, VersionText.class));
		line.getSubcommands().values().forEach((command) -> types.addAll(types(command.getCommand().getClass())));
		return types;
	}

	private static List<Class<?>> types(Class<?> command) {
		List<Class<?>> types = new ArrayList<>();
		for (Class<?> type = command; type != Object.class; type = type.getSuperclass()) {
			types.add(type);
			Arrays.stream(type.getDeclaredFields())
				.filter((field) -> field.isAnnotationPresent(Mixin.class))
				.forEach((field) -> types.addAll(types(field.getType())));
		}
		return types.stream().filter((type) -> type == command || !fields(type).isEmpty()).toList();
	}

	private static Set<String> fields(Class<?> type) {
		Set<String> fields = new TreeSet<>();
		for (Field field : type.getDeclaredFields()) {
			if (Stream.of(Option.class, Parameters.class, Mixin.class, Spec.class)
				.anyMatch(field::isAnnotationPresent)) {
				fields.add(field.getName());
			}
		}
		return fields;
	}

	private static Set<String> fields(JsonNode type) {
		return type.has("fields") ? new TreeSet<>(type.get("fields").findValuesAsString("name")) : Set.of();
	}

	private static JsonNode read(String name) throws IOException {
		try (InputStream file = NativeImageTests.class.getResourceAsStream(FOLDER + name)) {
			return JsonMapper.shared().readTree(Objects.requireNonNull(file));
		}
	}

}
