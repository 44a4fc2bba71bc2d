package dev.limbeck.boot.probe;

import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The web servers that Spring Boot embeds. All of them are on the class path of the
 * tests; an application has one.
 */
enum WebApplication {

	TOMCAT("servlet", "tomcat-embed-core|tomcat-embed-websocket|spring-boot-tomcat"),

	JETTY("servlet", "jetty-.*|spring-boot-jetty"),

	NETTY("reactive", "reactor-netty-.*|spring-boot-reactor-netty");

	private static final String SERVLETS = "spring-webmvc|spring-boot-webmvc|spring-boot-servlet|jakarta.servlet-api";

	private final String type;

	private final String jars;

	WebApplication(String type, String jars) {
		this.type = type;
		this.jars = jars;
	}

	/**
	 * Return what {@code spring.main.web-application-type} says of it.
	 * @return {@code servlet} or {@code reactive}
	 */
	String type() {
		return this.type;
	}

	/**
	 * Return the class path of the tests without the other servers.
	 * @return the class path
	 */
	String classPath() {
		Set<Pattern> others = Arrays.stream(values())
			.filter((server) -> server != this)
			.map((server) -> jars(server.jars))
			.collect(Collectors.toSet());
		if ("reactive".equals(this.type)) {
			others.add(jars(SERVLETS));
		}
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> others.stream().noneMatch((jar) -> jar.matcher(entry).matches()))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Pattern jars(String names) {
		return Pattern.compile(".*[/\\\\](" + names + ")-\\d[^/\\\\]*\\.jar");
	}

}
