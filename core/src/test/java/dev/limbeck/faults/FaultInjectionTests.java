package dev.limbeck.faults;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever goes wrong around a run: after it and the next one the schema is what it
 * should be, each revision is in the ledger once, nothing ran twice, and what was told is
 * true.
 */
class FaultInjectionTests {

	private static final Form FORM = Form.chosen();

	private static final long SEED = Long.getLong("limbeck.faults.seed", System.nanoTime());

	private static final Tally TOTAL = new Tally();

	@TempDir
	private static Path folder;

	private static Bench bench;

	private final Tally tally = new Tally();

	@BeforeAll
	static void prepare() {
		bench = Bench.in(folder, SEED);
	}

	@AfterAll
	static void tell() {
		bench.close();
		System.out.println(TOTAL + " (seed " + SEED + ")");
		System.out.println("of which " + bench.decisions() + " stopped, and said so, where only a person could decide");
	}

	@AfterEach
	void assertSurvived(TestInfo test) {
		System.out.println(test.getDisplayName() + " " + this.tally);
		TOTAL.add(this.tally);
		assertThat(this.tally.injected()).isPositive();
		assertThat(this.tally.deaths()).isEmpty();
	}

	@Test
	void aConnectionCutAndAnotherRun() {
		new Cuts(bench, this.tally).after(FORM.choose(15, Integer.MAX_VALUE), false);
	}

	@Test
	void aConnectionCutOfARunThatGoesOn() {
		new Cuts(bench, this.tally).after(FORM.choose(15, Integer.MAX_VALUE), true);
	}

	@Test
	void aSessionTerminated() {
		new Interventions(bench, this.tally).terminate(FORM.choose(8, 100));
	}

	@Test
	void aStatementCancelled() {
		new Interventions(bench, this.tally).cancel(FORM.choose(8, 100));
	}

	@Test
	void aServerStopped() {
		new Interventions(bench, this.tally).restart(FORM.choose(1, 10), false);
	}

	@Test
	void aServerCrashed() {
		new Interventions(bench, this.tally).restart(FORM.choose(1, 10), true);
	}

	@Test
	void aProcessKilled() {
		new Kills(bench, this.tally).kill(FORM.choose(6, 200));
	}

	@Test
	void theHolderOfTheLockKilledWhileOthersWait() {
		new Kills(bench, this.tally).killHolder(FORM.choose(2, 20));
	}

	@Test
	void aNetworkThatSwallowsEverythingForATime() {
		new BlackHoles(bench, this.tally).healed(FORM.choose(2, 20), Duration.ofMillis(500));
		new BlackHoles(bench, this.tally).healed(FORM.choose(0, 1), Duration.ofSeconds(30));
	}

	@Test
	void aNetworkThatComesBackAfterAnotherProcessTookOver() {
		new BlackHoles(bench, this.tally).overtaken(FORM.choose(3, 50));
	}

	@Test
	void noConnectionLeft() {
		new Refusals(bench, this.tally).full(FORM.choose(1, 20));
	}

	@Test
	void aServerThatIsReadOnly() {
		new Refusals(bench, this.tally).readOnly(FORM.choose(1, 20));
	}

	@Test
	void timeThatJumps() {
		new Cuts(bench, this.tally).whileTimeJumps(FORM.choose(3, 50));
	}

}
