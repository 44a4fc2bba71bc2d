package dev.limbeck.page;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.doctor.finding.Severity;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.LedgerRow.Progress;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.RevisionGraph;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsPage}.
 */
class MigrationsPageTests {

	private final Observed observed = new Observed().applied("a", "Make a");

	@Test
	void tellsWhereTheDatabaseStands() {
		assertThat(page()).contains("<strong>Up to date.</strong>", "<dd>db:5432/shop</dd>", "<dd>DATABASE_URL</dd>",
				"<dt>Stands at</dt><dd>a</dd>", "<time id=\"seen\" datetime=\"2026-11-20T10:00:00Z\">");
		this.observed.revision("b", "Make b", "a");
		assertThat(page()).contains("<strong>1 revision is pending.</strong>", "tone pending");
	}

	@Test
	void tellsWhatIsAheadAndWhatHasDiverged() {
		this.observed.row("z", "Make z", State.APPLIED, null, "a");
		assertThat(page()).contains("Ahead: another release", "<dt>Ahead</dt><dd>z</dd>", "<tr class=\"ahead\">");
		this.observed.revision("b", "Make b", "a");
		assertThat(page()).contains("Diverged: 1 pending, and 1 applied that no file declares.");
	}

	@Test
	void whatRunsHasAProgressBar() {
		this.observed.locked()
			.revision("b", "Index it", "a")
			.row("b", "Index it", State.RUNNING, new Progress(2, 5, null), "a");
		assertThat(page()).contains("<strong>Upgrade of b, Index it</strong>",
				"<progress max=\"5\" value=\"2\" aria-labelledby=\"d1-running-0\"></progress> 2 of 5 statements are done",
				"2 min 59 s), by shop as app on pod-1", "data-seconds=\"2\"");
	}

	@Test
	void whatWasLeftSaysWhatToDo() {
		this.observed.revision("b", "Index it", "a").row("b", "Index it", State.RUNNING, new Progress(2, 5, null), "a");
		assertThat(page()).contains("nobody is working on it: b.", "&#34;limbeck resume&#34; goes on with it");
	}

	@Test
	void whatRunsInATransactionIsAnnounced() {
		assertThat(page()).contains("<p>Nothing is running.</p>", "data-seconds=\"5\"");
		this.observed.locked();
		assertThat(page()).contains("A process holds the migration lock.", "data-seconds=\"2\"");
	}

	@Test
	void whatGoesOnInTheBackgroundHasAPlaceOfItsOwn() {
		assertThat(page()).doesNotContain("In the background");
		this.observed.row("y", "Fill it", State.APPLIED, new Progress(1, 4, null), "a");
		assertThat(page()).contains("In the background", "<progress max=\"4\" value=\"1\"");
	}

	@Test
	void aBatchTellsItsRounds() {
		BatchProgress batch = new BatchProgress(3, 14_000, 5000,
				new BatchProgress.Walk("id", "15000", "90000", 15_000, 90_000));
		this.observed.row("y", "Fill it", State.APPLIED, new Progress(1, 4, batch), "a");
		assertThat(page()).contains("<progress max=\"90000\" value=\"15000\"",
				"3 rounds of the next one, 14,000 rows changed</p>");
	}

	@Test
	void findingsSayWhatToDo() {
		Finding finding = new Finding("behind", Severity.WARNING, Place.database("shop"), "One <b> is pending.", "So.",
				"Apply it.", "limbeck upgrade");
		assertThat(page()).contains("Nothing is wrong");
		this.observed.diagnosed(new Diagnosis(List.of(finding), List.of(), List.of()));
		assertThat(page()).contains("One &#60;b&#62; is pending.", "Apply it.", "<code>limbeck upgrade</code>");
	}

	@Test
	void theLogIsThere() {
		this.observed.logged("failure", "b", "{\"sqlstate\": \"22012\"}");
		assertThat(page()).contains("<tr class=\"missing\"><th scope=\"row\"><time datetime=\"2026-11-20T10:00:00Z\">",
				"<td class=\"state\">failure</td>", "{&#34;sqlstate&#34;: &#34;22012&#34;}");
	}

	@Test
	void aDatabaseThatDoesNotAnswerIsToldAsSuch() {
		LimbeckException failure = new LimbeckException("unreachable", "It is <off>.", "Start it.");
		ObservedDatabase database = new ObservedDatabase("shop", null, RevisionGraph.of(List.of()), Diagnosis.NONE,
				failure);
		assertThat(new MigrationsPage(List.of(database), Observed.NOW, false).html()).contains("Nothing can be told",
				"<p>It is &#60;off&#62;.</p>", "<p>Start it.</p>", "<code>unreachable</code>");
	}

	@Test
	void severalDatabasesStandUnderNamesOfTheirOwn() {
		String page = new MigrationsPage(List.of(this.observed.database("one"), this.observed.database("two")),
				Observed.NOW, false)
			.html();
		assertThat(page).contains("<h1>Migrations of one, two</h1>", "<h2>one</h2>", "<h2>two</h2>", "id=\"d1-log\"",
				"id=\"d2-log\"");
	}

	@Test
	void nothingRunsButWhatThePolicyNames() throws Exception {
		String page = page();
		String policy = between(page, "Content-Security-Policy\" content=\"", "\">");
		assertThat(policy).isEqualTo("default-src 'none'; style-src " + hash(between(page, "<style>", "</style>"))
				+ "; script-src " + hash(between(page, "<script>", "</script>"))
				+ "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'");
		assertThat(page).doesNotContain(" style=\"", " onclick", "http://", "https://");
	}

	@Test
	void whatOthersWroteIsTextAlone() throws Exception {
		String hostile = "</td></main><script>alert(1)</script> \u202e \" ' \ud83d\ude00";
		this.observed.applied("b", hostile, "a").logged("failure", hostile, hostile);
		String page = page();
		assertThat(page).matches("(?s)[\n -~]+").containsOnlyOnce("<script>").containsOnlyOnce("</main>");
		Element main = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(
					new StringReader("<main>" + between(page, "data-seconds=\"5\">", "</main>") + "</main>")))
			.getDocumentElement();
		assertThat(main.getElementsByTagName("table").getLength()).isEqualTo(2);
		assertThat(main.getTextContent()).contains("</td></main><script>alert(1)</script> \\u202e");
	}

	@Test
	void tenThousandRevisionsAreAShortPage() {
		ObservedDatabase database = Observed.history(10_000).database("shop");
		assertThat(new MigrationsPage(List.of(database), Observed.NOW, false).html()).hasSizeLessThan(1_000_000)
			.contains("Show all 10,000 revisions");
		assertThat(new MigrationsPage(List.of(database), Observed.NOW, true).html()).contains(">r5000<", "Fold what")
			.doesNotContain("<script");
	}

	private String page() {
		return new MigrationsPage(List.of(this.observed.database("shop")), Observed.NOW, false).html();
	}

	private static String hash(String text) throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
	}

	private static String between(String text, String start, String end) {
		int from = text.indexOf(start) + start.length();
		return text.substring(from, text.indexOf(end, from));
	}

}
