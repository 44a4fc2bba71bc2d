package dev.limbeck.revision;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.revision.Symbol.Keyword;
import dev.limbeck.revision.Symbol.Name;
import dev.limbeck.revision.Symbol.OnBranch;
import dev.limbeck.revision.Symbol.Relative;
import org.jspecify.annotations.Nullable;

/**
 * Reads symbols. A name may hold hyphens, as branch labels do; a sign and digits at the
 * end are steps.
 */
final class SymbolParser {

	private static final String NAME = "[A-Za-z0-9_.][A-Za-z0-9_.-]*";

	private static final Pattern SYMBOL = Pattern
		.compile("(?:(?<branch>" + NAME + ")@)?(?<name>" + NAME + "?)??(?<steps>[+-][0-9]+)?");

	private static final int MOST_DIGITS = 10;

	private SymbolParser() {
	}

	static Symbol parse(String text) {
		Matcher matcher = SYMBOL.matcher(text.trim());
		if (!matcher.matches()) {
			throw SymbolException.malformed(text);
		}
		String name = matcher.group("name");
		String steps = matcher.group("steps");
		if (name == null && steps == null) {
			throw SymbolException.malformed(text);
		}
		Symbol start = (name != null) ? named(name) : null;
		Symbol symbol = (steps != null) ? relative(start, steps) : named(name);
		String branch = matcher.group("branch");
		return (branch != null) ? new OnBranch(branch, symbol) : symbol;
	}

	private static Relative relative(@Nullable Symbol start, String steps) {
		return new Relative(start, steps(steps), (start != null) ? start + steps : steps);
	}

	// So many are more than there are revisions.
	private static int steps(String steps) {
		String digits = steps.substring(1).replaceFirst("^0++(?=[0-9])", "");
		int count = (digits.length() < MOST_DIGITS) ? Integer.parseInt(digits) : Integer.MAX_VALUE;
		return (steps.charAt(0) != '-') ? count : -count;
	}

	private static Symbol named(String name) {
		return List.of(Keyword.values())
			.stream()
			.filter((keyword) -> keyword.name().toLowerCase(Locale.ROOT).equals(name))
			.findFirst()
			.<Symbol>map((keyword) -> keyword)
			.orElseGet(() -> new Name(name));
	}

}
