package dev.limbeck;

/**
 * The SQLSTATEs that Limbeck knows, under the names that PostgreSQL's appendix of error
 * codes has for them, and those that its own SQL raises. Two characters are a whole
 * class.
 */
public final class SqlState {

	/** Class: something worth knowing, and no error. */
	public static final String WARNING = "01";

	/** Class: the connection could not be made, or got lost. */
	public static final String CONNECTION_EXCEPTION = "08";

	/** The connection could not be made. */
	public static final String SQLCLIENT_UNABLE_TO_ESTABLISH_SQLCONNECTION = "08001";

	/** There is no such connection any more. */
	public static final String CONNECTION_DOES_NOT_EXIST = "08003";

	/** The connection broke. */
	public static final String CONNECTION_FAILURE = "08006";

	/** The other side does not keep to the protocol; also whatever PgBouncer says. */
	public static final String PROTOCOL_VIOLATION = "08P01";

	/** Class: the server, or the statement in this place, does not do that. */
	public static final String FEATURES_NOT_SUPPORTED = "0A";

	/** The server, or the statement in this place, does not do that. */
	public static final String FEATURE_NOT_SUPPORTED = "0A000";

	/** Class: a value does not fit. */
	public static final String DATA_EXCEPTION = "22";

	/** A parameter has a value that it may not have. */
	public static final String INVALID_PARAMETER_VALUE = "22023";

	/** A character does not exist in the encoding of the database. */
	public static final String UNTRANSLATABLE_CHARACTER = "22P05";

	/** Class: a row breaks a rule of its table. */
	public static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

	/** A column that needs a value has none. */
	public static final String NOT_NULL_VIOLATION = "23502";

	/** There is a row with this key. */
	public static final String UNIQUE_VIOLATION = "23505";

	/** The statement cannot run inside a transaction. */
	public static final String ACTIVE_SQL_TRANSACTION = "25001";

	/** The transaction has failed, and takes no more statements. */
	public static final String IN_FAILED_SQL_TRANSACTION = "25P02";

	/** Class: the role may not log in. */
	public static final String INVALID_AUTHORIZATION = "28";

	/** The role may not log in, for another reason than its password. */
	public static final String INVALID_AUTHORIZATION_SPECIFICATION = "28000";

	/** The password is wrong. */
	public static final String INVALID_PASSWORD = "28P01";

	/** Others depend on what was to be dropped. */
	public static final String DEPENDENT_OBJECTS_STILL_EXIST = "2BP01";

	/** A transaction was ended that was not the script's to end. */
	public static final String INVALID_TRANSACTION_TERMINATION = "2D000";

	/** There is no such database. */
	public static final String INVALID_CATALOG_NAME = "3D000";

	/** There is no such schema. */
	public static final String INVALID_SCHEMA_NAME = "3F000";

	/** Transactions at the same time could not have run one after the other. */
	public static final String SERIALIZATION_FAILURE = "40001";

	/** Sessions waited for each other. */
	public static final String DEADLOCK_DETECTED = "40P01";

	/** Class: the statement is wrong, or not allowed to this role. */
	public static final String SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION = "42";

	/** The role lacks a privilege. */
	public static final String INSUFFICIENT_PRIVILEGE = "42501";

	/** The statement is no SQL. */
	public static final String SYNTAX_ERROR = "42601";

	/** There is a column of this name. */
	public static final String DUPLICATE_COLUMN = "42701";

	/** There is no such column. */
	public static final String UNDEFINED_COLUMN = "42703";

	/** There is no such object. */
	public static final String UNDEFINED_OBJECT = "42704";

	/** There is an object of this name. */
	public static final String DUPLICATE_OBJECT = "42710";

	/** There is a function of this name. */
	public static final String DUPLICATE_FUNCTION = "42723";

	/** There is no such function. */
	public static final String UNDEFINED_FUNCTION = "42883";

	/** There is no such table. */
	public static final String UNDEFINED_TABLE = "42P01";

	/** There is a schema of this name. */
	public static final String DUPLICATE_SCHEMA = "42P06";

	/** There is a table of this name. */
	public static final String DUPLICATE_TABLE = "42P07";

	/** A view, for example, cannot become what it is to be. */
	public static final String INVALID_TABLE_DEFINITION = "42P16";

	/** Class: memory, disk or connections are used up. */
	public static final String INSUFFICIENT_RESOURCES = "53";

	/** All connections are taken. */
	public static final String TOO_MANY_CONNECTIONS = "53300";

	/** What the statement needs is not in the state that it needs. */
	public static final String OBJECT_NOT_IN_PREREQUISITE_STATE = "55000";

	/** What the statement changes is in use. */
	public static final String OBJECT_IN_USE = "55006";

	/** A lock was not to be had in time. */
	public static final String LOCK_NOT_AVAILABLE = "55P03";

	/** A value of an enum was used in the transaction that added it. */
	public static final String UNSAFE_NEW_ENUM_VALUE_USAGE = "55P04";

	/** Class: somebody or something outside ended what ran. */
	public static final String OPERATOR_INTERVENTION = "57";

	/** The statement was ended, by a person or by a time-out. */
	public static final String QUERY_CANCELED = "57014";

	/** The session was ended, by a person or by a server that stops. */
	public static final String ADMIN_SHUTDOWN = "57P01";

	/** The session was ended because another one crashed. */
	public static final String CRASH_SHUTDOWN = "57P02";

	/** The server takes no connections now. */
	public static final String CANNOT_CONNECT_NOW = "57P03";

	/** The database was dropped. */
	public static final String DATABASE_DROPPED = "57P04";

	/** The driver's own: something that has no code. */
	public static final String UNEXPECTED_ERROR = "99999";

	/** Raised by a script, or by a function of it, without a code. */
	public static final String RAISE_EXCEPTION = "P0001";

	/** Class: raised by Limbeck's own SQL. */
	public static final String OF_LIMBECK = "LM";

	/** Limbeck's own: the migration lock is in other hands. */
	public static final String FENCED = "LM001";

	/** Limbeck's own: the parents of a revision are not all applied. */
	public static final String PARENTS_MISSING = "LM002";

	/** Limbeck's own: a ledger row is not where it was put. */
	public static final String ROW_LOST = "LM003";

	/** Limbeck's own: a revision cannot go, because others stand on it. */
	public static final String CHILDREN_LEFT = "LM004";

	/** Limbeck's own: a script does not fit where the database stands. */
	public static final String ELSEWHERE = "LM005";

	/** Limbeck's own: sessions begin with something else by now than this one did. */
	public static final String STALE = "LM006";

	/** Limbeck's own: views that were dropped to be made anew are not there again. */
	public static final String VIEWS_LOST = "LM007";

	private SqlState() {
	}

}
