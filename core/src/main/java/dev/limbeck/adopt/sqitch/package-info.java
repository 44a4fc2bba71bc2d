/**
 * What Sqitch has in a folder: its plan and its scripts.
 */
@NullMarked
package dev.limbeck.adopt.sqitch;

import org.jspecify.annotations.NullMarked;
