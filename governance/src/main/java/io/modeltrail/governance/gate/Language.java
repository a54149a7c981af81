package io.modeltrail.governance.gate;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CEL as gates and watches have it: which variables there are, and what is left out so that
/// judging a version cannot take long or need much memory, whatever the condition and the version.
///
/// Values cannot grow from loop to loop: there is no `map` and no `filter`, and loops go over what
/// a version has, not over what the condition makes. Texts and lists are not joined with `+`, and
/// there is no `matches`, as a pattern can be dear. All loops together take at most
/// [#ITERATIONS_MAX] elements.
final class Language {

  static final int TEXT_LENGTH_MAX = 4_000;
  static final int NODES_MAX = 1_000;
  static final int DEPTH_MAX = 60;

  /// For one evaluation, loops in loops included. A record's list or map has at most 1,000 entries.
  static final int ITERATIONS_MAX = 5_000;

  private static final CelType FIGURES = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);
  private static final CelType ANY = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final Map<String, CelType> OF_VERSION =
      Map.ofEntries(
          Map.entry("metrics", FIGURES),
          Map.entry("parameters", ANY),
          Map.entry("statistics", FIGURES),
          Map.entry("tags", TEXTS),
          Map.entry("datasets", ListType.create(ANY)),
          Map.entry("artifact", ANY),
          Map.entry("run", ANY),
          Map.entry("version", SimpleType.INT),
          Map.entry("workspace", SimpleType.STRING),
          Map.entry("modelName", SimpleType.STRING),
          Map.entry("algorithm", SimpleType.STRING),
          Map.entry("task", SimpleType.STRING));

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(TEXT_LENGTH_MAX)
          .maxParseExpressionNodeCount(NODES_MAX)
          .maxParseRecursionDepth(DEPTH_MAX)
          .comprehensionMaxIterations(ITERATIONS_MAX)
          .build();

  static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  /// Of a version that is to come before an environment.
  static final Language GATES =
      new Language(Map.of("champion", SimpleType.DYN, "now", SimpleType.TIMESTAMP));

  /// Of a version that an environment runs, and what monitoring saw of it.
  static final Language WATCHES =
      new Language(
          Map.of("observed", FIGURES, "sampleCount", SimpleType.INT, "segment", SimpleType.STRING));

  private final Map<String, CelType> variables;
  private final CelCompiler compiler;

  private Language(Map<String, CelType> ofItsOwn) {
    var all = new HashMap<>(OF_VERSION);
    all.putAll(ofItsOwn);
    variables = Map.copyOf(all);
    compiler = compiler(variables);
  }

  CelCompiler compiler() {
    return compiler;
  }

  boolean hasVariable(String name) {
    return variables.containsKey(name);
  }

  /// For people.
  List<String> variableNames() {
    return variables.keySet().stream().sorted().toList();
  }

  private static CelCompiler compiler(Map<String, CelType> variables) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .filterFunctions(
                        (function, overload) ->
                            function != StandardFunction.MATCHES
                                && overload != Arithmetic.ADD_STRING
                                && overload != Arithmetic.ADD_BYTES
                                && overload != Arithmetic.ADD_LIST)
                    .build());
    variables.forEach(builder::addVar);
    return builder.build();
  }
}
