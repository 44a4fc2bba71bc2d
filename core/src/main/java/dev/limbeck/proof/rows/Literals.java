package dev.limbeck.proof.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * The values that conditions speak of: what satisfies a condition is often one of them or
 * next to one.
 */
final class Literals {

	private static final int MOST = 40;

	private final String conditions;

	private final List<String> found = new ArrayList<>();

	private int at;

	private Literals(String conditions) {
		this.conditions = conditions;
	}

	/**
	 * Find the literals of conditions.
	 * @param conditions as PostgreSQL writes them
	 * @return the texts and numbers, without quotes, with the whole numbers beside each
	 * number; no more than a few dozen
	 */
	static List<String> of(String conditions) {
		Literals literals = new Literals(conditions);
		while (literals.at < conditions.length() && literals.found.size() < MOST) {
			literals.next();
		}
		return literals.found.stream().distinct().toList();
	}

	private void next() {
		char first = this.conditions.charAt(this.at);
		if (first == '\'') {
			text();
		}
		else if (Character.isDigit(first)) {
			number();
		}
		else {
			this.at++;
		}
	}

	private void text() {
		StringBuilder text = new StringBuilder();
		for (this.at++; this.at < this.conditions.length(); this.at++) {
			char next = this.conditions.charAt(this.at);
			boolean quoted = next == '\'' && this.conditions.startsWith("''", this.at);
			if (next == '\'' && !quoted) {
				this.at++;
				break;
			}
			this.at += quoted ? 1 : 0;
			text.append(next);
		}
		this.found.add(text.toString());
		addNeighbours(text.toString());
	}

	private void number() {
		int from = this.at;
		while (this.at < this.conditions.length()
				&& (Character.isDigit(this.conditions.charAt(this.at)) || this.conditions.charAt(this.at) == '.')) {
			this.at++;
		}
		String number = this.conditions.substring(from, this.at);
		this.found.add(number);
		addNeighbours(number);
	}

	private void addNeighbours(String number) {
		boolean whole = !number.isEmpty() && number.length() < 18
				&& number.chars().skip(number.startsWith("-") ? 1 : 0).allMatch(Character::isDigit)
				&& !number.equals("-");
		if (whole) {
			this.found.add(String.valueOf(Long.parseLong(number) + 1));
			this.found.add(String.valueOf(Long.parseLong(number) - 1));
		}
	}

}
