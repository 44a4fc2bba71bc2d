package dev.limbeck.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.limbeck.postgres.ProtocolFault.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a client to the server through the proxy.
 */
final class ProxiedConnection {

	private final Network network;

	private final MessageCount count;

	private final List<Socket> sockets;

	private final Wire toServer;

	private final Wire toClient;

	private final AtomicInteger openWires = new AtomicInteger(2);

	private volatile @Nullable Effect cut;

	ProxiedConnection(Socket client, Socket server, Network network) throws IOException {
		this.network = network;
		this.count = network.newConnection();
		this.sockets = List.of(client, server);
		AtomicInteger requests = new AtomicInteger();
		this.toServer = new Wire(Way.TO_SERVER, MessageReader.ofClient(client.getInputStream(), requests), server,
				network);
		this.toClient = new Wire(Way.TO_CLIENT, MessageReader.ofServer(server.getInputStream(), requests), client,
				network);
		for (Socket socket : this.sockets) {
			socket.setTcpNoDelay(true);
		}
	}

	void start() {
		start(() -> receive(this.toServer));
		start(() -> receive(this.toClient));
		start(() -> deliver(this.toServer, this.sockets.get(1)));
		start(() -> deliver(this.toClient, this.sockets.get(0)));
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void receive(Wire wire) {
		for (ProtocolMessage message = wire.read(); message != null; message = wire.read()) {
			receive(wire, message);
		}
		wire.end();
	}

	// What counts first is also delivered first, on both wires.
	private void receive(Wire wire, ProtocolMessage message) {
		synchronized (this.network) {
			if (this.cut != null) {
				return;
			}
			this.count.add(wire.way(), message);
			ProtocolFault fault = this.network.strikes(this.count, wire.way());
			if (fault == null || fault.delivered() || fault.effect() == Effect.BLACK_HOLE) {
				wire.send(message);
			}
			if (fault != null) {
				happen(fault);
			}
		}
	}

	private void happen(ProtocolFault fault) {
		if (fault.effect() == Effect.BLACK_HOLE) {
			long last = this.network.total().messages(null);
			this.network.darken(fault.delivered() ? last : last - 1, fault.lasting());
			return;
		}
		this.cut = fault.effect();
		this.toServer.end();
		this.toClient.end();
	}

	private void deliver(Wire wire, Socket target) {
		wire.deliver();
		try {
			if (this.cut == null) {
				target.shutdownOutput();
			}
		}
		catch (IOException ex) {
			// It is closed already.
		}
		if (this.openWires.decrementAndGet() == 0) {
			close();
		}
	}

	boolean isOpen() {
		return this.openWires.get() > 0;
	}

	void close() {
		for (Socket socket : this.sockets) {
			try {
				if (this.cut == Effect.RESET) {
					socket.setSoLinger(true, 0);
				}
				socket.close();
			}
			catch (IOException ex) {
				// It is closed already.
			}
		}
	}

}
