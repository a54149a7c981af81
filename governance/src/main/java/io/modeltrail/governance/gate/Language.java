package io.modeltrail.governance.gate;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelOptionalLibrary;
import dev.cel.extensions.CelOptionalLibrary.OptionalDeclaration;
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
/// a version has, not over what the condition makes. Of optional values there is what takes one
/// apart, and nothing that makes one of anything. Texts and lists are not joined with `+`, and
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
          Map.entry("metricsDataset", SimpleType.STRING),
          Map.entry("evaluations", ListType.create(ANY)),
          Map.entry("assessments", ListType.create(ANY)),
          Map.entry("baseModels", ListType.create(ANY)),
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
          .enableOptionalSyntax(true)
          .maxExpressionCodePointSize(TEXT_LENGTH_MAX)
          .maxParseExpressionNodeCount(NODES_MAX)
          .maxParseRecursionDepth(DEPTH_MAX)
          .comprehensionMaxIterations(ITERATIONS_MAX)
          .build();

  private static final List<OptionalDeclaration> OPTIONALS =
      List.of(
          OptionalDeclaration.OPTIONAL_SELECT,
          OptionalDeclaration.OPTIONAL_INDEX,
          OptionalDeclaration.OPTIONAL_INDEX_OPERAND,
          OptionalDeclaration.OPTIONAL_OR,
          OptionalDeclaration.OPTIONAL_OR_VALUE,
          OptionalDeclaration.OPTIONAL_VALUE,
          OptionalDeclaration.OPTIONAL_HAS_VALUE);

  static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelOptionalLibrary.INSTANCE)
          .addLateBoundFunctions(Functions.NAMES)
          .build();

  /// Of a version that is to come before an environment.
  static final Language GATES =
      new Language(
          Map.of("champion", SimpleType.DYN, "now", SimpleType.TIMESTAMP), Functions.OF_GATES);

  /// Of a version that an environment runs, and what monitoring saw of it.
  static final Language WATCHES =
      new Language(
          Map.of("observed", FIGURES, "sampleCount", SimpleType.INT, "segment", SimpleType.STRING),
          Functions.OF_WATCHES);

  private final Map<String, CelType> variables;
  private final List<CelFunctionDecl> functions;
  private final CelCompiler compiler;

  private Language(Map<String, CelType> ofItsOwn, List<CelFunctionDecl> functions) {
    var all = new HashMap<>(OF_VERSION);
    all.putAll(ofItsOwn);
    this.variables = Map.copyOf(all);
    this.functions = functions;
    this.compiler = compiler(variables, functions);
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

  /// Those that CEL does not have of itself.
  List<String> functionNames() {
    return functions.stream().map(CelFunctionDecl::name).sorted().toList();
  }

  private static CelCompiler compiler(
      Map<String, CelType> variables, List<CelFunctionDecl> functions) {
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
    OPTIONALS.forEach(each -> builder.addFunctionDeclarations(each.functionDecl()));
    builder.addFunctionDeclarations(functions);
    return builder.build();
  }
}
