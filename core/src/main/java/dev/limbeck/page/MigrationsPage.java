package dev.limbeck.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.drawing.AppliedText;
import dev.limbeck.drawing.Markup;
import dev.limbeck.drawing.PagePart;
import dev.limbeck.migrate.MigrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The page on which people see where databases stand: one document that needs no other
 * file, follows what the browser prefers of light and dark, and asks again by itself as
 * long as it is looked at. A content security policy lets nothing else run in it.
 */
public final class MigrationsPage {

	private static final int SECONDS = 5;

	private static final int SECONDS_WHILE_RUNNING = 2;

	private final List<ObservedDatabase> databases;

	private final Instant now;

	private final boolean all;

	/**
	 * Create a page.
	 * @param databases what was seen, that of the application itself first
	 * @param now when that was
	 * @param all whether each revision is drawn; the page is not refreshed then
	 */
	public MigrationsPage(List<ObservedDatabase> databases, Instant now, boolean all) {
		this.databases = List.copyOf(databases);
		this.now = now;
		this.all = all;
	}

	/**
	 * Write the page.
	 * @return a document, all of it ASCII
	 */
	public String html() {
		List<String> lines = new ArrayList<>(head());
		lines.add("<body>");
		lines.add("<a class=\"skip\" href=\"#main\">Skip to what is shown</a>");
		lines.addAll(header());
		lines.add("<main id=\"main\" tabindex=\"-1\" data-seconds=\"" + seconds() + "\">");
		for (int i = 0; i < this.databases.size(); i++) {
			lines.addAll(database(this.databases.get(i), "d" + (i + 1)));
		}
		if (this.databases.isEmpty()) {
			lines.add(Section.paragraph("No application context has a database to migrate."));
		}
		lines.add("</main>");
		if (!this.all) {
			lines.add("<script>" + script().text() + "</script>");
		}
		lines.add("</body>");
		lines.add("</html>");
		return String.join("\n", lines) + "\n";
	}

	private List<String> head() {
		PagePart style = new PagePart(
				PagePart.ofTables().text() + PagePart.read(MigrationsPage.class, "page.css").text());
		String scripts = this.all ? "" : " script-src " + script().source() + "; connect-src 'self';";
		return List.of("<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
				"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " + style.source()
						+ ";" + scripts + " img-src data:; base-uri 'none'; form-action 'none'\">",
				"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
				"<meta name=\"robots\" content=\"noindex\">", "<meta name=\"referrer\" content=\"no-referrer\">",
				"<link rel=\"icon\" href=\"data:,\">", "<title>" + Markup.text(title()) + "</title>",
				"<style>" + style.text() + "</style>", "</head>");
	}

	private static PagePart script() {
		return PagePart.read(MigrationsPage.class, "refresh.js");
	}

	private String title() {
		String names = String.join(", ", this.databases.stream().map(ObservedDatabase::name).toList());
		return "Migrations" + (names.isEmpty() ? "" : " of " + names);
	}

	private List<String> header() {
		List<String> lines = new ArrayList<>(List.of("<header>", "<h1>" + Markup.text(title()) + "</h1>"));
		String seen = "As of <time id=\"seen\" datetime=\"" + this.now + "\">" + AppliedText.time(this.now)
				+ "</time> UTC";
		lines.add("<p class=\"quiet\">" + seen + "</p>");
		if (!this.all) {
			lines.add("<p><button type=\"button\" id=\"pause\" hidden>Stop refreshing</button></p>");
			lines.add("<noscript><p class=\"quiet\">Load the page again to see what has changed.</p></noscript>");
		}
		lines.add("<p id=\"said\" role=\"status\"></p>");
		lines.add("</header>");
		return lines;
	}

	private int seconds() {
		boolean running = this.databases.stream().anyMatch((database) -> {
			MigrationStatus status = database.status();
			return status != null && new Running(status, this.now).isAnything();
		});
		return running ? SECONDS_WHILE_RUNNING : SECONDS;
	}

	private List<String> database(ObservedDatabase database, String id) {
		List<String> lines = new ArrayList<>();
		if (this.databases.size() > 1) {
			lines.add("<h2>" + Markup.text(database.name()) + "</h2>");
		}
		List<Section> sections = sections(database, id);
		lines.add("<nav aria-label=\"" + Markup.text("Parts of " + database.name()) + "\"><ul>");
		sections.forEach((section) -> lines
			.add("<li><a href=\"#" + section.id() + "\">" + Markup.text(section.title()) + "</a></li>"));
		lines.add("</ul></nav>");
		sections.forEach((section) -> lines.addAll(section.lines()));
		return lines;
	}

	private List<Section> sections(ObservedDatabase database, String id) {
		MigrationStatus status = database.status();
		if (status == null) {
			return List.of(failed(database.failure(), id + "-failure"));
		}
		Running running = new Running(status, this.now);
		List<Section> sections = new ArrayList<>();
		sections.add(new Standing(status).section(id + "-standing"));
		sections.add(running.section(id + "-running"));
		if (!running.background().isEmpty()) {
			sections.add(running.backgroundSection(id + "-background"));
		}
		sections.add(new Findings(database.diagnosis()).section(id + "-findings"));
		sections.add(new History(status, database.graph(), this.all).section(id + "-revisions"));
		sections.add(new Log(status.log()).section(id + "-log"));
		return sections;
	}

	private static Section failed(@Nullable LimbeckException failure, String id) {
		List<String> lines = new ArrayList<>();
		if (failure != null) {
			failure.description().lines().map(Section::paragraph).forEach(lines::add);
			failure.action().lines().map(Section::paragraph).forEach(lines::add);
			lines.add("<p class=\"quiet\"><code>" + Markup.text(failure.code()) + "</code></p>");
		}
		return new Section(id, "Nothing can be told", lines);
	}

}
