/**
 * What a revision written in Java is made of. A package of its own, which needs nothing
 * else of Limbeck: classes of revisions import it alone, and the annotation is not
 * mistaken for the node of the graph of the same name.
 */
@NullMarked
package dev.limbeck.java;

import org.jspecify.annotations.NullMarked;
