/**
 * New revision files: what is asked for becomes a file that is right at once, or a
 * refusal before anything is written.
 */
@NullMarked
package dev.limbeck.generate;

import org.jspecify.annotations.NullMarked;
