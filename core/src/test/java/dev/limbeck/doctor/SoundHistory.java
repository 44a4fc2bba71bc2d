package dev.limbeck.doctor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

/**
 * A history of random shape that has no fault: linear or with branches that are merged,
 * of 5 to 200 revisions, each of which makes a table of its own and may alter an older
 * one.
 */
public final class SoundHistory {

	private static final Instant FIRST = Instant.parse("2026-01-01T09:00:00Z");

	private final Random random;

	private final Map<String, WrittenRevision> revisions = new LinkedHashMap<>();

	SoundHistory(Random random) {
		this(random, 5 + random.nextInt((random.nextInt(4) == 0) ? 196 : 30), random.nextBoolean());
	}

	private SoundHistory(Random random, int size, boolean linear) {
		this.random = random;
		while (this.revisions.size() < size - 1) {
			List<String> ids = ids();
			String last = ids.isEmpty() ? "" : ids.get(linear ? ids.size() - 1 : random.nextInt(ids.size()));
			add(last.isEmpty() ? List.of() : List.of(last));
		}
		add(heads());
	}

	/**
	 * Make a history with branches that is soon tried.
	 * @param random makes it
	 * @return a history of 12 to 20 revisions, some of which alter older ones
	 */
	static SoundHistory small(Random random) {
		SoundHistory history = new SoundHistory(random, 12 + random.nextInt(9), false);
		boolean alters = history.revisions().stream().anyMatch((revision) -> !revision.altered().isEmpty());
		return alters ? history : small(random);
	}

	/**
	 * Make a history of some shape.
	 * @param random makes it
	 * @param size how many revisions it has
	 * @param linear whether each revises the one before it
	 * @return the history
	 */
	public static SoundHistory of(Random random, int size, boolean linear) {
		return new SoundHistory(random, size, linear);
	}

	/**
	 * Make a history as teams write it: branches go on side by side for a while, and are
	 * merged.
	 * @param random makes it
	 * @param size how many revisions it has at least
	 * @param branches how many there are at a time
	 * @return the history
	 */
	static SoundHistory inBranches(Random random, int size, int branches) {
		SoundHistory history = new SoundHistory(random, 2, true);
		while (history.revisions.size() < size) {
			String begin = history.ids().get(history.revisions.size() - 1);
			List<String> ends = new ArrayList<>(Collections.nCopies(branches, begin));
			for (int i = 0; i < 5 * branches; i++) {
				int branch = (i < branches) ? i : random.nextInt(branches);
				history.add(List.of(ends.get(branch)));
				ends.set(branch, history.ids().get(history.revisions.size() - 1));
			}
			history.add(ends);
		}
		return history;
	}

	boolean isAbove(String id, String other) {
		return get(id).parents().stream().anyMatch((parent) -> parent.equals(other) || isAbove(parent, other));
	}

	public List<String> ids() {
		return List.copyOf(this.revisions.keySet());
	}

	public WrittenRevision get(String id) {
		return Objects.requireNonNull(this.revisions.get(id));
	}

	public List<WrittenRevision> revisions() {
		return List.copyOf(this.revisions.values());
	}

	void put(WrittenRevision revision) {
		this.revisions.put(revision.id(), revision);
	}

	void remove(String id) {
		this.revisions.remove(id);
	}

	String newId() {
		return String.format("%06x", this.random.nextInt(0x1000000)) + "a1b2c" + (this.revisions.size() % 10);
	}

	public List<String> children(String id) {
		return this.revisions.values()
			.stream()
			.filter((revision) -> revision.parents().contains(id))
			.map(WrittenRevision::id)
			.toList();
	}

	public boolean isAltered(String id) {
		return this.revisions.values().stream().anyMatch((revision) -> revision.altered().equals(id));
	}

	void add(List<String> parents) {
		String id = newId();
		List<String> older = ids();
		String altered = (!parents.isEmpty() && this.random.nextInt(3) == 0) ? parents.get(0) : "";
		put(new WrittenRevision(id, parents, altered, FIRST.plusSeconds(60L * older.size()), older.size()));
	}

	private List<String> heads() {
		TreeSet<String> heads = new TreeSet<>(this.revisions.keySet());
		this.revisions.values().forEach((revision) -> heads.removeAll(revision.parents()));
		return List.copyOf(heads);
	}

	public void write(Path folder) {
		this.revisions.values()
			.forEach((revision) -> DoctorCase.write(folder.resolve(revision.fileName()), revision.text()));
	}

	static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	public <T> T any(List<T> values) {
		return new ArrayList<>(values).get(this.random.nextInt(values.size()));
	}

}
