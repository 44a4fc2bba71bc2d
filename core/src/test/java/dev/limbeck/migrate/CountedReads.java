package dev.limbeck.migrate;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.limbeck.script.location.RevisionScripts;

/**
 * Reads revision files, and counts how often.
 *
 * @param files the files
 * @param reads how often they were read
 */
record CountedReads(RevisionFiles files, AtomicInteger reads) implements Supplier<RevisionScripts> {

	CountedReads(RevisionFiles files) {
		this(files, new AtomicInteger());
	}

	@Override
	public RevisionScripts get() {
		this.reads.incrementAndGet();
		return this.files.scripts();
	}

	int count() {
		return this.reads.get();
	}

}
