package dev.limbeck.schema.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * Writes a snapshot: one fact a line, below it one line for each that it needs, always in
 * the same order.
 */
public final class SnapshotWriter {

	private final Appendable out;

	private SnapshotWriter(Appendable out) {
		this.out = out;
	}

	/**
	 * Write a snapshot.
	 * @param snapshot what to write
	 * @param out where to
	 * @throws IOException if that fails
	 */
	public static void write(Snapshot snapshot, Appendable out) throws IOException {
		new SnapshotWriter(out).write(snapshot);
	}

	private void write(Snapshot snapshot) throws IOException {
		Schema schema = snapshot.schema();
		line(Snapshot.TITLE + Snapshot.FORMAT);
		line("server " + schema.origin().version());
		line("role " + SnapshotWords.name(schema.origin().role()));
		for (String unknown : snapshot.unknown()) {
			line("unknown " + SnapshotWords.value(unknown));
		}
		for (List<String> table : snapshot.managed()) {
			line("managed " + SnapshotWords.names(table));
		}
		for (Fact fact : schema.facts()) {
			write(fact, schema);
		}
		// A file that was cut off must not say that what is missing is gone.
		line("end");
	}

	private void write(Fact fact, Schema schema) throws IOException {
		StringBuilder line = new StringBuilder(address(fact));
		String separator = ": ";
		for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
			line.append(separator)
				.append(attribute.getKey())
				.append('=')
				.append(SnapshotWords.value(attribute.getValue()));
			separator = " ";
		}
		for (Map.Entry<String, String> detail : fact.details().entrySet()) {
			line.append(separator)
				.append('~')
				.append(detail.getKey())
				.append('=')
				.append(SnapshotWords.value(detail.getValue()));
			separator = " ";
		}
		line(line.toString());
		for (FactId needed : schema.dependencies(fact.id())) {
			if (!needed.equals(fact.parent())) {
				line("\tneeds " + needed.kind().label() + " " + SnapshotWords.names(needed.names()));
			}
		}
	}

	private static String address(Fact fact) {
		FactId parent = fact.parent();
		String kind = fact.kind().label();
		List<String> names = fact.id().names();
		if (parent == null) {
			return kind + " " + SnapshotWords.names(names);
		}
		int known = parent.names().size() + (fact.kind().isSatellite() ? 1 : 0);
		List<String> own = names.subList(known, names.size());
		return kind + " of " + parent.kind().label() + " " + SnapshotWords.names(parent.names())
				+ (own.isEmpty() ? "" : "/" + SnapshotWords.names(own));
	}

	private void line(String text) throws IOException {
		this.out.append(text).append('\n');
	}

}
