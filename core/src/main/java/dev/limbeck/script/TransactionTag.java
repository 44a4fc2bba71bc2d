package dev.limbeck.script;

/**
 * The value of {@code @transaction}: only {@code none}.
 */
final class TransactionTag {

	private TransactionTag() {
	}

	static void validate(Tag tag, Problems problems) {
		if (!tag.value().equals("none")) {
			problems.add(tag.start(), "bad-transaction", "@transaction \"" + tag.value() + "\" is unknown",
					"Write \"@transaction none\" to run statements one by one outside a transaction; without the tag"
							+ " everything runs in one transaction.");
		}
	}

}
