package io.modeltrail.torture.mutant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles changed source files against the jars of a built service.
final class Compilation {

  private Compilation() {}

  /// @param app a `quarkus-app`
  /// @param to where the classes go
  /// @throws IllegalStateException if they do not compile
  static void run(Path checkout, List<Edit> edits, Path app, Path to) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Edit edit : edits) {
      String source =
          sources.containsKey(edit.file()) ? sources.get(edit.file()) : edit.read(checkout);
      sources.put(edit.file(), edit.apply(source));
    }
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((file, text) -> files.add(new Source(file, text)));
    Files.createDirectories(to);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter words = new StringWriter();
    boolean isGood =
        compiler
            .getTask(
                words,
                null,
                null,
                List.of(
                    "--release",
                    "21",
                    "-parameters",
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    to.toString(),
                    "-cp",
                    classPath(app)),
                null,
                files)
            .call();
    if (!isGood) {
      throw new IllegalStateException("it does not compile: " + words);
    }
  }

  private static String classPath(Path app) throws IOException {
    try (Stream<Path> files = Files.walk(app)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.startsWith(app.resolve("quarkus")))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String file, String text) {
      super(
          URI.create(
              "string:///"
                  + file.substring(file.indexOf("src/main/java/") + "src/main/java/".length())),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
