package dev.limbeck.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes schemas of parts by chance. Each part can be there in several ways or not at all;
 * a mutation of a schema has some parts in another way.
 *
 * @param parts the ways of each, statements on one line; an empty one for its absence
 */
record SchemaParts(List<List<String>> parts) {

	private static final String HEAD = "-- ";

	private static final String RECENT = " of ";

	/**
	 * Read the parts.
	 * @param file the file
	 * @param version the major version of the server, which must know them
	 * @return the parts
	 * @throws IOException if it cannot be read
	 */
	static SchemaParts read(Path file, int version) throws IOException {
		List<List<String>> parts = new ArrayList<>();
		for (String part : Files.readString(file).split("(?m)^" + HEAD)) {
			List<String> lines = part.lines().toList();
			if (!lines.isEmpty() && isFor(lines.get(0), version)) {
				parts.add(ways(lines));
			}
		}
		return new SchemaParts(parts);
	}

	private static boolean isFor(String name, int version) {
		String[] words = name.split(RECENT);
		String last = words[words.length - 1];
		return !last.matches("\\d+") || version >= Integer.parseInt(last);
	}

	private static List<String> ways(List<String> lines) {
		List<String> ways = new ArrayList<>(lines.subList(1, lines.size()));
		while (ways.size() > 1 && ways.get(ways.size() - 1).isEmpty()) {
			ways.remove(ways.size() - 1);
		}
		return ways;
	}

	/**
	 * Choose a way for each part.
	 * @param random what chooses
	 * @return the numbers of the ways
	 */
	int[] choose(Random random) {
		return this.parts.stream().mapToInt((ways) -> random.nextBoolean() ? 0 : random.nextInt(ways.size())).toArray();
	}

	/**
	 * Choose another way for some parts.
	 * @param choice the numbers of the ways
	 * @param random what chooses
	 * @return other numbers
	 */
	int[] mutate(int[] choice, Random random) {
		int[] other = choice.clone();
		int count = 1 + random.nextInt(this.parts.size() / 3);
		random.ints(count, 0, other.length)
			.forEach((part) -> other[part] = random.nextInt(this.parts.get(part).size()));
		return other;
	}

	String sql(int[] choice) {
		List<String> statements = new ArrayList<>();
		for (int part = 0; part < choice.length; part++) {
			statements.add(this.parts.get(part).get(choice[part]));
		}
		return statements.stream().filter((statement) -> !statement.isEmpty()).collect(Collectors.joining(";\n"));
	}

	/**
	 * Wrap statements so that those that do not fit a schema do nothing.
	 * @param rows statements, one a line
	 * @return the same, with failures ignored
	 */
	static String wherePossible(String rows) {
		return Arrays.stream(rows.split("\n"))
			.map((row) -> "DO $do$BEGIN " + row + " EXCEPTION WHEN OTHERS THEN NULL; END$do$;\n")
			.collect(Collectors.joining());
	}

}
