using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orleans.Embedded.CodeGenerator.Diagnostics;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Reads grain and observer interfaces.</summary>
internal static class InterfaceCollector
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is InterfaceDeclarationSyntax { BaseList: not null };

    public static Extraction<InterfaceModel> Collect(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var declaration = (InterfaceDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type
            || !type.IsGrainInterface()
            || !type.IsFirstWithBaseList(declaration, cancellation))
        {
            return Extraction<InterfaceModel>.Nothing;
        }

        if (type.AllTypeParameters().Any())
        {
            return Extraction<InterfaceModel>.Failed(DiagnosticInfo.At(type, Descriptors.GenericInterface, type.Name));
        }

        if (type.WhyInaccessible(context.SemanticModel.Compilation) is { } reason)
        {
            return Extraction<InterfaceModel>.Failed(DiagnosticInfo.At(type, Descriptors.Inaccessible, type.Name, reason));
        }

        return CollectMembers(type, context.SemanticModel.Compilation, cancellation);
    }

    private static Extraction<InterfaceModel> CollectMembers(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var methods = new List<MethodModel>();
        var diagnostics = new List<DiagnosticInfo>();
        var isComplete = true;
        foreach (var member in type.AllInterfaces.Prepend(type).SelectMany(declaring => declaring.GetMembers()).Where(IsForReferences))
        {
            cancellation.ThrowIfCancellationRequested();
            var extraction = MethodCollector.Collect(type, member);
            isComplete &= extraction.Model is not null;
            methods.AddRange(extraction.Model is { } method ? [method] : []);
            diagnostics.AddRange(IsReportedElsewhere(member, type) ? [] : extraction.Diagnostics);
        }

        return isComplete
            ? Extraction<InterfaceModel>.Of(new(GeneratedNames.ProxyOf(type), type.InSource(), IsFriendOfRuntime(type, compilation), methods.ToEquatableArray()))
            : Extraction<InterfaceModel>.Failed(diagnostics);
    }

    /// <summary>
    /// Whether a reference has to implement the member. That is so for default implementations too, because the grain may have
    /// one of its own; accessors belong to their property or event.
    /// </summary>
    private static bool IsForReferences(ISymbol member) =>
        member switch
        {
            IMethodSymbol { AssociatedSymbol: not null } => false,
            IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } => false,
            IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => false,
            IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: false } => false,
            IMethodSymbol or IPropertySymbol or IEventSymbol => member.IsAbstract || (member.IsVirtual && !member.IsStatic),
            _ => false,
        };

    /// <summary>An inherited member is reported where it is declared, if that is compiled now.</summary>
    private static bool IsReportedElsewhere(ISymbol member, INamedTypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(member.ContainingType, type)
        && member.ContainingType.IsGrainInterface()
        && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly);

    private static bool IsFriendOfRuntime(INamedTypeSymbol type, Compilation compilation) =>
        type.AllInterfaces.First(candidate => candidate.Is("Orleans.Runtime", "IAddressable")).ContainingAssembly is var runtime
        && (SymbolEqualityComparer.Default.Equals(runtime, compilation.Assembly) || runtime.GivesAccessTo(compilation.Assembly));
}
