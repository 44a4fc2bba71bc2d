package dev.limbeck.sql.placeholder;

/**
 * Why a statement cannot be sent with values in place of its placeholders. It names no
 * value.
 *
 * @param offset of the place in the script
 * @param code what kind of fault it is, in kebab case
 * @param message what is wrong and why
 * @param action what to do about it
 */
public record Fault(int offset, String code, String message, String action) {

}
