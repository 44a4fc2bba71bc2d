package dev.limbeck.schema.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaOrigin;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot, and tells everything that is wrong with it.
 */
public final class SnapshotReader {

	private static final int MAX_BYTES = 256 * 1024 * 1024;

	/** The line that says which server it is from. */
	private static final int VERSION = 2;

	private static final int MANY = 20;

	private static final int OLDEST_SERVER = 14;

	private final String origin;

	private final List<String> problems = new ArrayList<>();

	private final Map<FactId, Fact> facts = new LinkedHashMap<>();

	private final Map<FactId, Integer> lines = new HashMap<>();

	private final Map<FactId, Set<FactId>> edges = new HashMap<>();

	private final List<String> unknown = new ArrayList<>();

	private final List<List<String>> managed = new ArrayList<>();

	private int version;

	private String role = "";

	private boolean ended;

	private @Nullable FactId last;

	private SnapshotReader(String origin) {
		this.origin = origin;
	}

	/**
	 * Tell from how a file begins whether it is a snapshot.
	 * @param file a file
	 * @return whether it is one, of whatever format
	 * @throws IOException if it cannot be read
	 */
	public static boolean isSnapshot(Path file) throws IOException {
		byte[] title = Snapshot.TITLE.getBytes(StandardCharsets.US_ASCII);
		return Arrays.equals(RegularFile.start(file, title.length), title);
	}

	/**
	 * Read a snapshot.
	 * @param file where it is
	 * @return what it holds
	 * @throws LimbeckException if it is none, with all that is wrong
	 */
	public static Snapshot read(Path file) {
		try {
			return read(SourceText.decode(file.toString(), RegularFile.read(file, MAX_BYTES)));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file",
					"The snapshot " + file + " " + UnfitFileException.reason(ex) + ".",
					"Name a file that \"limbeck snapshot\" has written, and that this process may read.");
		}
		catch (ScriptException ex) {
			throw bad(ex.problems().get(0).description());
		}
	}

	/**
	 * Read a snapshot.
	 * @param text the file
	 * @return what it holds
	 * @throws LimbeckException if it is none, with all that is wrong
	 */
	public static Snapshot read(SourceText text) {
		return new SnapshotReader(text.origin()).snapshot(text.text());
	}

	private Snapshot snapshot(String text) {
		int number = 0;
		for (int start = 0; start < text.length(); number++) {
			int feed = text.indexOf('\n', start);
			int end = (feed >= 0) ? feed : text.length();
			line(number + 1, text.substring(start, end));
			start = end + 1;
		}
		if (number == 0) {
			throw noSnapshot();
		}
		checkTogether(number);
		if (!this.problems.isEmpty()) {
			int more = this.problems.size() - MANY;
			throw bad(String.join("\n", this.problems.subList(0, Math.min(MANY, this.problems.size())))
					+ ((more > 0) ? "\nand " + more + " more" : ""));
		}
		return new Snapshot(new Schema(new SchemaOrigin(this.version, this.role), this.facts.values(), this.edges),
				this.unknown, this.managed);
	}

	private void line(int number, String line) {
		if (number == 1) {
			checkTitle(line);
			return;
		}
		try {
			if (this.ended) {
				throw new MalformedSnapshotException("comes after the end");
			}
			read(number, line, new SnapshotLine(line));
		}
		catch (MalformedSnapshotException ex) {
			problem(number, "the line " + ex.getMessage());
		}
	}

	private void checkTitle(String line) {
		if (!line.startsWith(Snapshot.TITLE)) {
			throw noSnapshot();
		}
		if (!line.equals(Snapshot.TITLE + Snapshot.FORMAT)) {
			throw new LimbeckException("newer-snapshot",
					"The snapshot " + this.origin + " begins with \"" + line + "\"; this version of Limbeck reads \""
							+ Snapshot.TITLE + Snapshot.FORMAT + "\".",
					"Use the version of Limbeck that has written it, or a newer one.");
		}
	}

	private LimbeckException noSnapshot() {
		return bad(this.origin + " does not begin with \"" + Snapshot.TITLE + Snapshot.FORMAT + "\"");
	}

	private static LimbeckException bad(String description) {
		return new LimbeckException("bad-snapshot", description,
				"Write it again with \"limbeck snapshot\"; it is not meant to be edited. After a merge with conflicts, "
						+ "write it from what was merged.");
	}

	private void read(int number, String text, SnapshotLine line) throws MalformedSnapshotException {
		if (line.take("\tneeds ")) {
			need(line.id());
		}
		else if (number == VERSION && line.take("server ")) {
			this.version = version(line);
		}
		else if (line.take("role ") && !line.take("of ")) {
			this.role = line.name();
			line.end();
		}
		else if (line.take("unknown ")) {
			this.unknown.add(line.quoted());
			line.end();
		}
		else if (line.take("managed ")) {
			this.managed.add(line.names());
			line.end();
		}
		else if (text.equals("end")) {
			this.ended = true;
		}
		else {
			add(number, line.fact());
		}
	}

	private static int version(SnapshotLine line) throws MalformedSnapshotException {
		String number = line.name();
		line.end();
		if (!number.matches("[1-9]\\d{1,2}") || Integer.parseInt(number) < OLDEST_SERVER) {
			throw new MalformedSnapshotException("names no version of PostgreSQL from " + OLDEST_SERVER + " on");
		}
		return Integer.parseInt(number);
	}

	private void need(FactId needed) throws MalformedSnapshotException {
		if (this.last == null) {
			throw new MalformedSnapshotException("says what is needed, below nothing that needs it");
		}
		this.edges.computeIfAbsent(this.last, (id) -> new HashSet<>()).add(needed);
	}

	private void add(int number, Fact fact) throws MalformedSnapshotException {
		this.last = fact.id();
		Integer before = this.lines.putIfAbsent(fact.id(), number);
		if (before != null) {
			throw new MalformedSnapshotException("is about " + fact.id() + ", as line " + before + " is");
		}
		this.facts.put(fact.id(), fact);
	}

	private void checkTogether(int lastLine) {
		if (!this.ended) {
			problem(lastLine, "the file ends without the line \"end\": it was cut off");
		}
		if (this.version == 0) {
			problem(lastLine, "no line says which version the server has");
		}
		this.facts.values().forEach((fact) -> {
			if (fact.parent() != null && !this.facts.containsKey(fact.parent())) {
				problem(this.lines.getOrDefault(fact.id(), 0),
						"there is no " + fact.parent() + " that this belongs to");
			}
		});
		this.edges.forEach((id, all) -> all.stream()
			.filter((needed) -> !this.facts.containsKey(needed))
			.sorted()
			.forEach((needed) -> problem(this.lines.getOrDefault(id, 0),
					"there is no " + needed + ", which " + id + " needs")));
	}

	private void problem(int line, String what) {
		this.problems.add(this.origin + ":" + line + ": " + what);
	}

}
