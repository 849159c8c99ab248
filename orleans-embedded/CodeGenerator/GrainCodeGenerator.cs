using Microsoft.CodeAnalysis;
using Orleans.Embedded.CodeGenerator.Collection;
using Orleans.Embedded.CodeGenerator.Emission;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator;

/// <summary>
/// Generates what the runtime needs of an assembly: a reference for each grain interface, a copier for each wire type, a
/// manifest that names them and the grain classes, and the names of referenced assemblies that have a manifest. Each declaration becomes a model without symbols; only a model that has
/// changed makes new code.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainCodeGenerator : IIncrementalGenerator
{
    /// <summary>The names of the tracked steps.</summary>
    public const string Interfaces = nameof(Interfaces), GrainClasses = nameof(GrainClasses), WireTypes = nameof(WireTypes), Manifest = nameof(Manifest), Parts = nameof(Parts);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = Models(context, context.SyntaxProvider.CreateSyntaxProvider(InterfaceCollector.IsCandidate, InterfaceCollector.Collect), Interfaces);
        context.RegisterSourceOutput(interfaces, static (output, model) => output.AddSource(model.Proxy.HintName, ProxyEmitter.Emit(model)));

        var wireTypes = Models(
            context, context.SyntaxProvider.ForAttributeWithMetadataName(WireTypeCollector.AttributeName, WireTypeCollector.IsCandidate, WireTypeCollector.Collect), WireTypes);
        context.RegisterSourceOutput(wireTypes, static (output, model) => output.AddSource(model.Copier.HintName, CopierEmitter.Emit(model)));

        var grainClasses = Models(context, context.SyntaxProvider.CreateSyntaxProvider(GrainClassCollector.IsCandidate, GrainClassCollector.Collect), GrainClasses);

        var manifest = Entries(interfaces.Select(static (model, _) => EntryOf(model)))
            .Combine(Entries(grainClasses))
            .Combine(Entries(wireTypes.Select(static (model, _) => EntryOf(model))))
            .Select(static (entries, _) => entries.Left.Left.Concat(entries.Left.Right).Concat(entries.Right).ToEquatableArray())
            .WithTrackingName(Manifest);
        context.RegisterSourceOutput(manifest, static (output, entries) =>
        {
            if (entries.Count > 0)
            {
                output.AddSource(ManifestEmitter.HintName, ManifestEmitter.Emit(entries));
            }
        });

        var parts = context.CompilationProvider.Select(static (compilation, _) => ApplicationParts.ReferencedBy(compilation)).WithTrackingName(Parts);
        context.RegisterSourceOutput(parts, static (output, names) =>
        {
            if (names.Count > 0)
            {
                output.AddSource(ApplicationPartEmitter.HintName, ApplicationPartEmitter.Emit(names));
            }
        });
    }

    /// <summary>Reports what was refused and passes the rest on.</summary>
    private static IncrementalValuesProvider<T> Models<T>(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Extraction<T>> extractions, string name)
        where T : class, IEquatable<T>
    {
        context.RegisterSourceOutput(
            extractions.SelectMany(static (extraction, _) => extraction.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
        return extractions.Where(static extraction => extraction.Model is not null).Select(static (extraction, _) => extraction.Model!).WithTrackingName(name);
    }

    private static IncrementalValueProvider<EquatableArray<ManifestEntry>> Entries(IncrementalValuesProvider<ManifestEntry> entries) =>
        entries.Collect().Select(static (all, _) => new EquatableArray<ManifestEntry>(all));

    private static ManifestEntry EntryOf(InterfaceModel model) => new(ManifestEntryKind.Interface, model.Type, model.Proxy.FullName);

    private static ManifestEntry EntryOf(CopierModel model) =>
        new(
            model.TypeParameters.Length == 0 ? ManifestEntryKind.Copier : ManifestEntryKind.GenericCopier,
            model.OpenType,
            model.Copier.FullName + model.OpenTypeParameters);
}
