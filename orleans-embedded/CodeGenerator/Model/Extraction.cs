using Orleans.Embedded.CodeGenerator.Diagnostics;

namespace Orleans.Embedded.CodeGenerator.Model;

/// <summary>What one declaration gave: a model, or the errors that stand against it.</summary>
internal sealed record Extraction<T>(T? Model, EquatableArray<DiagnosticInfo> Diagnostics)
    where T : class, IEquatable<T>
{
    /// <summary>For a declaration that is none of the generator's business.</summary>
    public static Extraction<T> Nothing { get; } = new(null, EquatableArray<DiagnosticInfo>.Empty);

    public static Extraction<T> Of(T model) => new(model, EquatableArray<DiagnosticInfo>.Empty);

    public static Extraction<T> Failed(params IEnumerable<DiagnosticInfo> diagnostics) => new(null, diagnostics.ToEquatableArray());
}
