package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A connected socket, of which what it receives is read as {@link CutReplies}.
 */
final class CutSocket extends Socket implements RepliesSource {

	private final Socket connected;

	private final CutReplies replies;

	CutSocket(Socket connected) throws IOException {
		this.connected = connected;
		this.replies = new CutReplies(connected.getInputStream());
	}

	Socket connected() {
		return this.connected;
	}

	@Override
	public CutReplies replies() {
		return this.replies;
	}

	@Override
	public InputStream getInputStream() {
		return this.replies;
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return this.connected.getOutputStream();
	}

	@Override
	public void close() throws IOException {
		this.connected.close();
	}

	@Override
	public boolean isClosed() {
		return this.connected.isClosed();
	}

	@Override
	public boolean isConnected() {
		return this.connected.isConnected();
	}

	@Override
	public boolean isBound() {
		return this.connected.isBound();
	}

	@Override
	public InetAddress getInetAddress() {
		return this.connected.getInetAddress();
	}

	@Override
	public int getPort() {
		return this.connected.getPort();
	}

	@Override
	public SocketAddress getRemoteSocketAddress() {
		return this.connected.getRemoteSocketAddress();
	}

	@Override
	public InetAddress getLocalAddress() {
		return this.connected.getLocalAddress();
	}

	@Override
	public int getLocalPort() {
		return this.connected.getLocalPort();
	}

	@Override
	public SocketAddress getLocalSocketAddress() {
		return this.connected.getLocalSocketAddress();
	}

	@Override
	public void setSoTimeout(int timeout) throws SocketException {
		this.connected.setSoTimeout(timeout);
	}

	@Override
	public int getSoTimeout() throws SocketException {
		return this.connected.getSoTimeout();
	}

	@Override
	public void setTcpNoDelay(boolean on) throws SocketException {
		this.connected.setTcpNoDelay(on);
	}

	@Override
	public boolean getTcpNoDelay() throws SocketException {
		return this.connected.getTcpNoDelay();
	}

	@Override
	public void setKeepAlive(boolean on) throws SocketException {
		this.connected.setKeepAlive(on);
	}

	@Override
	public boolean getKeepAlive() throws SocketException {
		return this.connected.getKeepAlive();
	}

	@Override
	public void setSendBufferSize(int size) throws SocketException {
		this.connected.setSendBufferSize(size);
	}

	@Override
	public int getSendBufferSize() throws SocketException {
		return this.connected.getSendBufferSize();
	}

	@Override
	public void setReceiveBufferSize(int size) throws SocketException {
		this.connected.setReceiveBufferSize(size);
	}

	@Override
	public int getReceiveBufferSize() throws SocketException {
		return this.connected.getReceiveBufferSize();
	}

}
