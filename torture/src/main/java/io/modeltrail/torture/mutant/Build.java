package io.modeltrail.torture.mutant;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A build of a service that differs from the checkout's: the same folder, with other classes in
/// the jars in which they live. So production code needs no switch for what is tried.
public final class Build {

  private static final String TRANSFORMED = "transformed-bytecode.jar";

  private Build() {}

  /// @param folder where the build goes, in a folder of its own
  /// @return its `quarkus-app`
  public static Path of(Checkout checkout, Service service, List<Edit> edits, Path folder)
      throws IOException {
    Path app = checkout.app(service.module());
    if (!Files.exists(app)) {
      throw new IllegalStateException(app + " is missing: build the module " + service.module());
    }
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "build-" + service.label() + "-");
    Path classes = work.resolve("classes");
    Compilation.run(checkout.root(), edits, app, classes);
    Path copy = work.resolve("quarkus-app");
    link(app, copy);
    replace(classes(classes), copy);
    Folders.delete(classes);
    return copy;
  }

  /// Whatever is not changed takes no room.
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.createLink(target, path);
        }
      }
    }
  }

  /// By their names in a jar.
  private static Map<String, byte[]> classes(Path folder) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        classes.put(name, Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static void replace(Map<String, byte[]> classes, Path app) throws IOException {
    Set<String> missing = new HashSet<>(classes.keySet());
    List<Path> jars;
    try (Stream<Path> all = Files.walk(app)) {
      jars = all.filter(file -> isOurs(file.getFileName().toString())).toList();
    }
    for (Path jar : jars) {
      Set<String> held = names(jar);
      Map<String, byte[]> here = new HashMap<>();
      classes.forEach(
          (name, bytes) -> {
            if (held.contains(outer(name))) {
              here.put(name, bytes);
            }
          });
      if (here.isEmpty()) {
        continue;
      }
      if (jar.getFileName().toString().equals(TRANSFORMED)) {
        throw new IllegalStateException(
            "Quarkus has changed these classes itself, change another one: " + here.keySet());
      }
      rewrite(jar, here);
      missing.removeAll(here.keySet());
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("no jar of the service has " + missing);
    }
  }

  private static boolean isOurs(String name) {
    return name.endsWith(".jar") && (name.contains("modeltrail-") || name.equals(TRANSFORMED));
  }

  /// The class that stands in a file of its own.
  private static String outer(String name) {
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested) + ".class";
  }

  private static Set<String> names(Path jar) throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        names.add(each.getName());
      }
    }
    return names;
  }

  private static void rewrite(Path jar, Map<String, byte[]> classes) throws IOException {
    Path next = jar.resolveSibling(jar.getFileName() + ".next");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(next))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (!classes.containsKey(each.getName())) {
          out.putNextEntry(new ZipEntry(each.getName()));
          in.transferTo(out);
          out.closeEntry();
        }
      }
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
        out.closeEntry();
      }
    }
    // The link is replaced, not what it leads to.
    Files.delete(jar);
    Files.move(next, jar);
  }
}
