using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Orleans.Embedded.CodeGenerator.Diagnostics;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>
/// Finds the members of a wire type that are carried: fields and properties with an id, and the parameters of a record's primary
/// constructor, which without one are numbered by position. As in Orleans, parameters are numbered apart from other members.
/// </summary>
internal static class WireMembers
{
    /// <param name="type">The wire type.</param>
    /// <param name="attribute">Its <c>[GenerateSerializer]</c>.</param>
    /// <param name="compilation">What is compiled.</param>
    /// <param name="cancellation">Ends the work: somebody went on typing.</param>
    public static (List<WireMember> Members, List<DiagnosticInfo> Diagnostics) Collect(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        var members = new List<WireMember>();
        var diagnostics = new List<DiagnosticInfo>();
        var known = new Dictionary<(uint Id, bool IsParameter), ISymbol>();
        var parameters = IncludesParameters(type, attribute) ? ParametersOfPrimaryConstructor(type, cancellation) : [];
        foreach (var candidate in Candidates(type, parameters))
        {
            cancellation.ThrowIfCancellationRequested();
            if (WhyRefused(candidate, compilation) is { } reason)
            {
                diagnostics.Add(DiagnosticInfo.At(candidate.Symbol, type, Descriptors.Member, candidate.Symbol.Name, type.Name, reason));
            }
            else if (known.TryGetValue(candidate.Key, out var other))
            {
                diagnostics.Add(DiagnosticInfo.At(candidate.Symbol, type, Descriptors.DuplicateId, other.Name, candidate.Symbol.Name, type.Name, candidate.Key.Id.ToString()));
            }
            else
            {
                known.Add(candidate.Key, candidate.Symbol);
                members.Add(Model(candidate));
            }
        }

        return (members, diagnostics);
    }

    private static WireMember Model(Candidate candidate) =>
        new(candidate.Field?.Name ?? candidate.Symbol.Name, candidate.Type.InSource(), candidate.Field is null, TransferOf(candidate));

    private static Transfer TransferOf(Candidate candidate) =>
        candidate.Type.IsLeaf() ? Transfer.Assign
        : new[] { candidate.Symbol, candidate.Field, candidate.Parameter }.Any(symbol => symbol?.Attribute("Orleans", "ImmutableAttribute") is not null) ? Transfer.CopyImmutable
        : Transfer.Copy;

    private static IEnumerable<Candidate> Candidates(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters)
    {
        foreach (var member in type.GetMembers().Where(member => !member.IsStatic && !member.IsAbstract))
        {
            var candidate = member switch
            {
                IFieldSymbol { AssociatedSymbol: null } field when IdOf(field) is { } id => new Candidate(field, field.Type, field, null, (id, false)),
                IPropertySymbol property => OfProperty(property, parameters),
                _ => null,
            };
            if (candidate is not null && candidate.Field?.Attribute("System", "NonSerializedAttribute") is null)
            {
                yield return candidate;
            }
        }
    }

    private static Candidate? OfProperty(IPropertySymbol property, IReadOnlyList<IParameterSymbol> parameters)
    {
        var field = property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        if ((IdOf(property) ?? IdOf(field)) is { } id)
        {
            return new(property, property.Type, field, null, (id, false));
        }

        var parameter = parameters.FirstOrDefault(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type));
        return parameter is null ? null : new(property, property.Type, field, parameter, (IdOf(parameter) ?? (uint)parameter.Ordinal, true));
    }

    private static string? WhyRefused(Candidate candidate, Compilation compilation) =>
        candidate.Field is null && candidate.Symbol is IPropertySymbol property && (property.GetMethod is null || property.SetMethod is null || property.IsIndexer)
            ? "it is no auto-property and lacks a getter or a setter"
        : candidate.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "it is a pointer"
        : !compilation.IsSymbolAccessibleWithin(candidate.Type, compilation.Assembly) ? $"generated code cannot see its type '{candidate.Type.ToDisplayString()}'"
        : null;

    private static uint? IdOf(ISymbol? symbol) =>
        symbol?.Attribute("Orleans", "IdAttribute")?.FirstArgument() is uint id ? id : null;

    /// <summary>What the attribute says; by default, records only.</summary>
    private static bool IncludesParameters(INamedTypeSymbol type, AttributeData attribute) =>
        type.IsRecord && attribute.NamedArguments.All(argument => argument is not { Key: "IncludePrimaryConstructorParameters", Value.Value: false });

    private static IReadOnlyList<IParameterSymbol> ParametersOfPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.InstanceConstructors.FirstOrDefault(constructor => IsPrimary(constructor, cancellation))?.Parameters ?? [];

    private static bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is RecordDeclarationSyntax { ParameterList: not null });

    /// <param name="Symbol">The field or property, as its author knows it.</param>
    /// <param name="Type">Of the member.</param>
    /// <param name="Field">What holds the value; null for a property that is no auto-property.</param>
    /// <param name="Parameter">The parameter of the primary constructor that the member stands for.</param>
    /// <param name="Key">Its number, and whether it counts among the parameters.</param>
    private sealed record Candidate(ISymbol Symbol, ITypeSymbol Type, IFieldSymbol? Field, IParameterSymbol? Parameter, (uint Id, bool IsParameter) Key);
}
