package dev.limbeck.postgres;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What lies between the clients and the server: it counts, it delays, and it fails at one
 * message if it is told to.
 */
final class Network {

	private MessageCount total = new MessageCount(null);

	private final Map<Way, Duration> delays = new EnumMap<>(Way.class);

	private @Nullable ProtocolFault fault;

	private int faults;

	private long lastDelivered = Long.MAX_VALUE;

	private long darkUntil;

	synchronized MessageCount newConnection() {
		return new MessageCount(this.total);
	}

	synchronized void forget() {
		this.total = new MessageCount(null);
		this.faults = 0;
		inject(null);
	}

	synchronized void inject(@Nullable ProtocolFault next) {
		this.fault = next;
		heal();
	}

	synchronized void delay(Way way, Duration delay) {
		this.delays.put(way, delay);
	}

	synchronized MessageCount total() {
		return this.total;
	}

	synchronized int faults() {
		return this.faults;
	}

	/**
	 * Tell whether a message is the one at which something happens.
	 * @param connection the count of its connection, the message included
	 * @param way the way it goes
	 * @return what happens, or {@code null}
	 */
	synchronized @Nullable ProtocolFault strikes(MessageCount connection, Way way) {
		ProtocolFault next = this.fault;
		if (next == null || (next.way() != null && next.way() != way)) {
			return null;
		}
		MessageCount count = next.ofEachConnection() ? connection : this.total;
		if (count.messages(next.way()) != next.message()) {
			return null;
		}
		this.faults++;
		return next;
	}

	synchronized Parcel parcel(Way way, ProtocolMessage message) {
		return new Parcel(message.bytes(), this.total.messages(null), due(way));
	}

	synchronized Parcel end(Way way) {
		return Parcel.end(due(way));
	}

	private long due(Way way) {
		return System.nanoTime() + this.delays.getOrDefault(way, Duration.ZERO).toNanos();
	}

	synchronized void darken(long last, Duration time) {
		this.lastDelivered = last;
		this.darkUntil = System.nanoTime() + time.toNanos();
	}

	synchronized void heal() {
		this.lastDelivered = Long.MAX_VALUE;
		notifyAll();
	}

	/**
	 * Tell whether something can arrive without being waited for.
	 * @param parcel what is on its way
	 * @return whether it is there
	 */
	synchronized boolean hasArrived(Parcel parcel) {
		return parcel.due() - System.nanoTime() <= 0 && !isHeld(parcel);
	}

	void awaitArrival(Parcel parcel) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
		synchronized (this) {
			while (isHeld(parcel)) {
				TimeUnit.NANOSECONDS.timedWait(this, this.darkUntil - System.nanoTime());
			}
		}
	}

	private boolean isHeld(Parcel parcel) {
		return parcel.number() > this.lastDelivered && this.darkUntil - System.nanoTime() > 0;
	}

}
