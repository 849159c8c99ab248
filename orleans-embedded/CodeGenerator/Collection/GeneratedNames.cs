using Microsoft.CodeAnalysis;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>
/// Names generated classes after their types, so that each type has names of its own and another assembly can find the copier
/// of a base type. In every part an underscore that is not doubled begins one of the escapes <c>_n</c> (nested), <c>_g1</c>
/// (generic of one parameter), <c>_k</c> (a keyword), <c>_Copier</c> and <c>_Proxy</c>; so no two types share a name.
/// </summary>
internal static class GeneratedNames
{
    public const string RootNamespace = "OrleansGenerated";

    public static GeneratedType CopierOf(INamedTypeSymbol type) => Of(type, "_Copier");

    public static GeneratedType ProxyOf(INamedTypeSymbol type) => Of(type, "_Proxy");

    private static GeneratedType Of(INamedTypeSymbol type, string kind)
    {
        var namespaces = Namespaces(type.ContainingNamespace).Reverse().Select(part => Escape(part.Name));
        var names = type.SelfAndContainingTypes().Reverse().Select(part => Escape(part.Name) + (part.Arity == 0 ? "" : $"_g{part.Arity}"));
        return new(string.Join(".", namespaces.Prepend(RootNamespace)), string.Join("_n", names) + kind);
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol innermost)
    {
        for (var current = innermost; !current.IsGlobalNamespace; current = current.ContainingNamespace)
        {
            yield return current;
        }
    }

    private static string Escape(string name) => name.Replace("_", "__") + (name.IsKeyword() ? "_k" : "");
}
