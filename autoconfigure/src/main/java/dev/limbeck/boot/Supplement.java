package dev.limbeck.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.sql.SourceText;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * The SQL file beside the entities or aggregates that says what they cannot say, such as
 * views.
 */
public final class Supplement {

	/** Where it lies on the class path. */
	public static final String PATH = "db/supplement.sql";

	private Supplement() {
	}

	/**
	 * Read it.
	 * @param loader the class path
	 * @return its text; none if there is no such file
	 */
	public static List<SourceText> read(ResourceLoader loader) {
		Resource resource = loader.getResource(ResourceLoader.CLASSPATH_URL_PREFIX + PATH);
		if (!resource.exists()) {
			return List.of();
		}
		try (InputStream input = resource.getInputStream()) {
			return List.of(SourceText.decode(PATH, input.readAllBytes()));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file", PATH + " cannot be read from the class path.",
					"Let the process read it.");
		}
	}

}
