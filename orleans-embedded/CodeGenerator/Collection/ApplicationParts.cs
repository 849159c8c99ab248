using Microsoft.CodeAnalysis;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>The referenced assemblies that have grains or wire types.</summary>
internal static class ApplicationParts
{
    private const string ManifestAttribute = "Orleans.Embedded.GrainAssemblyAttribute";

    /// <summary>Their names, in order.</summary>
    public static EquatableArray<string> ReferencedBy(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.GetAttributes().Any(attribute => IsManifest(attribute.AttributeClass, assembly)))
            .Select(assembly => assembly.Identity.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    // The runtime, which declares the attribute and has it too, needs no finding.
    private static bool IsManifest(INamedTypeSymbol? attribute, IAssemblySymbol assembly) =>
        attribute?.ToDisplayString() == ManifestAttribute && !SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, assembly);
}
