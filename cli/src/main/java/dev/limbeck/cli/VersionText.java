package dev.limbeck.cli;

import picocli.CommandLine.IVersionProvider;

/**
 * Tells the version, as the jar's manifest has it.
 */
final class VersionText implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = VersionText.class.getPackage().getImplementationVersion();
		return new String[] { "Limbeck " + ((version != null) ? version : "(not packaged)") };
	}

}
