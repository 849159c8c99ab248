namespace Orleans.Embedded.CodeGenerator.Model;

/// <summary>One registration of an assembly's manifest.</summary>
/// <param name="Kind">What is registered.</param>
/// <param name="Type">The interface, the grain class or the wire type as the operand of <c>typeof</c>.</param>
/// <param name="Generated">The class generated for it; null for grain classes.</param>
internal sealed record ManifestEntry(ManifestEntryKind Kind, string Type, string? Generated);

internal enum ManifestEntryKind
{
    Interface,
    GrainClass,
    Copier,
    GenericCopier,
}
