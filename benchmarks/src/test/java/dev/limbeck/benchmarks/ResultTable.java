package dev.limbeck.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Results as a table in Markdown. Times are ratios: only they mean anything elsewhere.
 */
final class ResultTable {

	private ResultTable() {
	}

	/**
	 * Write a cell.
	 * @param result what came out
	 * @return lines
	 */
	static String of(CellResult result) {
		Contender reference = result.cell().isApplication() ? Contender.NONE : Contender.JDBC;
		boolean comparable = result.times().containsKey(reference);
		StringBuilder lines = new StringBuilder("### " + result.cell().name() + "\n\n| | wall, ms | processor, ms |"
				+ (comparable ? " wall / " + reference.label() + " | processor / " + reference.label() + " |" : "")
				+ " connections | flights | statements | bytes sent | received |\n|---|---|---|"
				+ (comparable ? "---|---|" : "") + "---|---|---|---|---|\n");
		result.times().forEach((contender, time) -> {
			lines.append("| ")
				.append(contender.label())
				.append(" | ")
				.append(time.wall().toMillis())
				.append(" | ")
				.append(time.processor().toMillis())
				.append(" |");
			if (comparable) {
				lines.append(ratios(time, result.times().get(reference)));
			}
			lines.append(counts(result.traffic().get(contender))).append('\n');
		});
		return lines.toString();
	}

	private static String ratios(Measurement time, Measurement reference) {
		return String.format(Locale.ROOT, " %.2f | %.2f |", time.wallOver(reference), time.processorOver(reference));
	}

	private static String counts(Traffic traffic) {
		return " " + traffic.connections() + " | " + traffic.flights() + " | " + traffic.statements() + " | "
				+ traffic.sent() + " | " + traffic.received() + " |";
	}

	/**
	 * Write the table of all cells: the wall time of each contender as a multiple of the
	 * reference's, and its processor time.
	 * @param results what came out
	 * @return lines
	 */
	static String summary(List<CellResult> results) {
		StringBuilder lines = new StringBuilder("| wall × / processor × / flights |");
		results.forEach((result) -> lines.append(' ').append(result.cell().name()).append(" |"));
		lines.append("\n|---|").append("---|".repeat(results.size())).append('\n');
		for (Contender contender : Contender.values()) {
			if (results.stream().anyMatch((result) -> result.times().containsKey(contender))) {
				lines.append("| ").append(contender.label()).append(" |");
				results.forEach((result) -> lines.append(' ').append(entry(result, contender)).append(" |"));
				lines.append('\n');
			}
		}
		return lines.toString();
	}

	private static String entry(CellResult result, Contender contender) {
		Map<Contender, Measurement> times = result.times();
		Measurement reference = times.get(result.cell().isApplication() ? Contender.NONE : Contender.JDBC);
		Measurement time = times.get(contender);
		if (time == null || reference == null) {
			return "";
		}
		return String.format(Locale.ROOT, "%.2f / %.2f / %d", time.wallOver(reference), time.processorOver(reference),
				result.traffic().get(contender).flights());
	}

}
