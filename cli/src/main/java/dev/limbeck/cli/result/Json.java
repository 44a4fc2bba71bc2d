package dev.limbeck.cli.result;

import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes results as JSON. It is plain ASCII, so that no terminal and no pipe can spoil
 * it.
 */
public final class Json {

	private Json() {
	}

	/**
	 * Write one object.
	 * @param object names and values: maps, collections, texts, numbers, booleans,
	 * {@link Raw} and {@code null}
	 * @return one line
	 */
	public static String write(Map<String, ?> object) {
		JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), text)) {
			write(generator, object);
		}
		return ascii(text.toString());
	}

	// Only texts hold other characters; there they may be escaped, in what was JSON
	// already, too.
	private static String ascii(String json) {
		StringBuilder ascii = new StringBuilder(json.length());
		json.chars().forEach((c) -> {
			if (c < 0x7F) {
				ascii.append((char) c);
			}
			else {
				ascii.append(String.format("\\u%04X", c));
			}
		});
		return ascii.toString();
	}

	/**
	 * Begin an object whose members keep their order.
	 * @return an empty map
	 */
	public static Map<String, @Nullable Object> object() {
		return new LinkedHashMap<>();
	}

	private static void write(JsonGenerator generator, @Nullable Object value) {
		if (value instanceof Map<?, ?> object) {
			generator.writeStartObject();
			object.forEach((name, member) -> {
				generator.writeName((String) name);
				write(generator, member);
			});
			generator.writeEndObject();
		}
		else if (value instanceof Collection<?> array) {
			generator.writeStartArray();
			array.forEach((element) -> write(generator, element));
			generator.writeEndArray();
		}
		else {
			writeScalar(generator, value);
		}
	}

	private static void writeScalar(JsonGenerator generator, @Nullable Object value) {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof Number number) {
			generator.writeNumber(number.longValue());
		}
		else if (value instanceof Boolean flag) {
			generator.writeBoolean(flag);
		}
		else if (value instanceof Raw raw) {
			generator.writeRawValue(raw.text());
		}
		else {
			generator.writeString(value.toString());
		}
	}

	/**
	 * A text that is JSON already.
	 *
	 * @param text one JSON value
	 */
	public record Raw(String text) {

	}

}
