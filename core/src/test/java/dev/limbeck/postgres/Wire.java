package dev.limbeck.postgres;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: reading never waits for the other side, so that a delay
 * adds to each message and not to all before it.
 */
final class Wire {

	private final Way way;

	private final MessageReader reader;

	private final Socket target;

	private final Network network;

	private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();

	Wire(Way way, MessageReader reader, Socket target, Network network) {
		this.way = way;
		this.reader = reader;
		this.target = target;
		this.network = network;
	}

	Way way() {
		return this.way;
	}

	void send(ProtocolMessage message) {
		this.parcels.add(this.network.parcel(this.way, message));
	}

	void end() {
		this.parcels.add(this.network.end(this.way));
	}

	@Nullable ProtocolMessage read() {
		try {
			return this.reader.next();
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Hand on what was sent until its end.
	 */
	void deliver() {
		try {
			OutputStream out = new BufferedOutputStream(this.target.getOutputStream(), 64 * 1024);
			for (Parcel parcel = next(out); !parcel.isEnd(); parcel = next(out)) {
				out.write(parcel.bytes());
			}
			out.flush();
		}
		catch (IOException ex) {
			// That side went away.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Parcel next(OutputStream out) throws IOException, InterruptedException {
		Parcel parcel = this.parcels.peek();
		if (parcel == null || !this.network.hasArrived(parcel)) {
			out.flush();
			parcel = this.parcels.take();
			this.network.awaitArrival(parcel);
			return parcel;
		}
		return this.parcels.take();
	}

}
