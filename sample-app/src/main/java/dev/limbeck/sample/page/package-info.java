/**
 * What a browser shows.
 */
@NullMarked
package dev.limbeck.sample.page;

import org.jspecify.annotations.NullMarked;
