package dev.limbeck.sql.placeholder;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.placeholder.Reference.Context;
import dev.limbeck.sql.placeholder.Reference.Form;
import org.jspecify.annotations.Nullable;

/**
 * What is sent in place of a placeholder. In a form with quotes a value stays a string or
 * a name, whatever it holds and wherever it stands.
 *
 * @param source the script
 * @param reference the placeholder
 * @param value its value, or {@code null} if there is none
 */
record Replacement(SourceText source, Reference reference, @Nullable String value) {

	String written() {
		return this.source.text(this.reference.start(), this.reference.end());
	}

	/**
	 * Tell why there is none.
	 * @return the fault, or {@code null}
	 */
	@Nullable Fault fault() {
		if (this.reference.form() == Form.MALFORMED) {
			return malformed();
		}
		boolean quoting = this.reference.form() != Form.TEXT;
		if (quoting && (this.reference.context() == Context.QUOTES || this.reference.context() == Context.FOREIGN)) {
			return inQuotes();
		}
		return (this.value == null) ? missing() : unfit(this.value);
	}

	private Fault malformed() {
		return fault("malformed-placeholder", written() + " begins a placeholder, and is none",
				"Write ${name}, ${name:literal} or ${name:identifier}; names have letters, digits, dots, underscores"
						+ " and dashes. If the text is meant as it stands, give a placeholder the value $, and write"
						+ " ${dollar}{...}, or take \"-- @placeholders\" away.");
	}

	private Fault inQuotes() {
		String name = "${" + this.reference.name() + "}";
		return (this.reference.context() == Context.QUOTES)
				? fault("quoted-placeholder", written() + " stands inside of quotes already",
						"Take the quotes away, for example by joining strings with ||, or write " + name
								+ ", which is put there as it is.")
				: fault("quoted-placeholder",
						written() + " stands in a text of which it cannot be known how it is quoted",
						"Quoting forms are for SQL, and for bodies in the languages sql and plpgsql. Write " + name
								+ ", which is put there as it is.");
	}

	private Fault missing() {
		String name = this.reference.name();
		return fault("unknown-placeholder", "the placeholder " + name + " has no value", "Set limbeck.placeholders."
				+ name + " in the configuration, or give the command -x " + name + "=VALUE.");
	}

	private @Nullable Fault unfit(String known) {
		if (known.indexOf('\0') >= 0) {
			return fault("unfit-placeholder-value",
					"the value of " + this.reference.name() + " holds the character NUL, which PostgreSQL cannot take",
					"Set another value.");
		}
		if (this.reference.form() == Form.IDENTIFIER && known.isEmpty()) {
			return fault("unfit-placeholder-value",
					"the value of " + this.reference.name() + " is empty, and there is no such name",
					"Set another value.");
		}
		if (this.reference.form() == Form.IDENTIFIER && this.reference.context() == Context.BODY
				&& known.indexOf('$') >= 0) {
			return fault("unfit-placeholder-value",
					"the value of " + this.reference.name()
							+ " holds a dollar sign, which could end the quotes around this text",
					"Set another value, or write the statement outside of dollar quotes.");
		}
		return null;
	}

	private Fault fault(String code, String message, String action) {
		return new Fault(this.reference.start(), code, message, action);
	}

	/**
	 * Return what is sent.
	 * @param before the character in front of it
	 * @return the value
	 */
	String sql(char before) {
		String known = String.valueOf(this.value);
		if (this.reference.form() == Form.TEXT) {
			return known;
		}
		String quoted = (this.reference.form() == Form.IDENTIFIER) ? SqlText.identifier(known)
				: (this.reference.context() == Context.BODY) ? SqlText.enclosed(known) : SqlText.literal(known);
		// Two quotes side by side would be one in a longer string.
		return (isPartOfWord(before) ? " " : "") + quoted + (isBeforeQuote() ? " " : "");
	}

	private boolean isBeforeQuote() {
		int end = this.reference.end();
		return this.source.text().startsWith("\"", end) || this.source.text().startsWith("'", end);
	}

	private static boolean isPartOfWord(char c) {
		return c == '"' || c == '\'' || c == '$' || c == '&' || c == '_' || Character.isLetterOrDigit(c);
	}

}
