using Orleans.Embedded.CodeGenerator.Collection;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Emission;

/// <summary>Writes the manifest of an assembly, which tells the runtime what was generated.</summary>
internal static class ManifestEmitter
{
    public const string HintName = "GrainAssemblyManifest.g.cs";

    private const string Builder = "global::Orleans.Embedded.IGrainManifestBuilder";

    public static string Emit(IEnumerable<ManifestEntry> entries)
    {
        var writer = new CodeWriter();
        writer.Line($"[assembly: global::Orleans.Embedded.GrainAssembly(typeof(global::{GeneratedNames.RootNamespace}.GrainAssemblyManifest))]");
        writer.Line();
        using (writer.Block($"namespace {GeneratedNames.RootNamespace}"))
        {
            // Local to its file, so that assemblies that see each other's internal types do not see two of it.
            using (writer.Block("file sealed class GrainAssemblyManifest : global::Orleans.Embedded.IGrainAssemblyManifest"))
            using (writer.Block($"public void Register({Builder} builder)"))
            {
                foreach (var entry in entries)
                {
                    writer.Line(Registration(entry));
                }
            }
        }

        return writer.ToString();
    }

    private static string Registration(ManifestEntry entry) =>
        entry.Kind switch
        {
            ManifestEntryKind.Interface => $"builder.AddInterface(typeof({entry.Type}), static (shared, key) => new {entry.Generated}(shared, key));",
            ManifestEntryKind.GrainClass => $"builder.AddGrainClass(typeof({entry.Type}));",
            ManifestEntryKind.Copier => $"builder.AddCopier(new {entry.Generated}());",
            _ => $"builder.AddGenericCopier(typeof({entry.Type}), typeof({entry.Generated}));",
        };
}
