using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.CodeGenerator.Diagnostics;

/// <summary>What the generator refuses. Everything is an error: no code is generated for such a declaration.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor MemberIsNoMethod = Error(
        "OEMB001", "Only methods can be called through a grain reference", "'{0}' of grain interface '{1}' is {2}; only methods can be called through a grain reference");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "OEMB002",
        "A grain method returns a task",
        "'{0}' of grain interface '{1}' returns '{2}'; it must return Task, Task<T>, ValueTask, ValueTask<T>, or void if it is one-way");

    public static readonly DiagnosticDescriptor VoidNotOneWay = Error(
        "OEMB003", "A grain method without a task is one-way", "'{0}' of grain interface '{1}' returns void, so nobody can wait for it; return Task or mark it [OneWay]");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "OEMB004", "A grain method is not generic", "'{0}' of grain interface '{1}' is generic, which this runtime does not support");

    public static readonly DiagnosticDescriptor Parameter = Error(
        "OEMB005", "A grain method takes its parameters by value", "Parameter '{0}' of '{1}' in grain interface '{2}' is {3}, which cannot cross the boundary of a grain");

    public static readonly DiagnosticDescriptor GenericInterface = Error(
        "OEMB006", "A grain interface is not generic", "Grain interface '{0}' is generic or nested in a generic type, which this runtime does not support");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "OEMB007", "Generated code must see the type", "'{0}' is {1}, so generated code cannot use it");

    public static readonly DiagnosticDescriptor SeveralTokens = Error(
        "OEMB008", "A grain method takes one cancellation token", "'{0}' of grain interface '{1}' has more than one CancellationToken parameter");

    public static readonly DiagnosticDescriptor OneWayResult = Error(
        "OEMB009", "A one-way method has no result", "'{0}' of grain interface '{1}' is [OneWay], so its result never reaches the caller; return Task, ValueTask or void");

    public static readonly DiagnosticDescriptor ResponseTimeout = Error(
        "OEMB010", "A response time-out is a time span", "'{0}' of grain interface '{1}' has the response time-out '{2}', which is not a TimeSpan");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "OEMB011", "Members of a wire type have different ids", "Members '{0}' and '{1}' of wire type '{2}' have the same id {3}");

    public static readonly DiagnosticDescriptor Member = Error(
        "OEMB012", "A member with an id can be read and written", "Member '{0}' of wire type '{1}' cannot be carried: {2}");

    public static readonly DiagnosticDescriptor BaseType = Error(
        "OEMB013", "The base of a wire type is a wire type", "Wire type '{0}' derives from '{1}', which {2}");

    public static readonly DiagnosticDescriptor WireType = Error(
        "OEMB014", "Some types cannot be wire types", "'{0}' cannot be a wire type: it is {1}");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Orleans.Embedded", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
