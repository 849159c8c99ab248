using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orleans.Embedded.CodeGenerator.Diagnostics;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Reads wire types.</summary>
internal static class WireTypeCollector
{
    public const string AttributeName = "Orleans.GenerateSerializerAttribute";

    /// <summary>Classes, structures and records; an enum is its own copy.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax;

    public static Extraction<CopierModel> Collect(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var compilation = context.SemanticModel.Compilation;
        if (type.IsLeaf())
        {
            return Extraction<CopierModel>.Nothing;
        }

        var (members, diagnostics) = WireMembers.Collect(type, context.Attributes[0], compilation, cancellation);
        diagnostics.AddRange(ErrorsOf(type, compilation));
        return diagnostics.Count == 0 ? Extraction<CopierModel>.Of(Model(type, members)) : Extraction<CopierModel>.Failed(diagnostics);
    }

    private static CopierModel Model(INamedTypeSymbol type, List<WireMember> members)
    {
        var parameters = type.AllTypeParameters().ToArray();
        return new(
            GeneratedNames.CopierOf(type),
            parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(parameter => parameter.InSource()))}>",
            parameters.Length == 0 ? "" : $"<{new string(',', parameters.Length - 1)}>",
            parameters.Select(Constraints.Of).OfType<string>().ToEquatableArray(),
            type.InSource(),
            type.InTypeOf(),
            type.SelfAndContainingTypes().All(containing => containing.DeclaredAccessibility == Accessibility.Public),
            type.IsValueType ? WireTypeKind.Structure : BaseTypes.IsException(type) ? WireTypeKind.Exception : WireTypeKind.Class,
            type.IsAbstract ? Inheritance.Abstract : type.IsSealed ? Inheritance.Sealed : Inheritance.Open,
            type.Attribute("Orleans", "ImmutableAttribute") is not null,
            HasPublicParameterlessConstructor(type),
            IsPlain(type, members),
            BaseTypes.CopierOf(type),
            members.ToEquatableArray());
    }

    private static IEnumerable<DiagnosticInfo> ErrorsOf(INamedTypeSymbol type, Compilation compilation)
    {
        if (type.WhyInaccessible(compilation) is { } inaccessible)
        {
            yield return DiagnosticInfo.At(type, Descriptors.Inaccessible, type.Name, inaccessible);
        }

        if (WhyRefused(type) is { } refused)
        {
            yield return DiagnosticInfo.At(type, Descriptors.WireType, type.Name, refused);
        }

        if (BaseTypes.WhyRefused(type, compilation) is { } reason)
        {
            yield return DiagnosticInfo.At(type, Descriptors.BaseType, type.Name, type.BaseType!.ToDisplayString(), reason);
        }
    }

    private static string? WhyRefused(INamedTypeSymbol type) =>
        type.IsRefLikeType ? "a ref struct"
        : type.IsStatic ? "static"
        : type.AllTypeParameters().GroupBy(parameter => parameter.Name).Any(group => group.Count() > 1)
            ? "generic and nested in a generic type with a type parameter of the same name"
        : null;

    /// <summary>Whether a value has nothing but members with ids that are leaves.</summary>
    private static bool IsPlain(INamedTypeSymbol type, List<WireMember> members) =>
        type.IsValueType
        && type.GetMembers().OfType<IFieldSymbol>().Count(field => !field.IsStatic) == members.Count
        && members.All(member => !member.IsProperty && member.Transfer == Transfer.Assign);

    /// <summary>As in Orleans, whose activator uses no other constructor: what has none begins with all members at their defaults.</summary>
    private static bool HasPublicParameterlessConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public);
}
