using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orleans.Embedded.CodeGenerator.Diagnostics;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Finds grain classes.</summary>
internal static class GrainClassCollector
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is ClassDeclarationSyntax { BaseList: not null };

    public static Extraction<ManifestEntry> Collect(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type
            || !IsGrainClass(type)
            || !type.IsFirstWithBaseList(declaration, cancellation))
        {
            return Extraction<ManifestEntry>.Nothing;
        }

        return type.WhyInaccessible(context.SemanticModel.Compilation) is { } reason
            ? Extraction<ManifestEntry>.Failed(DiagnosticInfo.At(type, Descriptors.Inaccessible, type.Name, reason))
            : Extraction<ManifestEntry>.Of(new(ManifestEntryKind.GrainClass, type.InTypeOf(), null));
    }

    private static bool IsGrainClass(INamedTypeSymbol type) =>
        !type.IsAbstract && !type.AllTypeParameters().Any() && type.Implements("Orleans", "IGrain") && type.Implements("Orleans", "IGrainBase");
}
