package dev.limbeck.connect;

import java.util.Set;

/**
 * The connection properties of pgjdbc that are not parts of a URL.
 */
final class UrlDriverProperties {

	private static final Set<String> NAMES = Set.of("""
			adaptiveFetch adaptiveFetchMaximum adaptiveFetchMinimum allowEncodingChanges ApplicationName
			assumeMinServerVersion authenticationPluginClassName autosave binaryTransfer binaryTransferDisable
			binaryTransferEnable cancelSignalTimeout channelBinding classLoaderStrategy cleanupSavepoints
			connectExecutor connectExecutorArg connectTimeout convertBooleanToNumeric currentSchema
			databaseMetadataCacheFields databaseMetadataCacheFieldsMiB defaultRowFetchSize
			disableColumnSanitiser escapeSyntaxCallMode flushCacheOnDdl groupStartupParameters gssEncMode gsslib
			gssResponseTimeout gssUseDefaultCreds hideUnprivilegedObjects hostRecheckSeconds jaasApplicationName
			jaasLogin kerberosServerName loadBalanceHosts localSocketAddress loggerFile loggerLevel loginTimeout
			logServerErrorDetail logUnclosedConnections maxResultBuffer maxSendBufferSize options
			pemKeyAlgorithm preferQueryMode preparedStatementCacheQueries preparedStatementCacheSizeMiB
			prepareThreshold protocolVersion queryTimeout quoteReturningIdentifiers readOnly readOnlyMode
			receiveBufferSize replication requireAuth reWriteBatchedInserts reWriteBatchedInsertsSize
			scramMaxIterations sendBufferSize service socketFactory socketFactoryArg socketTimeout ssl sslcert
			sslfactory sslfactoryarg sslhostnameverifier sslkey sslmode sslNegotiation sslpassword
			sslpasswordcallback sslResponseTimeout sslrootcert sspiServiceClass stringtype targetServerType
			tcpKeepAlive tcpNoDelay unknownLength useSpnego xmlFactoryFactory
			""".trim().split("\\s+"));

	private UrlDriverProperties() {
	}

	static Set<String> names() {
		return NAMES;
	}

}
