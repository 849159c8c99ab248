using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>The ways in which types are written.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Source = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Operand = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Plain = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.ExpandNullable
            | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>As in a declaration, with nullable annotations.</summary>
    public static string InSource(this ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic ? "object?" : type.ToDisplayString(Source);

    /// <summary>As the operand of <c>typeof</c>; a generic type that is not constructed is written open, <c>List&lt;&gt;</c>.</summary>
    public static string InTypeOf(this ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Dynamic } => "object",
            INamedTypeSymbol { IsDefinition: true } definition when definition.AllTypeParameters().Any() => definition.OpenName(),
            _ => type.ToDisplayString(Operand),
        };

    /// <summary>As Orleans names an interface to call filters: with its namespace, and without spaces.</summary>
    public static string AsInterfaceName(this ITypeSymbol type) => type.ToDisplayString(Plain).Replace(", ", ",");

    public static string AsLiteral(this string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static bool IsKeyword(this string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;

    public static string AsIdentifier(this string name) => name.IsKeyword() ? "@" + name : name;

    private static string OpenName(this INamedTypeSymbol type)
    {
        var arguments = type.Arity == 0 ? "" : $"<{new string(',', type.Arity - 1)}>";
        var prefix = type.ContainingType is { } containing ? containing.OpenName() + "."
            : type.ContainingNamespace.IsGlobalNamespace ? "global::"
            : type.ContainingNamespace.ToDisplayString(Operand) + ".";
        return prefix + type.Name.AsIdentifier() + arguments;
    }
}
