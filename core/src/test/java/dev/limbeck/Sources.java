package dev.limbeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which types of Limbeck the text of Java files names, by an import or in full. Class
 * files do not tell all of it: the compiler copies constants, and drops comments.
 */
public final class Sources {

	private static final Path MAIN = Path.of("src", "main", "java");

	private static final Pattern NAME = Pattern
		.compile("(?<![\\w.$])dev\\s*\\.\\s*limbeck((?:\\s*\\.\\s*[a-z]\\w*)*)\\s*\\.\\s*([A-Z]\\w*|\\*)");

	private Sources() {
	}

	/**
	 * Return what the main sources of this module name.
	 * @return the arrows from each file
	 */
	public static List<Arrow> arrows() {
		try (Stream<Path> files = Files.walk(MAIN)) {
			return files.filter((file) -> file.toString().endsWith(".java")).flatMap(Sources::arrows).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Arrow> arrows(Path file) {
		try {
			return arrows(MAIN.relativize(file), Files.readString(file)).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Arrow> arrows(Path file, String text) {
		String from = file.toString()
			.replaceAll("[/\\\\]\\w+\\.java$|[/\\\\]package-info\\.java$", "")
			.replaceAll("[/\\\\]", ".");
		return NAME.matcher(text)
			.results()
			.map((name) -> new Arrow(file, from, "dev.limbeck" + name.group(1).replaceAll("\\s", ""), name.group(2)))
			.toList();
	}

	/**
	 * Return which packages of this module know each other in a circle.
	 * @return their names; none if the arrows have an order
	 */
	public static Set<String> circle() {
		return circle(arrows());
	}

	static Set<String> circle(List<Arrow> all) {
		List<Arrow> arrows = all.stream().filter((arrow) -> !arrow.from().equals(arrow.to())).toList();
		Set<String> left = arrows.stream().map(Arrow::from).collect(Collectors.toCollection(HashSet::new));
		Predicate<String> isAtAnEnd = (room) -> {
			List<Arrow> others = arrows.stream()
				.filter((arrow) -> left.contains(arrow.from()) && left.contains(arrow.to()))
				.toList();
			return others.stream().noneMatch((arrow) -> arrow.from().equals(room))
					|| others.stream().noneMatch((arrow) -> arrow.to().equals(room));
		};
		boolean found = true;
		while (found) {
			found = left.removeAll(left.stream().filter(isAtAnEnd).toList());
		}
		return left;
	}

	/**
	 * That a file names a type.
	 *
	 * @param file the file, from the root of the sources
	 * @param from its package
	 * @param to the package of the type
	 * @param type the name of the type, an outer one
	 */
	public record Arrow(Path file, String from, String to, String type) {

		/**
		 * Return whether the type is an inner one of the engine.
		 * @return whether only the engine may know it
		 */
		public boolean isToInnerType() {
			return Rooms.isInner(this.to, this.type);
		}

		boolean isUpward() {
			return Rooms.isUpward(this.from, this.to);
		}

	}

}
