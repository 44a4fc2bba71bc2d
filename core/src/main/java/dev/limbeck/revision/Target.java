package dev.limbeck.revision;

import java.util.Optional;
import java.util.Set;

/**
 * What a symbol means.
 *
 * @param symbol as written
 * @param ids the revisions, none for base
 * @param branch the branch it asks for; for steps down from where the database stands the
 * branch of the revision they start from
 */
record Target(Symbol symbol, Set<String> ids, Branch branch) {

	/**
	 * Return the only revision.
	 * @return an id, or nothing for base
	 * @throws SymbolException if there are several
	 */
	Optional<String> one() {
		if (this.ids.size() > 1) {
			throw SymbolException.multipleHeads(this.symbol, this.ids);
		}
		return this.ids.stream().findFirst();
	}

}
