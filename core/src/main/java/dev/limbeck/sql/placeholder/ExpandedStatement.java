package dev.limbeck.sql.placeholder;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlStatement;

/**
 * A statement with values in place of its placeholders, and the way back from a place in
 * it to the script.
 */
public final class ExpandedStatement {

	private final SqlStatement statement;

	private final StringBuilder sql = new StringBuilder();

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Fault> faults = new ArrayList<>();

	private ExpandedStatement(SqlStatement statement) {
		this.statement = statement;
	}

	/**
	 * Expand a statement.
	 * @param source the text that it stands in
	 * @param statement the statement
	 * @param values what stands for its placeholders
	 * @return the statement, which has placeholders still where there are faults
	 */
	public static ExpandedStatement of(SourceText source, SqlStatement statement, Placeholders values) {
		ExpandedStatement expanded = new ExpandedStatement(statement);
		int from = statement.start();
		boolean text = false;
		for (Reference reference : ReferenceReader.read(source, statement)) {
			expanded.sql.append(source.text(), from, reference.start());
			expanded.replace(new Replacement(source, reference, values.find(reference.name())));
			text |= reference.form() == Reference.Form.TEXT;
			from = reference.end();
		}
		expanded.sql.append(source.text(), from, statement.end());
		if (text && expanded.faults.isEmpty()) {
			expanded.faults.addAll(ExpandedCheck.faults(statement, expanded.sql()));
		}
		return expanded;
	}

	private void replace(Replacement replacement) {
		Fault fault = replacement.fault();
		if (fault != null) {
			this.faults.add(fault);
		}
		int start = this.sql.length();
		this.sql.append((fault != null) ? replacement.written()
				: replacement.sql((start > 0) ? this.sql.charAt(start - 1) : ' '));
		this.pieces.add(new Piece(start, this.sql.length(), replacement.reference()));
	}

	/**
	 * Return what is sent to the server.
	 * @return the SQL
	 */
	public String sql() {
		return this.sql.toString();
	}

	/**
	 * Return why it cannot be sent.
	 * @return everything that is wrong, in order
	 */
	public List<Fault> faults() {
		return List.copyOf(this.faults);
	}

	/**
	 * Find the place in the script that a place in the SQL comes from.
	 * @param offset in the SQL
	 * @return an offset in the script; for a value that of its placeholder
	 */
	public int sourceOffset(int offset) {
		int shift = this.statement.start();
		for (Piece piece : this.pieces) {
			if (offset < piece.start()) {
				break;
			}
			if (offset < piece.end()) {
				return piece.reference().start();
			}
			shift = piece.reference().end() - piece.end();
		}
		return offset + shift;
	}

	/**
	 * Where a value stands.
	 *
	 * @param start the offset of its first character in the SQL
	 * @param end the offset behind its last one
	 * @param reference the placeholder
	 */
	private record Piece(int start, int end, Reference reference) {

	}

}
