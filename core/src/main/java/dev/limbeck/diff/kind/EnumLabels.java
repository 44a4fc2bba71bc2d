package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.diff.rule.Options;
import dev.limbeck.schema.Fact;

/**
 * The values of an enum on its way to other ones.
 */
public final class EnumLabels {

	private static final String LABELS = "labels";

	private EnumLabels() {
	}

	/**
	 * Return an enum that has the values of both sides.
	 * @param from the enum before
	 * @param to the enum after
	 * @return the one after, with what it lacks of the other where it stood; itself if it
	 * lacks nothing
	 */
	public static Fact joined(Fact from, Fact to) {
		List<String> labels = new ArrayList<>(Options.items(to.get(LABELS)));
		int place = 0;
		for (String label : Options.items(from.get(LABELS))) {
			int at = labels.indexOf(label);
			if (at < 0) {
				labels.add(place++, label);
			}
			else {
				place = at + 1;
			}
		}
		if (labels.size() == Options.items(to.get(LABELS)).size()) {
			return to;
		}
		Map<String, String> attributes = new HashMap<>(to.attributes());
		attributes.put(LABELS, String.join(", ", labels));
		return new Fact(to.id(), to.parent(), attributes, to.details());
	}

}
