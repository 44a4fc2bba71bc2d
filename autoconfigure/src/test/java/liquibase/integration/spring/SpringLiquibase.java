package liquibase.integration.spring;

/**
 * Bears the name of Liquibase's bean, which is all that Limbeck looks at.
 */
public class SpringLiquibase {

}
