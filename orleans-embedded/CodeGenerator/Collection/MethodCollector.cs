using System.Globalization;
using Microsoft.CodeAnalysis;
using Orleans.Embedded.CodeGenerator.Diagnostics;
using Orleans.Embedded.CodeGenerator.Model;

namespace Orleans.Embedded.CodeGenerator.Collection;

/// <summary>Reads one member of a grain interface and refuses what cannot be called through a reference.</summary>
internal static class MethodCollector
{
    /// <param name="type">The interface that a reference is made for; it may inherit the member.</param>
    /// <param name="member">A member that the reference has to implement.</param>
    public static Extraction<MethodModel> Collect(INamedTypeSymbol type, ISymbol member)
    {
        var errors = member is IMethodSymbol { IsStatic: false } candidate
            ? ErrorsOf(candidate, type).ToArray()
            : [DiagnosticInfo.At(member, type, Descriptors.MemberIsNoMethod, member.Name, type.Name, KindOf(member))];
        return errors.Length == 0 ? Extraction<MethodModel>.Of(Model((IMethodSymbol)member)) : Extraction<MethodModel>.Failed(errors);
    }

    private static MethodModel Model(IMethodSymbol method)
    {
        var shape = ShapeOf(method.ReturnType)!.Value;
        return new(
            method.ContainingType.InSource(),
            method.ContainingType.InTypeOf(),
            method.ContainingType.AsInterfaceName(),
            method.Name,
            method.ReturnType.InSource(),
            shape,
            ResultOf(method)?.InSource(),
            OptionsOf(method).ToEquatableArray(),
            ResponseTimeoutOf(method),
            method.GetReturnTypeAttributes().Find("Orleans", "ImmutableAttribute") is not null,
            method.Parameters.Select(parameter => new ParameterModel(parameter.Type.InSource(), parameter.Type.InTypeOf(), TransferOf(parameter))).ToEquatableArray());
    }

    private static IEnumerable<DiagnosticInfo> ErrorsOf(IMethodSymbol method, INamedTypeSymbol type)
    {
        DiagnosticInfo Error(DiagnosticDescriptor descriptor, params IEnumerable<string> more) => DiagnosticInfo.At(method, type, descriptor, [method.Name, type.Name, .. more]);

        if (method.IsGenericMethod)
        {
            yield return Error(Descriptors.GenericMethod);
        }

        if (ShapeOf(method.ReturnType) is null || method.RefKind != RefKind.None)
        {
            yield return Error(Descriptors.ReturnType, method.ReturnType.ToDisplayString());
        }

        if (method.ReturnsVoid && !IsMarkedOneWay(method) && !type.Implements("Orleans", "IGrainObserver"))
        {
            yield return Error(Descriptors.VoidNotOneWay);
        }

        if (IsMarkedOneWay(method) && ResultOf(method) is not null)
        {
            yield return Error(Descriptors.OneWayResult);
        }

        if (ResponseTimeoutOf(method) is { } timeout && !TimeSpan.TryParse(timeout, CultureInfo.InvariantCulture, out _))
        {
            yield return Error(Descriptors.ResponseTimeout, timeout);
        }

        if (method.Parameters.Count(IsCancellation) > 1)
        {
            yield return Error(Descriptors.SeveralTokens);
        }

        foreach (var parameter in method.Parameters)
        {
            if (WhyRefused(parameter) is { } reason)
            {
                yield return DiagnosticInfo.At(parameter, type, Descriptors.Parameter, parameter.Name, method.Name, type.Name, reason);
            }
        }
    }

    private static string? WhyRefused(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None ? "passed by reference"
        : parameter.Type.IsRefLikeType ? "a ref struct"
        : parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "a pointer"
        : null;

    private static string KindOf(ISymbol member) =>
        member switch
        {
            { IsStatic: true } => "static",
            IPropertySymbol { IsIndexer: true } => "an indexer",
            IPropertySymbol => "a property",
            _ => "an event",
        };

    private static ReturnShape? ShapeOf(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Void ? ReturnShape.Void
        : type.Is("System.Threading.Tasks", "Task") ? ReturnShape.Task
        : type.Is("System.Threading.Tasks", "ValueTask") ? ReturnShape.ValueTask
        : null;

    private static ITypeSymbol? ResultOf(IMethodSymbol method) =>
        ShapeOf(method.ReturnType) is not null ? ((INamedTypeSymbol)method.ReturnType).TypeArguments.SingleOrDefault() : null;

    private static IEnumerable<string> OptionsOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid || IsMarkedOneWay(method))
        {
            yield return "OneWay";
        }

        if (method.Attribute("Orleans.Concurrency", "ReadOnlyAttribute") is not null)
        {
            yield return "ReadOnly";
        }

        if (method.Attribute("Orleans.Concurrency", "AlwaysInterleaveAttribute") is not null)
        {
            yield return "AlwaysInterleave";
        }
    }

    private static bool IsMarkedOneWay(IMethodSymbol method) => method.Attribute("Orleans.Concurrency", "OneWayAttribute") is not null;

    private static string? ResponseTimeoutOf(IMethodSymbol method) => method.Attribute("Orleans", "ResponseTimeoutAttribute")?.FirstArgument() as string;

    private static bool IsCancellation(IParameterSymbol parameter) => parameter.Type.Is("System.Threading", "CancellationToken");

    private static Transfer TransferOf(IParameterSymbol parameter) =>
        IsCancellation(parameter) ? Transfer.Cancellation
        : parameter.Type.IsLeaf() ? Transfer.Assign
        : parameter.Attribute("Orleans", "ImmutableAttribute") is not null ? Transfer.CopyImmutable
        : Transfer.Copy;
}
