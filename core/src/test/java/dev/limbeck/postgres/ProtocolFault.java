package dev.limbeck.postgres;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong at one message, and how.
 *
 * @param message the number of the message, from 1
 * @param way which way the messages travel that are counted; {@code null} counts both
 * @param ofEachConnection whether every connection counts for itself and has its own
 * fault; else all together have one
 * @param delivered whether the message itself still arrives
 * @param effect what happens then
 * @param lasting how long, where it can end
 */
public record ProtocolFault(long message, @Nullable Way way, boolean ofEachConnection, boolean delivered, Effect effect,
		Duration lasting) {

	private static final Duration FOR_EVER = Duration.ofDays(1);

	/**
	 * Reset the connection when a message has arrived.
	 * @param message the number of the message in the whole run, from 1
	 * @return the fault
	 */
	public static ProtocolFault resetAfter(long message) {
		return new ProtocolFault(message, null, false, true, Effect.RESET, FOR_EVER);
	}

	/**
	 * Close the connection when a message has arrived, as an ended process does.
	 * @param message the number of the message in the whole run, from 1
	 * @return the fault
	 */
	public static ProtocolFault closeAfter(long message) {
		return new ProtocolFault(message, null, false, true, Effect.CLOSE, FOR_EVER);
	}

	/**
	 * Let the network carry nothing any more when a message has arrived, without a word
	 * to either side.
	 * @param message the number of the message in the whole run, from 1
	 * @return the fault
	 */
	public static ProtocolFault blackHoleAfter(long message) {
		return new ProtocolFault(message, null, false, true, Effect.BLACK_HOLE, FOR_EVER);
	}

	/**
	 * Return the same fault one step earlier: the message itself is lost, too.
	 * @return the fault
	 */
	public ProtocolFault undelivered() {
		return new ProtocolFault(this.message, this.way, this.ofEachConnection, false, this.effect, this.lasting);
	}

	/**
	 * Return the same fault for a count of the messages that travel one way only.
	 * @param counted the way
	 * @return the fault
	 */
	public ProtocolFault counting(Way counted) {
		return new ProtocolFault(this.message, counted, this.ofEachConnection, this.delivered, this.effect,
				this.lasting);
	}

	/**
	 * Return the same fault for every connection, each counting its own messages.
	 * @return the fault
	 */
	public ProtocolFault inEachConnection() {
		return new ProtocolFault(this.message, this.way, true, this.delivered, this.effect, this.lasting);
	}

	/**
	 * Return the same fault with an end: what a black hole has held back then arrives.
	 * @param time how long it lasts
	 * @return the fault
	 */
	public ProtocolFault lasting(Duration time) {
		return new ProtocolFault(this.message, this.way, this.ofEachConnection, this.delivered, this.effect, time);
	}

	/**
	 * What happens to a connection.
	 */
	public enum Effect {

		/** Both sides get a RST. */
		RESET,

		/** Both sides get a FIN. */
		CLOSE,

		/** No side gets anything. */
		BLACK_HOLE

	}

}
