using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Types whose values nobody can change, down to the last part: they cross the boundary of a grain as they are.</summary>
internal static class LeafTypes
{
    private static readonly HashSet<(string Namespace, string Name)> Named =
    [
        ("System", "DateOnly"),
        ("System", "DateTimeOffset"),
        ("System", "Guid"),
        ("System", "Half"),
        ("System", "Int128"),
        ("System", "TimeOnly"),
        ("System", "TimeSpan"),
        ("System", "Type"),
        ("System", "UInt128"),
        ("System", "Uri"),
        ("System", "Version"),
        ("System.Globalization", "CompareInfo"),
        ("System.Globalization", "CultureInfo"),
        ("System.Net", "IPAddress"),
        ("System.Net", "IPEndPoint"),
        ("System.Numerics", "BigInteger"),
        ("System.Text", "Rune"),
        ("System.Threading", "CancellationToken"),
        ("Orleans.Runtime", "GrainId"),
        ("Orleans.Runtime", "GrainInterfaceType"),
        ("Orleans.Runtime", "GrainType"),
        ("Orleans.Runtime", "IdSpan"),
        ("Orleans.Runtime", "SiloAddress"),
    ];

    /// <summary>Containers that are leaves if what they hold is one.</summary>
    private static readonly HashSet<(string Namespace, string Name)> Containers =
    [
        ("System", "Nullable"),
        ("System", "ValueTuple"),
        ("System.Collections.Generic", "KeyValuePair"),
    ];

    public static bool IsLeaf(this ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || IsPrimitive(type.SpecialType)
        || IsReference(type)
        || (type is INamedTypeSymbol named && IsNamedLeaf(named));

    private static bool IsPrimitive(SpecialType type) =>
        type is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_DateTime;

    private static bool IsReference(ITypeSymbol type) =>
        type.Is("Orleans.Runtime", "GrainReference")
        || (type.TypeKind == TypeKind.Interface && (type.Is("Orleans.Runtime", "IAddressable") || type.Implements("Orleans.Runtime", "IAddressable")));

    private static bool IsNamedLeaf(INamedTypeSymbol type)
    {
        if (type.ContainingType is not null)
        {
            return false;
        }

        var name = (type.ContainingNamespace.ToDisplayString(), type.Name);
        return type.Arity == 0 ? Named.Contains(name) || name == ("System", "ValueTuple") : Containers.Contains(name) && type.TypeArguments.All(IsLeaf);
    }
}
