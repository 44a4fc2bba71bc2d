package dev.limbeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page on architecture draws and names is there.
 */
class ArchitecturePageTests {

	private static final String PAGE = read(Path.of("../CONTRIBUTING.md")).split("## Architecture|## Commands")[1];

	/** A box: its short name, and what stands in it. */
	private static final Pattern BOX = Pattern.compile("(\\w+)\\[+\"([a-z.]+) · [^\"]+\"]+");

	private static final Pattern ARROW = Pattern.compile("(?m)^ +([a-z.]+) --> ([a-z.]+)$");

	private static final Pattern TYPE = Pattern.compile("`(?:[a-z]+\\.)*([A-Z]\\w+)`");

	@Test
	void everyArrowHasAnImport() {
		assertThat(drawn()).isNotEmpty().isSubsetOf(imported());
	}

	@Test
	void everyImportFollowsArrows() {
		Set<Arrow> ways = new HashSet<>(drawn());
		while (ways.addAll(longer(ways))) {
			assertThat(ways).hasSizeLessThan(1000);
		}
		assertThat(imported()).isNotEmpty().isSubsetOf(ways);
	}

	@Test
	void everyTypeThatIsNamedIsThere() {
		Set<String> types = Stream.of("core", "cli", "autoconfigure")
			.flatMap((module) -> Stream.of("main", "test").map((kind) -> Path.of("..", module, "src", kind, "java")))
			.flatMap(ArchitecturePageTests::types)
			.collect(Collectors.toSet());
		Set<String> named = TYPE.matcher(PAGE)
			.results()
			.map((type) -> type.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(named).hasSizeGreaterThan(40).isSubsetOf(types);
	}

	private static Set<Arrow> drawn() {
		Set<Arrow> boxes = BOX.matcher(PAGE)
			.results()
			.map((box) -> new Arrow(box.group(1), box.group(2)))
			.collect(Collectors.toSet());
		return ARROW.matcher(BOX.matcher(PAGE).replaceAll("$1"))
			.results()
			.map((arrow) -> new Arrow(room(boxes, arrow.group(1)), room(boxes, arrow.group(2))))
			.collect(Collectors.toSet());
	}

	private static String room(Set<Arrow> boxes, String name) {
		return boxes.stream().filter((box) -> box.from().equals(name)).findFirst().orElseThrow().to();
	}

	// All know the first room, which is not drawn.
	private static Set<Arrow> imported() {
		return Sources.arrows()
			.stream()
			.map((arrow) -> new Arrow(Rooms.room(arrow.from()), Rooms.room(arrow.to())))
			.filter((arrow) -> !arrow.to().isEmpty() && !arrow.from().equals(arrow.to()))
			.collect(Collectors.toSet());
	}

	private static Set<Arrow> longer(Set<Arrow> ways) {
		return ways.stream()
			.flatMap((way) -> ways.stream()
				.filter((next) -> next.from().equals(way.to()))
				.map((next) -> new Arrow(way.from(), next.to())))
			.collect(Collectors.toSet());
	}

	private static Stream<String> types(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map((file) -> file.toFile().getName())
				.filter((name) -> name.endsWith(".java"))
				.map((name) -> name.substring(0, name.length() - ".java".length()))
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * That one room knows another.
	 *
	 * @param from the one
	 * @param to the other
	 */
	private record Arrow(String from, String to) {

	}

}
