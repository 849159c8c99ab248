using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Diagnostics;

/// <summary>A diagnostic that holds neither symbol nor syntax, hence may be kept between compilations.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, string FilePath, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    /// <summary>A diagnostic at the declaration of <paramref name="symbol"/>, or of <paramref name="fallback"/> when that is in another assembly.</summary>
    public static DiagnosticInfo At(ISymbol symbol, ISymbol fallback, DiagnosticDescriptor descriptor, params IEnumerable<string> arguments)
    {
        var location = symbol.Locations.Concat(fallback.Locations).FirstOrDefault(location => location.IsInSource) ?? Location.None;
        var lines = location.GetLineSpan();
        return new(descriptor, lines.Path ?? "", location.SourceSpan, lines.Span, arguments.ToEquatableArray());
    }

    public static DiagnosticInfo At(ISymbol symbol, DiagnosticDescriptor descriptor, params IEnumerable<string> arguments) => At(symbol, symbol, descriptor, arguments);

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, FilePath.Length == 0 ? Location.None : Location.Create(FilePath, Span, Lines), [.. Arguments]);
}
