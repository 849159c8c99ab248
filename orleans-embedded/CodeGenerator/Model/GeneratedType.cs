namespace Orleans.Embedded.CodeGenerator.Model;

/// <summary>The place of a generated class. Its file is named after the class, hence unique.</summary>
/// <param name="Namespace">Where the class is declared.</param>
/// <param name="Name">Its name without type parameters.</param>
internal sealed record GeneratedType(string Namespace, string Name)
{
    public string FullName => $"global::{Namespace}.{Name}";

    /// <summary>
    /// Unique even where file names do not distinguish case: names that differ in case alone differ in the hash.
    /// </summary>
    public string HintName => $"{Namespace}.{Name}.{Hash($"{Namespace}.{Name}"):x8}.g.cs";

    /// <summary>FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/); the same in every compilation.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
