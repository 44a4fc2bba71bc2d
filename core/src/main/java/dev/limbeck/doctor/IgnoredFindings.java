package dev.limbeck.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;

/**
 * The findings that do not count, as {@code limbeck.doctor.ignore} names them, each with
 * its reason.
 *
 * @param reasons why, by the id of the finding
 */
public record IgnoredFindings(Map<String, String> reasons) {

	/** Everything counts. */
	public static final IgnoredFindings NONE = new IgnoredFindings(Map.of());

	/** The name of the setting. */
	public static final String SETTING = "limbeck.doctor.ignore";

	private static final String FORM = "Write \"id: reason\", and semicolons between several, such as "
			+ "\"irreversible: we never go back; line-ends: half of us use Windows\".";

	/**
	 * Copy the map.
	 */
	public IgnoredFindings {
		reasons = Map.copyOf(reasons);
	}

	/**
	 * Understand the setting.
	 * @param value such as {@code id: reason; id2: reason}
	 * @return what it says
	 * @throws LimbeckException if an id is unknown or has no reason, with all of them
	 */
	public static IgnoredFindings parse(String value) {
		Map<String, String> reasons = new LinkedHashMap<>();
		List<String> problems = new ArrayList<>();
		for (String entry : value.split(";")) {
			String text = entry.strip();
			int colon = text.indexOf(':');
			String id = (colon < 0) ? text : text.substring(0, colon).strip();
			String reason = (colon < 0) ? "" : text.substring(colon + 1).strip();
			if (!id.isEmpty() && Catalogue.find(id) == null) {
				problems.add(SETTING + " names " + id + ", which is no finding.");
			}
			else if (!text.isEmpty() && (id.isEmpty() || reason.isEmpty())) {
				problems.add(SETTING + " does not say why " + (id.isEmpty() ? text : id) + " is ignored.");
			}
			else if (!text.isEmpty()) {
				reasons.put(id, reason);
			}
		}
		if (!problems.isEmpty()) {
			throw new LimbeckException("bad-doctor-ignore", String.join("\n", problems), FORM);
		}
		return new IgnoredFindings(reasons);
	}

	boolean covers(Finding finding) {
		return this.reasons.containsKey(finding.id());
	}

}
