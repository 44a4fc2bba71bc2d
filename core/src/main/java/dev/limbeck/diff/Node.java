package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.schema.Fact;

/**
 * What is done to one fact, and to those whose treatment is written into it.
 */
final class Node implements Comparable<Node> {

	private static final Comparator<Node> ORDER = Comparator.comparing((Node node) -> node.fact.id())
		.thenComparing((Node node) -> node.verb);

	private final Verb verb;

	private final Fact fact;

	private final Set<Node> needs = new TreeSet<>();

	private final Set<Node> neededBy = new TreeSet<>();

	private final List<Node> parts = new ArrayList<>();

	private Node into = this;

	Node(Verb verb, Fact fact) {
		this.verb = verb;
		this.fact = fact;
	}

	Verb verb() {
		return this.verb;
	}

	Fact fact() {
		return this.fact;
	}

	/**
	 * Return what is written into it.
	 * @return the nodes directly below
	 */
	List<Node> parts() {
		return this.parts;
	}

	/**
	 * Return the node that it is written into, directly or not.
	 * @return the outermost, itself if none
	 */
	Node root() {
		return (this.into == this) ? this : this.into.root();
	}

	Set<Node> needs() {
		return this.needs;
	}

	Set<Node> neededBy() {
		return this.neededBy;
	}

	/**
	 * Come after another node.
	 * @param other what must be done before
	 */
	void after(Node other) {
		Node one = root();
		Node needed = other.root();
		if (one != needed) {
			one.needs.add(needed);
			needed.neededBy.add(one);
		}
	}

	/**
	 * Write a node into this one, unless something has to be done between the two.
	 * @param part the node
	 * @return whether it could be done
	 */
	boolean join(Node part) {
		Node whole = root();
		if (part.root() != part || whole == part || isBetween(whole, part) || isBetween(part, whole)) {
			return false;
		}
		this.parts.add(part);
		part.into = this;
		part.needs.forEach((needed) -> needed.neededBy.remove(part));
		part.neededBy.forEach((needing) -> needing.needs.remove(part));
		part.needs.forEach(whole::after);
		part.neededBy.forEach((needing) -> needing.after(whole));
		part.needs.clear();
		part.neededBy.clear();
		return true;
	}

	private static boolean isBetween(Node later, Node earlier) {
		Set<Node> seen = new TreeSet<>();
		List<Node> open = new ArrayList<>(later.needs);
		open.remove(earlier);
		while (!open.isEmpty()) {
			Node next = open.remove(open.size() - 1);
			if (next == earlier) {
				return true;
			}
			if (seen.add(next)) {
				open.addAll(next.needs);
			}
		}
		return false;
	}

	@Override
	public int compareTo(Node other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.verb.name().toLowerCase(Locale.ROOT) + " " + this.fact.id();
	}

}
