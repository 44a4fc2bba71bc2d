package dev.limbeck.script.location;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import dev.limbeck.java.ClassFiles;

/**
 * A jar as Spring Boot packages an application: its loader, the engine's classes, SQL,
 * and jars inside.
 */
final class FatJar {

	private final Path file;

	private final JarOutputStream jar;

	private FatJar(Path file) throws IOException {
		this.file = file;
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes()
			.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
		manifest.getMainAttributes().putValue("Start-Class", PrintRevisions.class.getName());
		this.jar = new JarOutputStream(Files.newOutputStream(file), manifest);
	}

	static FatJar create(Path file) throws IOException {
		FatJar fatJar = new FatJar(file);
		fatJar.addLoader();
		fatJar.addFolders("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/");
		for (Class<?> type : List.of(RevisionScripts.class, PrintRevisions.class)) {
			fatJar.addClasses(Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
		}
		return fatJar;
	}

	FatJar addFolders(String... names) throws IOException {
		for (String name : names) {
			this.jar.putNextEntry(new ZipEntry(name));
		}
		return this;
	}

	FatJar addScript(String name, String id) throws IOException {
		this.jar.putNextEntry(new ZipEntry(name));
		this.jar.write(script(id));
		return this;
	}

	FatJar addClass(String folder, Class<?> type) throws IOException {
		this.jar.putNextEntry(new ZipEntry(folder + ClassFiles.fileName(type)));
		this.jar.write(ClassFiles.bytes(type));
		return this;
	}

	/**
	 * Add a jar, uncompressed as the loader demands, with one script.
	 * @param name the jar's name
	 * @param id the script's revision
	 * @param folders entries for folders
	 * @return this jar
	 * @throws IOException if it cannot be written
	 */
	FatJar addLibrary(String name, String id, String... folders) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream library = new JarOutputStream(bytes, new Manifest())) {
			for (String folder : folders) {
				library.putNextEntry(new ZipEntry(folder));
			}
			library.putNextEntry(new ZipEntry("db/migration/" + id + ".sql"));
			library.write(script(id));
		}
		store("BOOT-INF/lib/" + name, bytes.toByteArray());
		return this;
	}

	/**
	 * Run the application.
	 * @return what it printed, errors included
	 * @throws IOException if it cannot be started
	 */
	List<String> run() throws IOException {
		this.jar.close();
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process process = new ProcessBuilder(java, "-jar", this.file.toString()).redirectErrorStream(true).start();
		try (InputStream output = process.getInputStream()) {
			return new String(output.readAllBytes()).lines().toList();
		}
	}

	private static byte[] script(String id) {
		return ("-- @revision " + id + "\nSELECT 1;\n").getBytes();
	}

	private void store(String name, byte[] content) throws IOException {
		CRC32 checksum = new CRC32();
		checksum.update(content);
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(checksum.getValue());
		this.jar.putNextEntry(entry);
		this.jar.write(content);
	}

	private void addLoader() throws IOException {
		try (InputStream resource = FatJar.class.getResourceAsStream("/META-INF/loader/spring-boot-loader.jar");
				ZipInputStream loader = new ZipInputStream(Objects.requireNonNull(resource))) {
			for (ZipEntry entry = loader.getNextEntry(); entry != null; entry = loader.getNextEntry()) {
				if (entry.getName().endsWith(".class")) {
					this.jar.putNextEntry(new ZipEntry(entry.getName()));
					loader.transferTo(this.jar);
				}
			}
		}
	}

	private static boolean isClass(Path path) {
		return path.toString().endsWith(".class") && !path.endsWith("package-info.class");
	}

	private void addClasses(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : new TreeSet<>(files.filter((path) -> isClass(path)).toList())) {
				this.jar.putNextEntry(new ZipEntry("BOOT-INF/classes/" + root.relativize(file)));
				Files.copy(file, this.jar);
			}
		}
	}

}
