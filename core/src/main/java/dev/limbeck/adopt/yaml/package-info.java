/**
 * YAML, and so JSON, as a tree: as much of it as people write by hand. What is not
 * understood is refused with its line.
 */
@NullMarked
package dev.limbeck.adopt.yaml;

import org.jspecify.annotations.NullMarked;
