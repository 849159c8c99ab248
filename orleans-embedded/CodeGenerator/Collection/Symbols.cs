using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Questions about symbols that the collectors share.</summary>
internal static class Symbols
{
    /// <summary>Whether this is that type of that namespace, of whatever arity.</summary>
    public static bool Is(this ITypeSymbol? type, string containingNamespace, string name) =>
        type is not null && type.Name == name && type.ContainingType is null && type.ContainingNamespace?.ToDisplayString() == containingNamespace;

    public static bool Implements(this ITypeSymbol type, string containingNamespace, string name) => type.AllInterfaces.Any(candidate => candidate.Is(containingNamespace, name));

    /// <summary>A grain or observer interface; not those of the runtime that it must derive from.</summary>
    public static bool IsGrainInterface(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && type.Implements("Orleans.Runtime", "IAddressable") && !type.IsMarkerInterface();

    public static bool IsWireType(this ITypeSymbol type) => type.Attribute("Orleans", "GenerateSerializerAttribute") is not null;

    public static AttributeData? Attribute(this ISymbol symbol, string containingNamespace, string name) => symbol.GetAttributes().Find(containingNamespace, name);

    public static AttributeData? Find(this IEnumerable<AttributeData> attributes, string containingNamespace, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeClass.Is(containingNamespace, name));

    public static object? FirstArgument(this AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value;

    public static IEnumerable<INamedTypeSymbol> SelfAndContainingTypes(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>The type parameters of the type and of those around it, the outermost first, as in metadata.</summary>
    public static IEnumerable<ITypeParameterSymbol> AllTypeParameters(this INamedTypeSymbol type) =>
        type.SelfAndContainingTypes().Reverse().SelectMany(containing => containing.TypeParameters);

    public static IEnumerable<ITypeSymbol> AllTypeArguments(this INamedTypeSymbol type) =>
        type.SelfAndContainingTypes().Reverse().SelectMany(containing => containing.TypeArguments);

    /// <summary>Why generated code cannot name the type; null when it can.</summary>
    public static string? WhyInaccessible(this INamedTypeSymbol type, Compilation compilation) =>
        type.SelfAndContainingTypes().Any(containing => containing.IsFileLocal) ? "local to its file"
        : !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) ? "a private or protected nested type"
        : null;

    /// <summary>Whether <paramref name="declaration"/> is the one to handle a type by, of the several that a partial type may have with a base list.</summary>
    public static bool IsFirstWithBaseList(this INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(syntax => syntax.BaseList is not null) == declaration;

    private static bool IsMarkerInterface(this INamedTypeSymbol type) =>
        type.Name is "IGrain" or "IGrainObserver"
            or "IGrainWithGuidKey" or "IGrainWithIntegerKey" or "IGrainWithStringKey" or "IGrainWithGuidCompoundKey" or "IGrainWithIntegerCompoundKey"
        && type.Is("Orleans", type.Name);
}
