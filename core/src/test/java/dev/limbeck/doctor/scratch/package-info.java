/**
 * What is found out about revisions by trying them.
 */
@NullMarked
package dev.limbeck.doctor.scratch;

import org.jspecify.annotations.NullMarked;
