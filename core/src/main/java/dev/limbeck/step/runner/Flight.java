package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.limbeck.script.Section;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to run one revision in one transaction: a single Query message, cut only
 * where it would grow too large and where rows of a COPY follow. Before each statement
 * stands a marker that the server sends back, so that a failure can be put down to its
 * statement. Messages are made while they are sent, one at a time.
 *
 * @param legs what is sent, in order
 * @param committed the marker of what stands behind the commit
 */
public record Flight(Iterable<Leg> legs, int committed) {

	/**
	 * Put a flight together.
	 * @param transaction what surrounds the statements
	 * @param section the statements of the revision
	 * @return the flight
	 */
	static Flight of(StepTransaction transaction, Section section) {
		return new Flight(() -> new FlightLegs(transaction, section), section.statements().size() + 2);
	}

	/**
	 * Put a flight together with one statement of a revision.
	 * @param transaction what surrounds the statement
	 * @param section all statements of the revision
	 * @param number of the statement, from 1
	 * @return the flight
	 */
	static Flight of(StepTransaction transaction, Section section, int number) {
		return new Flight(() -> new FlightLegs(transaction, section, number, number), section.statements().size() + 2);
	}

	/**
	 * Put a flight together with statements that are messages of their own.
	 * @param transaction what is sent before and after them, complete transactions
	 * @param alone the messages
	 * @param number of the statement, from 1, to which a failure of one of them belongs
	 * @param statements how many there are in the revision
	 * @return the flight
	 */
	static Flight alone(StepTransaction transaction, List<Message> alone, int number, int statements) {
		List<Leg> legs = new ArrayList<>();
		legs.add(new Message(transaction.opening() + ";\n" + transaction.marker().sql(number), List.of()));
		legs.addAll(alone);
		legs.add(new Message(end(transaction, statements), List.of()));
		return new Flight(legs, Integer.MAX_VALUE);
	}

	/**
	 * Put a flight together with one statement, of which the end is made when the
	 * statement is done.
	 * @param round the statement, and what stands before it
	 * @param ending makes what stands behind it
	 * @param statements how many there are in the revision
	 * @return the flight
	 */
	static Flight round(Message round, Supplier<String> ending, int statements) {
		List<Supplier<Leg>> legs = List.of(() -> round, () -> new Message(ending.get(), List.of()));
		return new Flight(() -> legs.stream().map(Supplier::get).iterator(), statements + 2);
	}

	/**
	 * Put the flight together that goes before code.
	 * @param transaction what surrounds it
	 * @return the flight
	 */
	static Flight opening(StepTransaction transaction) {
		return new Flight(List.of(new Message(transaction.opening(), List.of())), Integer.MAX_VALUE);
	}

	/**
	 * Put the flight together that goes behind code.
	 * @param transaction what surrounds it
	 * @return the flight
	 */
	static Flight closing(StepTransaction transaction) {
		return closing(transaction, 0);
	}

	/**
	 * Put the flight together that goes behind statements that were run one by one.
	 * @param transaction what surrounds them
	 * @param statements how many there are
	 * @return the flight
	 */
	static Flight closing(StepTransaction transaction, int statements) {
		return new Flight(List.of(new Message(end(transaction, statements), List.of())), statements + 2);
	}

	/**
	 * Tell whether it can be left in the middle, as if it had never begun.
	 * @return whether all of it is one transaction
	 */
	boolean isTransaction() {
		return this.committed < Integer.MAX_VALUE;
	}

	/**
	 * Return the end of a flight.
	 * @param transaction what surrounds the statements
	 * @param statements how many there are
	 * @return the SQL
	 */
	static String end(StepTransaction transaction, int statements) {
		Marker marker = transaction.marker();
		return marker.sql(statements + 1) + transaction.closing() + ";\n" + marker.sql(statements + 2)
				+ transaction.cleaning();
	}

	/**
	 * One part of a flight, after which the server answers.
	 */
	sealed interface Leg {

	}

	/**
	 * One Query message, which the server splits.
	 *
	 * @param text what is sent
	 * @param parts where in it the revision's statements stand
	 */
	record Message(String text, List<Part> parts) implements Leg {

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
	 * The rows of one {@code COPY ... FROM stdin}.
	 *
	 * @param number of the statement, from 1
	 * @param sql the statement
	 * @param source the file in which the rows stand
	 * @param data where in it
	 */
	record Copy(int number, String sql, SourceText source, CopyData data) implements Leg {

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
