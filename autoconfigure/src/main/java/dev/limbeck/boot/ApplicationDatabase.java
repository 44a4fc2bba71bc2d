package dev.limbeck.boot;

import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;

/**
 * The database that the application uses, as the bean knows it through which it does.
 * Properties and connection details may say something else, as in tests.
 */
interface ApplicationDatabase {

	/**
	 * Refuse a database of another kind, if it is known without a connection.
	 * @throws LimbeckException if the application does not use PostgreSQL
	 */
	void refuseOtherKinds();

	/**
	 * Return how the application logs in.
	 * @return the login, or nothing if only the bean can connect
	 */
	Optional<Login> login();

	/**
	 * Return who says where that is.
	 * @param configuration what properties say
	 * @param login how the application logs in
	 * @return such as {@code DATABASE_URL}
	 */
	String source(ConfiguredDatabase configuration, Login login);

	/**
	 * Let the bean connect.
	 * @param credentials log in with these, if they name a role
	 * @return the way to the database
	 * @throws LimbeckException if the bean has no connections of JDBC
	 */
	Connector borrow(Credentials credentials);

}
