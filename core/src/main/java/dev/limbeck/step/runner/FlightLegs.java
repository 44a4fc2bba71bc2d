package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import dev.limbeck.script.Section;
import dev.limbeck.sql.CopyData;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.step.runner.Flight.Copy;
import dev.limbeck.step.runner.Flight.Leg;
import dev.limbeck.step.runner.Flight.Message;
import dev.limbeck.step.runner.Flight.Part;

/**
 * Makes the parts of a flight, one after the other, so that a long script is never in
 * memory twice.
 */
final class FlightLegs implements Iterator<Leg> {

	static final int MESSAGE_SIZE = 256 * 1024;

	private final StepTransaction transaction;

	private final Section section;

	private StringBuilder message;

	private List<Part> parts = new ArrayList<>();

	// However long the opening is, something of the revision goes with it.
	private int limit;

	private final int last;

	private int done;

	private boolean closed;

	FlightLegs(StepTransaction transaction, Section section) {
		this(transaction, section, 1, section.statements().size());
	}

	/**
	 * Make the parts of a flight with some of a section's statements.
	 * @param transaction what surrounds the statements
	 * @param section all statements
	 * @param first the number of the first one, from 1
	 * @param last the number of the last one
	 */
	FlightLegs(StepTransaction transaction, Section section, int first, int last) {
		this.transaction = transaction;
		this.section = section;
		this.done = first - 1;
		this.last = last;
		this.message = new StringBuilder(transaction.opening()).append(";\n");
		this.limit = this.message.length() + MESSAGE_SIZE;
	}

	@Override
	public boolean hasNext() {
		return !this.closed;
	}

	@Override
	public Leg next() {
		if (this.closed) {
			throw new NoSuchElementException();
		}
		List<SqlStatement> statements = this.section.statements();
		while (this.done < this.last && this.message.length() <= this.limit) {
			SqlStatement statement = statements.get(this.done);
			CopyData data = statement.copyData();
			if (data == null) {
				append(statement);
			}
			else if (!this.message.isEmpty()) {
				return message();
			}
			else {
				this.done++;
				return new Copy(this.done, this.section.sql(statement), this.section.source(), data);
			}
		}
		if (this.done == this.last) {
			close();
		}
		return message();
	}

	private void append(SqlStatement statement) {
		this.done++;
		this.message.append(this.transaction.marker().sql(this.done));
		this.parts.add(new Part(this.message.length(), this.done));
		this.message.append(this.section.sql(statement)).append("\n;\n");
	}

	private void close() {
		this.closed = true;
		this.message.append(Flight.end(this.transaction, this.section.statements().size()));
	}

	private Message message() {
		Message made = new Message(this.message.toString(), List.copyOf(this.parts));
		this.message = new StringBuilder();
		this.limit = MESSAGE_SIZE;
		this.parts = new ArrayList<>();
		return made;
	}

}
