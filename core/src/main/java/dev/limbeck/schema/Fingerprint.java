package dev.limbeck.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells schemas apart by a short text: what says the same has the same one.
 */
final class Fingerprint {

	private static final int BYTES = 8;

	private final MessageDigest digest;

	private Fingerprint() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java knows SHA-256", ex);
		}
	}

	static String of(Schema schema) {
		Fingerprint fingerprint = new Fingerprint();
		schema.facts().forEach(fingerprint::add);
		return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
	}

	private void add(Fact fact) {
		add(fact.kind().label());
		fact.id().names().forEach(this::add);
		fact.attributes().forEach((name, value) -> {
			add(name);
			add(value);
		});
		this.digest.update((byte) 1);
	}

	private void add(String text) {
		this.digest.update(text.getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
	}

}
