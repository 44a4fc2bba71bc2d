package dev.limbeck.script;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How the SQL of a revision file wants to be run.
 *
 * @param lockTimeout how long its statements wait for locks, zero for ever, or
 * {@code null} if the file does not say
 * @param statementTimeout how long its statements run, zero for ever, or {@code null} if
 * the file does not say
 * @param placeholders whether placeholders in its SQL are expanded
 */
public record ScriptOptions(@Nullable Duration lockTimeout, @Nullable Duration statementTimeout, boolean placeholders) {

}
