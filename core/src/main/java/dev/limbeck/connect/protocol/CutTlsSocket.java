package dev.limbeck.connect.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;

import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * An encrypted socket, of which what it receives is read as {@link CutReplies} from the
 * login on. The driver asks it for its certificates, so it must be one of TLS itself.
 */
final class CutTlsSocket extends SSLSocket implements RepliesSource {

	private final SSLSocket encrypted;

	private @Nullable CutReplies replies;

	CutTlsSocket(SSLSocket encrypted) {
		this.encrypted = encrypted;
	}

	@Override
	public @Nullable CutReplies replies() {
		return this.replies;
	}

	@Override
	public InputStream getInputStream() throws IOException {
		CutReplies open = this.replies;
		if (open == null) {
			open = CutReplies.ofEncryptedLogin(this.encrypted.getInputStream());
			this.replies = open;
		}
		return open;
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.encrypted.getSupportedCipherSuites();
	}

	@Override
	public String[] getEnabledCipherSuites() {
		return this.encrypted.getEnabledCipherSuites();
	}

	@Override
	public void setEnabledCipherSuites(String[] suites) {
		this.encrypted.setEnabledCipherSuites(suites);
	}

	@Override
	public String[] getSupportedProtocols() {
		return this.encrypted.getSupportedProtocols();
	}

	@Override
	public String[] getEnabledProtocols() {
		return this.encrypted.getEnabledProtocols();
	}

	@Override
	public void setEnabledProtocols(String[] protocols) {
		this.encrypted.setEnabledProtocols(protocols);
	}

	@Override
	public SSLSession getSession() {
		return this.encrypted.getSession();
	}

	@Override
	public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
		this.encrypted.addHandshakeCompletedListener(listener);
	}

	@Override
	public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
		this.encrypted.removeHandshakeCompletedListener(listener);
	}

	@Override
	public void startHandshake() throws IOException {
		this.encrypted.startHandshake();
	}

	@Override
	public void setUseClientMode(boolean mode) {
		this.encrypted.setUseClientMode(mode);
	}

	@Override
	public boolean getUseClientMode() {
		return this.encrypted.getUseClientMode();
	}

	@Override
	public void setNeedClientAuth(boolean need) {
		this.encrypted.setNeedClientAuth(need);
	}

	@Override
	public boolean getNeedClientAuth() {
		return this.encrypted.getNeedClientAuth();
	}

	@Override
	public void setWantClientAuth(boolean want) {
		this.encrypted.setWantClientAuth(want);
	}

	@Override
	public boolean getWantClientAuth() {
		return this.encrypted.getWantClientAuth();
	}

	@Override
	public void setEnableSessionCreation(boolean flag) {
		this.encrypted.setEnableSessionCreation(flag);
	}

	@Override
	public boolean getEnableSessionCreation() {
		return this.encrypted.getEnableSessionCreation();
	}

	@Override
	public SSLParameters getSSLParameters() {
		return this.encrypted.getSSLParameters();
	}

	@Override
	public void setSSLParameters(SSLParameters params) {
		this.encrypted.setSSLParameters(params);
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return this.encrypted.getOutputStream();
	}

	@Override
	public void close() throws IOException {
		this.encrypted.close();
	}

	@Override
	public boolean isClosed() {
		return this.encrypted.isClosed();
	}

	@Override
	public boolean isConnected() {
		return this.encrypted.isConnected();
	}

	@Override
	public boolean isBound() {
		return this.encrypted.isBound();
	}

	@Override
	public InetAddress getInetAddress() {
		return this.encrypted.getInetAddress();
	}

	@Override
	public int getPort() {
		return this.encrypted.getPort();
	}

	@Override
	public SocketAddress getRemoteSocketAddress() {
		return this.encrypted.getRemoteSocketAddress();
	}

	@Override
	public InetAddress getLocalAddress() {
		return this.encrypted.getLocalAddress();
	}

	@Override
	public int getLocalPort() {
		return this.encrypted.getLocalPort();
	}

	@Override
	public SocketAddress getLocalSocketAddress() {
		return this.encrypted.getLocalSocketAddress();
	}

	@Override
	public void setSoTimeout(int timeout) throws SocketException {
		this.encrypted.setSoTimeout(timeout);
	}

	@Override
	public int getSoTimeout() throws SocketException {
		return this.encrypted.getSoTimeout();
	}

	@Override
	public void setTcpNoDelay(boolean on) throws SocketException {
		this.encrypted.setTcpNoDelay(on);
	}

	@Override
	public boolean getTcpNoDelay() throws SocketException {
		return this.encrypted.getTcpNoDelay();
	}

	@Override
	public void setKeepAlive(boolean on) throws SocketException {
		this.encrypted.setKeepAlive(on);
	}

	@Override
	public boolean getKeepAlive() throws SocketException {
		return this.encrypted.getKeepAlive();
	}

	@Override
	public void setSendBufferSize(int size) throws SocketException {
		this.encrypted.setSendBufferSize(size);
	}

	@Override
	public int getSendBufferSize() throws SocketException {
		return this.encrypted.getSendBufferSize();
	}

	@Override
	public void setReceiveBufferSize(int size) throws SocketException {
		this.encrypted.setReceiveBufferSize(size);
	}

	@Override
	public int getReceiveBufferSize() throws SocketException {
		return this.encrypted.getReceiveBufferSize();
	}

}
