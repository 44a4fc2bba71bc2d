package dev.limbeck.adopt.project;

/**
 * The SQL of one direction of a migration, as its tool has it.
 *
 * @param origin the file, as people call it
 * @param firstLine the line of the file in which the text begins, from 1
 * @param text the SQL, without what means something to the tool alone
 * @param transactional whether the tool runs it in a transaction
 */
public record ForeignScript(String origin, int firstLine, String text, boolean transactional) {

	/**
	 * Take a whole file.
	 * @param origin the file, as people call it
	 * @param text its content
	 * @return the script, which runs in a transaction
	 */
	public static ForeignScript of(String origin, String text) {
		return new ForeignScript(origin, 1, text, true);
	}

	/**
	 * Return the same SQL that is run in another way.
	 * @param inTransaction whether the tool runs it in a transaction
	 * @return a copy
	 */
	public ForeignScript transactional(boolean inTransaction) {
		return new ForeignScript(this.origin, this.firstLine, this.text, inTransaction);
	}

	/**
	 * Return another text in the same place.
	 * @param newText the SQL
	 * @return a copy
	 */
	public ForeignScript with(String newText) {
		return new ForeignScript(this.origin, this.firstLine, newText, this.transactional);
	}

}
