package dev.limbeck.model;

import java.util.List;

import dev.limbeck.scratch.ScratchServer;

/**
 * A new database, before anything is made in it.
 */
public record EmptyModel() implements ScratchModel {

	@Override
	public String name() {
		return "a new database";
	}

	@Override
	public Built build(ScratchServer scratch) {
		return new Built(scratch.create(), List.of());
	}

}
