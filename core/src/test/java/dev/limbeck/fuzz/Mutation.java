package dev.limbeck.fuzz;

import java.util.List;
import java.util.Random;

/**
 * Makes one text out of others: cut, doubled, spliced, with words and characters in it
 * that readers trip over, some of it very long or deeply nested.
 */
public final class Mutation {

	private static final List<String> ODD = List.of("\0", "\r", "\n", "\t", "\u00A0", "\uFEFF", "\u2028", "\u202E",
			"\u001B[2J", "\uD800", "\uDC00", "\uD83D\uDE80", "'", "\"", "\\", "`", "$$", "$a$", "--", "/*", "*/", ";",
			"(", ")", "[", "]", "{", "}", "%", "%zz", "%00", "@", ":", "/", "?", "&", "=", ",", "#", "-1", "0",
			"99999999999999999999");

	private static final int EDITS = 6;

	/** One in so many inputs is a long one. */
	private static final int LONG = 40;

	private static final int LONGEST = 60_000;

	private final List<String> seeds;

	private final List<String> words;

	private final Random random;

	public Mutation(List<String> seeds, List<String> words, Random random) {
		this.seeds = seeds;
		this.words = words;
		this.random = random;
	}

	public String next() {
		StringBuilder text = new StringBuilder(any(this.seeds));
		for (int edit = this.random.nextInt(EDITS) + 1; edit > 0; edit--) {
			edit(text);
		}
		if (this.random.nextInt(LONG) == 0) {
			lengthen(text);
		}
		return text.toString();
	}

	private void edit(StringBuilder text) {
		int from = this.random.nextInt(text.length() + 1);
		int to = Math.min(text.length(), from + this.random.nextInt(12));
		switch (this.random.nextInt(7)) {
			case 0 -> text.delete(from, to);
			case 1 -> text.insert(from, any(ODD));
			case 2 -> text.insert(from, this.words.isEmpty() ? any(ODD) : any(this.words));
			case 3 -> text.replace(from, to, any(ODD));
			case 4 -> text.insert(from, text.substring(from, to));
			case 5 -> text.setLength(from);
			default -> text.insert(from, splinter(any(this.seeds)));
		}
	}

	private String splinter(String seed) {
		int from = this.random.nextInt(seed.length() + 1);
		return seed.substring(from, Math.min(seed.length(), from + this.random.nextInt(30)));
	}

	// What is looked at again and again shows in what is repeated, or never closed.
	private void lengthen(StringBuilder text) {
		int from = this.random.nextInt(text.length() + 1);
		int to = Math.min(text.length(), from + 1 + this.random.nextInt(8));
		String part = (from == to || this.random.nextBoolean()) ? any(ODD) : text.substring(from, to);
		text.insert(from, part.repeat(this.random.nextInt(LONGEST) / part.length() + 1));
	}

	private String any(List<String> texts) {
		return texts.get(this.random.nextInt(texts.size()));
	}

}
