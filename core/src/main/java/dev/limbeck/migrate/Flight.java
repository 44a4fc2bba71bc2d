package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.script.Section;
import dev.limbeck.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The texts that run one revision in one transaction: a single Query message, cut only
 * where it would grow too large. Before each statement stands a marker that the server
 * sends back, so that a failure can be put down to its statement.
 *
 * @param messages what is sent, in order
 * @param committed the marker of what stands behind the commit
 */
record Flight(List<Message> messages, int committed) {

	/** The marker of what stands before the first statement of the revision. */
	static final int OPENING = 0;

	private static final int MESSAGE_SIZE = 256 * 1024;

	private static final String MARKER = "limbeck ";

	/**
	 * Put a flight together.
	 * @param opening the SQL before the statements, without a last semicolon
	 * @param section the statements of the revision
	 * @param closing the SQL after the statements, without a last semicolon; it commits
	 * @param cleaning the SQL that makes the session ready for the next flight
	 * @return the flight
	 */
	static Flight of(String opening, Section section, String closing, String cleaning) {
		List<Message> messages = new ArrayList<>();
		StringBuilder message = new StringBuilder(opening).append(";\n");
		List<Part> parts = new ArrayList<>();
		int number = OPENING;
		for (SqlStatement statement : section.statements()) {
			if (message.length() > MESSAGE_SIZE) {
				messages.add(new Message(message.toString(), List.copyOf(parts)));
				message.setLength(0);
				parts.clear();
			}
			mark(message, ++number);
			parts.add(new Part(message.length(), number));
			message.append(section.source().text(), statement.start(), statement.end()).append("\n;\n");
		}
		mark(message, ++number);
		message.append(closing).append(";\n");
		mark(message, ++number);
		message.append(cleaning);
		messages.add(new Message(message.toString(), List.copyOf(parts)));
		return new Flight(List.copyOf(messages), number);
	}

	private static void mark(StringBuilder message, int number) {
		message.append("DO $$BEGIN RAISE INFO '").append(MARKER).append(number).append("'; END$$;\n");
	}

	/**
	 * Return the number in a marker.
	 * @param notice what the server said
	 * @return the number, or -1 if it is no marker
	 */
	static int marker(String notice) {
		if (!notice.startsWith(MARKER) || notice.length() > MARKER.length() + 9) {
			return -1;
		}
		String number = notice.substring(MARKER.length());
		boolean digits = !number.isEmpty() && number.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
		return digits ? Integer.parseInt(number) : -1;
	}

	/**
	 * One Query message.
	 *
	 * @param text what is sent
	 * @param parts where in it the revision's statements stand
	 */
	record Message(String text, List<Part> parts) {

		/**
		 * Find the statement at a place in this message.
		 * @param position as the server counts: characters (code points), from 1
		 * @return the place, or {@code null} if it lies in none of the revision's
		 * statements
		 */
		@Nullable Place place(int position) {
			int offset = this.text.offsetByCodePoints(0,
					Math.min(position - 1, this.text.codePointCount(0, this.text.length())));
			Part found = null;
			for (Part part : this.parts) {
				if (part.offset() <= offset) {
					found = part;
				}
			}
			return (found != null) ? new Place(found.number(), offset - found.offset()) : null;
		}

	}

	/**
	 * Where a statement of the revision stands in a message.
	 *
	 * @param offset of its first character
	 * @param number of the statement, from 1
	 */
	record Part(int offset, int number) {

	}

	/**
	 * A place in a statement of the revision.
	 *
	 * @param number of the statement, from 1
	 * @param offset from its first character
	 */
	record Place(int number, int offset) {

	}

}
