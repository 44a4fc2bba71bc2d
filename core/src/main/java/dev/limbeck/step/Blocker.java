package dev.limbeck.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.session.ElapsedTime;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * A session that a migration waits for, as far as its role may see it.
 *
 * @param pid its backend, 0 for a prepared transaction
 * @param user who logged in
 * @param application its application name, or what kind of process of the server it is
 * @param state such as {@code idle in transaction}
 * @param age how long its transaction has been open
 * @param query what it runs or ran last, in one line of at most 120 characters, without
 * passwords
 */
public record Blocker(int pid, @Nullable String user, @Nullable String application, @Nullable String state,
		@Nullable Duration age, @Nullable String query) {

	private static final int LONGEST_QUERY = 120;

	/**
	 * Cut the query.
	 */
	public Blocker {
		query = (query != null) ? cut(new Passwords(query).hide(query).strip().replaceAll("\\s+", " ")) : null;
	}

	private static String cut(String text) {
		return (text.length() <= LONGEST_QUERY) ? text : text.substring(0, LONGEST_QUERY - 3) + "...";
	}

	/**
	 * Return all that is known, for people.
	 * @return such as {@code pid 4711 (user app, application psql, idle in transaction,
	 * transaction open for 35 s): UPDATE reminders SET done = true}
	 */
	public String description() {
		if (this.pid == 0) {
			return "a prepared transaction (see pg_prepared_xacts)";
		}
		List<String> known = new ArrayList<>();
		addIfPresent(known, "user ", this.user);
		addIfPresent(known, "application ", this.application);
		addIfPresent(known, "", this.state);
		addIfPresent(known, "transaction open for ", (this.age != null) ? ElapsedTime.text(this.age) : null);
		String parentheses = known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
		String last = (this.query != null && !this.query.isEmpty()) ? ": " + VisibleText.line(this.query) : "";
		return "pid " + this.pid + parentheses + last;
	}

	private static void addIfPresent(List<String> known, String label, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			known.add(label + VisibleText.line(value));
		}
	}

}
