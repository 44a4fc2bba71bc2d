package dev.limbeck.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.schema.Fact;

/**
 * What is done to one fact, and to those whose treatment is written into it.
 */
final class Node implements Comparable<Node> {

	private static final Comparator<Node> ORDER = Comparator.comparing((Node node) -> node.fact.id())
		.thenComparing((Node node) -> node.verb);

	private final Verb verb;

	private final Fact fact;

	private final Set<Node> needs = new LinkedHashSet<>();

	private final Set<Node> neededBy = new LinkedHashSet<>();

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

	// From the end that leads to fewer.
	private static boolean isBetween(Node later, Node earlier) {
		return (later.needs.size() <= earlier.neededBy.size()) ? leads(later, earlier, (node) -> node.needs)
				: leads(earlier, later, (node) -> node.neededBy);
	}

	private static boolean leads(Node from, Node to, Function<Node, Set<Node>> next) {
		Set<Node> seen = new HashSet<>();
		Deque<Node> open = new ArrayDeque<>(next.apply(from));
		open.remove(to);
		while (!open.isEmpty()) {
			Node node = open.pop();
			if (node == to) {
				return true;
			}
			if (seen.add(node)) {
				open.addAll(next.apply(node));
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
