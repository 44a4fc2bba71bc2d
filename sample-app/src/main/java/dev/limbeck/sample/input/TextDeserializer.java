package dev.limbeck.sample.input;

import java.time.DateTimeException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a value that stands as text in JSON, and takes nothing else for it.
 *
 * @param <T> type of the value
 */
final class TextDeserializer<T> extends StdDeserializer<T> {

	private final transient Function<String, T> reading;

	TextDeserializer(Class<T> type, Function<String, T> reading) {
		super(type);
		this.reading = reading;
	}

	@Override
	public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
		String text = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : null;
		try {
			return (text != null) ? this.reading.apply(text) : refuse(context);
		}
		catch (DateTimeException ex) {
			return refuse(context);
		}
	}

	private @Nullable T refuse(DeserializationContext context) {
		context.reportInputMismatch(this, "not a text that can be read as %s", handledType().getSimpleName());
		return null;
	}

}
