using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans.Embedded.CodeGenerator;

namespace InstaHub.CodeGenerator.Support;

/// <summary>One run of the generator on source texts, as the compiler would do it for a project of ours.</summary>
internal sealed class GeneratorRun
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; "
        + "global using Orleans; global using Orleans.Runtime; global using Orleans.Concurrency;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    // Less the assemblies of these tests, which have grains and wire types of their own.
    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CodeGenerator", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly GeneratorDriver _driver;
    private readonly Compilation _input;

    private GeneratorRun(Compilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = output;
    }

    /// <summary>The project with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Reported => Result.Diagnostics;

    /// <summary>What was generated.</summary>
    public IEnumerable<string> Files => Result.GeneratedSources.Select(source => source.SourceText.ToString());

    private GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    public static GeneratorRun Of(params string[] sources) => Named("Project", [], sources);

    /// <summary>Compiles an assembly of that name with further references.</summary>
    public static GeneratorRun Named(string assemblyName, IEnumerable<MetadataReference> references, params string[] sources)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, allowUnsafe: true);
        var trees = sources.Prepend(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs"));
        var compilation = CSharpCompilation.Create(assemblyName, trees, [.. Platform, .. references], options);
        var driver = CSharpGeneratorDriver.Create(
            [new GrainCodeGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new(compilation, driver);
    }

    /// <summary>Runs again after an edit of one source.</summary>
    public GeneratorRun Edited(string source, string replacement)
    {
        var tree = _input.SyntaxTrees.Single(tree => tree.ToString() == source);
        return new(_input.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(replacement, ParseOptions, tree.FilePath)), _driver);
    }

    /// <summary>Runs again after another file has come to the project.</summary>
    public GeneratorRun With(string source) => new(_input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, ParseOptions, "Added.cs")), _driver);

    /// <summary>Why the outputs of a tracked step are what they are.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(output => output.Reason) : [];

    /// <summary>Why the generated files are what they are.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons() =>
        Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>The assembly, whose every part has compiled without so much as a warning.</summary>
    public byte[] Emit()
    {
        Assert.Empty(Reported);
        using var image = new MemoryStream();
        var result = Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.ToString()).Concat(Files)));
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return image.ToArray();
    }

    /// <summary>The assembly as another one may refer to it.</summary>
    public MetadataReference AsReference() => MetadataReference.CreateFromImage(Emit());

    /// <summary>What the manifest of the emitted assembly registers.</summary>
    public ManifestRecord Manifest() => ManifestRecord.Of(System.Reflection.Assembly.Load(Emit()));
}
