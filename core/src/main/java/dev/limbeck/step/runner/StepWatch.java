package dev.limbeck.step.runner;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.limbeck.log.LogFields;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.RunningStep;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the steps of a run from beside, and tells how far they have got. It has a
 * thread from the first step on, and a second connection once something is slow.
 */
public final class StepWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StepWatch.class);

	private static final Duration FIRST_TOLD = Duration.ofSeconds(1);

	private final StepSettings settings;

	private final WatchConnection connection;

	private final Map<String, Integer> numbers = new HashMap<>();

	private final int total;

	private final Ticker ticker;

	private final Object telling = new Object();

	private boolean ticking;

	private volatile @Nullable WatchedStep watched;

	/**
	 * Prepare to watch a run.
	 * @param settings how steps are run
	 * @param connection the second connection, not opened yet
	 * @param steps what is to be run
	 * @param before how many steps the run has done before, over a connection that was
	 * lost
	 */
	public StepWatch(StepSettings settings, WatchConnection connection, List<RunnableStep> steps, int before) {
		this.settings = settings;
		this.connection = connection;
		this.total = before + steps.size();
		for (RunnableStep step : steps) {
			this.numbers.put(step.id(), before + this.numbers.size() + 1);
		}
		this.ticker = settings.ticker().get();
	}

	/**
	 * Return what a listener is told of a step.
	 * @param step the step
	 * @return the step and its place in the run
	 */
	public RunningStep place(RunnableStep step) {
		return new RunningStep(step.id(), step.direction(), step.entry().revision().description(),
				this.numbers.getOrDefault(step.id(), 1), this.total, step.statements());
	}

	/**
	 * Begin to look at a step.
	 * @param step the step
	 * @param marker the statement at which it is, from 1; asked by another thread
	 */
	void begin(RunnableStep step, IntSupplier marker) {
		begin(step, marker, () -> null);
	}

	/**
	 * Begin to look at a step of which some statements may be repeated.
	 * @param step the step
	 * @param marker the statement at which it is, from 1; asked by another thread
	 * @param batch how far that one has come, if it is repeated; likewise
	 */
	void begin(RunnableStep step, IntSupplier marker, Supplier<@Nullable BatchState> batch) {
		Duration lockTimeout = step.timeouts().or(this.settings.timeouts()).lock();
		this.watched = new WatchedStep(place(step), marker, batch, (lockTimeout != null) ? lockTimeout : Duration.ZERO,
				this.settings.nanoTime());
		if (!this.ticking) {
			this.ticking = true;
			this.ticker.start(this::look);
		}
	}

	/**
	 * Look away. Nothing is told of the step after that.
	 * @return who was in its way when it was last looked at
	 */
	List<Blocker> end() {
		synchronized (this.telling) {
			WatchedStep ended = this.watched;
			this.watched = null;
			return (ended != null) ? ended.blockers() : List.of();
		}
	}

	private void look() {
		WatchedStep current = this.watched;
		if (current == null) {
			return;
		}
		try {
			long now = this.settings.nanoTime();
			MigrationProgress progress = current.look(now, this.connection);
			synchronized (this.telling) {
				if (current == this.watched && progress.elapsed().compareTo(FIRST_TOLD) >= 0) {
					tell(progress, current.isLogDue(now));
				}
			}
		}
		catch (RuntimeException ex) {
			LogFields.NONE.debug(logger).log("The progress cannot be told: {}", ex.getClass().getName());
		}
	}

	private void tell(MigrationProgress progress, boolean log) {
		if (log) {
			progress.fields()
				.info(logger)
				.log("Running {} {}: {}", progress.step().direction().code(), progress.step().revision(),
						progress.summary());
		}
		this.settings.listener().stepProgressed(progress);
	}

	@Override
	public void close() {
		end();
		if (this.ticking) {
			this.ticker.stop(this.connection::close);
		}
	}

}
