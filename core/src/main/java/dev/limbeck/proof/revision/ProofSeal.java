package dev.limbeck.proof.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.ProvenMark;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a revision is still what it was when it was proven: both of its sections,
 * and the upgrades that it stands on. Comments and blanks do not count.
 */
public final class ProofSeal {

	private final RevisionScripts scripts;

	// What each revision and those before it are, so that all are hashed only once.
	private final Map<String, String> upgrades = new HashMap<>();

	/**
	 * Look at all revisions once.
	 * @param scripts sound files
	 */
	public ProofSeal(RevisionScripts scripts) {
		this.scripts = scripts;
		// Those that others require come first.
		scripts.graph().revisions().forEach((revision) -> this.upgrades.put(revision.id(), upgrades(revision.id())));
	}

	private String upgrades(String id) {
		MessageDigest digest = before(id);
		RevisionDefinition definition = this.scripts.find(id);
		add(digest, id, (definition != null) ? definition.checksum() : "");
		return HexFormat.of().formatHex(digest.digest());
	}

	private MessageDigest before(String id) {
		MessageDigest digest = sha256();
		for (String required : new TreeSet<>(this.scripts.graph().requirements(id))) {
			add(digest, required, Objects.requireNonNull(this.upgrades.get(required)));
		}
		return digest;
	}

	/**
	 * Return what is to stand in the header of a file.
	 * @param script the revision
	 * @return the tag
	 */
	public ProvenMark of(RevisionScript script) {
		String own = script.revision().id();
		MessageDigest digest = before(own);
		add(digest, "revision", own);
		add(digest, "upgrade", hash(script.upgrade()));
		add(digest, "downgrade", hash(script.downgrade()));
		return new ProvenMark(HexFormat.of().formatHex(digest.digest()).substring(0, ProvenMark.LENGTH));
	}

	private static String hash(@Nullable Section section) {
		if (section == null) {
			return "none";
		}
		List<String> hashes = section.hashes();
		return section.execution() + " " + hashes.get(hashes.size() - 1);
	}

	private static void add(MessageDigest digest, String name, String value) {
		digest.update((name + " " + value + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each JDK has SHA-256", ex);
		}
	}

	/**
	 * Find the revisions whose proof was of something else than what they are now.
	 * @return them, in the order of the graph
	 */
	public List<Revision> broken() {
		return this.scripts.graph()
			.revisions()
			.stream()
			.filter((revision) -> this.scripts.find(revision.id()) instanceof RevisionScript script && isBroken(script))
			.toList();
	}

	private boolean isBroken(RevisionScript script) {
		return ProvenMark.of(script).filter((mark) -> !mark.equals(of(script))).isPresent();
	}

}
