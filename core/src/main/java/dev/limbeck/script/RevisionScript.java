package dev.limbeck.script;

import java.util.List;

import dev.limbeck.revision.Revision;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * A revision file: its revision and the SQL of both directions.
 * <p>
 * Its checksum tells whether the upgrade is still the one that was applied. Format 1 is
 * the text {@code 1:} and the SHA-256, in lower-case hex, of the upgrade's tokens in
 * UTF-8, cut as PostgreSQL's scanner cuts them:
 * <ol>
 * <li>each token as it is written, and a {@code NUL} behind it; outside of quotes
 * {@code A} to {@code Z} in words, and in what stands before the quote of a string, are
 * {@code a} to {@code z}, as PostgreSQL folds them;</li>
 * <li>a {@code NUL} behind the last token of each statement; semicolons between
 * statements, and empty statements, are nothing;</li>
 * <li>behind a {@code COPY ... FROM stdin} a {@code NUL}, its rows as they are, and a
 * {@code NUL}.</li>
 * </ol>
 * Comments, tags among them, and blanks and line ends between tokens are nothing. Inside
 * quotes of any kind everything counts as it is sent to the server; when a file is read,
 * {@code CR LF} becomes {@code LF}. The parts of a string that goes on in another line
 * are joined by one {@code LF}, and {@code n'} is one token. Placeholders stand as they
 * are in the file.
 *
 * @param revision what its header declares
 * @param upgrade how to apply it
 * @param downgrade how to take it back, or {@code null} if that is impossible
 * @param checksum the checksum of the upgrade: {@code 1:} and 64 hex digits
 * @param sourceHash the SHA-256 of the file's bytes, 64 hex digits, or {@code null} if it
 * was no file
 * @param options how its SQL wants to be run
 */
public record RevisionScript(Revision revision, Section upgrade, @Nullable Section downgrade, String checksum,
		@Nullable String sourceHash, ScriptOptions options) implements RevisionDefinition {

	/**
	 * Read a revision file.
	 * @param source the file
	 * @return what it says
	 * @throws ScriptException if anything in the file is wrong, with all of it
	 */
	public static RevisionScript parse(SourceText source) {
		Problems problems = new Problems(source);
		RevisionScript script = new RevisionFileReader(source, problems).read();
		problems.throwIfAny();
		return script;
	}

	RevisionScript ofFile(String hash) {
		return new RevisionScript(this.revision, this.upgrade, this.downgrade, this.checksum, hash, this.options);
	}

	/**
	 * Return the same script with another upgrade.
	 * @param newUpgrade with some statements only, for example
	 * @return the script, whose checksum is that of the file all the same
	 */
	public RevisionScript with(Section newUpgrade) {
		return new RevisionScript(this.revision, newUpgrade, this.downgrade, this.checksum, this.sourceHash,
				this.options);
	}

	/**
	 * Return the script with values for its placeholders, if it says that it has any.
	 * @param values what stands for them
	 * @return the script, whose text and checksum are those of the file all the same
	 */
	public RevisionScript expanding(Placeholders values) {
		if (!this.options.placeholders()) {
			return this;
		}
		Section expandedDowngrade = (this.downgrade != null) ? this.downgrade.expanding(values) : null;
		return new RevisionScript(this.revision, this.upgrade.expanding(values), expandedDowngrade, this.checksum,
				this.sourceHash, this.options);
	}

	/**
	 * Tell whether the file has a downgrade, be it an empty one.
	 */
	@Override
	public boolean reversible() {
		return this.downgrade != null;
	}

	/**
	 * Tell whether nobody has written what it does: its upgrade holds no statement, and
	 * it is no merge, which needs none.
	 * @return whether applying it changes nothing
	 */
	public boolean isUnfilled() {
		return this.upgrade.statements().isEmpty() && this.revision.parents().size() < 2
				&& this.revision.replaces().isEmpty();
	}

	/**
	 * Return what the author says of it behind the description.
	 * @return the lines of the comments above the sections that are no tags, without
	 * their dashes and without the passwords of the file; none at either end is empty
	 */
	public List<String> furtherComment() {
		List<String> lines = source().text()
			.lines()
			.map(String::strip)
			.takeWhile((line) -> line.isEmpty() || line.startsWith("--"))
			.takeWhile((line) -> !TagComment.startsSection(line))
			.filter((line) -> !line.isEmpty())
			.map((line) -> line.replaceFirst("^-+ ?", ""))
			.filter((line) -> !line.strip().startsWith("@"))
			.dropWhile(String::isBlank)
			.skip(1)
			.dropWhile(String::isBlank)
			.toList();
		int end = lines.size();
		while (end > 0 && lines.get(end - 1).isBlank()) {
			end--;
		}
		Passwords passwords = new Passwords((end > 0) ? source().text() : "");
		return lines.subList(0, end).stream().map(passwords::hide).toList();
	}

	/**
	 * Return the file.
	 * @return its text
	 */
	public SourceText source() {
		return this.upgrade.source();
	}

}
