using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>What the base of a wire type means for its copier.</summary>
internal static class BaseTypes
{
    public static bool IsException(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("System", "Exception"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The copier of the base type as source text; null when the base type has no members to carry.</summary>
    public static string? CopierOf(INamedTypeSymbol type)
    {
        if (type.BaseType is not { } baseType || !baseType.IsWireType())
        {
            return null;
        }

        var arguments = baseType.AllTypeArguments().Select(argument => argument.InSource()).ToArray();
        return GeneratedNames.CopierOf(baseType).FullName + (arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments)}>");
    }

    /// <summary>Why the base of a wire type cannot be carried; null when it can.</summary>
    public static string? WhyRefused(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.BaseType is not { TypeKind: not TypeKind.Error } baseType || IsEmpty(baseType))
        {
            return null;
        }

        if (baseType.IsWireType())
        {
            return HasCopier(baseType, compilation) ? null : "was compiled without this code generator";
        }

        return IsException(baseType) && IsOfFramework(baseType, compilation) ? null : "has no [GenerateSerializer]";
    }

    /// <summary>Bases that hold nothing; Orleans marks its placement strategy as transparent to serialization.</summary>
    private static bool IsEmpty(INamedTypeSymbol baseType) =>
        baseType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || baseType.Is("Orleans.Runtime", "PlacementStrategy");

    private static bool HasCopier(INamedTypeSymbol baseType, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(baseType.ContainingAssembly, compilation.Assembly)
        || (baseType.ContainingAssembly.GetTypeByMetadataName(CopierMetadataName(baseType)) is { } copier && compilation.IsSymbolAccessibleWithin(copier, compilation.Assembly));

    private static string CopierMetadataName(INamedTypeSymbol baseType)
    {
        var copier = GeneratedNames.CopierOf(baseType);
        var arity = baseType.AllTypeArguments().Count();
        return $"{copier.Namespace}.{copier.Name}{(arity == 0 ? "" : $"`{arity}")}";
    }

    /// <summary>Exceptions of the framework carry what every exception has, as in Orleans.</summary>
    private static bool IsOfFramework(INamedTypeSymbol type, Compilation compilation)
    {
        var root = type.ContainingNamespace.ToDisplayString().Split('.')[0];
        return root is "System" or "Microsoft" && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
    }
}
