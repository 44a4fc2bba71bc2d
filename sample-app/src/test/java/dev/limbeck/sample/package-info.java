/**
 * Tests of the sample application, in this JVM and as a packaged jar.
 */
@NullMarked
package dev.limbeck.sample;

import org.jspecify.annotations.NullMarked;
