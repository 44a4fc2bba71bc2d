package dev.limbeck.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * What a file for Kubernetes asks for.
 *
 * @param documents the objects in it
 */
record Manifest(List<JsonNode> documents) {

	static Manifest read(String name) {
		return new Manifest(YamlDocuments.read("docker/kubernetes/" + name));
	}

	/**
	 * Return the containers of all pods, init containers first.
	 * @return the specifications
	 */
	List<JsonNode> containers() {
		return pods().stream()
			.flatMap((pod) -> List.of(pod.path("initContainers"), pod.path("containers")).stream())
			.flatMap(Manifest::elements)
			.toList();
	}

	/**
	 * Return the specification of a container.
	 * @param name of the container
	 * @return the specification
	 */
	JsonNode container(String name) {
		return containers().stream()
			.filter((container) -> container.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Make a container what the file makes it.
	 * @param name of the container
	 * @param image to run
	 * @param root stands for the root of its file system
	 * @param password every secret's content
	 * @return the container, whose secrets lie where the file mounts them
	 */
	Container container(String name, Image image, Path root, String password) {
		JsonNode specification = container(name);
		Map<String, String> environment = elements(specification.path("env")).collect(Collectors
			.toMap((variable) -> variable.path("name").asString(), (variable) -> variable.path("value").asString()));
		Container container = Container.of(image, root, environment)
			.arguments(elements(specification.path("args")).map(JsonNode::asString).toList());
		elements(specification.path("volumeMounts")).filter((mount) -> mount.path("readOnly").asBoolean())
			.forEach((mount) -> container.secret(secretPath(mount), password));
		return container;
	}

	List<JsonNode> pods() {
		return this.documents.stream()
			.map((document) -> document.at("/spec/template/spec"))
			.filter(JsonNode::isObject)
			.toList();
	}

	// A secret has the file "password", or the one that its volume calls it.
	private String secretPath(JsonNode mount) {
		String file = pods().stream()
			.flatMap((pod) -> elements(pod.path("volumes")))
			.filter((volume) -> volume.path("name").equals(mount.path("name")))
			.map((volume) -> volume.at("/secret/items/0/path").asString("password"))
			.findFirst()
			.orElseThrow();
		return mount.path("mountPath").asString().replaceFirst("^" + Container.SECRETS, "") + "/" + file;
	}

	private static Stream<JsonNode> elements(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

}
