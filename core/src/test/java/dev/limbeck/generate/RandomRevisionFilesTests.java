package dev.limbeck.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generates revisions with random legal options on growing graphs, and reads all files
 * anew after each.
 */
class RandomRevisionFilesTests {

	private static final List<String> PATTERNS = List.of("{yyyy}{MM}{dd}_{HH}{mm}_{rev}_{slug}", "{rev}",
			"{yyyy}/{MM}/{rev}", "{slug}/{rev}", "{epoch}-{rev}");

	private static final List<String> WORDS = List.of("Add", "users", "größe", "--", "@x", "{{revision}}", "$$", "'",
			"/*", "顧客", "50%", "\\.", "COMMIT;", "a  b");

	@TempDir
	Path directory;

	@RepeatedTest(10)
	void readsBackWhateverWasGenerated() {
		long seed = new Random().nextLong();
		System.out.println("RandomRevisionFilesTests seed " + seed);
		Random random = new Random(seed);
		Project project = Project.in(this.directory)
			.with(() -> new UUID(random.nextLong(), random.nextLong()))
			.withPattern(PATTERNS.get(random.nextInt(PATTERNS.size())));
		for (int i = 0; i < 30; i++) {
			generateOne(project, random, i);
		}
		assertThat(project.load().graph().revisions()).hasSize(30);
	}

	private static void generateOne(Project project, Random random, int number) {
		RevisionGraph before = project.load().graph();
		NewRevision request = request(before, random, number);
		RevisionFile file = project.plan(request);
		assertThat(project.generator().write(file, (line) -> {
		})).isEqualTo(file.path());
		RevisionGraph after = project.load().graph();
		assertThat(after.find(file.revision().id())).isEqualTo(file.revision());
		assertThat(after.nominalHeads()).isEqualTo(heads(before, file.revision()));
	}

	private static NewRevision request(RevisionGraph graph, Random random, int number) {
		List<Symbol> some = some(graph, random);
		boolean merge = some.size() > 1 && random.nextBoolean();
		NewRevision request = merge ? NewRevision.merge(random.nextBoolean() ? "" : message(random), some)
				: NewRevision.of(message(random)).withParents(some);
		return request.withSplice(true)
			.withDependsOn(some(graph, random))
			.withId((random.nextInt(3) == 0) ? "r_" + number + ".x" : null)
			.withLabels((random.nextInt(4) == 0) ? List.of("label-a" + number, "l" + number) : List.of());
	}

	private static List<Symbol> some(RevisionGraph graph, Random random) {
		List<Revision> shuffled = new ArrayList<>(graph.revisions());
		Collections.shuffle(shuffled, random);
		int count = shuffled.isEmpty() ? 0 : 1 + random.nextInt(Math.min(3, shuffled.size()));
		return shuffled.stream().limit(count).map((revision) -> symbol(revision, random)).toList();
	}

	private static Symbol symbol(Revision revision, Random random) {
		boolean labelled = !revision.labels().isEmpty() && random.nextBoolean();
		return Symbol.parse(labelled ? revision.labels().get(0) : revision.id());
	}

	private static String message(Random random) {
		StringBuilder message = new StringBuilder("Do");
		for (int i = random.nextInt(12); i > 0; i--) {
			message.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
		}
		return message.toString();
	}

	private static Set<String> heads(RevisionGraph before, Revision added) {
		Set<String> heads = new TreeSet<>(before.nominalHeads());
		heads.removeAll(added.parents());
		heads.add(added.id());
		return heads;
	}

}
