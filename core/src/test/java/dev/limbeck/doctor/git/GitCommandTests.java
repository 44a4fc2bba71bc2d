package dev.limbeck.doctor.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GitCommand}.
 */
class GitCommandTests {

	@TempDir
	private Path folder;

	@Test
	void gitAnswersWhileAllCommonThreadsAreBusy() throws IOException {
		CountDownLatch end = new CountDownLatch(1);
		for (int i = 0; i < 64; i++) {
			ForkJoinPool.commonPool().execute(() -> await(end));
		}
		try {
			Path program = Objects.requireNonNull(GitCommand.find(System.getenv("PATH")));
			byte[] printed = new GitCommand(program, this.folder, Duration.ofSeconds(20))
				.run(List.of("hash-object", "--stdin"), "a\n".getBytes(StandardCharsets.UTF_8));
			assertThat(printed).asString().startsWith("78981922613b2afb6025042ff6bd878ac1994e85");
		}
		finally {
			end.countDown();
		}
	}

	private static void await(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
