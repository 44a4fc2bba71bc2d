/**
 * A schema as pages for people, with a picture of how its tables refer to each other.
 */
@NullMarked
package dev.limbeck.docs;

import org.jspecify.annotations.NullMarked;
