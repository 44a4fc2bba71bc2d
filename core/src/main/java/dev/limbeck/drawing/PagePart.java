package dev.limbeck.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A text that stands in a page, and by whose hash the page's content security policy lets
 * a browser follow it: nothing else that finds its way into the page is.
 *
 * @param text a stylesheet or a script
 */
public record PagePart(String text) {

	/**
	 * Read the stylesheet of tables of revisions.
	 * @return the stylesheet, for light and dark
	 */
	public static PagePart ofTables() {
		return read(PagePart.class, "style.css");
	}

	/**
	 * Read a text.
	 * @param owner the class beside which it lies
	 * @param name of the file
	 * @return the text
	 */
	public static PagePart read(Class<?> owner, String name) {
		try (InputStream file = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
			return new PagePart(new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the colours alone, for light and dark.
	 * @return the rules up to the first one that is about something else
	 */
	public String colors() {
		return this.text.substring(0, this.text.indexOf("* {"));
	}

	/**
	 * Return what names the text in a content security policy.
	 * @return a source expression
	 */
	public String source() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.text.getBytes(StandardCharsets.UTF_8));
			return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
