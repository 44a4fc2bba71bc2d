package dev.limbeck.connect.failure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What can be seen of a failed try: the exception that tells most, and its causes. A pool
 * wraps the driver's exception into its own.
 *
 * @param exception the exception that tells most
 * @param chain all exceptions, from the outermost to the first cause
 */
public record Symptom(Throwable exception, List<Throwable> chain) {

	// A URL holds passwords in too many ways to tell all of them.
	private static final Pattern SECRET = Pattern.compile("(?i)://|passw|pwd|secret|token|credential.*=");

	public static Symptom of(Throwable thrown) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable next = thrown; next != null && !chain.contains(next); next = next.getCause()) {
			chain.add(next);
		}
		Throwable telling = chain.stream()
			.filter((ex) -> server(ex) != null)
			.findFirst()
			.or(() -> first(chain, PSQLException.class))
			.or(() -> first(chain, SQLException.class))
			.orElse(thrown);
		return new Symptom(telling, List.copyOf(chain));
	}

	/**
	 * Return the SQLSTATE.
	 * @return five characters, or an empty text
	 */
	String state() {
		String state = (this.exception instanceof SQLException sql) ? sql.getSQLState() : null;
		return (state != null) ? state : "";
	}

	public boolean state(String prefix) {
		return state().startsWith(prefix);
	}

	/**
	 * Return whether the server itself, or a pooler, answered with an error.
	 * @return whether there are words of the server
	 */
	boolean fromServer() {
		return server(this.exception) != null;
	}

	/**
	 * Return the words of the server, which never hold a password.
	 * @return its message, or an empty text
	 */
	String serverMessage() {
		ServerErrorMessage server = server(this.exception);
		return (server != null && server.getMessage() != null) ? server.getMessage() : "";
	}

	/**
	 * Return the words of the driver, which may hold the URL: only for rules that know
	 * them.
	 * @return its message, or an empty text
	 */
	String driverMessage() {
		String message = this.exception.getMessage();
		return (message != null) ? message : "";
	}

	/**
	 * Tell whether something failed that is neither the driver nor the server, such as a
	 * {@code DataSource} of the application.
	 * @return whether no exception is of JDBC
	 */
	boolean foreign() {
		return !(this.exception instanceof SQLException) && first(this.chain, RuntimeException.class).isPresent();
	}

	/**
	 * Return what somebody else says who failed, without what may be a secret.
	 * @return the type of the last cause, with its words if they can be told
	 */
	String foreignWords() {
		String message = this.chain.get(this.chain.size() - 1).getMessage();
		if (message == null || message.isBlank() || SECRET.matcher(message).find()) {
			return type();
		}
		return type() + ": " + VisibleText.message(message.strip().replaceFirst("\\.$", ""));
	}

	String type() {
		return this.chain.get(this.chain.size() - 1).getClass().getSimpleName();
	}

	/**
	 * Return the types of all exceptions and the SQLSTATE: what may be logged of them.
	 * @return one line
	 */
	public String outline() {
		String types = this.chain.stream().map((ex) -> ex.getClass().getName()).collect(Collectors.joining(" < "));
		return types + ", SQLSTATE " + state();
	}

	/**
	 * Return whether message or detail of the server contain a text, in any case.
	 * @param text a text
	 * @return whether it is there
	 */
	boolean says(String text) {
		ServerErrorMessage server = server(this.exception);
		String words = serverMessage() + "\n" + ((server != null) ? server.getDetail() : "");
		return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
	}

	/**
	 * Return the first input or output that went wrong.
	 * @return the outermost one of the causes
	 */
	Optional<IOException> io() {
		return first(this.chain, IOException.class);
	}

	boolean io(Class<? extends IOException> type) {
		return io().filter(type::isInstance).isPresent();
	}

	boolean ioSays(String text) {
		return io().map(Throwable::getMessage).filter((message) -> message.contains(text)).isPresent();
	}

	boolean cause(Class<? extends Throwable> type) {
		return first(this.chain, type).isPresent();
	}

	private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
		return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
	}

	private static @Nullable ServerErrorMessage server(Throwable thrown) {
		return (thrown instanceof SQLException error) ? ServerErrors.of(error) : null;
	}

}
